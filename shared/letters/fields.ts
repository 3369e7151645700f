import type { Node } from 'prosemirror-model'

/** More than there are States, and few enough that nobody else waits long for the press. */
export const mostLetters = 300

/** What a letter can say of itself, of the treaty and of whoever it goes to. */
export const letterFields = [
  'honorific',
  'name',
  'function',
  'state',
  'state-formal',
  'capital',
  'date',
  'reference',
  'signatory',
  'treaty',
  'treaty-short',
  'convention',
  'conference',
  'meeting',
  'recommendation-words',
  'recommendation-citation',
  'bound',
  'not-bound',
  'convention-parties-not-bound',
] as const
export type LetterField = (typeof letterFields)[number]

/** What the register counts, as of a day. */
export const counted = ['bound', 'not-bound', 'convention-parties-not-bound'] as const
export type Counted = (typeof counted)[number]

/** `null` for a field that means nothing in a letter. */
export function letterField(name: string): LetterField | null {
  return letterFields.find((known) => known === name) ?? null
}

export function isCounted(field: LetterField): field is Counted {
  return counted.some((each) => each === field)
}

/** Fields of a template that mean nothing, each once, in the order of its words. */
export function unknownFields(template: Node): readonly string[] {
  const unknown = new Set<string>()
  template.descendants((node) => {
    if (node.type.name !== 'field') return
    const name = String(node.attrs.name)
    if (!letterField(name)) unknown.add(name)
  })
  return [...unknown]
}
