import { type EditorState, Selection } from 'prosemirror-state'
import type { Deed, Format, Intent } from '../contract'
import { blockAt } from '../selected'
import { intentOf, type Stroke } from './intents'
import { proposalAt } from './whole-blocks'

const formats: Readonly<Record<string, Format>> = { b: 'strong', i: 'em', '.': 'sup' }

/** What a key proposes in a closed text beside what it types; `null` for any other key. */
export function keyIntent(
  state: EditorState,
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): Intent | null {
  const mod = event.ctrlKey !== event.metaKey
  if (!mod) return null
  if (event.key === 'Enter') return proposalAt(state, event.altKey ? 'apart' : 'after')
  const erases = event.key === 'Backspace' || event.key === 'Delete'
  if (erases && event.shiftKey) return proposalAt(state, 'delete')
  // With Alt a keyboard may give a sign of its own for the letter.
  if (event.altKey) return event.code === 'KeyF' ? doing(state, { kind: 'footnote' }) : null
  const format = formats[event.key.toLowerCase()]
  return format && !state.selection.empty ? doing(state, { kind: 'format', format }) : null
}

/** A draft on the words of the selection in which something is done with them. */
export function doing(state: EditorState, deed: Deed): Intent | null {
  const { from, to } = state.selection
  const intent = intentOf(state.doc, { kind: 'erase', from, to, back: false })
  return intent && { ...intent, text: null, deed }
}

/** What Delete does at the end of a block, and Backspace at the beginning of one. */
export type AtEdge =
  /** The end between the two goes. A browser that is asked says nothing of it. */
  | { readonly kind: 'join'; readonly stroke: Stroke }
  /** A table stays as it is: the caret goes into it. */
  | { readonly kind: 'into'; readonly selection: Selection }
  | { readonly kind: 'nothing' }

/** `null` where the caret is at no edge. */
export function atEdge({ doc, selection }: EditorState, key: string): AtEdge | null {
  const { $from, empty } = selection
  const isForward = key === 'Delete'
  const { parent, parentOffset } = $from
  if (!empty || parentOffset !== (isForward ? parent.content.size : 0)) return null
  const block = blockAt($from)
  if (!block || block.node !== parent) return { kind: 'nothing' }
  const beyond = isForward
    ? Selection.findFrom(doc.resolve($from.after()), 1, true)
    : Selection.findFrom(doc.resolve($from.before()), -1, true)
  if (!beyond) return { kind: 'nothing' }
  const next = blockAt(beyond.$from)
  if (next?.node !== beyond.$from.parent) return { kind: 'into', selection: beyond }
  const [from, to] = [$from.pos, beyond.from].sort((one, other) => one - other) as [number, number]
  return { kind: 'join', stroke: { kind: 'erase', from, to, back: false } }
}
