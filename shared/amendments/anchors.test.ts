import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { p } from '../testing/build'
import { anchorsOf } from './anchors'
import { diffBlocks } from './block-diff'

const paragraphs = (name: string, said: readonly string[]): readonly Node[] =>
  said.map((words, at) => p(`${name}${at}`, words))

it('finds by words that stand in no other block which of two lists is which', () => {
  const bases = paragraphs('a', [
    'States shall act at once on this',
    'States shall report each year to it',
    'States shall meet',
    'It thanked all who had come there',
  ])
  const others = paragraphs('b', [
    'It warmly thanked all who had come there',
    'States shall report each year to him',
    'Nobody said so of anything that was',
    'States shall meet',
  ])
  expect(anchorsOf(bases, others)).toEqual([-1, 1, 3, 0])
})

it('tells none from another where two go on in one', () => {
  const bases = paragraphs('a', ['one two three four', 'five six seven eight'])
  const others = paragraphs('b', ['one two three four five six seven eight'])
  expect(anchorsOf(bases, others)).toEqual([-1, -1])
})

it('of a long text of which every paragraph has another id and another word, each goes on', () => {
  const said = Array.from({ length: 600 }, (_, n) =>
    Array.from({ length: 12 }, (_, at) => `word${(n * 7 + at * 11) % 97} of ${n}${at}`).join(' '),
  )
  const bases = paragraphs('a', said)
  const others = paragraphs(
    'b',
    said.map((words) => words.replace('of', 'for')),
  )
  const found = diffBlocks(bases, others)
  expect(found.map(({ kind }) => kind)).toEqual(said.map(() => 'changed'))
})
