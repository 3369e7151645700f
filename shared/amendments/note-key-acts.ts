import { delegationOf, type Seat } from '../conference'
import type { DelegationId, DeviceId, Instant } from '../ids'
import { devicesOf } from '../people'
import type { Act } from '../protocol'
import type { KeyCopy, SharedKey } from '../sealing/draft-keys'
import { keyOfNote } from '../sealing/note'
import { type Circumstances, type Decision, nothing, refused, type Situation } from './decision'
import type { Folder } from './folder'

/** Of one delegation: they are in its folder, which each of its windows reads. */
const most = { keys: 64, copies: 400 } as const

/**
 * Passes a key of a delegation's notes on to its own devices, sealed for each (A68). As with a draft,
 * a device that has a copy keeps it, and for one that has lost its access meanwhile there is none. For
 * a device that never was the delegation's nobody who means well has made one.
 */
export function shareNoteKey(
  { key, copies }: Extract<Act, { kind: 'share-note-key' }>,
  by: Seat,
  on: Situation,
  { at }: Circumstances,
): Decision {
  if (by.role !== 'delegation') return refused('not-your-role')
  const own = by.delegation
  if (!copies.every((copy) => copy.delegation === own && isTheirs(copy.device, own, on))) {
    return refused('no-such-device')
  }
  const folder = on.folderOf(own)
  const readers = readersOf(own, on, at)
  const before = folder.noteKeys.find(({ id }) => id === key)
  const known = before ?? { id: key, made: at, closed: false, copies: [] }
  const fresh = copies.filter(({ device }) => readers.has(device) && !has(known, device))
  if (fresh.length === 0) return { kind: 'done', deed: null, result: nothing }
  const shared = { ...known, copies: [...known.copies, ...fresh] }
  const keys = before ? folder.noteKeys : roomFor(folder)
  if ((!before && keys.length >= most.keys) || shared.copies.length > most.copies) {
    return refused('note-keys-full')
  }
  // In its place: the last is the one that is sealed with.
  const noteKeys = before
    ? keys.map((each) => (each === before ? shared : each))
    : [...keys, shared]
  const folders = new Map([[own, { ...folder, noteKeys }]])
  return { kind: 'done', folders, deed: null, result: nothing }
}

/** Who may read the notes of a delegation at this moment. */
export function readersOf(
  delegation: DelegationId,
  { people }: Situation,
  at: Instant,
): ReadonlySet<DeviceId> {
  return new Set(devicesOf(people, delegation, at).map(({ id }) => id))
}

/** Where there is none, those go under which no note lies: nobody needs them to read. */
function roomFor({ notes, noteKeys }: Folder): readonly SharedKey[] {
  if (noteKeys.length < most.keys) return noteKeys
  const used = new Set(notes.map((each) => ('sealed' in each ? keyOfNote(each.sealed) : null)))
  return noteKeys.filter(({ id }) => used.has(id))
}

function isTheirs(device: DeviceId, delegation: DelegationId, { people }: Situation): boolean {
  const found = people.devices.find(({ id }) => id === device)
  const seat = found && people.persons.find(({ person }) => person === found.person)
  return seat !== undefined && delegationOf(seat) === delegation
}

function has({ copies }: { readonly copies: readonly KeyCopy[] }, device: DeviceId): boolean {
  return copies.some((each) => each.device === device)
}
