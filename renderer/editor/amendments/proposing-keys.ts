import type { EditorState } from 'prosemirror-state'
import type { Deed, Format, Intent } from '../contract'
import { intentOf } from './intents'
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
