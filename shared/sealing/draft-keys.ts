import type { AmendmentId, DelegationId, DeviceId, Instant } from '../ids'

/**
 * A key as folders list it: a copy for each device that may read what is sealed with it, which that
 * device alone can open.
 */
export interface SharedKey {
  /** 32 hexadecimal digits. */
  readonly id: string
  readonly made: Instant
  /** Somebody who has it has left since: nothing more is sealed with it. */
  readonly closed: boolean
  readonly copies: readonly KeyCopy[]
}

/**
 * A key of one draft, in the folders of those who have a part in it. A delegation sees no copies but
 * its own and those of the draft's other sponsors.
 */
export interface SealedKey extends SharedKey {
  readonly amendment: AmendmentId
}

export interface KeyCopy {
  readonly delegation: DelegationId
  readonly device: DeviceId
  /** Hexadecimal: see FORMAT.md. */
  readonly sealed: string
}

/**
 * The key with which to seal what is typed now: the last that nobody has but the devices that may
 * read it at this moment. `null` calls for a new one.
 */
export function currentKey(
  keys: readonly SharedKey[],
  readers: ReadonlySet<DeviceId>,
): SharedKey | null {
  return keys.findLast((key) => isOpen(key, readers)) ?? null
}

/** Whether nobody has it but those who may read. */
export function isOpen({ closed, copies }: SharedKey, readers: ReadonlySet<DeviceId>): boolean {
  return !closed && copies.every(({ device }) => readers.has(device))
}

/** The devices that may read and have no copy of this key. */
export function lacking<T extends { readonly device: DeviceId }>(
  { copies }: SharedKey,
  readers: readonly T[],
): readonly T[] {
  const having = new Set(copies.map(({ device }) => device))
  return readers.filter(({ device }) => !having.has(device))
}
