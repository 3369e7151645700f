// @vitest-environment jsdom
import '../testing/layout'
import type { Node } from 'prosemirror-model'
import { afterEach, expect, it, vi } from 'vitest'
import { annex, heading, p, section, text } from '../../../shared/testing/build'
import { undo } from '../shared-text/history'
import { type Person, type Room, room } from '../testing/room'
import { applyHints } from './apply-hints'
import type { Hinting } from './hint-list'
import { hintsOf, openHintOf, setHinting } from './hint-state'
import { goToNextHint } from './hints'

const wanted: Hinting = { on: true, off: ['no-break'], ignored: [], party: null }
const opening = text(
  section('s', p('a', 'The UN recognised it.'), p('b', 'See paragraph 1 and annex I.')),
  annex('x', heading('xh', 1, 'Agenda'), p('x1', 'Opening')),
  annex(
    'y',
    heading('yh', 1, 'Appeal'),
    p('y1', 'As in paragraph 2 and paragraph 7'),
    p('y2', 'Last'),
  ),
)

let meeting: Room
afterEach(() => meeting.close())

/** People who want hints, once the whole text has been looked at. */
async function hinted(doc: Node, ...modes: readonly ('write' | 'propose')[]) {
  meeting = room(doc, modes)
  for (const one of meeting.people) one.dispatch((state) => setHinting(state, wanted))
  await lookedAt(meeting.people[0])
  const [first, second] = meeting.people
  if (!first) throw new Error('Somebody is there')
  return { first, second: second ?? first }
}

/** The look at the text takes its turns by a timer, so the test waits for what it finds. */
const lookedAt = (person: Person | undefined, found = 1) =>
  vi.waitFor(() => {
    if (!person || said(person).length < found) throw new Error('Not yet')
  })

const said = ({ view }: Person) => hintsOf(view.state).map(({ rule, words }) => `${rule}: ${words}`)
const wordsOf = ({ view }: Person, index = 0) => view.state.doc.child(0).child(index).textContent

it('finds what departs from the house style, and the numbers that could be references', async () => {
  const { first } = await hinted(opening, 'write')
  expect(said(first)).toEqual([
    'abbreviations: UN',
    'spelling-variant: recognised',
    'cross-reference: 1',
    'cross-reference: I',
    'cross-reference: 2',
  ])
})

it('means an annex by its number, and in an annex its own paragraphs', async () => {
  const { first } = await hinted(opening, 'write')
  const targets = hintsOf(first.view.state).flatMap(({ target }) => target ?? [])
  expect(targets).toEqual(['a', 'x', 'y2'])
})

it('makes a typed number a reference', async () => {
  const { first } = await hinted(opening, 'write')
  const reference = hintsOf(first.view.state).filter(({ target }) => target === 'x')
  expect(applyHints(first.view, reference)).toBe(1)
  expect(first.view.state.doc.child(0).child(1).lastChild?.text).toBe('.')
  expect(meeting.said().child(0).child(1).toJSON().content.at(-2)).toMatchObject({
    type: 'reference',
    attrs: { target: 'x', form: 'number', said: 'I' },
  })
})

it('puts several into effect as one step to undo', async () => {
  const { first } = await hinted(opening, 'write')
  first.put('b', 0)
  first.type('Now ')
  await lookedAt(first)
  const two = hintsOf(first.view.state).filter(({ block }) => block === 'a')
  expect(applyHints(first.view, two)).toBe(2)
  expect(wordsOf(first)).toBe('The United Nations recognized it.')
  undo(first.view.state, first.view.dispatch)
  expect([wordsOf(first), wordsOf(first, 1).slice(0, 3)]).toEqual(['The UN recognised it.', 'Now'])
})

it('keeps the words that a colleague writes in the same paragraph meanwhile', async () => {
  const { first, second } = await hinted(opening, 'write', 'write')
  for (const one of meeting.people) one.hold()
  applyHints(
    first.view,
    hintsOf(first.view.state).filter(({ block }) => block === 'a'),
  )
  second.put('a', 'The UN recognised'.length)
  second.type(' all of')
  for (const one of meeting.people) one.letGo()
  expect(meeting.said().child(0).child(0).textContent).toBe(
    'The United Nations recognized all of it.',
  )
})

it('keeps the words that a colleague writes between two places that are put right', async () => {
  const { first, second } = await hinted(opening, 'write', 'write')
  for (const one of meeting.people) one.hold()
  applyHints(
    first.view,
    hintsOf(first.view.state).filter(({ block }) => block === 'a'),
  )
  second.put('a', 'The UN'.length)
  second.type(' at last')
  for (const one of meeting.people) one.letGo()
  expect(meeting.said().child(0).child(0).textContent).toBe(
    'The United Nations at last recognized it.',
  )
})

it('leaves a hint alone whose paragraph has changed since', async () => {
  const { first } = await hinted(opening, 'write')
  const before = hintsOf(first.view.state)
  first.put('a', 0)
  first.type('x')
  expect(
    applyHints(
      first.view,
      before.filter(({ block }) => block === 'a'),
    ),
  ).toBe(0)
})

it('shows the hints of the other paragraphs while one is being written', async () => {
  const { first, second } = await hinted(opening, 'write', 'write')
  second.put('b', 0)
  second.type('Now ')
  expect(said(first)).toContain('spelling-variant: recognised')
  expect(first.view.dom.querySelectorAll('.style-mark').length).toBeGreaterThan(0)
})

it('goes from hint to hint and round the text', async () => {
  const { first } = await hinted(opening, 'write')
  const opened = [1, 2, 3, 4, 5, 6].map(() => {
    goToNextHint(first.view, 1)
    return openHintOf(first.view.state)?.hint.words
  })
  expect(opened).toEqual(['UN', 'recognised', '1', 'I', '2', 'UN'])
  goToNextHint(first.view, -1)
  expect(openHintOf(first.view.state)?.hint.block).toBe('y1')
})

it('says nothing to who may not write, nor what was ignored or switched off', async () => {
  const { first, second } = await hinted(opening, 'write', 'propose')
  expect(said(second)).toEqual([])
  const ignored = ['abbreviations|a|UN']
  first.dispatch((state) =>
    setHinting(state, { ...wanted, ignored, off: [...wanted.off, 'cross-reference'] }),
  )
  expect(said(first)).toEqual(['spelling-variant: recognised'])
})
