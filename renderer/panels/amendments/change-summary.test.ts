import { expect, it } from 'vitest'
import { changeOf } from '../../../shared/testing/amendments'
import { footnote, p } from '../../../shared/testing/build'
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
    edits: [
      { out: '', in: '¶' },
      { out: 'noon', in: 'one' },
    ],
    more: 0,
    added: [],
  })
})

it('lists three edits and counts the others', () => {
  const base = p('b1', 'one x two x three x four x five')
  const said = summaryOf(changeOf(base, p('b1', '1 x 2 x 3 x 4 x 5')))
  expect(said).toMatchObject({ kind: 'change', more: 2 })
})

it('says that a paragraph goes, with a star for its footnote', () => {
  expect(summaryOf(changeOf(p('b1', 'Noted', footnote('f1', 'See annex'))))).toEqual({
    kind: 'delete',
    words: 'Noted*',
  })
})

it('cuts long words between words', () => {
  const long = 'recommends '.repeat(20)
  expect(shorten(long).length).toBeLessThanOrEqual(92)
  expect(shorten(long)).toMatch(/recommends …$/)
})
