import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import sample from '../../../assets/conferences/ap2-conf7.json'
import { openingText, parseOpeningText } from '../../document/opening-text'
import {
  annex,
  bracketed,
  em,
  footnote,
  heading,
  p,
  paragraph,
  section,
  text,
} from '../../testing/build'
import { toAkn } from '../akn/akn'
import { toDocx } from '../docx/docx'
import { toHtml } from '../html/html'
import { toJson } from '../json/json'
import { toPlain } from '../plain/plain'
import { anyEdits } from '../testing/any-edits'
import {
  cell,
  finalDocument,
  finalText,
  headerCell,
  masthead,
  structuredText,
  sub,
  table,
  title,
} from '../testing/final-text'
import { changedAgainst } from './changed-against'
import { type Decode, readBytes } from './source'

const decode: Decode = (bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes)

let made = 0
const newId = () => `n-${++made}`

const forms = {
  txt: async (given: Node) => toPlain(finalDocument(given)),
  html: async (given: Node) => toHtml(finalDocument(given)),
  xml: async (given: Node) => toAkn(finalDocument(given)),
  json: async (given: Node) => toJson(finalDocument(given)),
  docx: async (given: Node) => toDocx(finalDocument(given)),
} as const
type Form = keyof typeof forms

async function broughtBack(given: Node, form: Form, change = (file: string) => file) {
  const file = await forms[form](given)
  const bytes = typeof file === 'string' ? new TextEncoder().encode(change(file)) : file
  const source = readBytes(`file.${form}`, bytes, decode)
  if (source.kind === 'unread') throw new Error(source.why)
  const { drafts, titleChanged } = changedAgainst(given, source, newId)
  return { drafts, titleChanged }
}

const opening = openingText(parseOpeningText(sample), newId)

const arabic = text(
  masthead({ language: 'Arabic' }),
  title('t', 'مشروع الوثيقة الختامية'),
  section(
    's',
    heading('h', 1, 'مقدمة'),
    p('p1', 'عقد المؤتمر في جنيف', footnote('f', 'في قصر الأمم.'), '.'),
    sub('p2', 1, 'انتخاب الرئيس؛'),
    sub('p3', 1, 'إقرار جدول الأعمال.'),
    heading('h2', 1, 'استنتاجات'),
    p('p4', em('يرحب'), ' بالتقرير، 2 نيسان.'),
  ),
  annex('x', heading('xh', 1, 'جدول الأعمال'), p('x1', 'الافتتاح.'), p('x2', 'الاختتام.')),
)

/** Notes of every series, tables of any shape, brackets, alternatives, and lines that look like others. */
const contested = text(
  masthead(),
  title('t', 'OUTCOME'),
  section(
    's',
    heading('h', 1, 'Contents'),
    p('p1', 'The [1] per cent was noted', footnote('f', 'See [2] and annex I.'), ' in 2005.'),
    p('p2', 'States ', ...bracketed('b1', {}, 'shall'), ...bracketed('b2', {}, 'should'), ' act.'),
    paragraph({ id: 'p3', kind: 'plain' }, 'ALL IN CAPITALS'),
    paragraph({ id: 'p4', kind: 'plain' }, '3. A line that somebody has numbered'),
    table('tb', 'Costs', [headerCell('Item'), headerCell('2005')], [cell('Staff'), cell('')]),
    table('one', 'One column', [cell('First')], [cell('Second')]),
    paragraph({ id: 'p5', alternative: { set: 'a', style: 'alt' } }, 'The text ends here.'),
    paragraph({ id: 'p6', alternative: { set: 'a', style: 'alt' } }, 'The text goes on.'),
    p('p7', 'The same line.'),
    p('p8', 'The same line.'),
  ),
  section('s2', p('p9', 'A section without a heading.')),
  annex('x', p('x1', 'The same line.'), heading('xh', 2, 'Below')),
)

const long = text(
  masthead(),
  title('t', 'REPORT'),
  ...Array.from({ length: 40 }, (_, at) =>
    section(
      `s${at}`,
      heading(`h${at}`, 1, `Chapter ${at + 1}`),
      p(`a${at}`, `The Conference considered item ${at + 1}`, footnote(`f${at}`, `At ${at}.`), '.'),
      sub(`b${at}`, 1, 'its costs;'),
      sub(`c${at}`, 1, `its report of ${at + 2} May.`),
      table(`t${at}`, '', [cell('Costs'), cell(String(at))], [cell('Staff'), cell('12')]),
    ),
  ),
)

const texts: readonly (readonly [string, Node])[] = [
  ['the sample conference', opening.text],
  ['a text with one of everything', finalText],
  ['a text with parts and annexes of each kind', structuredText],
  ['a text in Arabic', arabic],
  ['a contested text', contested],
  ['a long text', long],
]

for (const form of ['txt', 'html', 'xml', 'json', 'docx'] as const) {
  it.each(texts)(`%s brought back unchanged as ${form} asks for nothing`, async (_, given) => {
    expect(await broughtBack(given, form)).toEqual({ drafts: [], titleChanged: false })
  })
}

it.each([3, 17, 2005])('so does any text, from seed %i', async (seed) => {
  await fc.assert(
    fc.asyncProperty(
      anyEdits,
      fc.constantFrom<Form>('txt', 'html', 'docx'),
      async ([, given], form) => {
        expect((await broughtBack(given, form)).drafts).toEqual([])
      },
    ),
    { seed, numRuns: 40 },
  )
})
