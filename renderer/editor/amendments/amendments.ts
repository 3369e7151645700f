import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { DecorationSet } from 'prosemirror-view'
import type { Amendment } from '../../../shared/amendments/amendment'
import { blockIdOf, type Change } from '../../../shared/amendments/change'
import { idOf, isContainer } from '../../../shared/document/blocks'
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
        const above = aboveChanged(old, doc, mostComing(showing))
        const touched = showing.shown.filter(({ amendment: { change } }) =>
          namedIn(change).some((id) => changed.has(id) || (comesIn(change) && above.has(id))),
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

/** The blocks of the text that a change says something about, and the section that it begins. */
function namedIn(change: Change): readonly BlockId[] {
  const known = named.get(change)
  if (known) return known
  const { base, place } = change
  const ids = base.flatMap((json) => blockIdOf(json) ?? [])
  const beside = place.kind === 'after' ? place.block : place.kind === 'first' ? place.within : null
  const made = beside ? [...ids, beside] : ids
  named.set(change, made)
  return made
}

/** Whether blocks come in: what stands behind the place may come to say what they say. */
function comesIn({ place, base, proposed }: Change): boolean {
  return place.kind === 'there' ? proposed.length > base.length : proposed.length > 0
}

function mostComing({ shown }: Showing): number {
  return shown.reduce((most, { amendment: { change } }) => {
    return comesIn(change) ? Math.max(most, change.proposed.length) : most
  }, 0)
}

/** So many blocks above each that is another, and the section at whose head it stands. */
function aboveChanged(before: Node, after: Node, count: number): ReadonlySet<unknown> {
  const above = new Set<unknown>()
  if (count === 0) return above
  for (const [at, top] of after.children.entries()) {
    const was = before.maybeChild(at)
    if (was === top || !isContainer(top)) continue
    for (const [index, block] of top.children.entries()) {
      if (was?.maybeChild(index) === block) continue
      if (index < count) above.add(idOf(top))
      for (const each of top.children.slice(Math.max(0, index - count), index))
        above.add(idOf(each))
    }
  }
  return above
}
