import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import type { Seat } from '../conference'
import { amendmentId, noteId } from '../ids'
import { type Device, devicesOf } from '../people'
import type { Outcome } from '../protocol'
import { begin } from '../testing/amending'
import { ana, ardesia, delegate, deviceOf, draft, meet } from '../testing/meeting'
import { Notebook } from './notebook'

const { subtle } = crypto
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const ada = delegate('ada', ardesia)
const abe = delegate('abe', ardesia, false)

/** A delegation whose devices keep notes, with the desk's own decisions between them. */
async function sit() {
  const meeting = meet()
  const amendment = begin(meeting, ana, draft('one'))
  const all: Awaited<ReturnType<typeof deviceFor>>[] = []
  /** What was kept, and which of those devices were struck off before it was. */
  const kept = new Map<string, { readonly words: string; readonly shut: readonly Device[] }>()
  const tell = () => {
    for (const each of all) each.look()
  }
  const strike = (device: Device) => {
    const { persons, devices } = meeting.people
    meeting.people = {
      persons,
      devices: devices.map((each) =>
        each.id === device.id ? { ...each, revoked: meeting.now } : each,
      ),
    }
    tell()
  }
  const isGood = (device: Device) =>
    devicesOf(meeting.people, ardesia, meeting.now).some(({ id }) => id === device.id)

  async function deviceFor(seat: Seat, name: string) {
    const pair = await subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, [
      'deriveBits',
    ])
    const agree = Buffer.from(await subtle.exportKey('raw', pair.publicKey)).toString('base64url')
    const device: Device = { ...deviceOf(seat, name), keys: { sign: '', agree } }
    let made = 0
    const own = { isOnline: true, loses: false }
    const book: Notebook<CryptoKey> = new Notebook<CryptoKey>({
      place: { conference: 'c7', delegation: ardesia },
      person: seat.person,
      subtle,
      random,
      async perform(act): Promise<Outcome | null> {
        await Promise.resolve()
        if (!own.isOnline || !isGood(device)) return null
        const decision = meeting.act(seat, act)
        if (decision.kind === 'refused') return decision
        if (act.kind === 'write-note' && !kept.has(act.note)) {
          const shut = all.filter((each) => !isGood(each.device)).map((each) => each.device)
          kept.set(act.note, { words: typed.get(act.note) ?? '', shut })
        }
        tell()
        return own.loses ? null : { kind: 'done', result: { kind: 'nothing' } }
      },
      changed: () => {},
    })
    const look = (evenSo = false) => {
      if (!evenSo && (!own.isOnline || !isGood(device))) return
      const readers = devicesOf(meeting.people, ardesia, meeting.now).map(({ id, keys }) => ({
        delegation: ardesia,
        device: id,
        agree: keys.agree,
      }))
      book.look({ ...meeting.folder(ardesia), readers })
    }
    book.hold({ device: device.id, agree, privateKey: pair.privateKey })
    const write = () => {
      const words = `${name} ${++made}`
      const id = noteId(words.replace(' ', '-'))
      typed.set(id, words)
      book.write({ id, amendment, words })
    }
    return { device, seat, own, book, look, write }
  }
  const typed = new Map<string, string>()
  const join = (each: Awaited<ReturnType<typeof deviceFor>>) => {
    const { persons, devices } = meeting.people
    meeting.people = {
      persons: persons.includes(each.seat) ? persons : [...persons, each.seat],
      devices: [...devices, each.device],
    }
    all.push(each)
    tell()
  }
  for (const [seat, name] of [
    [ana, 'ana-1'],
    [ana, 'ana-2'],
    [ada, 'ada-1'],
  ] as const) {
    join(await deviceFor(seat, name))
  }
  return { all, join, strike, isGood, kept, deviceFor, meeting }
}

const says = ({ book }: { readonly book: Notebook<CryptoKey> }) =>
  book
    .read()
    .flatMap((note) => (note.kind === 'kept' && note.said.kind === 'open' ? note.said.words : []))
    .sort()

