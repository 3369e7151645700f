// @vitest-environment jsdom
import './editor/testing/layout'
import fc from 'fast-check'
import { TextSelection } from 'prosemirror-state'
import { expect, it } from 'vitest'
import { eachBlock, type Placed } from '../shared/document/blocks'
import { p, section, text } from '../shared/testing/build'
import { backward, split } from './editor/commands'
import { type Crowd, crowd, type Member } from './testing/crowd'

/**
 * Three to five people write in two paragraphs and end them in the middle, together or out of reach
 * of each other. In the end each letter is there once, and stands between the two that it was typed
 * between: so what one types in the second half of a paragraph that another ends at the time is in
 * the second half, and no second half is there twice. Where they also join paragraphs, no letter of
 * the text is there twice and none has gone.
 *
 * `TOGETHER_RUNS=50000 npx vitest run renderer/halves.test.ts` goes on for longer, and each time with
 * others. What it finds is added to the cases below.
 */
const asked = process.env.TOGETHER_RUNS
const seed = asked ? Date.now() : 20051123
const runs = Number(asked ?? 500)

const opening = text(section('s', p('a', 'abcdefghijkl'), p('b', 'mnopqrstuvwx')))
const given = 'abcdefghijklmnopqrstuvwx'

type Deed = readonly [who: number, what: What, where: number]
type What = 'type' | 'typeOn' | 'enter' | 'join' | 'slow' | 'down' | 'up' | 'deliver'

/** A letter, and those of the text as it was between which it was typed. */
interface Typed {
  readonly letter: string
  readonly left: string
  readonly right: string
}

function inPlace(clients: readonly number[], deeds: readonly Deed[]): void {
  const { said, typed, aside } = outcome(clients, deeds)
  expect(said.replaceAll(/[^a-x]/g, '')).toBe(given)
  expect(said.replaceAll(/[a-x|]/g, '').length).toBe(typed.length)
  for (const { letter, left, right } of typed) {
    const at = said.indexOf(letter)
    const stands =
      (left === '' || said.indexOf(left) < at) && (right === '' || at < said.indexOf(right))
    expect(stands, `${said}: ${letter} was typed between ${left} and ${right}`).toBe(true)
  }
  expect(aside).toBe('')
}

/**
 * What all read in the end. Each letter of the text is there once, and none that was typed has gone;
 * what was typed in an empty paragraph that another took away has nothing to go after, and is set
 * aside.
 */
function outcome(clients: readonly number[], deeds: readonly Deed[]) {
  const room = crowd(opening, clients)
  try {
    const typed = deeds.flatMap((deed) => play(room, deed) ?? [])
    room.settle()
    room.said().check()
    const said = wordsOf(room.members[0])
    const aside = room.members.map((member) => member.aside).join('')
    expect([...said.replaceAll(/[^a-x]/g, '')].sort().join('')).toBe(given)
    const gone = typed.filter(({ letter }) => !said.includes(letter) && !aside.includes(letter))
    expect(gone).toEqual([])
    return { said, typed, aside }
  } finally {
    room.close()
  }
}

function play({ members, deliver }: Crowd, [who, what, where]: Deed): Typed | null {
  const member = members[who % members.length]
  if (!member) throw new Error('There is someone')
  const { view } = member
  let typed: Typed | null = null
  switch (what) {
    case 'type':
    case 'enter':
      put(member, where)
      if (what === 'enter') split(view.state, view.dispatch)
      else typed = type(member)
      break
    case 'typeOn':
      typed = type(member)
      break
    case 'join': {
      const { node, pos } = pick(blocksOf(member), where)
      const start = TextSelection.create(view.state.doc, pos + 1)
      if (node.isTextblock) view.dispatch(view.state.tr.setSelection(start))
      backward(view.state, view.dispatch)
      break
    }
    case 'deliver':
      member.deliver()
      break
    default:
      member.link(what)
  }
  deliver()
  return typed
}

function type(member: Member): Typed {
  const { view } = member
  const letter = member.letter()
  const { doc, selection } = view.state
  const before = doc.textBetween(0, selection.from).replaceAll(/[^a-x]/g, '')
  const after = doc.textBetween(selection.from, doc.content.size).replaceAll(/[^a-x]/g, '')
  const [left = '', right = ''] = [before.at(-1), after.at(0)]
  view.dispatch(view.state.tr.insertText(letter))
  return { letter, left, right }
}

