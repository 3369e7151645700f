// @vitest-environment jsdom
import '../testing/layout'
import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import { expect, it } from 'vitest'
import { bracketsOf } from '../../../shared/document/brackets'
import { settlements, settling } from '../../../shared/document/settling'
import { applyStrokes } from '../../../shared/document/strokes'
import { p, section, text } from '../../../shared/testing/build'
import { type Crowd, crowd, type Member } from '../../testing/crowd'
import { joinAlternatives, setBracket } from './brackets'

let made = 0
const setter = { by: null, newId: () => `made-${++made}` }

const opening = text(
  section('s', p('a', 'The Conference noted the report.'), p('b', 'It rose at noon.')),
)

/** What people do to brackets and beside them; each within one paragraph, whose words stay its own. */
const doings = {
  type({ view, letter }: Member, a: number) {
    caret(view, a)
    const { from, to } = view.state.selection
    view.dispatch(view.state.tr.insertText(letter() + letter(), from, to))
  },
  wrap({ view }, a, b) {
    select(view, a, b)
    if (!view.state.selection.empty) setBracket(setter)(view.state, view.dispatch, view)
  },
  erase({ view }, a, b) {
    select(view, a, b)
    const { from, to, empty } = view.state.selection
    if (!empty) view.dispatch(view.state.tr.delete(from, to))
  },
  eraseSign({ view }, a, b) {
    const bracket = pick(bracketsOf(view.state.doc).all, a)
    const pos = b % 2 ? bracket?.open : bracket?.close
    if (pos !== undefined && pos !== null) view.dispatch(view.state.tr.delete(pos, pos + 1))
  },
  join({ view }, a) {
    caret(view, a)
    joinAlternatives(setter)(view.state, view.dispatch)
  },
  /** As the hub does it: in the shared document, on what stands there. */
  settle({ view, doc }, a, b) {
    const bracket = pick(bracketsOf(view.state.doc).all, a)
    const how = pick(settlements, b)
    if (bracket && how) applyStrokes(doc, settling(view.state.doc, bracket, how))
  },
  slow: ({ link }) => link('slow'),
  down: ({ link }) => link('down'),
  up: ({ link }) => link('up'),
} satisfies Record<string, (member: Member, a: number, b: number) => void>

type Doing = keyof typeof doings
type Move = readonly [who: number, what: Doing, a: number, b: number]

const anyMove: fc.Arbitrary<Move> = fc.tuple(
  fc.nat(2),
  fc.constantFrom(...(Object.keys(doings) as Doing[]), 'wrap', 'wrap', 'type'),
  fc.nat(120),
  fc.nat(120),
)

/** The network’s, and so nobody’s doing. */
const unaccounted: ReadonlySet<Doing> = new Set(['slow', 'down', 'up'])

/** Signs that lost their other end: see CAVEATS.md. The rostrum takes them away. */
let lone = 0

function takeStrays({ members: [first], said, settle }: Crowd): number {
  const { strays } = bracketsOf(said())
  for (const { id } of strays) {
    const now = first && bracketsOf(first.view.state.doc).strays.find((each) => each.id === id)
    if (!first || !now) continue
    const sign = { id, by: null, set: null, open: now.pos, close: null, block: null, parent: null }
    applyStrokes(first.doc, settling(first.view.state.doc, sign, 'agreed'))
    settle()
  }
  return strays.length
}

function after(moves: readonly Move[]): Node {
  const people: Crowd = crowd(opening, [11, 12, 13])
  try {
    for (const [who, what, a, b] of moves) {
      const member = pick(people.members, who)
      if (!member) throw new Error('Three are there')
      if (unaccounted.has(what)) doings[what](member, a, b)
      else member.act(() => doings[what](member, a, b))
      people.deliver()
    }
    people.settle()
    expect(people.vanished()).toEqual([])
    lone += takeStrays(people)
    // Whoever writes in a paragraph next takes a mark off the words on which it has come to be.
    const [first] = people.members
    for (const at of [0, 1]) if (first) first.act(() => doings.type(first, at))
    people.settle()
    return people.said()
  } finally {
    people.close()
  }
}

/** Every bracket has both its ends, and their marks are on nothing else. */
function check(doc: Node): void {
  expect(bracketsOf(doc).strays).toEqual([])
  const ids = new Map<string, number>()
  doc.descendants((node) => {
    const mark = node.marks.find(({ type }) => type.name === 'bracket')
    if (!mark) return
    expect(node.text).toBe(mark.attrs.end === 'open' ? '[' : ']')
    ids.set(mark.attrs.id, (ids.get(mark.attrs.id) ?? 0) + 1)
  })
  expect([...ids.values()].filter((times) => times !== 2)).toEqual([])
}

it('whatever several do to brackets at once, each keeps both its ends and no word is lost', () => {
  const seen = { brackets: 0 }
  fc.assert(
    fc.property(fc.array(anyMove, { minLength: 10, maxLength: 30 }), (moves) => {
      const doc = after(moves)
      check(doc)
      seen.brackets += bracketsOf(doc).all.length
    }),
    { seed: 20051123, numRuns: 150 },
  )
  expect(seen.brackets).toBeGreaterThan(100)
  expect(lone).toBeLessThan(seen.brackets / 50)
}, 120_000)

it('a mark does not run over the words after it when a sign beside its own is taken away', () => {
  const people = crowd(opening, [11, 12])
  const [ana, ben] = people.members
  if (!ana || !ben) throw new Error('Two are there')
  const bracket = ({ view }: Member, from: number, to: number) => {
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)))
    setBracket(setter)(view.state, view.dispatch, view)
  }
  bracket(ana, 6, 10)
  people.deliver()
  ana.link('slow')
  bracket(ben, 7, 9)
  people.deliver()
  const [outer] = bracketsOf(ana.view.state.doc).all
  if (outer) applyStrokes(ana.doc, settling(ana.view.state.doc, outer, 'agreed'))
  people.settle()
  const doc = people.said()
  people.close()
  check(doc)
})

type View = Member['view']

function caret(view: View, a: number): void {
  select(view, a, a)
}

/** Some words of one paragraph. */
function select({ state, dispatch }: View, a: number, b: number): void {
  const blocks: { from: number; size: number }[] = []
  state.doc.descendants((node, pos) => {
    if (node.isTextblock) blocks.push({ from: pos + 1, size: node.content.size })
  })
  const block = pick(blocks, a)
  if (!block) return
  const at = (n: number) => block.from + (n % (block.size + 1))
  const [from, to] = [at(a), at(a === b ? a : a + (b % 12))]
  dispatch(
    state.tr.setSelection(TextSelection.create(state.doc, Math.min(from, to), Math.max(from, to))),
  )
}

function pick<T>(list: readonly T[], at: number): T | undefined {
  return list[at % list.length]
}
