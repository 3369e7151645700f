/**
 * What the document itself says around the words of its authors: in the language of the text and
 * never in that of the reader's window, so not among the window's translations.
 */
export interface DocumentWords {
  readonly organization: string
  /** Stands where the emblem would: it is protected, and put in by who may use it. */
  readonly emblem: string
  readonly distribution: string
  readonly original: string
  readonly symbolPending: string
  readonly draft: string
  readonly contents: string
  readonly paragraphs: string
  readonly page: string
}

const english: DocumentWords = {
  organization: 'United Nations',
  emblem: 'emblem',
  distribution: 'Distr.',
  original: 'Original',
  symbolPending: '[symbol pending]',
  draft: 'Draft',
  contents: 'Contents',
  paragraphs: 'Paragraphs',
  page: 'Page',
}

/** English for now, whatever the language: the other five come with their own rules of numbering. */
export function documentWords(): DocumentWords {
  return english
}
