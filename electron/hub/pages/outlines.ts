/**
 * The letters of a drawing as lines that are drawn at once. Typst draws each letter as a use of its
 * outline, and a window makes something of its own of each of the three thousand uses on a page,
 * which takes it several times as long as all of these lines.
 */
export class Outlines {
  /** By their names, which say of what font each is; `null` for what is no outline. */
  readonly #outlines: ReadonlyMap<string, Outline | null>
  /** Most lines are the same as in the drawing before. */
  readonly #before: ReadonlyMap<string, Line>
  readonly #drawn = new Map<string, Line>()

  constructor(glyphs: ReadonlyMap<string, string>, before: Outlines | null) {
    this.#outlines = new Map(
      [...glyphs].map(([id, glyph]) => {
        const known = before ? before.#outlines.get(id) : undefined
        return [id, known === undefined ? outlineOf(glyph) : known]
      }),
    )
    this.#before = before ? before.#drawn : new Map()
  }

  /** With one line for letters that follow each other; what has no outline stays as it is. */
  joined(content: string): string {
    return content.replace(uses, (run) => this.line(run).svg)
  }

  /** The same of letters that follow each other and nothing else. */
  line(run: string): Line {
    const drawn = this.#drawn.get(run) ?? this.#before.get(run) ?? this.#join(run)
    this.#drawn.set(run, drawn)
    return drawn
  }

  #join(run: string): Line {
    let line = ''
    let others = ''
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const [use, x, y, id = ''] of run.matchAll(each)) {
      const outline = this.#outlines.get(id)
      if (outline === null) others += use
      // A space has a place and nothing to be drawn there.
      if (!outline) continue
      const base = Math.round(Number(y))
      line += `M${Math.round(Number(x)) + outline.x} ${base + outline.y}${outline.rest}`
      low = Math.min(low, base + outline.low)
      high = Math.max(high, base + outline.high)
    }
    const svg = `${line && `<path d="${line}"/>`}${others}`
    return { svg, span: others || !line ? null : [low, high] }
  }
}

/** Letters that follow each other, as SVG. */
export interface Line {
  readonly svg: string
  /** How far it reaches along y, in units of the font; `null` if that is not known or it is empty. */
  readonly span: readonly [number, number] | null
}

/** Where it begins, and how it goes on from there. */
interface Outline {
  readonly x: number
  readonly y: number
  readonly rest: string
  /** The least and the greatest y of any of its points. */
  readonly low: number
  readonly high: number
}

const each = /<use x="([-\d.]+)" y="([-\d.]+)" href="#([^"]+)"\/>/g
const uses = /(?:<use x="[-\d.]+" y="[-\d.]+" href="#[^"]+"\/>)+/g

/** How many numbers there are behind each letter of a path. */
const numbers: Readonly<Record<string, number>> = { M: 2, L: 2, Q: 4, C: 6, Z: 0 }

/**
 * Every place in it as it lies from the one before. A font has some thousand units to a letter: a
 * part of one is not seen. `null` if it is drawn in a way that is not known here.
 */
function outlineOf(glyph: string): Outline | null {
  const [, path = ''] = /^<path [^>]*\bd="([^"]*)"/.exec(glyph) ?? []
  let begin: readonly [number, number] | null = null
  let [x, y, left, top] = [0, 0, 0, 0]
  let rest = ''
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const [, how = '', given = ''] of path.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const at =
      given.trim() === ''
        ? []
        : given
            .trim()
            .split(/[\s,]+/)
            .map((n) => Math.round(Number(n)))
    if (at.length !== numbers[how]) return null
    if (how === 'Z') {
      rest += 'z'
      ;[x, y] = [left, top]
      continue
    }
    const [toX = 0, toY = 0] = at.slice(-2)
    const heights = at.filter((_, axis) => axis % 2 === 1)
    low = Math.min(low, ...heights)
    high = Math.max(high, ...heights)
    if (begin) rest += how.toLowerCase() + at.map((n, axis) => n - (axis % 2 ? y : x)).join(' ')
    begin ??= [toX, toY]
    ;[x, y] = [toX, toY]
    if (how === 'M') [left, top] = [x, y]
  }
  return begin && { x: begin[0], y: begin[1], rest, low, high }
}
