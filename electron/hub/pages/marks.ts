import type { Outlines } from './outlines'

/** Something on a page that is drawn in one go: letters that follow each other, or a shape. */
export interface Mark {
  /** In thousandths of a point, from the upper left corner of the page. */
  readonly x: number
  readonly y: number
  /** How its own units become points, and how it is filled. */
  readonly attributes: string
  /** SVG in its own units. */
  readonly svg: string
  /** How far down it begins and ends, in thousandths; `null` if that is not known. */
  readonly span: readonly [number, number] | null
}

/**
 * What is on a page of a drawing of Typst, each at its own place instead of within groups of groups;
 * `null` if there is anything that is not known here.
 */
export function marksOf(page: string, outlines: Outlines): readonly Mark[] | null {
  const marks: Mark[] = []
  const groups: Group[] = [{ x: 0, y: 0, scale: null, attributes: '' }]
  let end = 0
  for (const { index, 0: token, groups: is = {} } of page.matchAll(tokens)) {
    const group = groups.at(-1)
    if (index !== end || !group) return null
    end += token.length
    if (is.closed !== undefined) groups.pop()
    else if (is.opened !== undefined) {
      const next = within(group, is.opened)
      if (!next) return null
      groups.push(next)
    } else {
      const mark = is.uses === undefined ? shape(group, token) : letters(group, token, outlines)
      if (mark === null) return null
      if (mark.svg) marks.push(mark)
    }
  }
  return end === page.length && groups.length === 1 ? marks : null
}

interface Group {
  readonly x: number
  readonly y: number
  /** Of letters: how many points a unit of their font is; that one points upwards. */
  readonly scale: number | null
  readonly attributes: string
}

const tokens =
  /<g(?<opened>(?: [\w:-]+="[^"]*")*)>|(?<closed><\/g>)|(?<uses>(?:<use [^>]*\/>)+)|<path [^>]*\/>/g
const transforms = /^ transform="(?:translate\(([-\d.]+), ?([-\d.]+)\)|scale\(([\d.]+),-\3\))"$/

/** `null` where it is turned, cut, or anything else than moved or scaled. */
function within(group: Group, opened: string): Group | null {
  if (group.scale !== null) return null
  const all = opened.match(/ [\w:-]+="[^"]*"/g) ?? []
  const transform = all.find((each) => each.startsWith(' transform='))
  const attributes = all.filter((each) => each !== transform).join('')
  if (attributes.includes('url(')) return null
  if (!transform) return attributes ? null : group
  const [is, x, y, scale] = transforms.exec(transform) ?? []
  if (is === undefined) return null
  if (scale !== undefined)
    return { ...group, scale: Number(scale), attributes: transform + attributes }
  if (attributes) return null
  return { ...group, x: group.x + thousandths(x), y: group.y + thousandths(y) }
}

function letters({ x, y, scale, attributes }: Group, uses: string, outlines: Outlines) {
  if (scale === null) return null
  const { svg, span } = outlines.line(uses)
  const [low = 0, high = 0] = span ?? []
  const at = (height: number) => y - Math.round(height * scale * 1000)
  return { x, y, attributes, svg, span: span && ([at(high), at(low)] as const) }
}

/** A line or a box. */
function shape({ x, y, scale, attributes }: Group, svg: string): Mark | null {
  if (scale !== null || svg.includes('url(')) return null
  const [, path = ''] = / d="([^"]*)"/.exec(svg) ?? []
  const [, stroke = '0'] = / stroke-width="([\d.]+)"/.exec(svg) ?? []
  const known = /^(?:[MLCZ]|[-\d.]+|\s)*$/.test(path)
  const heights = (path.match(/[-\d.]+/g) ?? []).filter((_, axis) => axis % 2 === 1).map(Number)
  const at = (height: number) => y + Math.round(height * 1000)
  const [low, high] = [Math.min(...heights), Math.max(...heights)]
  const wide = Number(stroke)
  return {
    x,
    y,
    attributes,
    svg,
    span: known && heights.length > 0 ? [at(low - wide), at(high + wide)] : null,
  }
}

function thousandths(points = '0'): number {
  return Math.round(Number(points) * 1000)
}
