/** How wide the signs of a font are, in parts of its size; `null` for a sign that it has not. */
export type Face = (code: number) => number | null

/**
 * A font from its TTF file, of which only two things are read: which glyph a sign has, and how far
 * each glyph takes the pen.
 *
 * @throws RangeError where the file is no such font
 */
export function readFace(file: Uint8Array): Face {
  const data = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const tables = tablesOf(data)
  const table = (name: string): number => {
    const at = tables.get(name)
    if (at === undefined) throw new RangeError(`A font without ${name}`)
    return at
  }
  const size = data.getUint16(table('head') + 18)
  const wide = data.getUint16(table('hhea') + 34)
  const metrics = table('hmtx')
  const glyphOf = mapOf(data, table('cmap'))
  return (code) => {
    const glyph = glyphOf(code)
    if (glyph === 0) return null
    // Those after the last that is told are as wide as it is.
    return data.getUint16(metrics + 4 * Math.min(glyph, wide - 1)) / size
  }
}

function tablesOf(data: DataView): ReadonlyMap<string, number> {
  const tables = new Map<string, number>()
  for (let index = 0; index < data.getUint16(4); index++) {
    const at = 12 + 16 * index
    const name = [0, 1, 2, 3].map((n) => String.fromCharCode(data.getUint8(at + n))).join('')
    tables.set(name, data.getUint32(at + 8))
  }
  return tables
}

/** 0 is the glyph of a sign that the font has not. */
type GlyphOf = (code: number) => number

/** The map of the whole of Unicode where there is one, else that of its first plane. */
function mapOf(data: DataView, cmap: number): GlyphOf {
  const maps = Array.from({ length: data.getUint16(cmap + 2) }, (_, index) => {
    const at = cmap + data.getUint32(cmap + 4 + 8 * index + 4)
    return { at, format: data.getUint16(at) }
  })
  const whole = maps.find(({ format }) => format === 12)
  if (whole) return groups(data, whole.at)
  const first = maps.find(({ format }) => format === 4)
  if (first) return segments(data, first.at)
  throw new RangeError('A font with no map of Unicode')
}

function groups(data: DataView, at: number): GlyphOf {
  const count = data.getUint32(at + 12)
  const start = (index: number) => at + 16 + 12 * index
  return (code) => {
    const index = firstFrom(count, (each) => data.getUint32(start(each) + 4) >= code)
    if (index === count) return 0
    const from = data.getUint32(start(index))
    return code < from ? 0 : data.getUint32(start(index) + 8) + code - from
  }
}

function segments(data: DataView, at: number): GlyphOf {
  const count = data.getUint16(at + 6) / 2
  const ends = at + 14
  const starts = ends + 2 * count + 2
  const deltas = starts + 2 * count
  const offsets = deltas + 2 * count
  return (code) => {
    if (code > 0xffff) return 0
    const index = firstFrom(count, (each) => data.getUint16(ends + 2 * each) >= code)
    if (index === count) return 0
    const from = data.getUint16(starts + 2 * index)
    if (code < from) return 0
    const delta = data.getUint16(deltas + 2 * index)
    const place = offsets + 2 * index
    const offset = data.getUint16(place)
    if (offset === 0) return (code + delta) & 0xffff
    const glyph = data.getUint16(place + offset + 2 * (code - from))
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff
  }
}

/** The first of `count` for which it holds, where it holds for all after it as well. */
function firstFrom(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
