import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixture, fixturesAreHere, whenFixtures } from '../../testing/fixtures'
import { toAkn } from '../akn/akn'
import { wordFile } from '../docx-in/testing/word-file'
import { toHtml } from '../html/html'
import { toJson } from '../json/json'
import { toPlain } from '../plain/plain'
import { finalDocument, structuredText } from '../testing/final-text'
import { type Decode, readBytes } from './source'
import { textOfSource } from './text-of-source'

const decode: Decode = (bytes, writing) => {
  try {
    return new TextDecoder(writing, { fatal: writing !== 'windows-1252' }).decode(bytes)
  } catch {
    return null
  }
}

/** Read and made a text of ours, or refused for a reason that has a sentence; nothing is thrown. */
function takenIn(name: string, bytes: Uint8Array): string {
  const read = readBytes(name, bytes, decode)
  if (read.kind === 'unread') return read.why
  let made = 0
  return textOfSource(read, () => `n-${++made}`).text.type.name
}

/** Bytes taken out, put in, doubled or written over, in a few places at once. */
const wounds = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(400),
    how: fc.constantFrom('cut', 'double', 'overwrite', 'insert', 'end'),
    words: fc.constantFrom(
      '<',
      '>',
      '"',
      '</p>',
      '<p>',
      '&',
      '&#0;',
      '&lol;',
      '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
      '\uFFFF',
      '\u0000',
      '<num>'.repeat(50),
      '<ol><li>'.repeat(300),
      '1. (a) (i) ',
    ),
  }),
  { minLength: 1, maxLength: 4 },
)

function wounded(bytes: Uint8Array, all: typeof wounds extends fc.Arbitrary<infer T> ? T : never) {
  return all.reduce((now, { at, length, how, words }) => {
    const from = Math.floor(at * now.length)
    const to = Math.min(now.length, from + length)
    const said = new TextEncoder().encode(words)
    const [before, within, after] = [now.slice(0, from), now.slice(from, to), now.slice(to)]
    const middle = {
      cut: [],
      double: [...within, ...within],
      overwrite: [...said],
      insert: [...said, ...within],
      end: [...within],
    }[how]
    return new Uint8Array([...before, ...middle, ...(how === 'end' ? [] : after)])
  }, bytes)
}

const printed = finalDocument(structuredText)
const own = {
  'own.xml': toAkn(printed),
  'own.html': toHtml(printed),
  'own.txt': toPlain(printed),
} as const

describe('a file that holds more than any document is refused before anything is made of it', () => {
  const body = (paragraph: string, count: number) => wordFile({ body: paragraph.repeat(count) })
  const changed = Array.from(
    { length: 400 },
    (_, n) => `<w:ins w:id="${n}" w:author="A${n}"><w:r><w:t>a</w:t></w:r></w:ins>`,
  )
  it.each([
    ['paragraphs.docx', body('<w:p><w:r><w:t>1. a</w:t></w:r></w:p>', 31_000)],
    ['cells.docx', body(`<w:tbl><w:tr>${'<w:tc><w:p/></w:tc>'.repeat(50)}</w:tr></w:tbl>`, 700)],
    ['authors.docx', wordFile({ body: `<w:p>${changed.join('')}</w:p>` })],
    ['one-line.docx', body(`<w:p><w:r><w:t>${'word '.repeat(50_000)}</w:t></w:r></w:p>`, 1)],
    ['digits.txt', new TextEncoder().encode('1.'.repeat(500_000))],
    ['table.txt', new TextEncoder().encode(`${'a\t'.repeat(500)}\n`.repeat(100))],
    ['lines.txt', new TextEncoder().encode('1. It met.\n\n'.repeat(31_000))],
    ['items.html', new TextEncoder().encode(`<!doctype html><ol>${'<li>a'.repeat(31_000)}`)],
  ])('%s', { timeout: 60_000 }, (name, bytes) => {
    expect(readBytes(name, bytes, decode)).toEqual({ kind: 'unread', why: 'too-many-elements' })
  })
})

describe('what was damaged or is hostile is taken in or refused, and never thrown back', () => {
  it.each(Object.keys(own) as (keyof typeof own)[])('%s', (name) => {
    const bytes = new TextEncoder().encode(own[name])
    fc.assert(
      fc.property(wounds, (all) => {
        expect(takenIn(name, wounded(bytes, all))).toMatch(/^[a-z-]+$/)
      }),
      { numRuns: 120, seed: 20051123 },
    )
  })

  it
    .runIf(fixturesAreHere)
    .each(['un-ga/A_RES_ES-11_1-2204067E.xml', 'un-sc/S_2024_239-2405580E.xml'])(
    `%s (${whenFixtures})`,
    (path) => {
      const bytes = fixture(`akn/${path}`)
      fc.assert(
        fc.property(wounds, (all) => {
          expect(takenIn('a.xml', wounded(bytes, all))).toMatch(/^[a-z-]+$/)
        }),
        { numRuns: 40, seed: 20051123 },
      )
    },
  )
})

describe('says what may not be so, or does without it:', () => {
  const akn = (body: string) =>
    new TextEncoder().encode(
      `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc name="x"><mainBody>${body}</mainBody></doc></akomaNtoso>`,
    )
  const json = (change: (written: string) => string) =>
    new TextEncoder().encode(change(toJson(finalDocument(structuredText))))

  it.each([
    [
      'a cell over more rows than there can be',
      akn('<table><tr><td rowspan="999999999" colspan="-2.5"><p>x</p></td></tr></table>'),
    ],
    [
      'a GUID that is none',
      akn('<section GUID="{#}"><num>1</num><content><p GUID="A B">x</p></content></section>'),
    ],
  ])('%s', (_, bytes) => {
    expect(takenIn('a.xml', bytes)).toBe('doc')
  })

  it.each([
    ['an id that is none', json((written) => written.replaceAll('"id": "s1"', '"id": "A B"'))],
    [
      'a cell that is too wide',
      json((written) => written.replace('"colspan": 1', '"colspan": 5000')),
    ],
  ])('%s', (_, bytes) => {
    expect(takenIn('a.json', bytes)).toBe('invalid')
  })
})
