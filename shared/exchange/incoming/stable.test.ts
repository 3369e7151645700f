import { describe, expect, it } from 'vitest'
import { conferenceId, textId } from '../../ids'
import { canCheck, refuseInvalid } from '../../testing/akn-schema'
import { fixture, fixturesAreHere, fixturesIn, whenFixtures } from '../../testing/fixtures'
import { toAkn } from '../akn/akn'
import { build } from '../build'
import { toDocx } from '../docx/docx'
import type { FinalDocument } from '../final-document'
import { toHtml } from '../html/html'
import { toJson } from '../json/json'
import { toPlain } from '../plain/plain'
import { at, digest } from '../testing/final-text'
import { readBytes } from './source'
import { type TextOfSource, textOfSource } from './text-of-source'

const word = ['plain', 'tracked', 'tracked-with-gold', 'compare'].flatMap((folder) =>
  fixturesIn(`docx/${folder}`, '.docx'),
)
const marked = ['un-ga', 'un-sc', 'examples', 'examples-wd17'].flatMap((folder) =>
  fixturesIn(`akn/${folder}`, '.xml'),
)
const typed = fixturesIn('negotiation/cop21', '.md')

function read(name: string, bytes: Uint8Array): TextOfSource {
  let made = 0
  const source = readBytes(name, bytes, (given) => new TextDecoder().decode(given))
  if (source.kind === 'unread') throw new Error(source.why)
  return textOfSource(source, () => `b-${++made}`, true)
}

/** As the command line takes out a file of another program. */
function printed(
  { text, title, masthead: { symbol, meeting } }: TextOfSource,
  stage: 'drafting' | 'adopted' = 'drafting',
): FinalDocument {
  const ids = { id: conferenceId('stable'), text: textId('stable') }
  return build({ text, conference: { ...ids, title, symbol, meeting }, stage, at, digest })
}

/** The forms that keep what a text is made of. */
const forms: Readonly<Record<string, (document: FinalDocument) => Promise<Uint8Array>>> = {
  docx: (document) => toDocx(document),
  xml: async (document) => new TextEncoder().encode(toAkn(document)),
  json: async (document) => new TextEncoder().encode(toJson(document)),
  html: async (document) => new TextEncoder().encode(toHtml(document)),
}

describe.skipIf(!fixturesAreHere)(`every real file (${whenFixtures})`, () => {
  const documents = [...word, ...marked, ...typed]

  it.each(documents)('%s comes in, goes out, and comes in as the same', async (name) => {
    const once = printed(read(name, fixture(name)))
    for (const [ending, write] of Object.entries(forms)) {
      const again = printed(read(`again.${ending}`, await write(once)))
      expect(toPlain(again), ending).toBe(toPlain(once))
    }
  })

  it('is there', () => {
    expect([word.length, marked.length, typed.length]).toEqual([187, 34, 4])
  })

  it.runIf(canCheck)('is valid by the schema of OASIS as Akoma Ntoso, adopted or not', () => {
    const texts = documents.map((name) => read(name, fixture(name)))
    refuseInvalid(texts.flatMap((text) => [printed(text), printed(text, 'adopted')].map(toAkn)))
  })
})
