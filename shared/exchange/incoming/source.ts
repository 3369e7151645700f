import { type ReadAkn, readAkn } from '../akn/read'
import type { WordDocument } from '../docx-in/model'
import { readWord } from '../docx-in/read'
import { UnreadableFile, type UnreadableReason } from '../docx-in/unreadable'
import type { FinalDocument } from '../final-document'
import { readMarkup, TooMuchMarkup } from '../html-in/read-markup'
import { type ReadJson, readJson } from '../json/json'
import { readLines } from '../recognise/lines'
import type { Passage } from '../recognise/passage'
import { type Remark, remark } from '../recognise/report'
import { isBeyondBounds, isBeyondPieces } from './bounds'
import { type OtherProgram, otherProgram } from './other-programs'

/** What a file of another program holds, by the form that it has: the name says little. */
export type Source =
  | { readonly kind: 'word'; readonly document: WordDocument }
  /** Of ours, in a form that keeps its structure: Akoma Ntoso, JSON, or a page. */
  | {
      readonly kind: 'document'
      readonly document: FinalDocument
      /** What a page of ours says to who knows nothing of us. */
      readonly page?: SaidOnPage
    }
  | {
      readonly kind: 'passages'
      readonly passages: readonly Passage[]
      readonly remarks: readonly Remark[]
      /** The tag of the language that it says it is in. */
      readonly language?: string
      /** Of plain words, in which a table is lines with tabs. */
      readonly isTyped?: true
      /** Of Akoma Ntoso of another kind. */
      readonly isAkn?: true
    }

export interface SaidOnPage {
  readonly passages: readonly Passage[]
  readonly remarks: readonly Remark[]
}

export type ReadSource = Source | NoSource

/** Why nothing is taken from it. Each has a sentence in the locales, `file-in.unread.…`. */
export interface NoSource {
  readonly kind: 'unread'
  readonly why: UnreadableReason | NoDocument | OtherProgram | 'unknown'
}

type NoDocument = Exclude<
  ReadAkn['kind'] | Exclude<ReadJson['kind'], 'not-json'>,
  'document' | 'passages'
>

/** Longer files are not read at all. */
export const longestFile = 300 << 20
/** Of words alone this is a library; a Word file may be long for its pictures. */
const longestText = 32 << 20

/** `null` where the bytes are no text in that writing. Each machine has its own way to read them. */
export type Decode = (bytes: Uint8Array, writing: Writing) => string | null
export type Writing = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export function readBytes(name: string, bytes: Uint8Array, decode: Decode): ReadSource {
  const read = readAny(name, bytes, decode)
  return read.kind !== 'unread' && isBeyondBounds(read) ? unread('too-many-elements') : read
}

function readAny(name: string, bytes: Uint8Array, decode: Decode): ReadSource {
  if (bytes.length > longestFile) return unread('too-large')
  const other = otherProgram(bytes)
  if (other) return unread(other)
  const isPackage = bytes[0] === 0x50 && bytes[1] === 0x4b
  const isCompound = bytes[0] === 0xd0 && bytes[1] === 0xcf
  if (isPackage || isCompound || /\.doc[xm]?$/i.test(name)) return readPackage(bytes)
  if (bytes.length > longestText) return unread('too-large')
  const text = textIn(bytes, decode)
  if (text === null) return unread('unknown')
  if (
    /^\s*<(!doctype html|html|head|body|h\d|p|div|table)\b/i.test(text) ||
    /\.html?$/i.test(name)
  ) {
    return readPage(text)
  }
  if (/^\s*(<\?xml|<(\w+:)?akomaNtoso\b)/i.test(text)) return markedUp(readAkn(text))
  const isData = /^\s*\{/.test(text)
  if (isBeyondPieces(text, isData ? /[{[,]/ : /[\t-\r\u2028\u2029]/))
    return unread('too-many-elements')
  const json = isData ? readJson(text) : { kind: 'not-json' as const }
  if (json.kind !== 'not-json') return markedUp(json)
  return typed(text)
}

/** The digest that ends one of ours is made anew; it would stand between the text and its notes. */
function typed(text: string): Source {
  const digest = /\n(SHA-256 [0-9a-f]{64})\s*$/.exec(text)
  const passages = readLines(digest ? text.slice(0, digest.index) : text)
  const remarks = digest?.[1] ? [remark('page-furniture', digest[1])] : []
  return { kind: 'passages', passages, remarks, isTyped: true }
}

function unread(why: NoSource['why']): NoSource {
  return { kind: 'unread', why }
}

function readPage(text: string): ReadSource {
  try {
    const { document, ...page } = readMarkup(text)
    return document ? { kind: 'document', document, page } : { kind: 'passages', ...page }
  } catch (error) {
    if (!(error instanceof TooMuchMarkup)) throw error
    return unread('too-many-elements')
  }
}

function readPackage(bytes: Uint8Array): ReadSource {
  try {
    return { kind: 'word', document: readWord(bytes) }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return unread(error.why)
  }
}

function markedUp(found: ReadAkn | Exclude<ReadJson, { kind: 'not-json' }>): ReadSource {
  if (found.kind === 'passages') return { ...found, isAkn: true }
  return found.kind === 'document' ? found : unread(found.kind)
}

/** UTF-8, or UTF-16 with its mark; `null` where it is no text. */
export function textIn(bytes: Uint8Array, decode: Decode): string | null {
  const little = bytes[0] === 0xff && bytes[1] === 0xfe
  const big = bytes[0] === 0xfe && bytes[1] === 0xff
  const text = decode(bytes, little ? 'utf-16le' : big ? 'utf-16be' : 'utf-8')
  if (text !== null) return text.includes('\0') ? null : text
  return little || big ? null : oldText(decode(bytes, 'windows-1252'))
}

/** What older programs on Windows wrote. A file of anything else has bytes that no text has. */
function oldText(text: string | null): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: by these a text is told from other files
  return text === null || /[\u0000-\u0008\u000E-\u001F]/.test(text) ? null : text
}
