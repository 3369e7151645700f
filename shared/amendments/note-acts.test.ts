import { expect, it } from 'vitest'
import { type NoteId, noteId } from '../ids'
import type { Act } from '../protocol'
import { newKey } from '../sealing/envelope'
import { copyLength } from '../sealing/key-copy'
import { sealNote } from '../sealing/note'
import { begin, type Meeting, why } from '../testing/amending'
import { ana, ardesia, at, belvane, ben, delegate, deviceOf, draft, meet } from '../testing/meeting'
import { byOf } from './by'

const ada = delegate('ada', ardesia, false)
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const place = { conference: 'c7', delegation: ardesia }
const copyOf = (device: ReturnType<typeof deviceOf>) => ({
  delegation: ardesia,
  device: device.id,
  sealed: 'a0'.repeat(copyLength / 2),
})

/** A meeting with a draft of Ardesia's, where a key of its notes has been passed on. */
function noting() {
  const meeting = meet()
  const devices = [deviceOf(ana, 'ana-1'), deviceOf(ada, 'ada-1'), deviceOf(ben, 'ben-1')] as const
  meeting.people = { persons: [ana, ada, ben], devices }
  const amendment = begin(meeting, ana, draft('one'))
  const key = newKey(random)
  const copies = [copyOf(devices[0]), copyOf(devices[1])]
  meeting.done(ana, { kind: 'share-note-key', key: key.id, copies })
  const note = (id: string, by = key): Act => {
    const of = { note: noteId(id), amendment, person: ada.person }
    const sealed = sealNote('Ask the capital.', by, { ...place, ...of }, random)
    return { kind: 'write-note', amendment, note: of.note, sealed }
  }
  return { meeting, amendment, key, devices, note }
}

const strike = (meeting: Meeting, device: string) => {
  const { persons, devices } = meeting.people
  meeting.people = {
    persons,
    devices: devices.map((each) => (each.id === device ? { ...each, revoked: at } : each)),
  }
}

it('[A37] a note is in the folder of its delegation and nowhere else', () => {
  const { meeting, amendment, note } = noting()
  const { register } = meeting
  const act = note('n1')
  const { deed, folders } = meeting.done(ada, act)
  expect([deed, [...(folders?.keys() ?? [])], meeting.register]).toEqual([
    null,
    [ardesia],
    register,
  ])
  const [written] = meeting.folder(ardesia).notes
  expect(written).toMatchObject({ id: 'n1', amendment, at, by: byOf(ada) })
  expect(JSON.stringify(written)).not.toContain('capital')
  expect(why(meeting, ben, act)).toBe('no-such-amendment')
  expect(meeting.folder(belvane).notes).toEqual([])
})

it('[A37] is removed by who wrote it', () => {
  const { meeting, note } = noting()
  meeting.done(ada, note('n1'))
  const remove = { kind: 'remove-note', note: 'n1' as NoteId } as const
  expect(why(meeting, ana, remove)).toBe('no-such-note')
  meeting.done(ada, remove)
  expect(meeting.folder(ardesia).notes).toEqual([])
})

it('[A68] is there once, however often it is asked for, and nobody puts another in its place', () => {
  const { meeting, note } = noting()
  meeting.done(ada, note('n1'))
  const before = meeting.folder(ardesia).notes
  meeting.done(ada, note('n1'))
  expect(meeting.folder(ardesia).notes).toEqual(before)
  expect(why(meeting, ana, note('n1'))).toBe('no-such-note')
})

it('[A68] is not taken under a key that somebody has who lost access, nor under one that never was', () => {
  const { meeting, note } = noting()
  strike(meeting, 'ana-1')
  expect(why(meeting, ada, note('n1'))).toBe('note-key-old')
  expect(why(meeting, ada, note('n1', newKey(random)))).toBe('note-key-old')
})

it('[A68] a key is passed on for one’s own devices alone, and a device keeps the copy that it has', () => {
  const { meeting, key, devices } = noting()
  const [first, , foreign] = devices
  const share = (...copies: ReturnType<typeof copyOf>[]) =>
    ({ kind: 'share-note-key', key: key.id, copies }) as const
  const keysBefore = meeting.folder(ardesia).noteKeys
  expect(why(meeting, ana, share(copyOf(foreign)))).toBe('no-such-device')
  expect(why(meeting, ana, share({ ...copyOf(foreign), delegation: belvane }))).toBe(
    'no-such-device',
  )
  expect(why(meeting, ben, share(copyOf(first)))).toBe('no-such-device')
  meeting.done(ana, share({ ...copyOf(first), sealed: 'b1'.repeat(copyLength / 2) }))
  expect(meeting.folder(ardesia).noteKeys).toEqual(keysBefore)
})

it('[A68] a device that has lost its access is given no copy', () => {
  const { meeting, devices } = noting()
  strike(meeting, 'ada-1')
  const copies = [copyOf(devices[0]), copyOf(devices[1])]
  meeting.done(ana, { kind: 'share-note-key', key: 'f0'.repeat(16), copies })
  const [, made] = meeting.folder(ardesia).noteKeys
  expect(made?.copies.map(({ device }) => device)).toEqual(['ana-1'])
})

it('[A68] of the keys those stay without which a note could not be read', () => {
  const { meeting, devices, note, key } = noting()
  meeting.done(ada, note('n1'))
  for (let count = 0; count < 80; count++) {
    const name = count.toString(16).padStart(32, '0')
    meeting.done(ana, { kind: 'share-note-key', key: name, copies: [copyOf(devices[0])] })
  }
  const kept = meeting.folder(ardesia).noteKeys.map(({ id }) => id)
  expect(kept).toContain(key.id)
  expect(kept.at(-1)).toBe((79).toString(16).padStart(32, '0'))
  expect(kept.length).toBeLessThanOrEqual(64)
})
