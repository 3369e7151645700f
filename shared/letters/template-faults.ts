import type { Node } from 'prosemirror-model'
import type { LetterPlace } from '../document/kinds'
import { type LetterField, unknownFields } from './fields'
import { mostOfLetter } from './letter'

/**
 * Why no letter may be made from a template.
 *
 * - `unknown-field`: it asks for what nobody can fill in.
 * - `no-addressee`: for some State nothing in it says whom it is for.
 * - `no-words`: for some State it says nothing.
 * - `too-long`: it is longer than any letter.
 */
export type TemplateFault =
  | { readonly kind: 'unknown-field'; readonly name: string }
  | { readonly kind: 'no-addressee' }
  | { readonly kind: 'no-words' }
  | { readonly kind: 'too-long' }

/** In the order in which one comes upon them. Paragraphs for some States only do not help the others. */
export function templateFaults(template: Node): readonly TemplateFault[] {
  const unknown = unknownFields(template).map((name) => ({ kind: 'unknown-field', name }) as const)
  let isAddressed = false
  let says = false
  let blocks = 0
  let isLong = false
  template.descendants((node) => {
    if (!node.isTextblock) return true
    blocks++
    isLong ||= node.childCount > mostOfLetter.runs || node.content.size > mostOfLetter.words
    const { part = 'body', only = null }: Partial<LetterPlace> = node.attrs.letter ?? {}
    if (only) return false
    if (part === 'addressee') isAddressed ||= namesState(node)
    if (part === 'body') says ||= node.textContent.trim() !== ''
    return false
  })
  return [
    ...unknown,
    ...(isAddressed ? [] : [{ kind: 'no-addressee' } as const]),
    ...(says ? [] : [{ kind: 'no-words' } as const]),
    ...(isLong || blocks > mostOfLetter.blocks ? [{ kind: 'too-long' } as const] : []),
  ]
}

const ofState: readonly string[] = ['state', 'state-formal'] satisfies readonly LetterField[]

function namesState(block: Node): boolean {
  return block.children.some(
    ({ type, attrs }) => type.name === 'field' && ofState.includes(String(attrs.name)),
  )
}
