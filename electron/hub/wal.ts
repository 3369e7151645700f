/** What a hub that was not stopped has left in the file beside its conference. */
export interface Wal {
  /** Commits that are whole: SQLite brings them into the conference when it opens it. */
  readonly commits: number
  /** Bytes after the last whole commit that its writer had not finished. None was acknowledged. */
  readonly unfinished: number
  /** Whether what is unfinished does not hold together either: a torn write, or damage. */
  readonly isTorn: boolean
}

const headerBytes = 32
const frameHeaderBytes = 24
const magic = 0x377f0682

/**
 * Reads a write-ahead log as SQLite does when it recovers it
 * (https://www.sqlite.org/fileformat2.html#walformat): frames count while they carry the salts of
 * the header and their running sum is right, up to the last that ends a commit. Frames with other
 * salts are left from before the log was last begun anew, and mean nothing.
 */
export function readWal(bytes: Uint8Array): Wal {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < headerBytes) {
    return { commits: 0, unfinished: bytes.byteLength, isTorn: bytes.byteLength > 0 }
  }
  const isLittle = data.getUint32(0) === magic
  const isKnown = isLittle || data.getUint32(0) === magic + 1
  let sum = sumOver(data, 0, 24, [0, 0], isLittle)
  if (!isKnown || !isAt(data, 24, sum)) {
    return { commits: 0, unfinished: bytes.byteLength, isTorn: true }
  }
  const frame = frameHeaderBytes + data.getUint32(8)
  let commits = 0
  let committed = headerBytes
  let at = headerBytes
  let isTorn = false
  for (; at < bytes.byteLength; at += frame) {
    const isWhole = at + frame <= bytes.byteLength
    if (!isWhole || !hasSalts(data, at)) {
      isTorn = !isWhole
      break
    }
    const head = sumOver(data, at, 8, sum, isLittle)
    sum = sumOver(data, at + frameHeaderBytes, frame - frameHeaderBytes, head, isLittle)
    if (!isAt(data, at + 16, sum)) {
      isTorn = true
      break
    }
    if (data.getUint32(at + 4) === 0) continue
    commits++
    committed = at + frame
  }
  const end = isTorn ? endOfWritten(data, at, frame) : at
  return { commits, unfinished: Math.min(end, bytes.byteLength) - committed, isTorn }
}

/** Behind the last frame that was begun with the salts of this log, whole or not. */
function endOfWritten(data: DataView, from: number, frame: number): number {
  let end = from + frame
  for (let at = from; at + frameHeaderBytes <= data.byteLength; at += frame) {
    if (hasSalts(data, at)) end = at + frame
  }
  return end
}

function hasSalts(data: DataView, frame: number): boolean {
  return (
    data.getUint32(frame + 8) === data.getUint32(16) &&
    data.getUint32(frame + 12) === data.getUint32(20)
  )
}

type Sum = readonly [number, number]

function sumOver(data: DataView, from: number, length: number, [a, b]: Sum, little: boolean): Sum {
  let [first, second] = [a, b]
  for (let at = from; at < from + length; at += 8) {
    first = (first + data.getUint32(at, little) + second) >>> 0
    second = (second + data.getUint32(at + 4, little) + first) >>> 0
  }
  return [first, second]
}

function isAt(data: DataView, at: number, [first, second]: Sum): boolean {
  return data.getUint32(at) === first && data.getUint32(at + 4) === second
}
