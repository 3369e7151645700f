import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { delegationOf } from '../../shared/conference'
import { contentOf } from '../../shared/document/ydoc'
import { type Forged, type ForgedUpdate, forge } from './testing/attacker'
import { besiege, type Siege } from './testing/siege'

let siege: Siege

beforeEach(async () => {
  siege = await besiege()
})
afterEach(async () => {
  // Whatever was sent: the hub has no fault, and an honest delegate goes on.
  await siege.typeHonestly()
  expect(await siege.textNow()).toContain('The Conference met w')
  expect(siege.faults).toEqual([])
  await siege.lift()
})

const mine = 77
const paragraph = (within: readonly [number, number]): Forged => ({
  kind: 'element',
  name: 'paragraph',
  at: { within },
})
const title: Forged = { kind: 'element', name: 'title', at: { within: 'content' } }

/** Sends an update of its own making, and says what the hub made of it. */
async function send(update: ForgedUpdate): Promise<string> {
  const { connectAs, everyone, text } = siege
  const hostile = await connectAs(everyone.ardesia)
  const before = await siege.textNow()
  hostile.write(text, forge(update))
  const heard = await hostile.hears(text, ['closed', 'acknowledged'])
  expect(await siege.textNow()).toBe(before)
  return heard.kind === 'closed' ? heard.reason : 'taken'
}

describe('an update that Yjs would take', () => {
  it('is judged with what it builds on, and lies in no document until that has come', async () => {
    const { connectAs, everyone, text } = siege
    const hostile = await connectAs(everyone.ardesia)
    const before = await siege.textNow()
    // A paragraph in a title, of which the title comes last.
    hostile.write(
      text,
      forge({ clients: [{ client: mine, clock: 1, structs: [paragraph([mine, 0])] }] }),
    )
    expect((await hostile.read(text)).store.pendingStructs).toBeNull()
    hostile.write(text, forge({ clients: [{ client: mine, clock: 0, structs: [title] }] }))
    expect((await hostile.hears(text, ['closed'])).reason).toBe('malformed')
    expect(await siege.textNow()).toBe(before)
  })

  it('may come in the wrong order, and is acknowledged when it is whole', async () => {
    const { connectAs, everyone, text } = siege
    const window = await connectAs(everyone.ardesia)
    const doc = await window.read(text)
    const updates: Uint8Array[] = []
    doc.on('update', (update) => updates.push(update))
    const words = contentOf(doc)
      .createTreeWalker((each) => each instanceof Y.XmlText)
      [Symbol.iterator]()
      .next().value as Y.XmlText
    words.insert(0, 'one ')
    words.insert(4, 'two ')
    for (const update of [...updates].reverse()) window.write(text, update)
    await window.hears(text, ['acknowledged'])
    await window.read(text)
    expect(window.all(text).filter(({ kind }) => kind === 'acknowledged')).toHaveLength(2)
    expect(await siege.textNow()).toContain('one two ')
  })

  it('may not build for ever on what never comes', async () => {
    const { connectAs, everyone, text } = siege
    const hostile = await connectAs(everyone.ardesia)
    const words: Forged = { kind: 'words', words: 'x'.repeat(50_000), at: { left: [mine, 0] } }
    for (let clock = 1; clock < 500_000; clock += 50_000) {
      hostile.write(text, forge({ clients: [{ client: mine, clock, structs: [words] }] }))
    }
    expect((await hostile.hears(text, ['closed'])).reason).toBe('malformed')
  })

  it.each<[string, ForgedUpdate]>([
    [
      'clocks beyond what a number holds, after which nobody could read the text',
      {
        clients: [
          {
            client: mine,
            clock: 0,
            structs: [
              { kind: 'gone', length: Number.MAX_SAFE_INTEGER },
              { kind: 'gone', length: Number.MAX_SAFE_INTEGER },
            ],
          },
        ],
      },
    ],
    [
      'clients beyond those of Yjs',
      { clients: [{ client: 2 ** 40, clock: 0, structs: [{ kind: 'gone', length: 1 }] }] },
    ],
    [
      'a crowd of clients, which every window would have to name from then on',
      {
        clients: Array.from({ length: 10_000 }, (_, client) => ({
          client,
          clock: 0,
          structs: [{ kind: 'gone', length: 1 }],
        })),
      },
    ],
    [
      'one client twice',
      {
        clients: [0, 0].map(() => ({
          client: mine,
          clock: 0,
          structs: [{ kind: 'gone', length: 3 }],
        })),
      },
    ],
    [
      'the same letters erased again and again',
      {
        clients: [],
        erases: [
          { client: mine, ranges: Array.from({ length: 200_000 }, () => [0, 5_000] as const) },
        ],
      },
    ],
    [
      'letters erased backwards',
      {
        clients: [],
        erases: [
          {
            client: mine,
            ranges: [
              [5, 1],
              [0, 1],
            ],
          },
        ],
      },
    ],
  ])('is refused with %s', async (_what, update) => {
    expect(await send(update)).toBe('malformed')
  })

  it('is laid by where two items each wait for the other', async () => {
    const { connectAs, everyone, text } = siege
    const hostile = await connectAs(everyone.ardesia)
    const item = (left: number): Forged => ({ kind: 'words', words: 'x', at: { left: [left, 0] } })
    const clients = [
      { client: mine, clock: 0, structs: [item(78)] },
      { client: 78, clock: 0, structs: [item(mine)] },
    ]
    hostile.write(text, forge({ clients }))
    expect((await hostile.read(text)).store.pendingStructs).toBeNull()
    expect(hostile.all(text).filter(({ kind }) => kind === 'acknowledged')).toEqual([])
  })
})

