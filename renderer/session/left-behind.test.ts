import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentOf, copyOf, rewrite, seed } from '../../shared/document/ydoc'
import { textId } from '../../shared/ids'
import { footnote, p, section, text } from '../../shared/testing/build'
import { stillMissing, wordsLeftBehind } from './left-behind'

const name = { kind: 'text', text: textId('t1') } as const
const before = text(
  section('s', p('a', 'Noted'), p('b', 'Recalled', footnote('f', 'See annex'))),
  section('t', p('c', 'Rose')),
)

/** Ana's window and Ben's, who have not heard of each other since. */
function two() {
  const ben = new Y.Doc()
  seed(ben, before)
  const ana = copyOf(ben)
  /** What Ana keeps when she hears what Ben has made of the text. */
  const hears = (now: typeof before, away = false) => {
    const known = Y.encodeStateVector(ben)
    rewrite(ben, now)
    const update = Y.encodeStateAsUpdate(ben, known)
    return wordsLeftBehind({ name, at: 7, doc: ana, update, away })
  }
  return { ana, ben, hears }
}

function type(doc: Y.Doc, top: number, block: number, words: string): void {
  const container = contentOf(doc).get(top) as Y.XmlElement
  const run = (container.get(block) as Y.XmlElement).get(0) as Y.XmlText
  run.insert(run.length, words)
}

const withoutB = text(section('s', p('a', 'Noted')), section('t', p('c', 'Rose')))

it('keeps a paragraph in which one was writing, with its number and its place', () => {
  const { ana, hears } = two()
  type(ana, 0, 1, ' at length')
  expect(hears(withoutB)).toEqual({
    name,
    why: 'deleted',
    at: 7,
    passages: [
      {
        label: '2.',
        text: 'Recalled at length (See annex)',
        was: null,
        after: ['b', 'a'],
        words: { client: ana.clientID, words: [[0, 10]] },
      },
    ],
  })
})

it('keeps each such paragraph of a section, and no other', () => {
  const { ana, hears } = two()
  type(ana, 0, 0, ' it')
  const kept = hears(text(section('t', p('c', 'Rose'))))
  expect(kept?.passages.map(({ text: words }) => words)).toEqual(['Noted it'])
})

it('keeps nothing of what a colleague has read and then deleted', () => {
  const { ana, ben, hears } = two()
  type(ana, 0, 1, ' at length')
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana))
  expect(hears(withoutB)).toBe(null)
})

it('keeps that too when it went while one was away', () => {
  const { ana, ben, hears } = two()
  type(ana, 0, 1, ' at length')
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana))
  expect(hears(withoutB, true)?.passages[0]?.text).toBe('Recalled at length (See annex)')
})

it('does not miss what was brought after the block to where it is now', () => {
  const { ana, hears } = two()
  type(ana, 0, 1, ' at length')
  const kept = hears(withoutB)
  const moved = p('b', 'Recalled at length', footnote('f', 'See annex'))
  const there = new Y.Doc()
  seed(there, text(section('t', p('c', 'Rose'), moved)))
  expect(kept && stillMissing(kept, there)).toBe(null)
  const gone = new Y.Doc()
  seed(gone, text(section('t', p('c', 'Rose'), p('b', 'Recalled'))))
  expect(kept && stillMissing(kept, gone)).toEqual(kept)
})

it('keeps nothing where one has written nothing', () => {
  expect(two().hears(withoutB, true)).toBe(null)
})