/** Somewhere among the words. */
function put(member: Member, where: number): void {
  const { view } = member
  const { node, pos } = pick(blocksOf(member), where % 7)
  const at = pos + 1 + (where % (node.content.size + 1))
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at)))
}

function blocksOf({ view }: Member): readonly Placed[] {
  const blocks: Placed[] = []
  eachBlock(view.state.doc, (block) => void blocks.push(block))
  return blocks
}

function wordsOf(member: Member | undefined): string {
  const { doc } = member?.view.state ?? {}
  return doc ? doc.textBetween(0, doc.content.size, '|') : ''
}

function pick<T>(list: readonly T[], at: number): T {
  return list[at % list.length] as T
}

const found: readonly (readonly [string, readonly Deed[]])[] = [
  [
    'one has ended it twice out of reach, and one types in the half of another',
    [
      [0, 'slow', 0],
      [0, 'enter', 80],
      [1, 'enter', 173],
      [0, 'enter', 26],
      [2, 'type', 58],
    ],
  ],
  [
    'one ends it out of reach between two ends of another',
    [
      [0, 'slow', 0],
      [1, 'enter', 80],
      [1, 'enter', 152],
      [0, 'enter', 75],
    ],
  ],
  [
    'one ends the first half again and another types at its end',
    [
      [0, 'enter', 66],
      [0, 'enter', 4],
      [0, 'enter', 7],
      [0, 'type', 47],
      [1, 'enter', 7],
    ],
  ],
  [
    'one ends it twice in the tail of another',
    [
      [0, 'slow', 0],
      [1, 'enter', 1],
      [0, 'enter', 61],
      [1, 'enter', 75],
    ],
  ],
  [
    'one types at the end of a half that grows shorter',
    [
      [2, 'slow', 0],
      [0, 'enter', 170],
      [1, 'type', 95],
      [2, 'enter', 2],
    ],
  ],
  [
    'one is away while another ends it three times',
    [
      [0, 'typeOn', 0],
      [4, 'type', 137],
      [0, 'down', 0],
      [1, 'enter', 67],
      [1, 'enter', 0],
      [1, 'enter', 90],
    ],
  ],
]

it.each(found)('each letter is in its place when %s', (_what, deeds) => inPlace([2, 3, 4], deeds))

const joined: readonly (readonly [string, readonly Deed[]])[] = [
  [
    'one is away while another ends, joins and ends it',
    [
      [2, 'join', 9],
      [0, 'enter', 26],
      [2, 'typeOn', 0],
      [0, 'down', 0],
      [1, 'enter', 12],
      [1, 'join', 22],
      [1, 'enter', 34],
    ],
  ],
  [
    'one joins out of reach what another ends',
    [
      [2, 'slow', 0],
      [0, 'enter', 0],
      [2, 'join', 1],
      [0, 'enter', 4],
      [0, 'enter', 115],
    ],
  ],
  [
    'one ends and joins out of reach what another joins to the one before',
    [
      [0, 'slow', 0],
      [1, 'join', 9],
      [0, 'enter', 1],
      [0, 'join', 80],
    ],
  ],
  [
    'one ends a paragraph after joining, another ends it too',
    [
      [0, 'join', 93],
      [0, 'slow', 0],
      [1, 'enter', 1],
      [0, 'enter', 62],
    ],
  ],
]

it.each(joined)('no letter goes or is doubled when %s', (_what, deeds) => {
  outcome([2, 3, 4], deeds)
})

const anyone = fc.uniqueArray(fc.integer({ min: 2, max: 99 }), { minLength: 3, maxLength: 5 })

const any = (weights: Readonly<Partial<Record<What, number>>>) => {
  const kinds = Object.entries(weights) as [What, number][]
  const what = fc.oneof(
    ...kinds.map(([kind, weight]) => ({ arbitrary: fc.constant(kind), weight })),
  )
  return fc.array(fc.tuple(fc.nat(4), what, fc.nat(200)), { maxLength: 16, size: 'max' })
}

const ending = { type: 6, typeOn: 3, enter: 4, slow: 2, down: 1, up: 3, deliver: 1 } as const

it(`each letter is in its place whatever ${runs} groups of three to five people do`, () => {
  const property = fc.property(anyone, any(ending), inPlace)
  fc.assert(property, { numRuns: runs, seed })
}, 0)

it(`no letter goes or is doubled wherever ${runs} groups of three to five people join`, () => {
  const property = fc.property(anyone, any({ ...ending, join: 3 }), (clients, deeds) => {
    outcome(clients, deeds)
  })
  fc.assert(property, { numRuns: runs, seed })
}, 0)
