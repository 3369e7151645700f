import { once } from 'node:events'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { AmendmentId } from '../../shared/ids'
import { ActSchema } from '../../shared/protocol'
import { copyLength } from '../../shared/sealing/key-copy'
import { draft as beginOn } from '../../shared/testing/meeting'
import type { Hub } from './hub'
import { MemoryStore } from './memory-store'
import { taken } from './testing/attacker'
import { chance } from './testing/fuzz'
import { openTestHub, seatEveryone } from './testing/open-hub'
import type { Participant } from './testing/participant'
import { RawWindow } from './testing/raw-window'

/**
 * [A31] Whether anyone finds out that there is a draft by how an answer comes: what the hub has looked
 * at for it, how many bytes it has, and how long it took. The first is exact; the last is measured,
 * and stands for what nobody has thought of.
 */
const neverWas = '00000000-0000-4000-8000-000000000000'

/** Writes down what is asked of it. */
class WatchedMemory extends MemoryStore {
  asked: string[] = []

  override async load(document: string) {
    this.asked.push('load')
    return super.load(document)
  }
  override async append(update: Parameters<MemoryStore['append']>[0]) {
    this.asked.push('append')
    return super.append(update)
  }
  override async commit(act: Parameters<MemoryStore['commit']>[0]) {
    this.asked.push('commit')
    return super.commit(act)
  }
  override async documents() {
    this.asked.push('documents')
    return super.documents()
  }
  override async getMeta(key: string) {
    this.asked.push('getMeta')
    return super.getMeta(key)
  }
}

let hub: Hub
let store: WatchedMemory
let everyone: Awaited<ReturnType<typeof seatEveryone>>
/** A draft of Ardesia's, in which words have been written. */
let real: AmendmentId

beforeAll(async () => {
  vi.spyOn(console, 'error')
  store = new WatchedMemory()
  hub = await openTestHub(store)
  everyone = await seatEveryone(hub)
  await everyone.secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  const { ardesia } = everyone
  const { amendment } = await ardesia.do(beginOn('b1'), 'draft')
  const own = await ardesia.open({ kind: 'amendment', amendment }).synced()
  own.type('met', ' in secret')
  await own.sent()
  ardesia.forget(own)
  real = amendment
})
afterAll(async () => {
  for (const person of Object.values(everyone)) person.leave()
  await hub.close()
})

const outsiders = () => {
  const { secretariat, president, belvane, observer } = everyone
  return [secretariat, president, belvane, observer]
}

/** What the store was asked for meanwhile. */
async function askedBy<T>(work: () => Promise<T>): Promise<readonly [T, readonly string[]]> {
  store.asked = []
  const answer = await work()
  return [answer, store.asked]
}

/** The one message by which a window is told that it may not open a document, to the byte. */
async function denial(window: RawWindow, id: string, token: string): Promise<Buffer> {
  const answer = once(window.socket, 'message')
  window.auth(`amendment/${id}`, token)
  const [data] = await answer
  return data
}

it('a window is answered the same bytes, and nothing is read for them', async () => {
  for (const { joined } of outsiders()) {
    const window = await RawWindow.connect(hub.address)
    await window.open('register', joined.token)
    const [forReal, read] = await askedBy(() => denial(window, real, joined.token))
    const [forNone, readForNone] = await askedBy(() => denial(window, neverWas, joined.token))
    expect(forReal.toString('latin1').replace(real, neverWas)).toBe(forNone.toString('latin1'))
    expect([read, readForNone]).toEqual([[], []])
    window.leave()
  }
})

/** Every act by which an amendment can be named, as of somebody who guesses. */
const guesses: readonly ((id: string) => Record<string, unknown>)[] = [
  (id) => ({ ...beginOn('b1'), amends: id }),
  (amendment) => ({ kind: 'revise-amendment', amendment }),
  (amendment) => ({ kind: 'place-draft', amendment, place: { kind: 'there' } }),
  (amendment) => ({
    kind: 'share-draft-key',
    amendment,
    key: 'a'.repeat(32),
    copies: [{ delegation: 'd', device: 'd', sealed: 'b'.repeat(copyLength) }],
  }),
  (amendment) => ({ kind: 'discard-draft', amendment }),
  (amendment) => ({ kind: 'take-draft-back', amendment }),
  (into) => ({ kind: 'take-draft-back', amendment: 'another', into }),
  (amendment) => ({ kind: 'table-amendment', amendment, content: {}, rationale: '', seen: 0 }),
  (amendment) => ({ kind: 'invite-sponsor', amendment, delegation: 'd' }),
  (amendment) => ({ kind: 'answer-sponsorship', amendment, answer: 'accept' }),
  (amendment) => ({ kind: 'uninvite-sponsor', amendment, delegation: 'd' }),
  (amendment) => ({ kind: 'leave-sponsors', amendment }),
  (amendment) => ({ kind: 'withdraw-amendment', amendment }),
  (amendment) => ({ kind: 'reintroduce-amendment', amendment }),
  (amendment) => ({ kind: 'take-up-amendment', amendment }),
  (amendment) => ({ kind: 'adopt-amendment', amendment }),
  (id) => ({ kind: 'adopt-amendment', amendment: 'another', falls: [id] }),
  (amendment) => ({ kind: 'reject-amendment', amendment }),
  (amendment) => ({ kind: 'defer-amendment', amendment }),
  (amendment) => ({ kind: 'let-amendment-fall', amendment }),
  (rival) => ({ kind: 'let-amendment-fall', amendment: 'another', rival }),
  (amendment) => ({ kind: 'reconsider-amendment', amendment }),
  (id) => ({ kind: 'order-amendments', order: [id] }),
  (amendment) => ({ kind: 'take-position', amendment, stand: 'support', audience: 'public' }),
  (amendment) => ({ kind: 'write-note', amendment, note: 'n', sealed: 'ab' }),
  (id) => ({
    kind: 'make-offer',
    of: [id],
    proposal: { kind: 'disposition', disposition: 'adopt' },
  }),
]

