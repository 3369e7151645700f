import type { Mark } from './marks'

/** What lies between two heights of a page, or the ground beneath all of them. */
export interface Strip {
  /** In thousandths of a point, from the upper edge of the page. */
  readonly top: number
  readonly height: number
  /** SVG in points from its own top, so that it is the same wherever it stands. */
  readonly svg: string
}

/** Thousandths of a point. */
const sizes = {
  /** White that parts what was written as two paragraphs, mostly. */
  gap: 9_000,
  /** Where a paragraph is long, strips are no higher for longer than this: some four lines. */
  enough: 48_000,
  /** What is higher lies on the ground: the frame of a table. */
  tall: 120_000,
  /** Around what is in one, for the soft edges of letters. */
  margin: 1_000,
} as const

/**
 * A page as pictures beneath each other: whoever writes changes a line or two, and a window takes
 * long over a picture of a page. Where a strip ends is told by what is in it, not by where it stands,
 * so that what is written above moves it and does not make it another one.
 */
export function stripsOf(marks: readonly Mark[], height: number): readonly Strip[] {
  const ground = marks.filter((mark) => !isLow(mark))
  const low = marks.filter(isLow)
  const strips: Strip[] = [{ top: 0, height, svg: ground.map((mark) => placed(mark, 0)).join('') }]
  for (const together of groupsOf(low)) {
    const top = Math.min(...together.map(({ span }) => span[0])) - sizes.margin
    const bottom = Math.max(...together.map(({ span }) => span[1])) + sizes.margin
    const svg = together.map((mark) => placed(mark, top)).join('')
    strips.push({ top, height: bottom - top, svg })
  }
  return strips
}

type Low = Mark & { readonly span: readonly [number, number] }

function isLow(mark: Mark): mark is Low {
  return mark.span !== null && mark.span[1] - mark.span[0] <= sizes.tall
}

/** Each in the order in which it is drawn. */
function groupsOf(marks: readonly Low[]): readonly (readonly Low[])[] {
  const places = new Map(marks.map((mark, at) => [mark, at]))
  const groups: Low[][] = []
  let [top, bottom] = [0, Number.NEGATIVE_INFINITY]
  for (const mark of marks.toSorted((a, b) => a.span[0] - b.span[0])) {
    const gap = mark.span[0] - bottom
    const group = groups.at(-1)
    if (!group || gap > sizes.gap || (gap >= 0 && bottom - top >= sizes.enough)) {
      groups.push([mark])
      ;[top, bottom] = mark.span
    } else {
      group.push(mark)
      bottom = Math.max(bottom, mark.span[1])
    }
  }
  return groups.map((each) => each.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0)))
}

/** To a hundredth of a point: sums of rounded numbers are not the same everywhere. */
function placed({ x, y, attributes, svg }: Mark, top: number): string {
  const at = `translate(${points(x)} ${points(y - top)})`
  return `<g transform="${at}"><g${attributes}>${svg}</g></g>`
}

function points(thousandths: number): number {
  return Math.round(thousandths / 10) / 100
}
