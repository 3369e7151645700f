import { randomUUID } from 'node:crypto'
import type { Node } from 'prosemirror-model'
import { type ReadAkn, readAkn } from '../../shared/exchange/akn/read'
import { build } from '../../shared/exchange/build'
import { type ChangeView, wordLines } from '../../shared/exchange/docx-in/lines'
import type { WordDocument } from '../../shared/exchange/docx-in/model'
import { wordPassages } from '../../shared/exchange/docx-in/passages'
import { readWord } from '../../shared/exchange/docx-in/read'
import { acceptAll } from '../../shared/exchange/docx-in/resolve'
import { UnreadableFile } from '../../shared/exchange/docx-in/unreadable'
import type { FinalDocument } from '../../shared/exchange/final-document'
import { readMarkup } from '../../shared/exchange/html-in/read-markup'
import { type ReadJson, readJson } from '../../shared/exchange/json/json'
import { toPlain } from '../../shared/exchange/plain/plain'
import { readLines } from '../../shared/exchange/recognise/lines'
import type { Passage } from '../../shared/exchange/recognise/passage'
import type { Remark } from '../../shared/exchange/recognise/report'
import { type WholeText, wholeText } from '../../shared/exchange/recognise/whole-text'
import { textOf as textOfPrinted } from '../../shared/exchange/text-of'
import { InputError } from './command'
import { type ConferenceFile, isConferenceFile, readConference } from './conference-file'
import { languageName } from './languages'
import { plainLines } from './plain-lines'
import { bytesOf, wordsOf } from './read-file'
import { say } from './say'

/** What a file holds, by the form that it has: the name says little, and is not asked. */
export type Source =
  | { readonly kind: 'word'; readonly document: WordDocument }
  | { readonly kind: 'conference'; readonly conference: ConferenceFile }
  /** Of ours, in a form that keeps its structure: Akoma Ntoso, or JSON. */
  | { readonly kind: 'document'; readonly document: FinalDocument }
  | {
      readonly kind: 'passages'
      readonly passages: readonly Passage[]
      readonly remarks: readonly Remark[]
    }

/** Of words alone this is a library; a Word file may be long for its pictures. */
const longestText = 32 << 20

/** @throws InputError */
export async function readSource(file: string): Promise<Source> {
  const bytes = await bytesOf(file)
  if (isConferenceFile(bytes)) return { kind: 'conference', conference: await readConference(file) }
  const isPackage = bytes[0] === 0x50 && bytes[1] === 0x4b
  const isCompound = bytes[0] === 0xd0 && bytes[1] === 0xcf
  if (isPackage || isCompound || /\.doc[xm]?$/i.test(file)) return readDocument(file, bytes)
  if (bytes.length > longestText) throw new InputError(say('cli.unreadable.too-large', { file }))
  const text = wordsOf(bytes)
  if (text === null) throw new InputError(say('cli.input.unknown', { file }))
  if (
    /^\s*<(!doctype html|html|head|body|h\d|p|div|table)\b/i.test(text) ||
    /\.html?$/i.test(file)
  ) {
    return { kind: 'passages', ...readMarkup(text) }
  }
  if (/^\s*(<\?xml|<(\w+:)?akomaNtoso\b)/i.test(text)) return readMarkedUp(file, readAkn(text))
  const json = /^\s*\{/.test(text) ? readJson(text) : { kind: 'not-json' as const }
  if (json.kind !== 'not-json') return readMarkedUp(file, json)
  return { kind: 'passages', passages: readLines(text), remarks: [] }
}

function readDocument(file: string, bytes: Uint8Array): Source {
  try {
    return { kind: 'word', document: readWord(bytes) }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    throw new InputError(say(`cli.unreadable.${error.why}`, { file }))
  }
}

function readMarkedUp(
  file: string,
  found: ReadAkn | Exclude<ReadJson, { kind: 'not-json' }>,
): Source {
  if (found.kind === 'document') return { kind: 'document', document: found.document }
  throw new InputError(say(`cli.input.${found.kind}`, { file }))
}

export function linesOf(source: Source, view: ChangeView): readonly string[] {
  switch (source.kind) {
    case 'word':
      return wordLines(source.document, view)
    case 'conference': {
      const { text, register } = source.conference
      const { conference, stage } = register
      return printedLines(build({ text, conference, stage, at: '', digest: '' }))
    }
    case 'document':
      return printedLines(source.document)
    case 'passages':
      return plainLines(source.passages)
  }
}

/** Without blank lines, and without the digest, which is not of the text. */
function printedLines(document: FinalDocument): readonly string[] {
  return toPlain(document)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !/^SHA-256\b/.test(line))
}

export interface TextOfSource extends WholeText {
  readonly remarks: readonly Remark[]
}

/** A text of ours, from whatever the file holds; of a Word file with every change in it accepted. */
export function textOf(source: Exclude<Source, { kind: 'conference' }>): TextOfSource {
  if (source.kind === 'word') return textOfWord(acceptAll(source.document))
  if (source.kind === 'document') return textOfDocument(source.document)
  const made = wholeText(source.passages, {
    roles: new Map(),
    hasContents: false,
    language: 'English',
    newId: randomUUID,
  })
  return { ...made, remarks: [...source.remarks, ...made.remarks] }
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

/** Of a document in which no change is left open. */
export function textOfWord(document: WordDocument): TextOfSource {
  const passages = wordPassages(document)
  const made = wholeText(passages.passages, {
    roles: passages.roles,
    hasContents: passages.hasContents,
    language: languageName(document.language),
    newId: randomUUID,
  })
  return {
    ...made,
    title: made.title || document.title,
    remarks: [...passages.remarks, ...made.remarks],
  }
}

/** The text that is compared, or drafted against. */
export function nodeOf(source: Source): Node {
  return source.kind === 'conference' ? source.conference.text : textOf(source).text
}
