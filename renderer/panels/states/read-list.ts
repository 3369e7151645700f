import { UnreadableFile } from '../../../shared/exchange/docx-in/unreadable'
import { readSheet, type Sheet } from '../../../shared/sheets/sheet'
import { t } from '../../i18n/translate'

/** A list as it was in a file. */
export interface ListFile {
  readonly name: string
  readonly sheet: Sheet
}

/** Bytes; a list of all States is a hundredth of it. */
const largest = 20_000_000

/** The list in a file, or a sentence that says why there is none. */
export async function readList(file: File): Promise<ListFile | string> {
  const { name } = file
  if (file.size > largest) return t('states.unreadable.too-large', { name })
  const bytes = new Uint8Array(await file.arrayBuffer())
  try {
    const sheet = readSheet(bytes, wordsOf(bytes))
    return sheet.length > 0 ? { name, sheet } : t('states.unreadable.empty', { name })
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    switch (error.why) {
      case 'empty':
      case 'password':
      case 'too-large':
        return t(`states.unreadable.${error.why}`, { name })
      default:
        return t('states.unreadable.other', { name })
    }
  }
}

/** UTF-8, or UTF-16 with its mark; `null` where it is neither, since names must be read for sure. */
function wordsOf(bytes: Uint8Array): string | null {
  const mark = `${bytes[0]} ${bytes[1]}`
  const label = mark === '255 254' ? 'utf-16le' : mark === '254 255' ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null // Bytes that are no words in this encoding.
  }
}
