import type { AmendmentId, DelegationId, DeviceId, Instant } from '../ids'

/**
 * A key with which a draft is sealed, as the folders of those who have a part in the draft list it:
 * a copy for each of their devices, which that device alone can open. A delegation sees no copies but
 * its own and those of the draft's other sponsors.
 */
export interface SealedKey {
  readonly amendment: AmendmentId
  /** 32 hexadecimal digits. */
  readonly id: string
  readonly made: Instant
  /** Somebody who has it has left since: nothing more is sealed with it. */
  readonly closed: boolean
  readonly copies: readonly KeyCopy[]
}

export interface KeyCopy {
  readonly delegation: DelegationId
  readonly device: DeviceId
  /** Hexadecimal: see FORMAT.md. */
  readonly sealed: string
}

/**
 * The key with which to seal what is typed now: the last that nobody has but the devices that may
 * read the draft at this moment. `null` calls for a new one.
 */
export function currentKey(
  keys: readonly SealedKey[],
  readers: ReadonlySet<DeviceId>,
): SealedKey | null {
  const isOpen = ({ closed, copies }: SealedKey) =>
    !closed && copies.every(({ device }) => readers.has(device))
  return keys.findLast(isOpen) ?? null
}

/** The devices that may read the draft and have no copy of this key. */
export function lacking<T extends { readonly device: DeviceId }>(
  { copies }: SealedKey,
  readers: readonly T[],
): readonly T[] {
  const having = new Set(copies.map(({ device }) => device))
  return readers.filter(({ device }) => !having.has(device))
}
