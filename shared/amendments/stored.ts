import type * as Y from 'yjs'

/**
 * How things are kept in a shared document of the hub's own: one map entry for each, its value plain
 * JSON that is replaced and never changed. A value read twice is the same object, so `===` answers
 * "did it change?".
 */
export const mapOf = (doc: Y.Doc) => doc.getMap<unknown>('register')

/** Touches only what differs. A value that comes from another copy of the document may be the same. */
export function put(map: Y.Map<unknown>, key: string, value: unknown): void {
  const before = map.get(key)
  if (before !== value && !isSame(before, value)) map.set(key, value)
}

function isSame(one: unknown, other: unknown): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other)
}

export function valuesUnder<T>(map: Y.Map<unknown>, prefix: string): T[] {
  return [...map.entries()].filter(([key]) => key.startsWith(prefix)).map(([, value]) => value as T)
}

/** Brings what is kept under a prefix to be these and no others. */
export function putAll<T>(
  map: Y.Map<unknown>,
  prefix: string,
  values: readonly T[],
  keyOf: (value: T) => string,
): void {
  const wanted = new Map(values.map((value) => [`${prefix}${keyOf(value)}`, value]))
  for (const key of [...map.keys()]) {
    if (key.startsWith(prefix) && !wanted.has(key)) map.delete(key)
  }
  for (const [key, value] of wanted) put(map, key, value)
}
