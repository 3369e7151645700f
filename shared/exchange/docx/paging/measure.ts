import type { Face } from './face'

/** The fonts of the document, each with and without weight and slant. */
export interface Fonts {
  readonly regular: Face
  readonly bold: Face
  readonly italic: Face
  readonly boldItalic: Face
  /** For what those have not, the first one first. */
  readonly others: readonly Face[]
}

export type Weight = Exclude<keyof Fonts, 'others'>

/** How wide a sign is, in parts of the size of its font. */
export type Measure = (code: number, weight: Weight) => number

/** Looked up once for each sign: a long text has a million of them and a hundred different ones. */
export function measureBy(fonts: Fonts): Measure {
  const known = {
    regular: new Float64Array(plane).fill(-1),
    bold: new Float64Array(plane).fill(-1),
    italic: new Float64Array(plane).fill(-1),
    boldItalic: new Float64Array(plane).fill(-1),
  }
  const look = (code: number, weight: Weight): number => {
    for (const face of [fonts[weight], ...fonts.others]) {
      const width = face(code)
      if (width !== null) return width
    }
    return isWide(code) ? 1 : 0.5
  }
  return (code, weight) => {
    if (code >= plane) return look(code, weight)
    const widths = known[weight]
    const width = widths[code] ?? -1
    if (width >= 0) return width
    const found = look(code, weight)
    widths[code] = found
    return found
  }
}

const plane = 0x10000

/** A sign that fills a square, with or without a font for it, and beside which a line may end. */
export function isWide(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff00 && code <= 0xff60) ||
    code >= 0x20000
  )
}
