import { type Command, TextSelection } from 'prosemirror-state'
import { Mapping } from 'prosemirror-transform'
import type { EditorView } from 'prosemirror-view'
import { isContainer, type Placed } from '../../../shared/document/blocks'
import { schema } from '../../../shared/document/schema'
import { insertFootnote, setRecommendation, split, toggle } from '../commands'
import type { Deed, Intent } from '../contract'
import { openNote, writeNote } from './note-intents'

/**
 * Writes into a draft what was typed before it was there. Offsets are of the blocks as they stood
 * before the first intent, so each is moved by those before it.
 */
export function writeIntents(view: EditorView, intents: readonly Intent[]): void {
  const blocks = blocksOf(view)
  const [first] = blocks
  const last = blocks.at(-1)
  if (!first || !last) return
  const start = first.pos + 1
  const most = last.pos + last.node.nodeSize - 1 - start
  const map = new Mapping()
  for (const { from, to, text, deed } of intents) {
    if (deed?.kind === 'note') {
      const tr = writeNote(view, deed.note, text ?? '')
      if (tr) {
        view.dispatch(tr)
        map.appendMapping(tr.mapping)
      }
      doDeed(view, deed)
      continue
    }
    const at = (offset: number) => map.map(start + Math.min(offset, most))
    if (text === '' && from === 0 && to >= most && most > 0) {
      map.appendMapping(empty(view))
      continue
    }
    const { doc, tr } = view.state
    tr.setSelection(TextSelection.between(doc.resolve(at(from)), doc.resolve(at(to))))
    const [line = '', ...further] = (text ?? '').split('\n')
    if (text !== null) tr.insertText(line)
    view.dispatch(tr)
    map.appendMapping(tr.mapping)
    for (const next of further) {
      split(view.state, (made) => {
        made.insertText(next)
        view.dispatch(made)
        map.appendMapping(made.mapping)
      })
    }
    if (deed) doDeed(view, deed)
  }
}

/** All of the blocks go: what is left is one that says nothing, which is no block when it is tabled. */
function empty(view: EditorView): Mapping {
  const blocks = blocksOf(view)
  const [first, ...others] = blocks
  const { tr } = view.state
  if (!first) return tr.mapping
  const end = (others.at(-1) ?? first).pos + (others.at(-1) ?? first).node.nodeSize
  if (first.node.isTextblock) {
    if (others.length > 0) tr.delete(first.pos + first.node.nodeSize, end)
    tr.delete(first.pos + 1, first.pos + first.node.nodeSize - 1)
  } else {
    tr.replaceWith(first.pos, end, schema.nodes.paragraph.create())
  }
  tr.setSelection(TextSelection.near(tr.doc.resolve(first.pos + 1)))
  view.dispatch(tr)
  return tr.mapping
}

/** What is done to the words of a draft beside typing. */
export function doDeed(view: EditorView, deed: Deed): boolean {
  if (deed.kind === 'note') return openNote(view, deed.note)
  return commandFor(view, deed)(view.state, view.dispatch, view)
}

function commandFor(view: EditorView, deed: Exclude<Deed, { kind: 'note' }>): Command {
  switch (deed.kind) {
    case 'footnote':
      return insertFootnote
    case 'format':
      return toggle(deed.format)
    case 'recommendation': {
      const [first] = blocksOf(view)
      return first ? setRecommendation(first.node.attrs.id, deed.recommendation) : () => false
    }
  }
}

/** The blocks of a draft stand in its one section. */
export function blocksOf({ state }: Pick<EditorView, 'state'>): readonly Placed[] {
  const blocks: Placed[] = []
  state.doc.forEach((top, topPos) => {
    if (!isContainer(top)) return
    top.forEach((node, offset) => {
      blocks.push({ node, pos: topPos + 1 + offset })
    })
  })
  return blocks
}
