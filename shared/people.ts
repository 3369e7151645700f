import type * as Y from 'yjs'
import { mapOf, put, valuesUnder } from './amendments/stored'
import { delegationOf, type Invitation, type Seat, type SeatOf } from './conference'
import type { DelegationId, DeviceId, Instant, InvitationId, PersonId } from './ids'

/**
 * Who takes part, and on which devices. The hub alone writes it; everyone reads it (document
 * `people`), and hears at once when a device joins, is revoked, or its person is given another seat.
 *
 * A device is one window's store of keys on one machine. It makes two pairs of its own, of which the
 * private halves never leave it: one to sign with (ECDSA, P-256), by which it shows the hub who it
 * is, and one to agree with (ECDH, P-256), by which others can send it a secret. Sponsors who seal a
 * draft for a delegation take the agreement keys from `devicesOf`.
 */
export interface People {
  readonly persons: readonly Seat[]
  /** In the order in which they joined. */
  readonly devices: readonly Device[]
}

export interface Device {
  readonly id: DeviceId
  readonly person: PersonId
  readonly keys: DeviceKeys
  readonly joined: Instant
  /** From when on it needs a new invitation. */
  readonly expires: Instant
  /** By which invitation: one of the register's, or one of the host's own. */
  readonly invitation: InvitationId
  readonly revoked: Instant | null
}

/** Public keys: the 65 bytes of an uncompressed point of P-256, in base64url without padding. */
export interface DeviceKeys {
  readonly sign: string
  readonly agree: string
}

export function readPeople(doc: Y.Doc): People {
  const map = mapOf(doc)
  return {
    persons: valuesUnder<Seat>(map, 'person/'),
    devices: valuesUnder<Device>(map, 'device/').sort((a, b) => (a.joined < b.joined ? -1 : 1)),
  }
}

/** Nobody is ever taken out: who took part stays known. */
export function writePeople(doc: Y.Doc, people: People): void {
  doc.transact(() => {
    const map = mapOf(doc)
    for (const each of people.persons) put(map, `person/${each.person}`, each)
    for (const each of people.devices) put(map, `device/${each.id}`, each)
  })
}

/** The devices that may act for a delegation at this moment. */
export function devicesOf(
  people: People,
  delegation: DelegationId,
  now: Instant,
): readonly Device[] {
  const members = new Set(
    people.persons.filter((seat) => delegationOf(seat) === delegation).map(({ person }) => person),
  )
  return people.devices.filter((each) => members.has(each.person) && isGood(each, now))
}

/**
 * What the hub's clock may say, for a device that it lets in and whose own clock says `here`: no less
 * than when the last device joined, and not yet that one's own access has ended. A clock that was never
 * set, on either end, so makes nobody a stranger to their own delegation.
 */
export function asOfHub(people: People, own: DeviceId, here: Instant): Instant {
  const device = people.devices.find(({ id }) => id === own)
  if (!device) return here
  const joined = people.devices.reduce(
    (last, each) => (each.joined > last ? each.joined : last),
    '',
  )
  if (here < joined) return joined
  return here < device.expires ? here : new Date(Date.parse(device.expires) - 1).toISOString()
}

/** What a device is to the hub at this moment. */
export type Standing =
  | { readonly kind: 'good'; readonly seat: Seat; readonly device: Device }
  | { readonly kind: 'bad'; readonly why: 'unknown' | 'revoked' | 'expired' }

export function standingOf(people: People, id: DeviceId, now: Instant): Standing {
  const { devices, seats } = indexOf(people)
  const device = devices.get(id)
  const seat = device && seats.get(device.person)
  if (!seat) return { kind: 'bad', why: 'unknown' }
  if (isGood(device, now)) return { kind: 'good', seat, device }
  return { kind: 'bad', why: device.revoked ? 'revoked' : 'expired' }
}

interface Index {
  readonly devices: ReadonlyMap<DeviceId, Device>
  readonly seats: ReadonlyMap<PersonId, Seat>
}

/** It is asked with every key that anybody presses, and so made once for the same people. */
const indexes = new WeakMap<People, Index>()

function indexOf(people: People): Index {
  const known = indexes.get(people)
  if (known) return known
  const made: Index = {
    devices: new Map(people.devices.map((device) => [device.id, device])),
    seats: new Map(people.persons.map((seat) => [seat.person, seat])),
  }
  indexes.set(people, made)
  return made
}

/**
 * Whether somebody else who is there goes by this name on the same bench: in the same delegation, or
 * in the same office. Two who are called the same would be taken for each other in the record, beside
 * their words, and when words are given back (`kept-words.ts`). Whoever has lost all their devices is
 * there no more, and comes back by the same name.
 *
 * Letters that only look alike (а and a) are not told apart here: that needs Unicode's tables.
 */
export function isNameTaken(
  { persons, devices }: People,
  { name, person, ...bench }: SeatOf & Pick<Seat, 'name'> & Partial<Pick<Seat, 'person'>>,
  now: Instant,
): boolean {
  const there = new Set(devices.filter((each) => isGood(each, now)).map((each) => each.person))
  return persons.some(
    (each) =>
      each.person !== person &&
      there.has(each.person) &&
      isBeside(each, bench) &&
      folded(each.name) === folded(name),
  )
}

/** Whether two sit on one bench. */
export function isBeside(one: SeatOf, other: SeatOf): boolean {
  return one.role === other.role && delegationOf(one) === delegationOf(other)
}

/** The joiners that some scripts need are seen by nobody. */
function folded(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\u200c\u200d]/g, '')
    .toLowerCase()
}

/** Devices that have joined by an invitation, whatever became of them. */
export function usesOf({ devices }: People, invitation: string): number {
  return devices.filter((each) => each.invitation === invitation).length
}

/** How many more may. */
export function usesLeft(people: People, { id, uses = earlierUses }: Invitation): number {
  return Math.max(0, uses - usesOf(people, id))
}

const earlierUses = 100

export const nobody: People = { persons: [], devices: [] }

export function isGood({ revoked, expires }: Device, now: Instant): boolean {
  return revoked === null && now < expires
}
