import { expect, it } from 'vitest'
import type { Amendment } from '../../../shared/amendments/amendment'
import { compareRivals } from '../../../shared/amendments/rivals'
import { type AmendmentId, type BlockId, personId } from '../../../shared/ids'
import { changeOf, tabledAmendment } from '../../../shared/testing/amendments'
import { p, section, text } from '../../../shared/testing/build'
import { linesOf } from './side-by-side'
import { subjectOf, subjectsOf } from './subjects'

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

it('finds under a block what is about it, with what amends that', () => {
  const warmly = amendment(5, 'The Conference welcomed warmly the report of the Chair.', 1)
  const by = { person: personId('ana'), name: 'Ana', role: 'delegation', delegation: null } as const
  const decided: Amendment = { ...president, state: { kind: 'withdrawn', at: '', by } }
  const all = [welcomed, decided, warmly]
  expect(
    subjectsOf(all)
      .get('a' as BlockId)
      ?.map(({ number }) => number),
  ).toEqual([1, 5])
  expect(subjectOf(warmly, all)).toBe('a')
})
