import type { Node } from 'prosemirror-model'
import type { Conference, Stage } from '../../shared/conference'
import { toDocx } from '../../shared/exchange/docx/docx'
import type { FinalDocument } from '../../shared/exchange/final-document'
import { toHtml } from '../../shared/exchange/html/html'
import { asIssued } from '../../shared/exchange/incoming/as-issued'
import { textOfSource } from '../../shared/exchange/incoming/text-of-source'
import { toPlain } from '../../shared/exchange/plain/plain'
import { redlineBetween } from '../../shared/exchange/redline/between'
import { knownAgain, withBareBrackets } from '../../shared/exchange/redline/known-again'
import { conferenceId, type Instant, textId } from '../../shared/ids'
import { digestOf } from '../hub/record'
import { say } from './say'
import type { Source } from './source'

export const comparedForms = ['docx', 'html', 'txt'] as const
export type ComparedForm = (typeof comparedForms)[number]

/** The second of two texts as a redline of the first, as a file of its own. */
export async function compared(a: Source, b: Source, form: ComparedForm): Promise<Uint8Array> {
  const document = redlineOf(readOf(a, 'a'), readOf(b, 'b'))
  switch (form) {
    case 'docx':
      return toDocx(document)
    case 'html':
      return new TextEncoder().encode(toHtml(document))
    case 'txt':
      return new TextEncoder().encode(toPlain(document))
  }
}

interface Read {
  readonly text: Node
  readonly conference: Conference
  readonly stage: Stage
  /** Of the last act; a file of another program does not say when its words were written. */
  readonly at: Instant | null
  readonly isOurs: boolean
}

/** Named by counting, so that the same files give the same bytes. */
export function readOf(source: Source, side: 'a' | 'b'): Read {
  if (source.kind === 'conference') {
    const { text, register } = source.conference
    const { conference, stage, record } = register
    return { text, conference, stage, at: record.at(-1)?.at ?? null, isOurs: true }
  }
  let made = 0
  const { text, title, masthead } = textOfSource(source, () => `${side}-${++made}`)
  const { symbol, meeting } = masthead
  const ids = { id: conferenceId('compared'), text: textId('compared') }
  const at = source.kind === 'document' ? source.document.at : null
  return {
    text,
    conference: { ...ids, title, symbol, meeting },
    stage: source.kind === 'document' ? source.document.status : 'drafting',
    at,
    isOurs: false,
  }
}

function redlineOf(a: Read, b: Read): FinalDocument {
  // What only a conference knows, such as what a number refers to, is in the other as words.
  const was = b.isOurs && !a.isOurs ? asIssued(b.text, a.text) : a.text
  const is = a.isOurs && !b.isOurs ? asIssued(a.text, b.text) : b.text
  const before = withBareBrackets(was)
  const at = b.at ?? a.at ?? new Date(0).toISOString()
  const { conference, stage } = b
  return redlineBetween({
    before,
    after: knownAgain(before, withBareBrackets(is)),
    handOf: () => ({ by: say('cli.compare.by'), at }),
    conference,
    stage,
    at,
    digest: digestOf(b.text.toJSON()),
  })
}
