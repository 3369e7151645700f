import { expect, it } from 'vitest'
import type { BlockId } from '../../../shared/ids'
import { changeOf } from '../../../shared/testing/amendments'
import { footnote, p, paragraph } from '../../../shared/testing/build'
import { shorten, summaryOf } from './change-summary'

it('names the words that give way and those that come', () => {
  const said = summaryOf(
    changeOf(p('b1', 'The Conference recommends'), p('b1', 'The Conference urges')),
  )
  expect(said).toEqual({
    kind: 'change',
    edits: [{ out: 'recommends', in: 'urges' }],
    more: 0,
    added: [],
  })
})

it('names what is only put in, and the paragraphs that follow', () => {
  const said = summaryOf(
    changeOf(p('b1', 'Noted'), p('b1', 'Noted with concern'), p('b2', 'Also noted')),
  )
  expect(said).toEqual({
    kind: 'change',
    edits: [{ out: '', in: 'with concern' }],
    more: 0,
    added: ['Also noted'],
  })
})

it('marks where a paragraph is divided, and none of its words', () => {
  const base = p('b1', 'It noted the report. It rose at noon.')
  const halves = [p('b1', 'It noted the report.'), p('b2', 'It rose at one.')]
  expect(summaryOf(changeOf(base, ...halves))).toEqual({
    kind: 'change',
    edits: [{ turn: 'split' }, { out: 'noon', in: 'one' }],
    more: 0,
    added: [],
  })
})

it('lists three edits and counts the others', () => {
  const base = p('b1', 'one x two x three x four x five')
  const said = summaryOf(changeOf(base, p('b1', '1 x 2 x 3 x 4 x 5')))
  expect(said).toMatchObject({ kind: 'change', more: 2 })
})

it('says that a paragraph goes, with the words of its footnote', () => {
  expect(summaryOf(changeOf(p('b1', 'Noted', footnote('f1', 'See annex'))))).toEqual({
    kind: 'delete',
    words: 'Noted* (See annex)',
  })
})

it('cuts long words between words', () => {
  const long = 'recommends '.repeat(20)
  expect(shorten(long).length).toBeLessThanOrEqual(92)
  expect(shorten(long)).toMatch(/recommends …$/)
})

it('names the words of a note that change, and to whom a recommendation goes', () => {
  const note = (words: string) => p('b1', 'Noted', footnote('f1', words))
  expect(summaryOf(changeOf(note('See annex I'), note('See annex II')))).toMatchObject({
    edits: [{ out: 'I', in: 'II' }],
  })
  const to = (addressee: string) =>
    paragraph({ id: 'b1', recommendation: { addressee, kind: 'other', deadline: null } }, 'Urges')
  expect(summaryOf(changeOf(to('All States'), to('States Parties')))).toMatchObject({
    edits: [{ what: 'addressee', out: 'All States', in: 'States Parties' }],
  })
})

it('names a paragraph that is moved, and the words of it that change', () => {
  const place = { kind: 'after', block: 'b9' as BlockId } as const
  const moved = { ...changeOf(p('b1', 'It rose at noon.'), p('b1', 'It rose at one.')), place }
  expect(summaryOf(moved)).toEqual({
    kind: 'move',
    words: 'It rose at noon.',
    edits: [{ out: 'noon', in: 'one' }],
    more: 0,
  })
})
