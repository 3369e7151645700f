import { createHash } from 'node:crypto'
import type { By } from '../../shared/amendments/by'
import type { Deed, RecordEntry } from '../../shared/amendments/register'
import type { Instant } from '../../shared/ids'

/**
 * The next entry of a record. It is never earlier than the one before, whatever has become of the
 * clock in between. Each holds the hash of the one before, so that nobody, the
 * secretariat included, can change or leave out an earlier one without changing all that follow.
 */
export function nextEntry(
  record: readonly RecordEntry[],
  at: Instant,
  by: By,
  deed: Deed,
): RecordEntry {
  const last = record.at(-1)
  const time = last && last.at > at ? last.at : at
  const fields = { number: record.length + 1, at: time, by, deed, previous: last?.hash ?? '' }
  return { ...fields, hash: hashOf(fields) }
}

/** The number of the first entry that is not what was written, `null` if all are. */
export function firstFalse(record: readonly RecordEntry[]): number | null {
  let previous = ''
  for (const [index, { hash, ...fields }] of record.entries()) {
    const whole = fields.number === index + 1 && fields.previous === previous
    if (!whole || hash !== hashOf(fields)) return index + 1
    previous = hash
  }
  return null
}

function hashOf(fields: Omit<RecordEntry, 'hash'>): string {
  return digestOf(fields)
}

/** SHA-256 in hexadecimal over the canonical JSON of a value. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex')
}

/** JSON without spaces, the keys of every object in the order of their UTF-16 code units (RFC 8785). */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => (isMap(each) ? inOrder(each) : each))
}

/** The same of a long value, with a rest between its larger parts. */
export async function canonicalInTurns(
  value: unknown,
  rest: () => Promise<void>,
  levels = 3,
): Promise<string> {
  await rest()
  if (levels === 0 || typeof value !== 'object' || value === null) return canonical(value)
  const parts: string[] = []
  if (Array.isArray(value)) {
    for (const each of value) parts.push(await canonicalInTurns(each, rest, levels - 1))
    return `[${parts.join()}]`
  }
  for (const [key, each] of Object.entries(inOrder(value))) {
    if (each === undefined) continue
    parts.push(`${JSON.stringify(key)}:${await canonicalInTurns(each, rest, levels - 1)}`)
  }
  return `{${parts.join()}}`
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function inOrder(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