describe('the number under which a colleague is seen', () => {
  const user = () => {
    const { seat } = siege.everyone.ardesia.joined
    return { name: seat.name, role: seat.role, delegation: delegationOf(seat) }
  }
  const honestUser = () => {
    const { seat } = siege.everyone.belvane.joined
    return { name: seat.name, role: seat.role, delegation: delegationOf(seat) }
  }

  it('is not to be written under, even before the first word of the colleague', async () => {
    const { honest, everyone, connectAs, text } = siege
    const witness = await connectAs(everyone.observer)
    honest.provider.setAwarenessField('user', honestUser())
    await witness.hears(text, ['presence'])
    const client = honest.doc.clientID
    expect(await send({ clients: [{ client, clock: 0, structs: [title] }] })).toBe('malformed')
    await siege.typeHonestly()
  })

  it('is not to be seen under, whether the colleague is there or gone', async () => {
    const { honest, everyone, connectAs, text } = siege
    await siege.typeHonestly()
    const hostile = await connectAs(everyone.ardesia)
    const witness = await connectAs(everyone.observer)
    hostile.presence(text, [honest.doc.clientID, 5, { user: user(), cursor: null }])
    const left = await connectAs(everyone.belvane)
    left.presence(text, [5, 1, { user: honestUser(), cursor: null }])
    await left.read(text)
    left.leave()
    hostile.presence(text, [5, 9, { user: user(), cursor: null }])
    hostile.presence(text, [6, 1, { user: user(), cursor: null }])
    await hostile.read(text)
    await witness.read(text)
    const heard = witness
      .all(text)
      .flatMap((each) => (each.kind === 'presence' ? [...each.states] : []))
      .filter(([, state]) => Object(state)?.user?.name === user().name)
    expect(heard.map(([client]) => client)).toEqual([6])
  })
})

it.each([
  ['a clock that is none', { item: { client: 1, clock: 'x' } }],
  ['a clock before the first', { item: { client: 1, clock: -1 } }],
  ['a root of its own', { tname: 'evil' }],
  ['a place that is none', {}],
  ['something deep inside', { type: deep(3_000) }],
  ['something beside it', { tname: 'content', more: 'x'.repeat(4_000) }],
])('a caret with %s reaches nobody', async (_what, place) => {
  const { everyone, connectAs, text } = siege
  const witness = await connectAs(everyone.observer)
  const hostile = await connectAs(everyone.ardesia)
  const { seat } = everyone.ardesia.joined
  const user = { name: seat.name, role: seat.role, delegation: delegationOf(seat) }
  hostile.presence(text, [1, 1, { user, cursor: { anchor: place, head: place } }])
  hostile.presence(text, [2, 1, { user, cursor: null }])
  const heard = await witness.hears(text, ['presence'])
  expect([...heard.states.keys()]).toEqual([2])
})

function deep(levels: number): unknown {
  return levels === 0 ? null : [deep(levels - 1)]
}
