import type { Node } from 'prosemirror-model'
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Placed } from '../../../shared/document/blocks'
import { schema } from '../../../shared/document/schema'
import type { Intent } from '../contract'
import { editFootnote } from '../notes/footnotes'
import { selectedFootnote } from '../notes/selected-footnote'
import { intentOf } from './intents'

/** Other words for the note that is selected in a closed text; `null` if none is. */
export function noteIntent(state: EditorState): Intent | null {
  const found = selectedFootnote(state)
  const note: unknown = found?.node.attrs.id
  if (!found || typeof note !== 'string') return null
  const end = found.pos + found.node.nodeSize
  const intent = intentOf(state.doc, { kind: 'erase', from: end, to: end, back: false })
  return intent && { ...intent, text: null, deed: { kind: 'note', note } }
}

/** A note holds words that are not in sight: typing goes after it and never over it. */
export function pastNote(doc: Node, from: number, to: number): number {
  const node = doc.nodeAt(from)
  return node?.type === schema.nodes.footnote && from + node.nodeSize === to ? to : from
}

/** What was typed for a note before its draft was there goes to its end. */
export function writeNote({ state }: EditorView, id: string, text: string): Transaction | null {
  const note = noteIn(state.doc, id)
  if (!note || text === '') return null
  return state.tr.insertText(text.replaceAll('\n', ' '), note.pos + note.node.nodeSize - 1)
}

/** Puts the caret among the words of a note. */
export function openNote(view: EditorView, id: string): boolean {
  const { doc, tr } = view.state
  const note = noteIn(doc, id)
  if (!note) return false
  const selection = TextSelection.create(doc, note.pos, note.pos + note.node.nodeSize)
  view.dispatch(tr.setSelection(selection).scrollIntoView())
  return editFootnote(view)
}

function noteIn(doc: Node, id: string): Placed | null {
  let found: Placed | null = null
  doc.descendants((node, pos) => {
    if (node.type === schema.nodes.footnote && node.attrs.id === id) found = { node, pos }
    return found === null
  })
  return found
}
