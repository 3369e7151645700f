import { createHash } from 'node:crypto'

/** libsql answers a blob as a Buffer from `get` and as an ArrayBuffer from `all`. */
export function toBytes(value: unknown): Uint8Array | null {
  if (value instanceof Uint8Array) return value
  return value instanceof ArrayBuffer ? new Uint8Array(value) : null
}

/**
 * Columns as a query names them, of words or of bytes: libsql ends the process over text that is no
 * UTF-8, and a damaged byte makes such text, of bytes also, since it may be the one that says what
 * they are.
 */
export function asBytes(...columns: readonly string[]): string {
  return columns.map((column) => `CAST(${column} AS BLOB) AS ${column}`).join(', ')
}

/** Words that were read `asBytes`. What cannot be read is U+FFFD here, which no hub has written. */
export function textOf(value: unknown): string {
  return new TextDecoder().decode(toBytes(value) ?? undefined)
}

/** Whether what is kept under a name still is what was written. */
export function isWhole(name: string, bytes: Uint8Array, sum: unknown): boolean {
  return sumOf(name, bytes).equals(toBytes(sum) ?? new Uint8Array())
}

/** Eight bytes tell a damaged row from a whole one; they are no protection against a forger. */
export function sumOf(name: string, bytes: Uint8Array): Buffer {
  const hash = createHash('sha256').update(name).update('\0').update(bytes)
  return hash.digest().subarray(0, 8)
}
