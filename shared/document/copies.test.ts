import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { livingAt, tellBrought, tellCopied, tellYielded } from './copies'
import { actsOf, copiesIn } from './copy-index'
import { longestMove } from './items'
import { movesOf } from './moves'

const told = (by: number, from: number, origins: readonly number[]) => ({
  by,
  from,
  to: from + 10,
  origins,
  known: {},
})

/** Three letters of client 1 copied by 2, and two of these by 3. */
function twiceCopied(): Y.Doc {
  const doc = new Y.Doc()
  tellCopied(doc, 'across', told(2, 0, [4, 3, 1, 20]))
  tellCopied(doc, 'across', told(3, 0, [7, 2, 2, 5]))
  return doc
}

it('finds the word that a copy of a copy was made of', () => {
  expect(copiesIn(twiceCopied()).rootOf({ client: 3, clock: 8 })).toEqual({ client: 1, clock: 22 })
})

it('finds all copies of a word', () => {
  expect(copiesIn(twiceCopied()).sameAs({ client: 2, clock: 5 })).toEqual([
    { client: 1, clock: 21 },
    { client: 2, clock: 5 },
    { client: 3, clock: 7 },
  ])
})

it('knows by which acts a word came where it is', () => {
  const acts = copiesIn(twiceCopied()).actsBehind({ client: 3, clock: 7 })
  expect(acts.map(({ copied }) => copied.by)).toEqual([3, 2])
})

it('reads what is told later', () => {
  const doc = twiceCopied()
  expect(actsOf(doc, 2).length).toBe(1)
  tellCopied(doc, 'within', told(2, 30, [31, 1, 1, 40]))
  expect(actsOf(doc, 2).map(({ kind }) => kind)).toEqual(['across', 'within'])
})

it('takes what was given way for no copy, and an answer for no act', () => {
  const doc = new Y.Doc()
  tellYielded(doc, told(2, 0, [4, 3, 1, 20]))
  tellBrought(doc, told(3, 0, [4, 3, 1, 20]))
  const { sameAs, actsBehind } = copiesIn(doc)
  expect(sameAs({ client: 1, clock: 20 })).toEqual([
    { client: 1, clock: 20 },
    { client: 3, clock: 4 },
  ])
  expect(actsBehind({ client: 3, clock: 4 })).toEqual([])
})

it('is not led round a ring', () => {
  const doc = new Y.Doc()
  tellCopied(doc, 'across', told(2, 0, [0, 1, 3, 0]))
  tellCopied(doc, 'across', told(3, 0, [0, 1, 2, 0]))
  expect(copiesIn(doc).sameAs({ client: 2, clock: 0 }).length).toBe(2)
})

it('does not believe that more was copied than a text can hold', () => {
  const doc = new Y.Doc()
  tellCopied(doc, 'across', told(2, 0, [0, Number.MAX_SAFE_INTEGER, 1, 0]))
  expect(copiesIn(doc).sameAs({ client: 1, clock: 5 }).length).toBe(1)
})

it('says nothing that would be too long for the hub', () => {
  const doc = new Y.Doc()
  tellCopied(doc, 'across', told(2, 0, Array(longestMove).fill(1)))
  expect(movesOf(doc).size).toBe(0)
})

it('finds nothing living where nothing has come yet', () => {
  expect(livingAt(new Y.Doc(), { client: 2, clock: 0 })).toBe(null)
})
