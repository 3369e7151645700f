import { UnreadableFile } from '../../shared/exchange/docx-in/unreadable'
import { readSheet, type Sheet } from '../../shared/sheets/sheet'
import { InputError } from './command'
import { wordsOf } from './read-file'
import { say } from './say'

/** @throws InputError */
export function sheetIn(file: string, bytes: Uint8Array): Sheet {
  try {
    return readSheet(bytes, wordsIn(file, bytes))
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    const isOther = error.why === 'not-a-package' || error.why === 'no-document'
    // A workbook is a package, and its parts are XML.
    if (error.why === 'malformed' && error.part === null) {
      throw new InputError(say('cli.unreadable.quotation', { file }))
    }
    throw new InputError(say(`cli.unreadable.${isOther ? 'no-sheet' : error.why}`, { file }))
  }
}

/** A name that is read in the wrong alphabet would stand in a letter: only Unicode says which it is. */
function wordsIn(file: string, bytes: Uint8Array): string | null {
  const words = wordsOf(bytes)
  if (words === null || isUnicode(bytes)) return words
  throw new InputError(say('cli.unreadable.not-unicode', { file }))
}

function isUnicode(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return true
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
