import type { Node } from 'prosemirror-model'
import { SaxesParser } from 'saxes'
import { expect, it } from 'vitest'
import { build } from '../../../shared/exchange/build'
import { conference, finalText, structuredText } from '../../../shared/exchange/testing/final-text'
import { toTypst } from '../../../shared/exchange/typst/typst'
import { longTextOf, sample, textIn } from '../testing/opened-text'
import { typstCompiler } from '../testing/typst'
import { type Drawn, type Picture, Pictures } from './pictures'
import { moved, type Place } from './testing/drawn'

const texts = [
  ['a final document', sample],
  ['one in Arabic', textIn('electron/e2e/arabic.json')],
  ['tables, notes and annexes', finalText],
  ['every kind of structure', structuredText],
  ['long paragraphs', longTextOf(4, 12)],
] as const

function drawnBy(given: Node): string {
  const at = '2005-11-23T10:00:00Z'
  const document = build({ text: given, conference, stage: 'drafting', at, digest: 'x' })
  return typstCompiler().svg({ mainFileContent: toTypst(document) })
}

it.each(texts)('puts every letter where Typst has put it, in strips: %s', (_what, given) => {
  const svg = drawnBy(given)
  const begun = begunIn(svg)
  const pages = svg.split('<g class="typst-page"').slice(1)
  const pictures = new Pictures().of(svg).map((make) => make())
  expect(pictures.length).toBe(pages.length)
  for (const [at, picture] of pictures.entries()) {
    const expected = lettersOf(`<g class="typst-page"${pages[at]?.replace('</svg>', '')}`, begun)
    const shown = picture.strips.flatMap((strip) => begunLines(strip))
    expect(shown.length, `page ${at + 1}`).toBe(expected.length)
    expect(unmatched(expected, shown), `page ${at + 1}`).toEqual([])
  }
})

it.each(texts)('cuts nothing at the edges of a strip, and parts every page: %s', (_what, given) => {
  for (const make of new Pictures().of(drawnBy(given))) {
    const { strips, height } = make()
    expect(strips.length).toBeGreaterThan(1)
    for (const strip of strips) {
      const heights = heightsIn(strip)
      expect(Math.min(0, ...heights)).toBe(0)
      expect(Math.max(strip.height, ...heights)).toBe(strip.height)
      expect(strip.top + strip.height).toBeLessThanOrEqual(height)
    }
  }
})

const page = (content: string) =>
  `<svg><defs class="glyph"><path id="i" class="outline_glyph" d="M 10 0 L 10 100 L 20 100 L 20 0 Z "/></defs><g class="typst-page" transform="translate(0, 0)" data-page-width="600" data-page-height="800">${content}</g></svg>`

const word = (y: number) =>
  `<g transform="translate(50.000,${y}.000)"><g class="typst-text" fill="#000" transform="scale(0.1,-0.1)"><use x="0" y="0" href="#i"/></g></g>`

const picture = (content: string): Picture | undefined => new Pictures().of(page(content))[0]?.()

it.each([
  ['turned', `<g transform="rotate(90)">${word(10)}</g>`],
  ['cut', `<g clip-path="url(#c)">${word(10)}</g>`],
  ['an image', `<image href="data:image/png;base64,AA" width="5" height="5"/>${word(10)}`],
  ['filled with a pattern', word(10).replace('#000', 'url(#p)')],
  ['two scales in each other', `<g transform="scale(2,-2)">${word(10)}</g>`],
  ['no end', `<g>${word(10)}`],
])('shows a page as a whole that has something of another kind: %s', (_what, content) => {
  const strips = picture(content)?.strips ?? []
  expect(strips.map(({ top, height }) => [top, height])).toEqual([[0, 800]])
  expect(strips[0]?.svg).toContain('<path d="M10 0l0 100l10 0l0 -100z"/>')
})

it('lays on the ground what has no height that is known', () => {
  const strips = picture(`<path d="" stroke-width="1"/><path d="M 0 0 H 9"/>${word(10)}`)?.strips
  expect(strips?.map(({ svg }) => svg.match(/<path d="[^"]*"/g))).toEqual([
    ['<path d=""', '<path d="M 0 0 H 9"'],
    ['<path d="M10 0l0 100l10 0l0 -100z"'],
  ])
})

