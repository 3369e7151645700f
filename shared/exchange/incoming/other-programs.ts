/** Of a file that is a document, and in a form that is not read here. Each has a sentence that helps. */
export type OtherProgram = 'pdf' | 'other-writer'

/**
 * What its first bytes say it is: a PDF or Rich Text would pass for plain text, and an OpenDocument text
 * for a Word document with nothing in it.
 */
export function otherProgram(bytes: Uint8Array): OtherProgram | null {
  const beginning = String.fromCharCode(...bytes.subarray(0, 96))
  if (/^\s*%PDF-\d/.test(beginning)) return 'pdf'
  const isRichText = /^\s*\{\\rtf\d/.test(beginning)
  // The first part of such a package is its own type, and is stored as it is (OpenDocument 1.3, part 2, 3.3).
  const isOpenDocument = /^PK.{28}mimetypeapplication\/vnd\.oasis\.opendocument\./s.test(beginning)
  return isRichText || isOpenDocument ? 'other-writer' : null
}
