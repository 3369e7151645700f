import { createHash } from 'node:crypto'
import { marksOf } from './marks'
import { Outlines } from './outlines'
import { type Strip, stripsOf } from './strips'

/** In points. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** The first has the paper. */
  readonly strips: readonly Drawn[]
}

/** A strip of a page as a picture of its own. */
export interface Drawn {
  readonly top: number
  readonly height: number
  /** Two strips that are alike have the same. */
  readonly is: string
  readonly svg: string
}

/**
 * The pages of what Typst drew, as pictures. What is left out is for pages that are selected and
 * clicked in; a picture is looked at.
 */
export class Pictures {
  #before: Outlines | null = null

  /** Each is made when it is first asked for. */
  of(drawn: string): readonly (() => Picture)[] {
    const glyphs = glyphsIn(drawn)
    const outlines = new Outlines(glyphs, this.#before)
    this.#before = outlines
    const others = [...drawn.matchAll(/<defs(?! class="glyph").*?<\/defs>/gs)]
      .map(([all]) => all)
      .join('')
    return drawn
      .split('<g class="typst-page"')
      .slice(1)
      .map((page) => {
        let made: Picture | null = null
        return () => {
          made ??= pictureOf(page, glyphs, outlines, others)
          return made
        }
      })
  }
}

function pictureOf(
  page: string,
  glyphs: ReadonlyMap<string, string>,
  outlines: Outlines,
  others: string,
): Picture {
  const [, width = '596', height = '842'] =
    /data-page-width="([\d.]+)" data-page-height="([\d.]+)"/.exec(page) ?? []
  const size = { width: Number(width), height: Number(height) }
  const begins = page.indexOf('>') + 1
  // The last page has the end of the whole drawing behind it.
  const ends = page.lastIndexOf('</g>')
  const content = page.slice(begins, ends).replace(unseen, '')
  const marks = marksOf(content, outlines)
  const whole = size.height * 1000
  // What is not known piece by piece is seen all the same.
  const strips = marks
    ? stripsOf(marks, whole)
    : [{ top: 0, height: whole, svg: others + outlines.joined(content) }]
  return { ...size, strips: strips.map((strip, at) => drawnOf(strip, at === 0, size, glyphs)) }
}

function drawnOf(
  { top, height: thousandths, svg: content }: Strip,
  isGround: boolean,
  { width }: { readonly width: number },
  glyphs: ReadonlyMap<string, string>,
): Drawn {
  const height = thousandths / 1000
  const used = new Set([...content.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id ?? ''))
  const defs = [...used].map((id) => glyphs.get(id) ?? '').join('')
  // A little more than the page: a window makes it a little higher to have whole dots.
  const paper = isGround ? `<rect width="${width}" height="${height + 2}" fill="#fff"/>` : ''
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 ${width} ${height}" preserveAspectRatio="xMinYMin" fill="none">${paper}${defs && `<defs>${defs}</defs>`}${content}</svg>`
  const is = createHash('sha256').update(svg).digest('base64url').slice(0, 22)
  return { top: top / 1000, height, is, svg }
}

function glyphsIn(drawn: string): ReadonlyMap<string, string> {
  const [, all = ''] = /<defs class="glyph">(.*?)<\/defs>/s.exec(drawn) ?? []
  return new Map(
    [...all.matchAll(/<(path|g|image|symbol|svg) id="([^"]+)".*?(?:\/>|<\/\1>)/gs)].map(
      ([glyph, , id]) => [id ?? '', glyph],
    ),
  )
}

/** Words to select, places to click on, and names of things. */
const unseen =
  /<g transform="[^"]*"><foreignObject.*?<\/foreignObject><\/g>|<a [^>]*>.*?<\/a>|<g[^>]*class="typst-content-hint"[^>]*><\/g>| data-tid="[^"]*"| class="[^"]*"/gs
