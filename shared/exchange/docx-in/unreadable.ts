/** Why a file cannot be taken in. Each has a sentence in the locales, `import.unreadable.…`. */
export const unreadableReasons = [
  'empty',
  /** Neither a package nor anything else that we know. */
  'not-a-package',
  /** Protected with a password, as a whole or in a part. */
  'password',
  /** The binary format of Word 97 to 2003. */
  'old-format',
  /** Its end is missing. */
  'truncated',
  /** A part is not what the package says that it is. */
  'damaged',
  /** A package, and no Word document. */
  'no-document',
  'too-large',
  'too-many-parts',
  /** A few bytes that unpack into very many. */
  'bomb',
  'malformed',
  /** A document type, through which entities come in. No Word file has one. */
  'document-type',
  'too-deep',
  'too-many-elements',
] as const
export type UnreadableReason = (typeof unreadableReasons)[number]

/** The file is not taken in. Reading it again does not help. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'

  constructor(
    readonly why: UnreadableReason,
    /** The part of the file that is meant, where it is one. */
    readonly part: string | null = null,
  ) {
    super(part ? `${why}: ${part}` : why)
  }
}
