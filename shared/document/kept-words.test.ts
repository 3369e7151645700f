import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { personId } from '../ids'
import { type KeptWords, mostKept, mostLetters, overlap, readKept, writeKept } from './kept-words'

const entry = (number: number, person = 'ana', text = 'Noted'): KeptWords => ({
  id: `text/t/7/${number}`,
  by: { person: personId(person), name: person },
  document: 'text/t',
  at: '2005-11-23T10:00:00.000Z',
  client: 7,
  words: [[number, number + text.length]],
  runs: [{ client: 7, clock: number, length: text.length, text }],
  after: [],
})

const numbers = (doc: Y.Doc) => readKept(doc).map(({ words }) => words[0]?.[0])

it('reads what went at once in the order in which it was typed', () => {
  const doc = new Y.Doc()
  const later = { ...entry(1), at: '2005-11-23T10:00:01.000Z' }
  writeKept(doc, [later, entry(10), entry(9)], [])
  expect(numbers(doc)).toEqual([9, 10, 1])
})

it('drops what has been seen to', () => {
  const doc = new Y.Doc()
  writeKept(doc, [entry(1), entry(2)], [])
  writeKept(doc, [], ['text/t/7/1', 'text/t/7/3'])
  expect(numbers(doc)).toEqual([2])
})

it('has the oldest of a person make room for their newest, and for nobody else’s', () => {
  const doc = new Y.Doc()
  writeKept(doc, [entry(-1, 'ben')], [])
  const many = Array.from({ length: mostKept }, (_, at) => entry(at))
  writeKept(doc, many, [])
  writeKept(doc, [entry(mostKept)], [])
  expect(numbers(doc)).toEqual([-1, ...many.slice(1).map((_, at) => at + 1), mostKept])
})

it('keeps an endless passage, and what was kept before it no longer', () => {
  const doc = new Y.Doc()
  writeKept(doc, [entry(1)], [])
  writeKept(doc, [entry(2, 'ana', 'x'.repeat(mostLetters + 1))], [])
  expect(numbers(doc)).toEqual([2])
})

it('words are in both where one window typed them and their clocks meet', () => {
  const words = (client: number, ...clocks: [number, number][]) => ({ client, words: clocks })
  expect(overlap(words(7, [0, 5]), words(7, [9, 10], [4, 6]))).toBe(true)
  expect(overlap(words(7, [0, 5]), words(7, [5, 6]))).toBe(false)
  expect(overlap(words(7, [0, 5]), words(8, [0, 5]))).toBe(false)
})
