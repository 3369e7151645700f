import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { fixture, fixturesAreHere, fixturesIn, whenFixtures } from '../../testing/fixtures'
import { readWord } from '../docx-in/read'
import { readMarkup } from '../html-in/read-markup'
import { readLines } from '../recognise/lines'
import { anyText } from '../testing/any-text'
import { canBe, indent, recommend, restore, retake, settle, takingOf, takings } from './retake'
import { type Row, rowAt } from './row'
import { rowsOfText } from './rows-of-text'
import { takenIn } from './taken-in'
import { textOfRows } from './text-of-rows'

function counting() {
  let made = 0
  return () => `n-${++made}`
}

const taken = (source: string) =>
  takenIn({ kind: 'passages', passages: readLines(source), remarks: [] })
const textOf = (rows: readonly Row[]) =>
  textOfRows(rows, { language: 'English', newId: counting() }).text
const keys = (...all: number[]) => new Set(all)
/** Where a row with these words is. */
const at = (rows: readonly Row[], words: string) => {
  const row = rows.find(({ block }) => block.textContent.includes(words))
  if (!row) throw new Error(`No row says ${words}`)
  return row.key
}
const shape = (rows: readonly Row[]) =>
  rows.map(({ as, block, label, doubt }) =>
    [takingOf(as), block.textContent, label, doubt].filter(Boolean).join(' | '),
  )

const report = `CCW/AP.II/CONF.7/L.1
Geneva, 23 November 2005

DRAFT REPORT

I. Introduction

1. The Conference met in Geneva.

2. It did two things:

(a) It listened;

(b) It wrote.

9) The Secretary-General attended.

II. Recommendations

3. The Conference requested the Secretary-General to transmit this appeal before 6 November 2006.

Annex I

Provisional agenda

1. Opening`

it('says of each passage what it is taken for, and where that is doubtful', () => {
  expect(shape(taken(report).rows)).toEqual([
    'masthead.symbol | CCW/AP.II/CONF.7/L.1',
    'masthead.meeting | Geneva, 23 November 2005',
    'title | DRAFT REPORT',
    'heading.1 | Introduction | I.',
    'paragraph.numbered | The Conference met in Geneva. | 1.',
    'paragraph.numbered | It did two things: | 2.',
    'paragraph.numbered | It listened; | (a)',
    'paragraph.numbered | It wrote. | (b)',
    'paragraph.plain | 9) The Secretary-General attended. | 9) | number',
    'heading.1 | Recommendations | II.',
    'paragraph.numbered | The Conference requested the Secretary-General to transmit this appeal before 6 November 2006. | 3. | recommendation',
    'annex.agenda | Provisional agenda | Annex I | looks',
    'paragraph.numbered | Opening | 1.',
  ])
})

it('takes a typed number away where one is counted, and puts it back where none is', () => {
  const { rows } = taken(report)
  const stray = at(rows, 'attended')
  const counted = retake(rows, keys(stray), 'paragraph.numbered')
  expect(textOf(counted).textContent).toContain('It wrote.The Secretary-General attended.')
  const first = at(rows, 'met in Geneva')
  const plain = retake(rows, keys(first), 'paragraph.quotation')
  expect(textOf(plain).textContent).toContain('Introduction1. The Conference met')
  const back = retake(plain, keys(first), 'paragraph.numbered')
  expect(textOf(back).toJSON()).toEqual(textOf(rows).toJSON())
})

it('takes several at once, by levels, as recommendations, and back again', () => {
  const { rows } = taken(report)
  const two = keys(at(rows, 'listened'), at(rows, 'It wrote'))
  const raised = indent(rows, two, -1)
  expect(raised.filter(({ key }) => two.has(key)).map(({ as }) => as)).toMatchObject([
    { paragraph: 'numbered', level: 0 },
    { paragraph: 'numbered', level: 0 },
  ])
  const said = { addressee: 'States Parties', kind: 'reporting', deadline: null }
  const urged = recommend(raised, two, said)
  const paragraphs: Node[] = []
  textOf(urged).descendants((node) => {
    if (node.attrs.recommendation?.kind === 'reporting') paragraphs.push(node)
    return true
  })
  expect(paragraphs.map((node) => node.textContent)).toEqual(['It listened;', 'It wrote.'])
  expect(restore(urged, two, rows)).toEqual(rows)
})

