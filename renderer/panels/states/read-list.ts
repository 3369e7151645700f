import { UnreadableFile } from '../../../shared/exchange/docx-in/unreadable'
import { readSheet, type Sheet } from '../../../shared/sheets/sheet'
import { t } from '../../i18n/translate'
import { sheetWords } from '../sheet-words'

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
    const sheet = readSheet(bytes, sheetWords(bytes))
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
