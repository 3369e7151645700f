import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Folder, readFolder } from '../../shared/amendments/folder'
import { delegationOf } from '../../shared/conference'
import type { AmendmentId } from '../../shared/ids'
import {
  begin,
  envelopesIn,
  envelopesName,
  lyingIn,
  openingOf,
} from '../../shared/sealing/draft-log'
import { keyOf } from '../../shared/sealing/envelope'
import { copyLength } from '../../shared/sealing/key-copy'
import { keyOfNote, longestSealedNote } from '../../shared/sealing/note'
import { draft as beginOn } from '../../shared/testing/meeting'
import { examineLog } from './sealed-log'
import { type Anchor, type Forged, forge, type Id } from './testing/attacker'
import { type Chance, chance, spoil, writeMessage } from './testing/fuzz'
import { OpenedNotes } from './testing/notes-opened'
import { type Participant, post } from './testing/participant'
import { besiege } from './testing/siege'
import { newOf } from './updates'
import { documentOf, readMessage } from './wire'

/** Each has found something once, or stands for the day on which all of this was begun. */
const seeds = [20261127, 3]
const name = 'amendment/d1'
const key = 'ab'.repeat(16)
const opening = Uint8Array.of(0, 0)

function freshLog(by: Chance): Y.Doc {
  const log = new Y.Doc()
  begin(log, opening)
  envelopesIn(log).push([envelope(key, by), envelope(key, by)])
  return log
}

function envelope(under: string, by: Chance, length = by.below(200)): Uint8Array {
  return Uint8Array.from([1, ...Buffer.from(under, 'hex'), ...by.bytes(length)])
}

/** What a sponsor's window sends: an envelope more, one less, all that it has. */
function recordLog(doc: Y.Doc, by: Chance): readonly Uint8Array[] {
  const window = new Y.Doc()
  Y.applyUpdate(window, Y.encodeStateAsUpdate(doc))
  const messages: Uint8Array[] = []
  window.on('update', (update: Uint8Array) => messages.push(writeMessage(name, update)))
  envelopesIn(window).push([envelope(key, by)])
  envelopesIn(window).insert(1, [envelope(key, by)])
  envelopesIn(window).delete(0, 1)
  messages.push(writeMessage(name, Y.encodeStateAsUpdate(window), 1))
  return messages
}

/** An update in the form of Yjs, of which anything may be untrue. */
function forgeLog(doc: Y.Doc, by: Chance): Uint8Array {
  const known = [...doc.store.clients.keys()]
  const numbers = [0, 1, 2, 5, 1_000, 2 ** 32] as const
  const client = () => (by.below(3) > 0 ? (known[by.below(known.length)] ?? 1) : 9)
  const clock = (of: number) =>
    by.below(4) > 0 ? by.below(Y.getState(doc.store, of) + 3) : by.of(numbers)
  const id = (): Id => {
    const of = client()
    return [of, clock(of)]
  }
  const anchors: readonly [() => Anchor, ...(() => Anchor)[]] = [
    () => ({ left: id() }),
    () => ({ right: id() }),
    () => ({ within: envelopesName }),
    () => ({ within: by.of(['opening', 'content', '__proto__']) }),
    () => ({ within: 'opening', key: 'update' }),
    () => ({ within: id(), key: 'update' }),
  ]
  const bytes = () => {
    const under = by.of([key, 'cd'.repeat(16), ''])
    return by.below(4) > 0 ? envelope(under, by) : by.bytes(by.below(40))
  }
  const structs: readonly [() => Forged, ...(() => Forged)[]] = [
    () => ({ kind: 'bytes', bytes: bytes(), at: by.of(anchors)() }),
    () => ({ kind: 'bytes', bytes: bytes(), at: by.of(anchors)() }),
    () => ({ kind: 'words', words: 'x', at: by.of(anchors)() }),
    () => ({ kind: 'element', name: 'paragraph', at: by.of(anchors)() }),
    () => ({ kind: 'erased', length: by.of(numbers), at: by.of(anchors)() }),
    () => ({ kind: 'gone', length: by.of(numbers) }),
  ]
  const some = <T>(most: number, make: () => T) => Array.from({ length: by.below(most) }, make)
  return forge({
    clients: some(3, () => {
      const of = client()
      const own = by.below(3) > 0 ? Y.getState(doc.store, of) : clock(of)
      return { client: of, clock: own, structs: [by.of(structs)(), ...some(3, by.of(structs))] }
    }),
    erases: some(3, () => {
      const of = client()
      return { client: of, ranges: some(3, () => [clock(of), by.of(numbers)] as const) }
    }),
  })
}

