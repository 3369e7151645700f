import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { DecorationSet } from 'prosemirror-view'
import type { Amendment } from '../../../shared/amendments/amendment'
import { blockIdOf, type Change } from '../../../shared/amendments/change'
import type { BlockId } from '../../../shared/ids'
import { carry, changedBlocks } from '../carried'
import type { Shown, TextEditorOptions } from '../contract'
import { amendmentMarks } from './amendment-marks'

interface Showing {
  readonly shown: readonly Shown[]
  readonly selected: Amendment['id'] | null
}

const key = new PluginKey<Marked>('amendments')

interface Marked {
  readonly showing: Showing
  readonly set: DecorationSet
}

export function showAmendments(state: EditorState, showing: Showing): Transaction {
  return state.tr.setMeta(key, showing)
}

/**
 * Pending amendments over the text they would change. They are no part of it. What changes nothing
 * but words carries the marks along, and those of the amendments to blocks with these words are made
 * anew: a key does not pay for five hundred amendments elsewhere.
 */
export function amendmentsPlugin(
  options: Pick<TextEditorOptions, 'translate' | 'onSelectAmendment'>,
): Plugin<Marked> {
  const marksOf = (doc: Node, shown: Shown, selected: Amendment['id'] | null) =>
    amendmentMarks(doc, shown, selected, options.translate)
  const marked = (doc: Node, showing: Showing): Marked => ({
    showing,
    set: DecorationSet.create(
      doc,
      showing.shown.flatMap((each) => marksOf(doc, each, showing.selected)),
    ),
  })

  return new Plugin<Marked>({
    key,
    state: {
      init: (_config, { doc }) => marked(doc, { shown: [], selected: null }),
      apply(tr, before, { doc: old }, { doc }) {
        const told = tr.getMeta(key) as Showing | undefined
        if (told) return marked(doc, told)
        const { showing } = before
        if (!tr.docChanged || showing.shown.length === 0) return before
        const set = carry(before.set, old, doc)
        if (!set) return marked(doc, showing)
        const changed = changedBlocks(old, doc)
        const touched = showing.shown.filter(({ amendment }) =>
          namedIn(amendment.change).some((id) => changed.has(id)),
        )
        if (touched.length === 0) return { showing, set }
        const owners = new Set<unknown>(touched.map(({ amendment }) => amendment.id))
        const gone = set.find(undefined, undefined, ({ owner }) => owners.has(owner))
        const anew = touched.flatMap((each) => marksOf(doc, each, showing.selected))
        return { showing, set: set.remove(gone).add(doc, anew) }
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.set,
      handleDOMEvents: {
        click(_view, event) {
          const target = event.target instanceof Element ? event.target : null
          const chosen = target?.closest('[data-amendment]')?.getAttribute('data-amendment')
          if (chosen) options.onSelectAmendment(chosen as Amendment['id'])
          return false
        },
      },
    },
  })
}

const named = new WeakMap<Change, readonly BlockId[]>()

/** The blocks of the text that a change says something about. */
function namedIn(change: Change): readonly BlockId[] {
  const known = named.get(change)
  if (known) return known
  const { base, place } = change
  const ids = base.flatMap((json) => blockIdOf(json) ?? [])
  const made = place.kind === 'after' ? [...ids, place.block] : ids
  named.set(change, made)
  return made
}
