/** Words as they stand on a page, in points from its upper left. */
export interface DrawnWords {
  readonly x: number
  /** Of the line that the letters stand on. */
  readonly y: number
  readonly words: string
}

export interface DrawnPage {
  readonly width: number
  readonly words: readonly DrawnWords[]
}

/** What Typst drew, by the words that it puts over the letters for whoever selects them. */
export function drawnPages(drawn: string): readonly DrawnPage[] {
  return drawn
    .split('<g class="typst-page"')
    .slice(1)
    .map((page) => ({
      width: Number(/data-page-width="([\d.]+)"/.exec(page)?.[1]),
      words: wordsOn(page.slice(page.indexOf('>') + 1)),
    }))
}

interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function wordsOn(page: string): readonly DrawnWords[] {
  const found: DrawnWords[] = []
  const places: Place[] = [{ x: 0, y: 0, width: 1, height: 1 }]
  for (const [all, group, width, words] of page.matchAll(tokens)) {
    const place = places.at(-1)
    // The last page has the end of the whole drawing behind it.
    if (!place) break
    if (words !== undefined) {
      // The dots of a letter are drawn by themselves, and said to be all of it once more.
      if (Number(width) > 0) found.push({ x: place.x, y: place.y, words: unescaped(words) })
    } else if (group === undefined) places.pop()
    else if (!all.endsWith('/>')) places.push(moved(place, group))
  }
  return found
}

/** The beginning of a group, its end, or words and how wide they are. */
const tokens =
  /<g\b([^>]*)>|<\/g>|<foreignObject [^>]*width="([\d.]+)"[^>]*><h5:div class="tsel"[^>]*>([^<]*)</g

function moved(from: Place, attributes: string): Place {
  const [, transform = ''] = /transform="([^"]*)"/.exec(attributes) ?? []
  let place = from
  for (const [, kind, of = ''] of transform.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = of.split(/[ ,]+/).map(Number)
    const { x, y, width, height } = place
    if (kind === 'translate') place = { ...place, x: x + a * width, y: y + b * height }
    else if (kind === 'scale') place = { ...place, width: width * a, height: height * (b || a) }
    else if (kind === 'matrix' && b === 0 && c === 0)
      place = { x: x + e * width, y: y + f * height, width: width * a, height: height * d }
    else throw new Error(`Nothing that is printed is turned, and so nothing has ${transform}`)
  }
  return place
}

function unescaped(words: string): string {
  return words.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    if (decimal) return String.fromCodePoint(Number(decimal))
    return named[name] ?? all
  })
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}