function receive(doc: Y.Doc, data: Uint8Array): 'dropped' | 'refused' | 'taken' {
  if (documentOf(data) === null) return 'dropped'
  const message = readMessage(data)
  if (message.kind !== 'write') return 'dropped'
  const update = newOf(doc, message.update)
  if (examineLog(doc, update, (under) => under === key).kind !== 'new') return 'refused'
  Y.applyUpdate(doc, update)
  return 'taken'
}

/** What it began with stands, beside it are envelopes that a sponsor may open, and nothing waits. */
function isSound(log: Y.Doc): void {
  expect([log.store.pendingStructs, log.store.pendingDs]).toEqual([null, null])
  expect(openingOf(log)).toEqual(opening)
  const lying = lyingIn(log)
  expect(envelopesIn(log).toArray()).toEqual(lying.map((each) => each.envelope))
  expect(lying.filter((each) => keyOf(each.envelope) !== key)).toEqual([])
  expect([...log.share.keys()].sort()).toEqual(['envelopes', 'opening'])
  expect([...log.getMap('opening').keys()]).toEqual(['update'])
}

it.each(seeds)(
  '25,000 messages that are nearly ones leave the log of a sealed draft one (seed %i)',
  (given) => {
    const by = chance(given)
    const count = { dropped: 0, refused: 0, taken: 0 }
    for (let round = 0; round < 50; round++) {
      const log = freshLog(by)
      const known = recordLog(log, by)
      const any = () => known[by.below(known.length)] ?? new Uint8Array()
      for (let each = 0; each < 500; each++) {
        const kind = by.below(6)
        const isSpoilt = kind > 3
        const made = kind === 0 ? any() : writeMessage(name, forgeLog(log, by))
        count[receive(log, isSpoilt ? spoil(any(), made, by) : made)]++
        if (each % 20 === 0) isSound(log)
      }
      isSound(log)
    }
    expect(Math.min(...Object.values(count))).toBeGreaterThan(100)
  },
)

type Make = () => Record<string, unknown>

/** As a window makes them, of which anything may be another's, old, or nothing at all. */
function noteActs(by: Chance, known: Known) {
  const hex = (length: number) => Buffer.from(by.bytes(length)).toString('hex')
  const any = <T>(all: readonly T[], other: T): T => all[by.below(all.length + 1)] ?? other
  const spoilt = (sealed: string) =>
    Buffer.from(spoil(Buffer.from(sealed, 'hex'), by.bytes(80), by)).toString('hex')
  const strange = () =>
    by.of<unknown>(['', 'zz', '../../x', '__proto__', null, [], { kind: 'x' }, hex(16), -1])
  const sealed = () => {
    const real = any(known.sealed, hex(121))
    return by.of<unknown>([
      real,
      real,
      real,
      real,
      spoilt(real),
      hex(121),
      'a0'.repeat(longestSealedNote),
      '',
    ])
  }
  const right = () => any(known.seats, { delegation: 'nobody', device: hex(16) })
  const wrong = () => ({ delegation: right().delegation, device: right().device })
  const copy = () => ({
    ...by.of([right, right, wrong])(),
    sealed: by.of([hex(copyLength / 2), hex(copyLength / 2), hex(3)]),
  })
  const acts: readonly [Make, Make, Make] = [
    () => ({
      kind: 'write-note',
      amendment: any(known.amendments, 'never-was'),
      note: by.of([hex(16), hex(16), any(known.notes, '../n')]),
      sealed: sealed(),
    }),
    () => ({ kind: 'remove-note', note: any(known.notes, hex(16)) }),
    () => ({
      ...by.of([
        { kind: 'share-note-key' },
        { kind: 'share-note-key' },
        { kind: 'share-draft-key', amendment: any(known.amendments, 'never-was') },
      ]),
      key: any(known.keys, hex(16)),
      copies: Array.from({ length: by.of([0, 1, 1, 1, 2, 101]) }, copy),
    }),
  ]
  return (): Record<string, unknown> => {
    const [writes, removes, shares] = acts
    const act = by.of([writes, writes, writes, shares, shares, removes])()
    const names = Object.keys(act)
    if (by.below(8) === 0) act[names[by.below(names.length)] ?? ''] = strange()
    if (by.below(20) === 0) act.by = { person: 'p' }
    return act
  }
}

interface Known {
  readonly seats: readonly { readonly delegation: string; readonly device: string }[]
  readonly amendments: readonly string[]
  notes: readonly string[]
  keys: readonly string[]
  sealed: readonly string[]
}

const idOf = ({ joined }: Participant) => {
  const own = delegationOf(joined.seat)
  if (!own) throw new Error('Of a delegation')
  return own
}

