import fc from 'fast-check'
import { expect, it } from 'vitest'
import { schema } from '../../document/schema'
import { canCheck, refuseInvalid } from '../../testing/akn-schema'
import { annex, heading, p, section, text } from '../../testing/build'
import { redlineBetween } from '../redline/between'
import { knownAgain } from '../redline/known-again'
import { anyText } from '../testing/any-text'
import { anyAmendments, compiled } from '../testing/compiled'
import {
  at,
  cell,
  conference,
  digest,
  headerCell,
  masthead,
  table,
  title,
} from '../testing/final-text'
import { toAkn } from './akn'
import { readAkn } from './read'

const costs = (...rows: [string, string][]) =>
  table(
    't',
    'Costs',
    [headerCell('Item'), headerCell('Cost')],
    ...rows.map(([item, cost]) => [cell(item), cell(cost)]),
  )
const head = heading('h', 1, 'Opening')
const before = text(
  masthead(),
  title('t1', 'DRAFT'),
  section('s', head, p('a', 'It noted the report.'), p('b', 'It rose.'), costs(['Rent', '9'])),
)
const after = text(
  masthead(),
  title('t1', 'FINAL DOCUMENT'),
  section('s', head, p('a', 'It welcomed the report.'), costs(['Rent', '10'], ['Tea', '2'])),
  annex('x', heading('xh', 1, 'Agenda'), p('d', 'Opening.')),
)
const between = (one: typeof before, other: typeof before) =>
  redlineBetween({
    before: one,
    after: knownAgain(one, other),
    handOf: () => ({ by: 'Secretariat', at }),
    conference,
    stage: 'drafting',
    at,
    digest,
  })

it('brings back what comes in and goes, paragraphs, rows and annexes too, by whom and when', () => {
  const document = between(before, after)
  expect(readAkn(toAkn(document))).toEqual({ kind: 'document', document })
})

it('has the notes beneath a table once, with what comes and goes in them', () => {
  const noted = (item: string, words: string) =>
    text(
      section(
        's',
        head,
        schema.node('table', { id: 't', caption: 'Costs' }, [
          schema.node('row', null, [
            schema.node('cell', null, [
              schema.text(item),
              schema.node('footnote', { id: 'n', series: 'letter' }, schema.text(words)),
            ]),
          ]),
        ]),
      ),
    )
  const document = between(noted('Rent', 'Of rooms.'), noted('Hire', 'Of halls.'))
  const [section1] = document.parts
  const tables =
    section1?.kind === 'section' ? section1.blocks.filter(({ kind }) => kind === 'table') : []
  const revision = (how: string) => ({ by: 'Secretariat', at, how })
  const words = (said: string, how?: string) => ({
    kind: 'text',
    text: said,
    formats: [],
    ...(how && { revision: revision(how) }),
  })
  expect(tables).toMatchObject([
    {
      rows: [
        {
          cells: [
            {
              content: [
                words('Rent', 'deleted'),
                words('Hire', 'inserted'),
                { kind: 'sign', sign: 'a' },
              ],
            },
          ],
        },
      ],
      notes: [
        {
          sign: 'a',
          content: [
            words('Of '),
            words('rooms', 'deleted'),
            words('halls', 'inserted'),
            words('.'),
          ],
        },
      ],
    },
  ])
  expect(readAkn(toAkn(document))).toEqual({ kind: 'document', document })
})

it('brings back every compilation with what is said beside it', () => {
  fc.assert(
    fc.property(anyAmendments, ([given, changes]) => {
      const { document } = compiled(given, ...changes)
      expect(readAkn(toAkn(document))).toEqual({ kind: 'document', document })
    }),
    { numRuns: 200, seed: 20051123 },
  )
})

it('brings back any text as a redline of any other', () => {
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      const document = between(one, other)
      expect(readAkn(toAkn(document))).toEqual({ kind: 'document', document })
    }),
    { numRuns: 100, seed: 20051123 },
  )
})

it.runIf(canCheck)('is valid by the schema of OASIS', () => {
  const files = [
    between(before, after),
    ...fc
      .sample(anyAmendments, { numRuns: 60, seed: 7 })
      .map(([given, changes]) => compiled(given, ...changes).document),
    ...fc
      .sample(fc.tuple(anyText, anyText), { numRuns: 60, seed: 7 })
      .map(([a, b]) => between(a, b)),
  ].map(toAkn)
  refuseInvalid(files)
})
