/** Akoma Ntoso 3.0 (OASIS, 2017). */
export const aknNamespace = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0'

/**
 * Of attributes that Akoma Ntoso has no place for. A reader that does not know them loses nothing of
 * the text; ours takes a document in as it was with them.
 */
export const ownNamespace = 'urn:rapporteur:akn:1'

/** Elements for the four levels of headings, from the first. */
export const levels = ['section', 'subsection', 'division', 'subdivision'] as const

/** Elements whose children are words, and in which a line break of the file would be a space. */
const inline = new Set(['p', 'heading', 'num', 'caption', 'tocItem'])

export function isInline(name: string): boolean {
  return inline.has(name)
}
