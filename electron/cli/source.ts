import { randomUUID } from 'node:crypto'
import type { Node } from 'prosemirror-model'
import { build } from '../../shared/exchange/build'
import { type ChangeView, wordLines } from '../../shared/exchange/docx-in/lines'
import { type UnreadableReason, unreadableReasons } from '../../shared/exchange/docx-in/unreadable'
import type { FinalDocument } from '../../shared/exchange/final-document'
import {
  type NoSource,
  type Source as OtherSource,
  readBytes,
} from '../../shared/exchange/incoming/source'
import { type TextOfSource, textOfSource } from '../../shared/exchange/incoming/text-of-source'
import { toPlain } from '../../shared/exchange/plain/plain'
import { settled } from '../../shared/exchange/redline/settled'
import { InputError } from './command'
import { type ConferenceFile, isConferenceFile, readConference } from './conference-file'
import { plainLines } from './plain-lines'
import { beginningOf, bytesOf, decode } from './read-file'
import { say } from './say'

/** What a file holds: another program's document, or a conference. */
export type Source =
  | OtherSource
  | { readonly kind: 'conference'; readonly conference: ConferenceFile }

/** @throws InputError */
export async function readSource(file: string): Promise<Source> {
  // A conference may be longer than any file of another program: it is not read at once.
  if (isConferenceFile(await beginningOf(file))) {
    return { kind: 'conference', conference: await readConference(file) }
  }
  const bytes = await bytesOf(file)
  const read = readBytes(file, bytes, decode)
  if (read.kind === 'unread') throw new InputError(sayUnread(read, file))
  return read
}

function sayUnread({ why }: NoSource, file: string): string {
  const isOfWord = (reason: NoSource['why']): reason is UnreadableReason =>
    unreadableReasons.some((each) => each === reason)
  return isOfWord(why) ? say(`cli.unreadable.${why}`, { file }) : say(`cli.input.${why}`, { file })
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
      return printedLines(
        view === 'show' || source.document.paper ? source.document : settled(source.document, view),
      )
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

/** A text of ours, from whatever the file holds; of a Word file with every change in it accepted. */
export function textOf(source: OtherSource): TextOfSource {
  return textOfSource(source, randomUUID, true)
}

/** The text that is compared, or drafted against. */
export function nodeOf(source: Source): Node {
  return source.kind === 'conference' ? source.conference.text : textOf(source).text
}
