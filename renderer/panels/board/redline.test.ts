import { expect, it } from 'vitest'
import { changeOf } from '../../../shared/testing/amendments'
import { p } from '../../../shared/testing/build'
import { blocksOf } from './Redline'

const marked = (change: Parameters<typeof blocksOf>[0]) =>
  blocksOf(change).map(({ segments }) =>
    segments
      .map(({ how, words }) =>
        how === 'same' ? words : how === 'in' ? `{+${words}+}` : `[-${words}-]`,
      )
      .join(''),
  )

const both = p('a', 'It noted the report. It rose at noon.')
const halves = [p('a', 'It noted the report.'), p('n', 'It rose at one.')]

it('marks where a paragraph is divided and where two are joined, and none of their words', () => {
  expect(marked(changeOf(both, ...halves))).toEqual([
    'It noted the report.{+¶+}',
    'It rose at [-noon-]{+one+}.',
  ])
  expect(marked(changeOf(halves, p('a', 'It noted the report. It rose at one.')))).toEqual([
    'It noted the report.[-¶-]',
    'It rose at one.',
  ])
})

it('marks new blocks and those that go as a whole', () => {
  expect(marked(changeOf([both, p('b', 'It sat.')], both, p('n', 'It adjourned.')))).toEqual([
    'It noted the report. It rose at noon.',
    '[-It sat.-]',
    '{+It adjourned.+}',
  ])
})
