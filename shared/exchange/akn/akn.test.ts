import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canCheck, refuseInvalid } from '../../testing/akn-schema'
import { fixture, fixturesAreHere } from '../../testing/fixtures'
import { build } from '../build'
import { anyText } from '../testing/any-text'
import {
  at,
  conference,
  digest,
  finalDocument,
  finalText,
  structuredText,
} from '../testing/final-text'
import { readXml, type XmlElement } from '../xml/read'
import { toAkn } from './akn'
import { aknNamespace } from './profile'
import { readAkn } from './read'

it('calls the document by the rules of the United Nations', () => {
  const file = toAkn(finalDocument())
  const work = '/akn/un/debateReport/report/un-ccw-ap2/2005-11-23/CCW-AP.II-CONF.7-L.1'
  expect(file).toContain(`<FRBRuri value="${work}"/>`)
  expect(file).toContain(`<FRBRthis value="${work}/eng@2005-11-23/!annex_2"/>`)
  expect(file).toContain('<FRBRcountry value="un"/>')
})

it('places each block by its printed numbers and keeps its id as a GUID', () => {
  const file = toAkn(finalDocument())
  expect(file).toMatch(/<paragraph eId="sec_I__para_2" GUID="p2"/)
  expect(file).toMatch(/<point eId="sec_I__para_2__list_1__point_a__list_1__point_ii" GUID="p5">/)
  expect(file).toMatch(/<subsection eId="sec_II__subsec_A" GUID="h3"/)
  expect(file).toMatch(/<attachment eId="att_II" GUID="a2"/)
  expect(file).toMatch(
    /<authorialNote marker="1" placement="bottom" eId="authorialNote_1" GUID="f1"/,
  )
})

it.each([
  ['a final document', finalText],
  ['all its structures', structuredText],
])('comes back as it was: %s', (_, given) => {
  const document = finalDocument(given)
  expect(readAkn(toAkn(document))).toEqual({ kind: 'document', document })
})

it('comes back as it was, whatever the text', () => {
  fc.assert(
    fc.property(anyText, (given) => {
      const document = build({ text: given, conference, stage: 'adopting', at, digest })
      expect(readAkn(toAkn(document))).toEqual({ kind: 'document', document })
    }),
    { numRuns: 300, seed: 20051123 },
  )
})

it.runIf(canCheck)('is valid by the schema of OASIS, whatever the text', () => {
  const texts = [finalText, structuredText, ...fc.sample(anyText, { numRuns: 150, seed: 7 })]
  refuseInvalid(texts.map((given) => toAkn(finalDocument(given))))
})

it('says what a file is that it cannot take in', () => {
  expect(readAkn('<akomaNtoso')).toEqual({ kind: 'unreadable', why: 'malformed' })
  expect(readAkn('<html><body/></html>')).toEqual({ kind: 'other-format' })
  const entities = '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
  expect(readAkn(entities)).toEqual({ kind: 'unreadable', why: 'document-type' })
  const deep = `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`
  expect(readAkn(deep)).toEqual({ kind: 'unreadable', why: 'too-deep' })
})

it.runIf(fixturesAreHere)('leaves out no word of documents that others wrote', () => {
  for (const path of real) {
    const source = new TextDecoder().decode(fixture(`akn/${path}`))
    const read = readAkn(source)
    if (read.kind !== 'document') throw new Error(`${path} is ${read.kind}`)
    const kept = squeezed(wordsIn(read.document).join(' '))
    const akn = new Map([[aknNamespace, 'akn']])
    const missing = leaves(readXml(source, akn)).filter((words) => !kept.includes(squeezed(words)))
    expect([path, missing]).toEqual([path, []])
  }
})

const real = [
  'un-ga/75_85_E.xml',
  'un-ga/A_RES_76_246-2119713E.xml',
  'un-ga/A_RES_78_69-2324917E.xml',
  'un-ga/A_RES_79_75-2423060A.xml',
  'un-ga/A_RES_79_75-2423060F.xml',
  'un-ga/A_RES_ES-11_1-2204067E.xml',
  'un-sc/S_2024_239-2405580E.xml',
  'un-sc/S_RES_2610_(2021)-2119270E.xml',
  'un-sc/S_RES_2610_(2021)-2119270F.xml',
  'examples/itu-pp18-res-2.xml',
]

/** The words between tags, but for what the file says of itself and the distribution's own sign. */
function leaves(element: XmlElement): readonly string[] {
  if (element.name === 'akn:meta' || element.name === 'akn:docStatus') return []
  return element.children.flatMap((each) =>
    typeof each === 'string' ? (each.trim() ? [each] : []) : leaves(each),
  )
}

/** Every string of a document that a person reads. */
function wordsIn(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string') return unread.has(key) ? [] : [value]
  if (Array.isArray(value)) return value.flatMap((each) => wordsIn(each, key))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => wordsIn(each, name))
}

const unread = new Set(['id', 'anchor', 'kind', 'style', 'series', 'formats', 'form', 'at', 'tag'])

function squeezed(words: string): string {
  return words.replace(/\s+/g, '')
}
