import type { NumberPolicy } from '../../document/kinds'
import { wordPassages } from '../docx-in/passages'
import { acceptAll } from '../docx-in/resolve'
import { languageOfWord } from '../incoming/language-of-word'
import type { Source } from '../incoming/source'
import { languageIn } from '../recognise/language-in'
import type { Remark } from '../recognise/report'
import { textOf } from '../text-of'
import type { Row } from './row'
import { rowsOfPassages } from './rows-of-passages'
import { rowsOfText } from './rows-of-text'
import { withKinds } from './with-kinds'

/** What a file becomes if nobody says otherwise, passage by passage, with what is to be told of it. */
export interface TakenIn {
  readonly rows: readonly Row[]
  readonly remarks: readonly Remark[]
  /** Where the masthead does not say it. */
  readonly language: string
  readonly numbers: NumberPolicy
  /** A Word file of ours, which says itself what is what. */
  readonly isOurs: boolean
}

/** A Word file is taken in with every change in it accepted. */
export function takenIn(source: Source): TakenIn {
  if (source.kind === 'document') {
    const text = textOf(source.document)
    const numbers = text.firstChild?.attrs.numbers ?? 'live'
    const { language } = source.document
    return { rows: rowsOfText(text), remarks: [], language: language.name, numbers, isOurs: false }
  }
  if (source.kind === 'word') {
    const document = acceptAll(source.document)
    const passages = wordPassages(document)
    const made = rowsOfPassages(passages.passages, passages)
    return {
      rows: document.isOurs ? made.rows : withKinds(made.rows),
      remarks: [...passages.remarks, ...made.remarks],
      language: languageOfWord(document, passages.passages),
      numbers: 'live',
      isOurs: document.isOurs,
    }
  }
  const made = rowsOfPassages(source.passages, { roles: new Map(), hasContents: false })
  return {
    rows: withKinds(made.rows),
    remarks: [...source.remarks, ...made.remarks],
    language: languageIn(source.passages, source.language ?? null),
    numbers: 'live',
    isOurs: false,
  }
}