async function answerTo({ joined }: Participant, body: object): Promise<string> {
  const answer = await fetch(`${hub.address}/api/acts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${joined.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const heads = [...answer.headers].filter(([name]) => name !== 'date')
  return JSON.stringify([answer.status, heads, await answer.text()])
}

it('an act is answered the same bytes, and the same is read and written for it', async () => {
  for (const person of outsiders()) {
    for (const guess of guesses) {
      const [forReal, asked] = await askedBy(() => answerTo(person, guess(real)))
      const [forNone, askedForNone] = await askedBy(() => answerTo(person, guess(neverWas)))
      const { kind } = guess('')
      expect([kind, forReal, asked]).toEqual([kind, forNone, askedForNone])
    }
  }
})

it('no act that can name an amendment is left out, and none is not even understood', () => {
  const naming = ActSchema.options.filter(({ shape }) =>
    Object.keys(shape).some((key) => ['amendment', 'amends', 'order', 'of'].includes(key)),
  )
  const kinds = new Set(guesses.map((guess) => guess(neverWas).kind))
  expect(naming.map(({ shape }) => shape.kind.value).filter((kind) => !kinds.has(kind))).toEqual([])
  const malformed = guesses.filter((guess) => !ActSchema.safeParse(guess(neverWas)).success)
  expect(malformed.map((guess) => guess(neverWas).kind)).toEqual([])
})

/**
 * How often the first of a pair is the longer one: 0.5 where nobody can tell the two apart, 0 or 1 where
 * one try tells. A pair is measured in one moment, so that whatever else goes on here is the same for both.
 */
function longerIn(pairs: readonly (readonly [number, number])[]): number {
  const points = pairs.map(([first, second]) => (Math.sign(first - second) + 1) / 2)
  return points.reduce((sum, each) => sum + each, 0) / pairs.length
}

/** Which comes first is drawn, so that no rhythm of the machine falls on one of them alone. */
async function realLonger(count: number, ask: (id: string) => Promise<unknown>): Promise<number> {
  const drawn = chance(23)
  const pairs: (readonly [number, number])[] = []
  while (pairs.length < count) {
    const isRealFirst = drawn.below(2) === 0
    const [first, second] = isRealFirst ? [real, neverWas] : [neverWas, real]
    const times = [await taken(() => ask(first)), await taken(() => ask(second))] as const
    pairs.push(isRealFirst ? times : [times[1], times[0]])
  }
  return longerIn(pairs)
}

it('a measure that tells what can be told', () => {
  expect(
    longerIn([
      [4, 1],
      [5, 2],
    ]),
  ).toBe(1)
  expect(
    longerIn([
      [1, 4],
      [2, 5],
    ]),
  ).toBe(0)
  expect(
    longerIn([
      [1, 4],
      [5, 2],
      [3, 3],
    ]),
  ).toBe(0.5)
})

/**
 * Of 400 pairs, chance alone gives 0.5 ± 0.025; more on a machine that does much else, as what comes
 * in between lasts for several pairs. That nothing else is looked at is said above, exactly.
 */
const apart = 0.25

it('a window is not answered sooner or later', async () => {
  const { token } = everyone.belvane.joined
  const window = await RawWindow.connect(hub.address)
  await window.open('register', token)
  const found = await realLonger(600, (id) => denial(window, id, token))
  window.leave()
  expect(Math.abs(found - 0.5)).toBeLessThan(apart)
})

it('an act is not answered sooner or later', async () => {
  const act = (amendment: string) => ({ kind: 'take-up-amendment', amendment })
  const found = await realLonger(400, (id) => answerTo(everyone.president, act(id)))
  expect(Math.abs(found - 0.5)).toBeLessThan(apart)
})
