import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { byOf } from '../amendments/by'
import { schema } from '../document/schema'
import type { BlockId } from '../ids'
import { em, p, section, text } from '../testing/build'
import { ana, ben } from '../testing/meeting'
import { compare, isChanged } from './compare'
import { creditsOf } from './credits'
import type { Handwriting, Source } from './handwriting'

const issued = '2005-11-23T10:00:00.000Z'
const wrote = (seat: typeof ana, minute: number): Source => ({
  kind: 'person',
  by: byOf(seat),
  at: `2005-11-23T10:${String(minute).padStart(2, '0')}:00.000Z`,
})
const opening: Source = { kind: 'act', entry: 1, at: '2005-11-23T09:00:00.000Z' }
const adoption: Source = { kind: 'act', entry: 7, at: '2005-11-23T10:30:00.000Z' }
const sources = [opening, wrote(ana, 5), wrote(ben, 6), adoption]

const of = (...blocks: Node[]) => text(section('s', ...blocks))
const one = 'one' as BlockId

/** Who is credited, row by row, with the changes from `before` to `after`. */
function credited(before: Node, after: Node, more: Partial<Handwriting>) {
  const hands: Handwriting = { sources, runs: {}, touched: {}, ...more }
  return compare(before, after)
    .rows.filter(isChanged)
    .map((row) =>
      creditsOf(row, hands, issued).map(({ source, how }) => {
        const whose = source.kind === 'person' ? source.by.name : source.entry
        return how === 'wrote' ? whose : `${whose} touched`
      }),
    )
}

const before = of(p('one', 'It noted the report.'))

it('[V9] credits words to those in whose hand they are, and the others to nobody', () => {
  const after = of(p('one', 'It noted with interest the report.'))
  const runs = { [one]: [9, 0, 5, 1, 9, 2, 11, 0] }
  expect(credited(before, after, { runs })).toEqual([['ana', 'ben']])
})

it('[V9] credits an act by its entry in the record', () => {
  const after = of(p('one', 'It welcomed the report.'))
  expect(credited(before, after, { runs: { [one]: [3, 0, 8, 3, 12, 0] } })).toEqual([[7]])
})

it('[V9] does not credit the hand from before in a word that is half new', () => {
  const after = of(p('one', 'It noted the reports.'))
  expect(credited(before, after, { runs: { [one]: [19, 0, 1, 1, 1, 0] } })).toEqual([['ana']])
})

it('[V9] credits what was taken away to those who took it, since the earlier version alone', () => {
  const after = of(p('one', 'It noted.'))
  const touched = { [one]: [0, 2] }
  expect(credited(before, after, { runs: { [one]: [9, 0] }, touched })).toEqual([['ben touched']])
  expect(credited(before, of(), { touched })).toEqual([['ben touched']])
})

it('does not credit words with the mark that someone else put on them', () => {
  const after = of(p('one', 'It ', em('noted'), ' the report.'))
  const more = { runs: { [one]: [20, 1] }, touched: { [one]: [2] } }
  expect(credited(before, after, more)).toEqual([['ben touched']])
})

it('[V14] credits those alone in whose cells words came or went', () => {
  const row = (...cells: readonly string[]) =>
    schema.node(
      'row',
      null,
      cells.map((said) => schema.node('cell', null, [schema.text(said)])),
    )
  const table = (...rows: Node[]) => of(schema.node('table', { id: 'one' }, rows))
  const was = table(row('Ardesia', '1999'), row('Doria', '2004'))
  const is = table(row('Ardesia', '1998'), row('Doria', '2004'))
  // Ben wrote in the second row since, and what he wrote was taken out again.
  const runs = { [one]: [11, 0, 4, 1, 2, 0, 9, 0, 4, 2, 2, 0] }
  const size = is.child(0).child(0).content.size
  expect(runs[one]?.filter((_, at) => at % 2 === 0).reduce((a, b) => a + b)).toBe(size)
  expect(credited(was, is, { runs })).toEqual([['ana']])
  const longer = table(row('Ardesia', '1999'), row('Belvane', '2001'), row('Doria', '2004'))
  const more = { [one]: [17, 0, 1, 1, 1, 1, 7, 1, 2, 1, 4, 1, 2, 1, 15, 0] }
  expect(credited(was, longer, { runs: more })).toEqual([['ana']])
})

it('[V9] credits nobody where nothing is known, or what is known is of another state', () => {
  const after = of(p('one', 'It welcomed the report.'))
  expect(credited(before, after, {})).toEqual([[]])
  expect(credited(before, after, { runs: { [one]: [5, 1] } })).toEqual([[]])
})

it('[V9] credits a join to whoever made it, though it is noted at the block that went', () => {
  const two = of(p('one', 'It noted the report'), p('two', ' and adopted the plan.'))
  const joined = of(p('one', 'It noted the report and adopted the plan.'))
  const touched = { ['two' as BlockId]: [2] }
  expect(credited(two, joined, { touched })).toEqual([['ben touched'], ['ben touched']])
})
