import type { NewId } from '../../ids'
import type { WordDocument } from '../docx-in/model'
import { wordPassages } from '../docx-in/passages'
import { acceptAll } from '../docx-in/resolve'
import type { FinalDocument } from '../final-document'
import { languageIn } from '../recognise/language-in'
import type { Remark } from '../recognise/report'
import { type WholeText, wholeText } from '../recognise/whole-text'
import { settled } from '../redline/settled'
import { bracketed } from '../take-in/bracketed'
import { textOf as textOfPrinted } from '../text-of'
import { languageOfWord } from './language-of-word'
import type { Source } from './source'

export interface TextOfSource extends WholeText {
  readonly remarks: readonly Remark[]
}

/**
 * A text of ours, from whatever the file holds; of a Word file with every change in it accepted.
 *
 * @param guesses whether recommendations and kinds of annexes are found by their words: for a text
 *   that begins with the file, and not where it is compared with one
 */
export function textOfSource(source: Source, newId: NewId, guesses = false): TextOfSource {
  if (source.kind === 'word') return textOfWord(acceptAll(source.document), newId, guesses)
  if (source.kind === 'document') return textOfDocument(source.document, newId)
  const made = wholeText(source.passages, {
    roles: new Map(),
    hasContents: false,
    language: languageIn(source.passages, source.language ?? null),
    newId,
    guesses,
  })
  return { ...made, remarks: [...source.remarks, ...made.remarks] }
}

/** Of a document in which no change is left open. */
export function textOfWord(document: WordDocument, newId: NewId, guesses = false): TextOfSource {
  const passages = wordPassages(document)
  const made = wholeText(passages.passages, {
    roles: passages.roles,
    hasContents: passages.hasContents,
    contentsAt: passages.contentsAt,
    language: languageOfWord(document, passages.passages),
    newId,
    guesses: guesses && !document.isOurs,
    isOurs: document.isOurs,
  })
  return {
    ...made,
    title: made.title || document.title,
    remarks: [...passages.remarks, ...made.remarks],
  }
}

/** Of a redline with every change in it accepted, as of a Word file. */
export function textOfDocument(given: FinalDocument, newId: NewId): TextOfSource {
  const document = settled(given, 'accept')
  const { masthead, marking, language, name } = document
  return {
    text: bracketed(textOfPrinted(document), newId),
    title: name,
    masthead: { ...masthead, language: language.name, marking: marking ?? '' },
    remarks: [],
    doubts: 0,
  }
}
