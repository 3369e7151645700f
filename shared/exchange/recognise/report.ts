import type { Numbered } from './passage'

/** Kept as words. */
export const keptAsWords = [
  'number-kept',
  'deep-heading',
  'heading-flattened',
  'table-flattened',
  'paragraphs-joined',
  'note-flattened',
  'note-missing',
  'struck',
] as const

export const leftOut = [
  'link',
  'picture',
  'comment',
  'deletion',
  'hidden',
  'form',
  'embedded',
  'page-furniture',
  'contents',
  /** Other quotation marks, hyphens or spaces than the text that a file was made from. */
  'retyped',
  /** Of a list: its words do not stand in the text, or it amends another amendment. */
  'amendment',
] as const

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
  ...keptAsWords,
  ...leftOut,
] as const
export type RemarkKind = (typeof remarkKinds)[number]

export interface Remark {
  readonly kind: RemarkKind
  /** The words it is about, or the address of a link. */
  readonly words: string
  /** The passage of the source in which it was (`Numbered`), where that is known. */
  readonly at?: number
}

export function remark(kind: RemarkKind, words: string, { at }: Numbered = {}): Remark {
  return { kind, words: words.trim(), ...(at !== undefined && { at }) }
}