it('doubts nothing that somebody has looked at', () => {
  const { rows } = taken(report)
  const doubtful = rows.filter(({ doubt }) => doubt).map(({ key }) => key)
  const settled = settle(rows, keys(...doubtful))
  expect(settled.filter(({ doubt }) => doubt)).toEqual([])
  expect(textOf(settled).toJSON()).toEqual(textOf(rows).toJSON())
})

it('leaves out what somebody leaves out, and nothing else', () => {
  const { rows } = taken(report)
  const without = retake(rows, keys(at(rows, 'attended')), 'left-out')
  expect(textOf(without).textContent).toBe(
    textOf(rows).textContent.replace('9) The Secretary-General attended.', ''),
  )
})

it('remarks stand beside the passage that they are about', () => {
  const source = readMarkup(
    '<h1>Report</h1><p>One</p><p>See <a href="https://example.org/">here</a>.</p>',
  )
  const { rows, remarks } = takenIn({ kind: 'passages', ...source })
  const [link] = remarks.filter(({ kind }) => kind === 'link')
  expect(rows.find((row) => row.at === link?.at)?.block.textContent).toBe('See here.')
})

it('what is recognised in any lines can be taken for anything, and makes a text with every word', () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc
      .tuple(
        fc.constantFrom('1. ', '2. ', '(a) ', '(b) ', 'I. ', 'A. ', '• ', '5. ', 'Annex II\n', ''),
        fc.lorem({ maxCount: 6 }),
      )
      .map((parts) => parts.join('')),
    fc.constantFrom('CCW/CONF.1/1', 'Distr.: General', 'DRAFT REPORT', 'x\ty\nz\tw'),
  )
  const change = fc.tuple(fc.nat(), fc.constantFrom(...takings))
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 14 }),
      fc.array(change, { maxLength: 8 }),
      (lines, changes) => {
        const { rows } = taken(lines.join('\n\n'))
        let now = rows
        for (const [which, taking] of changes) {
          const row = now[which % Math.max(1, now.length)]
          if (!row || !canBe(row, taking) || taking === 'left-out') continue
          now = retake(now, keys(row.key), taking)
        }
        const said = textOf(now)
        said.check()
        const all = JSON.stringify(said.toJSON())
        for (const { as, block } of now) {
          if (as.kind === 'left-out' || as.kind === 'table') continue
          for (const word of block.textContent.match(/\p{L}{3,}/gu) ?? []) {
            expect(all).toContain(word)
          }
        }
      },
    ),
    { numRuns: 200 },
  )
})

it('brackets that touch are alternatives, and signs without end are no brackets', () => {
  const setsIn = (line: string) => {
    const made = textOf(taken(line).rows)
    const sets = new Set<string>()
    let marks = 0
    made.descendants((node) => {
      for (const { type, attrs } of node.marks) {
        if (type.name !== 'bracket') continue
        marks++
        if (attrs.set) sets.add(attrs.set)
      }
    })
    return { marks, sets: sets.size }
  }
  expect(setsIn('1. It [shall][should] [promptly] report.')).toEqual({ marks: 6, sets: 1 })
  expect(setsIn(`1. It met ${'['.repeat(40_000)}${']'.repeat(40_000)}`).marks).toBe(0)
})

it('a text of ours is taken in as it is, whatever it holds', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const rows = rowsOfText(text)
      const numbers = text.firstChild?.attrs.numbers
      const made = textOfRows(rows, {
        language: 'English',
        newId: counting(),
        numbers,
      }).text
      const isTitle = ({ type }: Node) => type.name === 'title'
      const titlesFirst = [
        ...text.children.filter(isTitle),
        ...text.children.filter((top) => !isTitle(top)),
      ]
      expect(made.textContent).toBe(titlesFirst.map((top) => top.textContent).join(''))
    }),
    { numRuns: 100 },
  )
})

describe.skipIf(!fixturesAreHere)(`files from elsewhere (${whenFixtures})`, () => {
  const documents = ['plain', 'tracked'].flatMap((folder) => fixturesIn(`docx/${folder}`, '.docx'))

  it.each(documents)('%s is a text, and each remark on it has its place', (name) => {
    const { rows, remarks } = takenIn({ kind: 'word', document: readWord(fixture(name)) })
    textOf(rows).check()
    const placed = remarks.filter(({ at }) => at !== undefined)
    expect(rows.length === 0 || placed.every(({ at }) => rowAt(rows, at) !== null)).toBe(true)
  })
})
