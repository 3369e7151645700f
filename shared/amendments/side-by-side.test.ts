import { expect, it } from 'vitest'
import type { AmendmentId, BlockId } from '../ids'
import { changeOf, tabledAmendment } from '../testing/amendments'
import { footnote, p, section, text } from '../testing/build'
import { compareRivals } from './compare-rivals'
import { type Cell, linesOf } from './side-by-side'

const base = p('a', 'The Conference noted the report of the Chair.')
const opening = text(section('s', base, p('b', 'It rose.')))
const amendment = (number: number, said: string | null, amends: number | null = null) =>
  tabledAmendment(said === null ? changeOf(base) : changeOf(base, p('a', said)), {
    id: `a${number}` as AmendmentId,
    number,
    amends: amends === null ? null : (`a${amends}` as AmendmentId),
  })

const welcomed = amendment(1, 'The Conference welcomed the report of the Chair.')
const president = amendment(2, 'The Conference welcomed the report of the President.')
const shorter = amendment(3, 'The Conference noted the report.')
const deleted = amendment(4, null)

const lines = (...amendments: readonly (typeof welcomed)[]) => {
  const found = compareRivals(opening, 'a' as BlockId, amendments)
  if (!found) throw new Error('Something is proposed')
  return linesOf(found).map((line) => (line.kind === 'kept' ? line.words : [line.base, line.cells]))
}

it('sets what each says in one place beside what the others say there', () => {
  expect(lines(welcomed, president)).toEqual([
    'The Conference ',
    [
      'noted',
      [
        { kind: 'says', words: 'welcomed', as: null },
        { kind: 'says', words: 'welcomed', as: 0 },
      ],
    ],
    ' the report of the ',
    ['Chair', [{ kind: 'says', words: 'President', as: null }, { kind: 'same' }]],
    '.',
  ])
})

it('keeps the places of the others apart where one takes the whole paragraph away', () => {
  expect(lines(welcomed, deleted)).toEqual([
    'The Conference ',
    ['noted', [{ kind: 'gone' }, { kind: 'says', words: 'welcomed', as: null }]],
    ' the report of the Chair.',
  ])
})

it('says where words only go', () => {
  expect(lines(shorter)).toEqual([
    'The Conference noted the report',
    [' of the Chair', [{ kind: 'out' }]],
    '.',
  ])
})

const end = '\u2029'
const of = (number: number, ...change: Parameters<typeof changeOf>) =>
  tabledAmendment(changeOf(...change), { id: `a${number}` as AmendmentId, number })

it('has the end of a paragraph among the words where one is divided', () => {
  const divided = of(5, base, p('a', 'The Conference noted'), p('n', 'the report of the Chair.'))
  expect(lines(welcomed, divided)).toEqual([
    'The Conference ',
    [
      'noted ',
      [
        { kind: 'says', words: 'welcomed ', as: null },
        {
          kind: 'redline',
          segments: [
            { how: 'same', words: 'noted', at: 0 },
            { how: 'split', words: '', at: 1 },
          ],
        },
      ],
    ],
    'the report of the Chair.',
  ])
})

it('has the words of both where two are joined, and marks none of them', () => {
  const joined = of(6, [base, p('b', 'It rose.')], p('a', `${base.textContent} It rose.`))
  const same: Cell = { kind: 'same' }
  expect(lines(welcomed, joined)).toEqual([
    'The Conference ',
    ['noted', [{ kind: 'says', words: 'welcomed', as: null }, same]],
    ' the report of the Chair.',
    [end, [same, { kind: 'out' }]],
    'It rose.',
  ])
})

it('says that a paragraph goes where nobody changes a word of it', () => {
  expect(lines(deleted)).toEqual([[base.textContent, [{ kind: 'gone' }]]])
})

it('compares the words of a note with those that it had', () => {
  const noted = (note: string) => p('a', 'It noted it', footnote('f', note), '.')
  const change = changeOf(noted('See annex I.'), noted('See annex II.'))
  const found = compareRivals(text(section('s', noted('See annex I.'))), 'a' as BlockId, [
    tabledAmendment(change),
  ])
  expect(
    found && linesOf(found).map((line) => line.kind === 'differs' && line.cells),
  ).toMatchObject([
    false,
    [
      {
        kind: 'redline',
        segments: [
          { how: 'same', words: '* (' },
          { how: 'same', words: 'See annex ' },
          { how: 'out', words: 'I' },
          { how: 'in', words: 'II' },
          { how: 'same', words: '.' },
          { how: 'same', words: ')' },
        ],
      },
    ],
    false,
  ])
})
