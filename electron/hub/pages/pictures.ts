import { createHash } from 'node:crypto'
import { Outlines } from './outlines'

export interface Picture {
  /** Two pages that are alike have the same. */
  readonly is: string
  readonly svg: string
}

/**
 * The pages of what Typst drew, each as a picture of its own. What is left out is for pages that are
 * selected and clicked in; a picture is looked at.
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
  const begins = page.indexOf('>') + 1
  // The last page has the end of the whole drawing behind it.
  const ends = page.lastIndexOf('</g>')
  const content = outlines.joined(page.slice(begins, ends).replace(unseen, ''))
  const used = new Set([...content.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id ?? ''))
  const defs = [...used].map((id) => glyphs.get(id) ?? '').join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 ${width} ${height}" fill="none"><rect width="${width}" height="${height}" fill="#fff"/><defs>${defs}</defs>${others}${content}</svg>`
  return { is: createHash('sha256').update(svg).digest('base64url').slice(0, 22), svg }
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
