import fc from 'fast-check'
import { strFromU8, strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { wholeText } from '../recognise/whole-text'
import { countChanges } from './counts'
import { faultsInWord } from './faults'
import { changeViews, wordLines } from './lines'
import { wordPassages } from './passages'
import { readWord } from './read'
import { acceptAll, rejectAll } from './resolve'
import { part, wordFile } from './testing/word-file'
import { UnreadableFile, type UnreadableReason } from './unreadable'
import { openZip } from './zip'

function refusal(bytes: Uint8Array): UnreadableReason | null {
  try {
    takeIn(bytes)
    return null
  } catch (error) {
    if (error instanceof UnreadableFile) return error.why
    throw error
  }
}

/** All that is done with a file on its way into a conference. */
function takeIn(bytes: Uint8Array): void {
  const document = readWord(bytes)
  countChanges(document)
  faultsInWord(document)
  for (const view of changeViews) wordLines(document, view)
  for (const resolved of [acceptAll(document), rejectAll(document)]) {
    const passages = wordPassages(resolved)
    let made = 0
    const newId = () => `b-${++made}`
    wholeText(passages.passages, { ...passages, language: 'English', newId })
  }
}

const levels = [0, 1, 2, 8].map(
  (at) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%${at + 1})"/></w:lvl>`,
)
const numbering = part(
  'numbering',
  `<w:abstractNum w:abstractNumId="0">${levels.join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
)
const body = (inner: string) =>
  wordFile({ body: inner, parts: { 'word/numbering.xml': numbering } })
const document = (xml: string) => zipSync({ 'word/document.xml': strToU8(xml) })

describe('what is no document is refused with its reason', () => {
  it.each<[string, Uint8Array, UnreadableReason]>([
    ['nothing', new Uint8Array(), 'empty'],
    ['words', strToU8('The Conference decided'), 'not-a-package'],
    ['a package of something else', zipSync({ 'content.xml': strToU8('<a/>') }), 'no-document'],
    ['the first half', body('<w:p/>').slice(0, 300), 'truncated'],
    ['an entity', document('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), 'document-type'],
    ['an unknown entity', document('<a>&b;</a>'), 'malformed'],
    ['tags that do not close', document('<a><b></a>'), 'malformed'],
    ['nesting without end', body('<w:smartTag>'.repeat(500)), 'too-deep'],
    ['many small parts', zipSync(manyParts()), 'too-many-parts'],
  ])('%s', (_, bytes, why) => {
    expect(refusal(bytes)).toBe(why)
  })

  it('a few bytes that become very many, before they do', () => {
    const spaces = new Uint8Array(48 << 20).fill(0x20)
    const bytes = zipSync({ 'word/document.xml': spaces })
    expect(bytes.length).toBeLessThan(100_000)
    expect(refusal(bytes)).toBe('bomb')
  })

  it('a part that claims to be small and is not', () => {
    const bytes = zipSync({ 'word/document.xml': new Uint8Array(30 << 20).fill(0x20) })
    const view = new DataView(bytes.buffer)
    for (let at = 0; at + 4 < bytes.length; at++) {
      const sign = view.getUint32(at, true)
      if (sign === 0x02014b50) view.setUint32(at + 24, 100, true)
    }
    expect(refusal(bytes)).toBe('bomb')
  })
})

describe('what could do something does nothing, and is reported', () => {
  it('names that lead out of the package', () => {
    const bytes = wordFile({ body: '<w:p/>', parts: { '../../evil.xml': '<a/>' } })
    expect(readWord(bytes).notices).toEqual([{ kind: 'name-refused', words: '../../evil.xml' }])
  })

  it('macros and addresses', () => {
    const bytes = wordFile({
      body: '<w:p><w:hyperlink r:id="far"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>',
      relationships:
        '<Relationship Id="far" Type="x/hyperlink" Target="https://example.org/" TargetMode="External"/>',
      parts: { 'word/vbaProject.bin': 'x' },
    })
    expect(readWord(bytes).notices.map(({ kind }) => kind)).toEqual(['macros', 'external'])
  })
})

describe('notes that refer to notes', () => {
  const note = (id: number, ...to: readonly number[]) =>
    `<w:footnote w:id="${id}"><w:p><w:r><w:t>n${id}</w:t></w:r>${to.map(reference).join('')}</w:p></w:footnote>`
  const reference = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
  const withNotes = (...notes: readonly string[]) =>
    wordFile({
      body: `<w:p><w:r><w:t>a</w:t></w:r>${reference(2)}</w:p>`,
      parts: { 'word/footnotes.xml': part('footnotes', notes.join('')) },
    })

  it.each([
    ['to themselves', withNotes(note(2, 2))],
    ['in a ring', withNotes(note(2, 3, 3), note(3, 2, 2))],
    ['twice each', withNotes(...Array.from({ length: 60 }, (_, n) => note(n + 2, n + 3, n + 3)))],
  ])('%s', (_, bytes) => {
    expect(refusal(bytes)).toBeNull()
  })

  it('and none of their words is dropped in silence', () => {
    const { remarks } = wordPassages(readWord(withNotes(note(2, 3), note(3))))
    expect(remarks).toContainEqual({ kind: 'hidden', words: 'n3' })
  })
})

const sample = body(
  [
    '<w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="A"/></w:rPr></w:pPr>',
    '<w:ins w:id="2" w:author="A"><w:r><w:t>The </w:t></w:r><w:del w:id="3" w:author="B">',
    '<w:r><w:delText>High </w:delText></w:r></w:del></w:ins>',
    '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF a</w:instrText>',
    '<w:fldChar w:fldCharType="separate"/><w:t>12</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a [b]</w:t></w:r></w:p>',
    '<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel w:id="4" w:author="B"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
  ].join(''),
)

it('bytes that are turned over are read or refused, in any file', { timeout: 120_000 }, () => {
  const change = fc.tuple(fc.nat({ max: sample.length - 1 }), fc.integer({ min: 1, max: 255 }))
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
      const bytes = sample.slice()
      for (const [at, by] of changes) bytes[at] = (bytes[at] ?? 0) ^ by
      refusal(bytes)
    }),
    { numRuns: 1500, seed: 20261126 },
  )
})

it('pieces of the text that change places or go are read or refused', { timeout: 120_000 }, () => {
  const xml = strFromU8(openZip(sample).read('word/document.xml') ?? new Uint8Array())
  const pieces = xml.split(/(?=<)/)
  const place = fc.nat({ max: pieces.length - 1 })
  const step = fc.tuple(fc.constantFrom('drop', 'double', 'swap'), place, place)
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (steps) => {
      const changed = [...pieces]
      for (const [what, one, other] of steps) {
        const [first = '', second = ''] = [changed[one], changed[other]]
        if (what === 'drop') changed[one] = ''
        if (what === 'double') changed[one] = first + first
        if (what === 'swap') {
          changed[one] = second
          changed[other] = first
        }
      }
      refusal(document(changed.join('')))
    }),
    { numRuns: 1500, seed: 20261126 },
  )
})

it('any nesting of what Word may write is read', { timeout: 120_000 }, () => {
  const names = ['p', 'r', 't', 'tbl', 'tr', 'tc', 'ins', 'del', 'sdt', 'sdtContent', 'hyperlink']
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'medium' },
      fc.constantFrom(
        'words',
        '<w:t>1. The Conference</w:t>',
        '<w:t>ANNEX II</w:t>',
        '<w:t>CCW/CONF/1</w:t>',
        '<w:pPr><w:outlineLvl w:val="7"/></w:pPr>',
        '<w:pPr><w:numPr><w:ilvl w:val="12"/><w:numId w:val="1"/></w:numPr></w:pPr>',
        '<w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>',
        '<w:tcPr><w:gridSpan w:val="9000"/><w:vMerge/></w:tcPr>',
        '<w:tcPr><w:gridSpan w:val="-1"/><w:vMerge w:val="restart"/></w:tcPr>',
        '<w:br/>',
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:tab/>',
      ),
      fc
        .tuple(fc.constantFrom(...names), fc.array(tie('tree'), { maxLength: 4 }))
        .map(([name, inner]) => `<w:${name}>${inner.join('')}</w:${name}>`),
    ),
  }))
  fc.assert(
    fc.property(tree, (inner) => {
      expect(refusal(body(inner))).toBeNull()
    }),
    { numRuns: 1000, seed: 20261126 },
  )
})

function manyParts() {
  const parts: Record<string, Uint8Array> = {}
  for (let n = 0; n <= 20_000; n++) parts[`a${n}`] = new Uint8Array()
  return parts
}
