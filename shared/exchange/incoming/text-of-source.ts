import type { NewId } from '../../ids'
import type { WordDocument } from '../docx-in/model'
import { wordPassages } from '../docx-in/passages'
import { acceptAll } from '../docx-in/resolve'
import type { FinalDocument } from '../final-document'
import { languageName } from '../language-name'
import type { Remark } from '../recognise/report'
import { type WholeText, wholeText } from '../recognise/whole-text'
import { textOf as textOfPrinted } from '../text-of'
import type { Source } from './source'

export interface TextOfSource extends WholeText {
  readonly remarks: readonly Remark[]
}

/** A text of ours, from whatever the file holds; of a Word file with every change in it accepted. */
export function textOfSource(source: Source, newId: NewId): TextOfSource {
  if (source.kind === 'word') return textOfWord(acceptAll(source.document), newId)
  if (source.kind === 'document') return textOfDocument(source.document)
  const made = wholeText(source.passages, {
    roles: new Map(),
    hasContents: false,
    language: 'English',
    newId,
  })
  return { ...made, remarks: [...source.remarks, ...made.remarks] }
}

/** Of a document in which no change is left open. */
export function textOfWord(document: WordDocument, newId: NewId): TextOfSource {
  const passages = wordPassages(document)
  const made = wholeText(passages.passages, {
    roles: passages.roles,
    hasContents: passages.hasContents,
    language: languageName(document.language),
    newId,
  })
  return {
    ...made,
    title: made.title || document.title,
    remarks: [...passages.remarks, ...made.remarks],
  }
}

function textOfDocument(document: FinalDocument): TextOfSource {
  const { masthead, marking, language, name } = document
  return {
    text: textOfPrinted(document),
    title: name,
    masthead: { ...masthead, language: language.name, marking: marking ?? '' },
    remarks: [],
  }
}
