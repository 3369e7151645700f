import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentOf, copyOf, read, rewrite, seed } from '../../shared/document/ydoc'
import { textId } from '../../shared/ids'
import { footnote, p, paragraph, section, text } from '../../shared/testing/build'
import { asText, wordsApart } from './set-aside'

const name = { kind: 'text', text: textId('t1') } as const

/** A text at the hub, and a window's copy of it in which nothing has been typed yet. */
function atHub(...blocks: Parameters<typeof section>[1][]) {
  const hub = new Y.Doc()
  seed(hub, text(section('s1', ...blocks)))
  const mine = copyOf(hub)
  const safe = Y.getState(mine.store, mine.clientID)
  const apart = (known: Y.Doc | null = hub) =>
    wordsApart({ name, why: 'read-only', at: 0, doc: mine, hub: known, safe })
  return { hub, mine, apart }
}

function type(doc: Y.Doc, block: number, words: string): void {
  const container = contentOf(doc).get(0) as Y.XmlElement
  const run = (container.get(block) as Y.XmlElement).get(0) as Y.XmlText
  run.insert(run.length, words)
}

it('finds nothing where nothing was typed, though others have gone on', () => {
  const { hub, apart } = atHub(p('b1', 'Noted'), p('b2', 'Recalled'))
  type(hub, 1, ' with regret')
  expect([apart(), apart(null)]).toEqual([null, null])
})

it('finds the paragraphs that say something else here, with their numbers', () => {
  const { mine, hub, apart } = atHub(p('b1', 'Noted'), p('b2', 'Recalled'))
  type(mine, 1, ' with concern')
  type(hub, 0, ' with thanks')
  expect(apart()?.passages).toEqual([
    { label: '2.', text: 'Recalled with concern', was: 'Recalled' },
  ])
})

it('shows a paragraph that both have changed with the words of both', () => {
  const { mine, hub, apart } = atHub(p('b1', 'Noted'))
  type(mine, 0, ' mine')
  type(hub, 0, ' theirs')
  const [passage] = apart()?.passages ?? []
  expect(passage?.was).toBe('Noted theirs')
  expect(passage?.text).toContain(' mine')
})

it('keeps a new paragraph', () => {
  const { mine, apart } = atHub(p('b1', 'Noted'))
  rewrite(mine, text(section('s1', p('b1', 'Noted'), p('b2', 'Also noted'))))
  expect(apart()?.passages).toEqual([{ label: null, text: 'Also noted', was: null }])
})

it('keeps what was typed in a paragraph that others have deleted meanwhile', () => {
  const { mine, hub, apart } = atHub(p('b1', 'Noted'), p('b2', 'Recalled'))
  type(mine, 1, ' at length')
  rewrite(hub, text(section('s1', p('b1', 'Noted'))))
  expect(apart()?.passages.map((each) => each.text)).toEqual(['Recalled at length'])
})

it('finds what was typed even where the hub’s copy cannot be had', () => {
  const { mine, apart } = atHub(p('b1', 'Noted'), p('b2', 'Recalled'))
  type(mine, 1, ' too')
  expect(apart(null)?.passages).toEqual([{ label: '2.', text: 'Recalled too', was: null }])
})

it('leaves both copies as they were', () => {
  const { mine, hub, apart } = atHub(p('b1', 'Noted'))
  type(mine, 0, ' mine')
  const before = [mine, hub].map((doc) => JSON.stringify(read(doc)))
  apart()
  expect([mine, hub].map((doc) => JSON.stringify(read(doc)))).toEqual(before)
})

it('writes them out as plain text, footnotes in brackets', () => {
  const { mine, apart } = atHub(
    p('b1', 'Noted', footnote('f1', 'See annex')),
    paragraph({ id: 'b2', kind: 'plain' }, 'Recalled'),
  )
  type(mine, 0, ' well')
  type(mine, 1, ' too')
  const aside = apart()
  expect(aside && asText(aside)).toBe('1. Noted well (See annex)\n\nRecalled too')
})
