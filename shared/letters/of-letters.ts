import type { Node } from 'prosemirror-model'
import { isTextField } from '../states/fields'

/**
 * Whether an attribute of a node says something that stands in templates of letters alone: in a text
 * under negotiation no paragraph is for some recipients only, and nothing waits to be filled in.
 */
export function isOfLetters(node: string, key: string | null, value: unknown): boolean {
  if (node === 'paragraph' && key === 'letter') return value !== null
  return node === 'field' && key === 'name' && !isTextField(String(value))
}

/** Whether anything of the kind stands in what somebody wants to put into a text. */
export function holdsLetters(content: Node): boolean {
  let found = false
  content.descendants(({ type, attrs }) => {
    found ||= Object.entries(attrs).some(([key, value]) => isOfLetters(type.name, key, value))
    return !found
  })
  return found
}