it('brings every note to every device, once, whoever is away, is lost, or comes and goes', async () => {
  const step = fc.record({
    who: fc.nat({ max: 4 }),
    does: fc.constantFrom('write', 'write', 'write', 'away', 'back', 'lose', 'join', 'strike'),
    waits: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 24 }), async (steps) => {
      const { all, join, strike, isGood, kept, deviceFor, meeting } = await sit()
      const settled = () =>
        vi.waitFor(() => {
          const good = all.filter(({ device, own }) => isGood(device) && own.isOnline && !own.loses)
          for (const { book } of good) expect([book.waiting, book.unread]).toEqual([0, 0])
        })
      for (const { who, does, waits } of steps) {
        const one = all[who % all.length]
        if (!one) continue
        const good = all.filter(({ device }) => isGood(device))
        if (does === 'write') one.write()
        if (does === 'away') one.own.isOnline = false
        if (does === 'lose') one.own.loses = true
        if (does === 'back') {
          one.own.isOnline = true
          one.own.loses = false
          one.look()
        }
        if (does === 'join' && all.length < 6) join(await deviceFor(abe, `abe-${all.length}`))
        // Somebody has to be left who can pass the keys on.
        if (does === 'strike' && good.length > 2 && good.every(({ book }) => book.unread === 0)) {
          strike(one.device)
        }
        if (waits && good.every(({ own }) => own.isOnline)) await settled()
      }
      for (const { own, look } of all) {
        own.isOnline = true
        own.loses = false
        look()
      }
      await settled()
      const words = [...kept.values()].map((each) => each.words).sort()
      for (const each of all) {
        if (isGood(each.device)) {
          expect(says(each)).toEqual(words)
          continue
        }
        // All that the hub has does not open there what was kept after it was struck off.
        each.look(true)
        const shut = [...kept.values()].filter((note) => note.shut.includes(each.device))
        const read = says(each)
        for (const note of shut) expect(read).not.toContain(note.words)
      }
      expect(meeting.folder(ardesia).notes).toHaveLength(kept.size)
    }),
    { seed: 20051123, numRuns: 60 },
  )
}, 60_000)

it('keeps what is typed while the hub does not answer, and sends it in its order', async () => {
  const { all } = await sit()
  const [one, other] = all
  if (!one || !other) throw new Error('There are three')
  one.own.isOnline = false
  for (let count = 0; count < 3; count++) one.write()
  expect(one.book.read().map(({ kind }) => kind)).toEqual(['waiting', 'waiting', 'waiting'])
  one.own.isOnline = true
  one.look()
  await vi.waitFor(() => expect(says(other)).toHaveLength(3))
  const order = other.book.read().map((note) => note.id)
  expect(order).toEqual(['ana-1-1', 'ana-1-2', 'ana-1-3'])
  expect(one.book.waiting).toBe(0)
})

it('says why a note was refused, keeps it, and asks again when it is told to', async () => {
  const { all, meeting } = await sit()
  const [one] = all
  if (!one) throw new Error('There are three')
  const none = noteId('none')
  one.book.write({ id: none, amendment: amendmentId('gone'), words: 'Where?' })
  await vi.waitFor(() => expect(one.book.waiting).toBe(0))
  const refused = { id: none, kind: 'waiting', refused: 'no-such-amendment', words: 'Where?' }
  expect(one.book.read()).toMatchObject([refused])
  one.book.again(none)
  await vi.waitFor(() => expect(one.book.read()).toMatchObject([refused]))
  expect(one.book.drop(none)).toBe(true)
  expect(one.book.read()).toEqual([])
  expect(meeting.folder(ardesia).notes).toEqual([])
})

it('takes back what was thrown away while it was on its way', async () => {
  const { all, kept, meeting } = await sit()
  const [one] = all
  if (!one) throw new Error('There are three')
  one.write()
  await vi.waitFor(() => expect(says(one)).toEqual(['ana-1 1']))
  one.write()
  expect(one.book.drop(noteId('ana-1-2'))).toBe(true)
  await vi.waitFor(() => expect(kept.has('ana-1-2')).toBe(true))
  await vi.waitFor(() =>
    expect(meeting.folder(ardesia).notes.map(({ id }) => id)).toEqual(['ana-1-1']),
  )
})

it('says so where no key can be had', async () => {
  const { all, meeting } = await sit()
  const [one] = all
  if (!one) throw new Error('There are three')
  const act = meeting.act.bind(meeting)
  meeting.act = (by, asked, content) =>
    asked.kind === 'share-note-key'
      ? { kind: 'refused', why: 'note-keys-full' }
      : act(by, asked, content)
  one.write()
  await vi.waitFor(() =>
    expect(one.book.read()).toMatchObject([{ kind: 'waiting', refused: 'note-keys-full' }]),
  )
  meeting.act = act
  one.book.again(noteId('ana-1-1'))
  await vi.waitFor(() => expect(says(one)).toEqual(['ana-1 1']))
})
