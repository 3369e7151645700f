/**
 * What became of words that could not be taken over as they were. Every word of a source is either
 * in the text or in a remark.
 */
export const remarkKinds = [
  /** A typed number became real numbering, which prints its own. */
  'counted',
  /** A bullet became a sub-paragraph (a), or an ordinary paragraph. */
  'bullet-counted',
  'bullet-plain',
  /** Kept as words. */
  'number-kept',
  'deep-heading',
  'heading-flattened',
  'table-flattened',
  'paragraphs-joined',
  'note-flattened',
  'note-missing',
  'struck',
  /** Left out. */
  'link',
  'picture',
  'comment',
  'deletion',
  'hidden',
  'form',
  'embedded',
  'page-furniture',
  'contents',
] as const
export type RemarkKind = (typeof remarkKinds)[number]

export interface Remark {
  readonly kind: RemarkKind
  /** The words it is about, or the address of a link. */
  readonly words: string
}

export function remark(kind: RemarkKind, words: string): Remark {
  return { kind, words: words.trim() }
}
