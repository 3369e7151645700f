import { expect, it } from 'vitest'
import { changeOf } from '../testing/amendments'
import { footnote, p } from '../testing/build'
import { linesIn } from './drawn-change'
import type { Segment } from './segments'

const marked = (change: Parameters<typeof linesIn>[0]) =>
  linesIn(change).map(({ segments }) => segments.map(signed).join(''))

function signed({ how, words }: Segment): string {
  if (how === 'split') return '{+¶+}'
  if (how === 'joined') return '[-¶-]'
  return how === 'same' ? words : how === 'in' ? `{+${words}+}` : `[-${words}-]`
}

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

it('marks no note of paragraphs that are joined or divided', () => {
  const late = footnote('f', 'Late.')
  const one = p('a', 'It noted the report. It rose', late, ' at noon.')
  const two = [p('a', 'It noted the report.'), p('b', 'It rose', late, ' at noon.')]
  const edits = (change: Parameters<typeof linesIn>[0]) =>
    marked(change)
      .join('')
      .match(/[{[][-+].*?[-+][\]}]/g)
  expect(edits(changeOf(two, one))).toEqual(['[-¶-]'])
  expect(edits(changeOf(one, ...two))).toEqual(['{+¶+}'])
})