it('is the same strip wherever it stands', () => {
  const [, here, far] = picture(word(100) + word(300))?.strips ?? []
  expect([here?.is, far && here && far.top - here.top]).toEqual([far?.is, 200])
})

type Point = readonly [x: number, y: number]

/** Which of these has no other of its own within two hundredths of a point. */
function unmatched(all: readonly Point[], others: readonly Point[]): readonly Point[] {
  const cells = new Map<string, Point[]>()
  for (const [x, y] of others) {
    const cell = `${Math.round(x)} ${Math.round(y)}`
    cells.set(cell, [...(cells.get(cell) ?? []), [x, y]])
  }
  return all.filter(([x, y]) => {
    for (const dx of [0, -1, 1])
      for (const dy of [0, -1, 1]) {
        const near = cells.get(`${Math.round(x) + dx} ${Math.round(y) + dy}`) ?? []
        const at = near.findIndex((each) => Math.hypot(each[0] - x, each[1] - y) < 0.02)
        if (at >= 0) return near.splice(at, 1).length === 0
      }
    return true
  })
}

/** By the name of each letter, where its outline begins in units of its font. */
function begunIn(svg: string): ReadonlyMap<string, Point> {
  const outlines = svg.matchAll(/<path id="([^"]+)"[^>]* d="M ([-\d.]+) ([-\d.]+)/g)
  return new Map([...outlines].map(([, id = '', x, y]) => [id, [Number(x), Number(y)]]))
}

/** On a page of Typst, in points. */
function lettersOf(page: string, begun: ReadonlyMap<string, Point>): readonly Point[] {
  const letters: Point[] = []
  eachWithin(page, (name, attributes, place) => {
    const [x, y] = begun.get(attributes.href?.slice(1) ?? '') ?? []
    if (name !== 'use' || x === undefined || y === undefined) return
    letters.push(pointIn(place, [Number(attributes.x) + x, Number(attributes.y) + y]))
  })
  return letters
}

/** Where the letters of a strip begin on the page: their outlines go on in steps from there. */
function begunLines({ top, svg }: Drawn): readonly Point[] {
  const begun: Point[] = []
  eachWithin(svg, (name, { d = '' }, place) => {
    if (name !== 'path') return
    for (const [, x, y] of d.matchAll(/M(-?\d+) (-?\d+)/g))
      begun.push(pointIn({ ...place, y: place.y + top }, [Number(x), Number(y)]))
  })
  return begun
}

/** Every point of every outline and every shape, from the top of the strip. */
function heightsIn({ svg }: Drawn): readonly number[] {
  const heights: number[] = []
  eachWithin(svg, (name, { d = '' }, place) => {
    if (name !== 'path') return
    let at: Point = [0, 0]
    for (const [, how = '', given] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
      const numbers = given?.match(/-?[\d.]+/g)?.map(Number) ?? []
      const from = how === how.toLowerCase() ? at : ([0, 0] as const)
      for (let pair = 0; pair < numbers.length; pair += 2) {
        at = [from[0] + (numbers[pair] ?? 0), from[1] + (numbers[pair + 1] ?? 0)]
        heights.push(pointIn(place, at)[1])
      }
    }
  })
  return heights
}

type Given = Readonly<Record<string, string>>

function eachWithin(xml: string, seen: (name: string, attributes: Given, place: Place) => void) {
  const places: Place[] = [{ x: 0, y: 0, width: 1, height: 1 }]
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    // A page of its own is not where it is in a drawing of all of them.
    const isPage = attributes.class === 'typst-page'
    const place = moved(places.at(-1), isPage ? '' : attributes.transform)
    places.push(place)
    seen(name, attributes, place)
  })
  parser.on('closetag', () => places.pop())
  parser.write(xml).close()
}

function pointIn({ x, y, width, height }: Place, point: Point): Point {
  return [x + point[0] * width, y + point[1] * height]
}