it.each(seeds)(
  '1,200 acts about sealed notes and their keys are done, refused or no acts, and touch nothing of anybody else’s (seed %i)',
  async (given) => {
    let clock = Date.now()
    // A program that acts without end is held up: these are acts of an afternoon.
    const siege = await besiege({ now: () => new Date(clock) })
    const { hub, everyone } = siege
    const { secretariat, ardesia, belvane, observer } = everyone
    const seat = { role: 'delegation', delegation: idOf(ardesia), pen: false } as const
    const [anna, aldo] = [
      await secretariat.invite(seat, 'Anna'),
      await secretariat.invite(seat, 'Aldo'),
    ]
    for (const each of [anna, aldo]) await each.register.synced()
    await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
    const { amendment } = await ardesia.do(beginOn('b1'), 'draft')
    const theirs = await belvane.do(beginOn('b2'), 'draft')
    const notes = async (by: Participant, about: AmendmentId, words: string) => {
      const opened = new OpenedNotes(by)
      const id = opened.write(about, words)
      await opened.reads(words)
      return { opened, id }
    }
    const honest = await notes(anna, amendment, 'Mind the capital.')
    const other = await notes(belvane, theirs.amendment, 'Ask at home.')
    const before = readFolder(honest.opened.folder.doc)
    const register = hub.register()
    const folders = () => [honest.opened, other.opened].map((each) => readFolder(each.folder.doc))

    const by = chance(given)
    const known: Known = {
      seats: [ardesia, anna, aldo, belvane].map((each) => ({
        delegation: idOf(each),
        device: each.joined.device,
      })),
      amendments: [amendment, theirs.amendment],
      notes: [],
      keys: [],
      sealed: [],
    }
    const next = noteActs(by, known)
    const count: Record<string, number> = {}
    for (let round = 0; round < 1_200; round++) {
      clock += 250
      if (round % 50 === 0) {
        const all = folders()
        known.notes = all.flatMap((each) => each.notes.map(({ id }) => id))
        known.keys = all.flatMap((each) => each.noteKeys.map(({ id }) => id))
        known.sealed = all.flatMap((each) => each.notes.flatMap(sealedOf))
      }
      const who = by.of([ardesia, aldo, belvane, observer])
      const answer = await post(`${hub.address}/api/acts`, next(), who.joined.token)
      expect(answer.status).toBeLessThan(500)
      const said: unknown = await answer.json()
      const kind = String(Object(said).why ?? Object(said).problem ?? Object(said).kind)
      count[kind] = (count[kind] ?? 0) + 1
    }
    expect(count.done).toBeGreaterThan(25)
    expect(count.malformed).toBeGreaterThan(50)
    expect(Object.keys(count).length).toBeGreaterThan(6)

    await honest.opened.folder.answered()
    await other.opened.folder.answered()
    const [own, foreign] = folders()
    if (!own || !foreign) throw new Error('Both have a folder')
    expect(own.notes.find(({ id }) => id === honest.id)).toEqual(before.notes[0])
    expect(own.noteKeys[0]?.copies).toEqual(
      expect.arrayContaining([...(before.noteKeys[0]?.copies ?? [])]),
    )
    isSoundFolder(own, [ardesia, anna, aldo])
    isSoundFolder(foreign, [belvane])
    expect(hub.register()).toEqual(register)
    // Nobody was shut out: what an honest colleague writes now is taken, and read by herself.
    honest.opened.write(amendment, 'Still ours.')
    await honest.opened.reads('Still ours.')
    expect(honest.opened.says()).toEqual(['Mind the capital.', 'Still ours.'])
    expect(siege.faults).toEqual([])
    for (const each of [anna, aldo]) each.leave()
    await siege.lift()
  },
  180_000,
)

const sealedOf = (note: Folder['notes'][number]) => ('sealed' in note ? [note.sealed] : [])

/** All of it is of this delegation and its people, under keys that are there, and there once. */
function isSoundFolder({ notes, noteKeys }: Folder, of: readonly Participant[]): void {
  const persons = new Set<string>(of.map(({ joined }) => joined.seat.person))
  const devices = new Set<string>(of.map(({ joined }) => joined.device))
  expect(notes.filter((each) => !persons.has(each.by.person))).toEqual([])
  expect(new Set(notes.map(({ id }) => id)).size).toBe(notes.length)
  const names = noteKeys.map(({ id }) => id)
  expect(new Set(names).size).toBe(names.length)
  const under = notes.flatMap(sealedOf).map(keyOfNote)
  expect(under.filter((each) => each === null || !names.includes(each))).toEqual([])
  const copies = noteKeys.flatMap((each) => each.copies)
  expect(copies.filter(({ device }) => !devices.has(device))).toEqual([])
  expect(noteKeys.length).toBeLessThanOrEqual(64)
}
