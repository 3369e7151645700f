/**
 * The letters of a drawing as lines that are drawn at once. Typst draws each letter as a use of its
 * outline, and a window makes something of its own of each of the three thousand uses on a page,
 * which takes it several times as long as all of these lines.
 */
export class Outlines {
  /** By their names, which say of what font each is; `null` for what is no outline. */
  readonly #outlines: ReadonlyMap<string, Outline | null>
  /** Most lines are the same as in the drawing before. */
  readonly #before: ReadonlyMap<string, string>
  readonly #drawn = new Map<string, string>()

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
    return content.replace(uses, (run) => {
      const drawn = this.#drawn.get(run) ?? this.#before.get(run) ?? this.#join(run)
      this.#drawn.set(run, drawn)
      return drawn
    })
  }

  #join(run: string): string {
    let line = ''
    let others = ''
    for (const [use, x, y, id = ''] of run.matchAll(each)) {
      const outline = this.#outlines.get(id)
      if (outline === null) others += use
      // A space has a place and nothing to be drawn there.
      if (!outline) continue
      line += `M${Math.round(Number(x)) + outline.x} ${Math.round(Number(y)) + outline.y}${outline.rest}`
    }
    return `${line && `<path d="${line}"/>`}${others}`
  }
}

/** Where it begins, and how it goes on from there. */
interface Outline {
  readonly x: number
  readonly y: number
  readonly rest: string
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
    if (begin) rest += how.toLowerCase() + at.map((n, axis) => n - (axis % 2 ? y : x)).join(' ')
    begin ??= [toX, toY]
    ;[x, y] = [toX, toY]
    if (how === 'M') [left, top] = [x, y]
  }
  return begin && { x: begin[0], y: begin[1], rest }
}
