import { expect, it } from 'vitest'
import { flow, type Lines, type Piece } from './flow'

/** A page of ten lines; a note takes one, and the line above the notes one. */
const room = { height: 100, rule: 10, betweenNotes: 0, noteLine: 10 }
const lines = (anchor: string, count: number, more: Partial<Lines> = {}): Lines => ({
  kind: 'lines',
  before: 0,
  after: 0,
  height: 10,
  notes: Array.from({ length: count }, () => []),
  keepsNext: false,
  keepsTogether: false,
  anchor,
  ...more,
})
const pages = (...pieces: readonly Piece[]) => Object.fromEntries(flow(pieces, room))

it('sets a paragraph beneath the other until the page is full', () => {
  expect(pages(lines('a', 4), lines('b', 6), lines('c', 1))).toEqual({ a: 1, b: 1, c: 2 })
})

it('leaves no line alone at the foot of a page, and none at the top of the next', () => {
  expect(pages(lines('a', 9), lines('b', 4))).toEqual({ a: 1, b: 2 })
  expect(pages(lines('a', 8), lines('b', 3))).toEqual({ a: 1, b: 2 })
  expect(pages(lines('a', 8), lines('b', 4))).toEqual({ a: 1, b: 1 })
  // Seven lines of eight would go on the page: six stay, so that two go on.
  expect(pages(lines('a', 3), lines('b', 8), lines('c', 8), lines('d', 1))).toMatchObject({
    c: 2,
    d: 3,
  })
})

it('has a heading on the page of what it is of', () => {
  const heading = lines('h', 1, { keepsNext: true, keepsTogether: true })
  expect(pages(lines('a', 8), heading, lines('b', 4))).toEqual({ a: 1, h: 2, b: 2 })
  expect(pages(lines('a', 7), heading, lines('b', 4))).toEqual({ a: 1, h: 1, b: 1 })
})

it('takes the larger of two spaces, and none at the top of a page', () => {
  const spaced = { before: 10, after: 20 }
  expect(pages(lines('a', 4, spaced), lines('b', 4, spaced), lines('c', 1))).toMatchObject({ c: 2 })
  expect(pages(lines('a', 4, spaced), lines('b', 4), lines('c', 10, spaced))).toMatchObject({
    c: 2,
  })
})

it('has notes at the foot of the page of their marks', () => {
  const noted = (anchor: string, note: number) => lines(anchor, 1, { notes: [[note]] })
  expect(pages(lines('a', 7), noted('b', 10), noted('c', 10))).toEqual({ a: 1, b: 1, c: 2 })
})

it('lets a long note go on at the foot of the next page', () => {
  const noted = lines('b', 1, { notes: [[50]] })
  const after = [lines('c', 1), lines('d', 6), lines('e', 1)]
  expect(pages(lines('a', 6), noted, ...after)).toEqual({ a: 1, b: 1, c: 2, d: 2, e: 3 })
})

it('repeats the head of a table on another page', () => {
  const row = (head: number): Piece => ({ kind: 'row', height: 30, notes: [], head })
  const table = [lines('a', 1), row(0), row(30), row(30), row(30)]
  const whole = { keepsTogether: true }
  expect(pages(...table, lines('b', 4, whole))).toMatchObject({ b: 2 })
  expect(pages(...table, lines('b', 5, whole))).toMatchObject({ b: 3 })
})

it('begins where it is told to, and passes over what no page holds', () => {
  expect(pages(lines('a', 1), { kind: 'page' }, lines('b', 1))).toEqual({ a: 1, b: 2 })
  const high: Piece = { kind: 'row', height: 500, notes: [], head: 0 }
  expect(pages(lines('a', 1), high, lines('b', 1))).toEqual({ a: 1, b: 3 })
})
