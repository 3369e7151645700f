import { Inflate } from 'fflate'
import { UnreadableFile } from './unreadable'

/** What is unpacked at most, so that no file takes more memory or time than a document does. */
export interface Limits {
  readonly parts: number
  /** Bytes of one part, unpacked. */
  readonly part: number
  /** Bytes of all parts that are asked for, unpacked. */
  readonly all: number
  /** How many bytes one may become, once a part is longer than `smallPart`. */
  readonly ratio: number
}

export const usualLimits: Limits = { parts: 20_000, part: 64 << 20, all: 128 << 20, ratio: 400 }

const smallPart = 8 << 20

export interface Zip {
  readonly names: readonly string[]
  /** Entries whose names lead out of the package; nobody can ask for them. */
  readonly refused: readonly string[]
  /**
   * Unpacks a part when it is asked for: what nobody reads is never unpacked.
   *
   * @throws UnreadableFile
   */
  read(name: string): Uint8Array | null
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly sum: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

/**
 * The directory at the end of a zip file. Sizes in it are claims, so that what comes out is counted
 * while it comes.
 *
 * @throws UnreadableFile
 */
export function openZip(bytes: Uint8Array, limits: Limits = usualLimits): Zip {
  const entries = new Map<string, Entry>()
  const refused: string[] = []
  for (const entry of directory(bytes, limits)) {
    const name = safeName(entry.name)
    if (name === null) refused.push(entry.name)
    else if (entries.has(name)) throw new UnreadableFile('damaged', name)
    else entries.set(name, entry)
  }
  let left = limits.all
  return {
    names: [...entries.keys()],
    refused,
    read(name) {
      const entry = entries.get(name)
      if (!entry) return null
      const part = unpack(bytes, entry, name, limits, left)
      left -= part.length
      return part
    },
  }
}

const entrySign = 0x02014b50
const localSign = 0x04034b50
const endSign = 0x06054b50
const endLength = 22
const longestComment = 0xffff
const elsewhere = 0xffffffff

function directory(bytes: Uint8Array, limits: Limits): readonly Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(bytes, view)
  const count = view.getUint16(end + 10, true)
  if (count > limits.parts) throw new UnreadableFile('too-many-parts')
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  for (let n = 0; n < count; n++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySign) {
      throw new UnreadableFile('damaged')
    }
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const commentLength = view.getUint16(at + 32, true)
    const next = at + 46 + nameLength + extraLength + commentLength
    if (next > bytes.length) throw new UnreadableFile('damaged')
    if (view.getUint16(at + 8, true) & 1) throw new UnreadableFile('password')
    const name = nameIn(bytes.subarray(at + 46, at + 46 + nameLength))
    const long = longValues(view, at + 46 + nameLength, extraLength)
    const valueAt = (offset: number) => {
      const value = view.getUint32(offset, true)
      return value === elsewhere ? (long.shift() ?? elsewhere) : value
    }
    // In this order the values that are too long for their fields stand in the extra field.
    const size = valueAt(at + 24)
    const packed = valueAt(at + 20)
    const local = valueAt(at + 42)
    const method = view.getUint16(at + 10, true)
    entries.push({ name, method, sum: view.getUint32(at + 16, true), packed, size, at: local })
    at = next
  }
  return entries
}

/** Where the end of the directory stands, behind which there may be a comment. */
function endOf(bytes: Uint8Array, view: DataView): number {
  const first = Math.max(0, bytes.length - endLength - longestComment)
  for (let at = bytes.length - endLength; at >= first; at--) {
    if (view.getUint32(at, true) === endSign) return at
  }
  throw new UnreadableFile(whatElse(bytes, view))
}

function whatElse(bytes: Uint8Array, view: DataView) {
  if (bytes.length === 0) return 'empty'
  if (bytes.length < 8) return 'not-a-package'
  if (view.getUint32(0, true) === localSign) return 'truncated'
  const isCompound = view.getUint32(0) === 0xd0cf11e0 && view.getUint32(4) === 0xa1b11ae1
  if (!isCompound) return 'not-a-package'
  return holds(bytes, 'EncryptedPackage') ? 'password' : 'old-format'
}

/** Whether a word stands there with two bytes to each letter. */
function holds(bytes: Uint8Array, word: string): boolean {
  const codes = [...word].map((letter) => letter.charCodeAt(0))
  for (let at = 0; at + codes.length * 2 <= bytes.length; at++) {
    if (bytes[at] !== codes[0]) continue
    if (codes.every((code, n) => bytes[at + 2 * n] === code && bytes[at + 2 * n + 1] === 0)) {
      return true
    }
  }
  return false
}

/** The eight-byte values of files that may be longer than four bytes can say. */
function longValues(view: DataView, from: number, length: number): number[] {
  const until = from + length
  for (let at = from; at + 4 <= until; ) {
    const fieldLength = view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === 1) {
      const values: number[] = []
      const end = Math.min(at + 4 + fieldLength, until)
      for (let each = at + 4; each + 8 <= end; each += 8) {
        values.push(Number(view.getBigUint64(each, true)))
      }
      return values
    }
    at += 4 + fieldLength
  }
  return []
}

/** Names of parts are ASCII; what is not is nobody's part and only has to be told apart. */
function nameIn(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}

/** `null` for a name that leads out of the package. Some programs write the other slash. */
function safeName(name: string): string | null {
  const path = name.replaceAll('\\', '/').replace(/^\//, '')
  const leadsOut = path.split('/').includes('..') || path.startsWith('/') || /^[a-z]:/i.test(path)
  return leadsOut || path.includes('\0') ? null : path
}

function unpack(
  bytes: Uint8Array,
  entry: Entry,
  name: string,
  limits: Limits,
  left: number,
): Uint8Array {
  const packed = packedBytes(bytes, entry, name)
  const most = Math.min(limits.part, left)
  if (entry.size > most) throw new UnreadableFile('too-large', name)
  const part = entry.method === 0 ? packed : inflate(packed, name, most, limits.ratio)
  if (part.length !== entry.size || crc(part) !== entry.sum) {
    throw new UnreadableFile('damaged', name)
  }
  return part
}

function packedBytes(bytes: Uint8Array, { at, packed, method }: Entry, name: string): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (at + 30 > bytes.length || view.getUint32(at, true) !== localSign) {
    throw new UnreadableFile('damaged', name)
  }
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (from + packed > bytes.length) throw new UnreadableFile('truncated', name)
  if (method !== 0 && method !== 8) throw new UnreadableFile('damaged', name)
  return bytes.subarray(from, from + packed)
}

/** So little at once that the most it can become is soon counted. */
const step = 16 << 10

function inflate(packed: Uint8Array, name: string, most: number, ratio: number): Uint8Array {
  const chunks: Uint8Array[] = []
  let length = 0
  const stream = new Inflate((chunk) => {
    chunks.push(chunk)
    length += chunk.length
  })
  for (let at = 0; at < packed.length || at === 0; at += step) {
    const last = at + step >= packed.length
    try {
      stream.push(packed.subarray(at, at + step), last)
    } catch {
      throw new UnreadableFile('damaged', name)
    }
    if (length > most) throw new UnreadableFile('too-large', name)
    const isBomb = length > smallPart && length > Math.min(at + step, packed.length) * ratio
    if (isBomb) throw new UnreadableFile('bomb', name)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) sum = (table[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8)
  return (sum ^ 0xffffffff) >>> 0
}
