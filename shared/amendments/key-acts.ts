import type { Seat } from '../conference'
import type { DelegationId, DeviceId } from '../ids'
import { devicesOf } from '../people'
import type { Act } from '../protocol'
import type { KeyCopy, SealedKey } from '../sealing/draft-keys'
import { type Circumstances, type Decision, nothing, refused, type Situation } from './decision'
import { draftOf, isSponsor, keysOf, partIn, withDraft } from './draft-parts'

/** In one draft: each costs the folders of all its sponsors. */
const most = { keys: 64, copies: 400 } as const

/**
 * Passes the key of a draft on to devices of those who have a part in it, sealed for each. A device
 * that has a copy keeps it, so that nobody takes a key away by passing on another under its name. For
 * a device that its delegation has not there is none: a key that has one is used no more.
 */
export function shareKey(
  { amendment, key, copies }: Extract<Act, { kind: 'share-draft-key' }>,
  by: Seat,
  on: Situation,
  { at }: Circumstances,
): Decision {
  const draft = draftOf(amendment, by, on)
  if (!draft || !isSponsor(draft, by)) return refused('no-such-amendment')
  const keys = keysOf(draft, on)
  const before = keys.find(({ id }) => id === key)
  const known = before ?? { amendment, id: key, made: at, closed: false, copies: [] }
  const isDeviceOf = (delegation: DelegationId, device: DeviceId) =>
    devicesOf(on.people, delegation, at).some(({ id }) => id === device)
  const isTheirs = ({ delegation, device }: KeyCopy) =>
    partIn(draft, delegation) !== 'none' && isDeviceOf(delegation, device)
  const fresh = copies.filter((copy) => !has(known, copy) && isTheirs(copy))
  if (fresh.length === 0) return { kind: 'done', deed: null, result: nothing }
  const all = [...known.copies, ...fresh]
  if ((!before && keys.length >= most.keys) || all.length > most.copies) {
    return refused('draft-keys-full')
  }
  const shared = { ...known, copies: all }
  // In its place: the last is the one that is sealed with.
  const after = before ? keys.map((each) => (each === before ? shared : each)) : [...keys, shared]
  const folders = withDraft(draft, on, after)
  return { kind: 'done', folders, deed: null, result: nothing }
}

function has({ copies }: SealedKey, { device }: KeyCopy): boolean {
  return copies.some((each) => each.device === device)
}
