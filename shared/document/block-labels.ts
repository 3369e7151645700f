import type { Node } from 'prosemirror-model'
import type { Alternative } from './kinds'
import { type LevelStyle, label, type NumberStyle } from './number-styles'
import { nextFree, repeated, rootOf, within } from './repeated-numbers'

/**
 * Numbers of one kind that follow one another: the paragraphs of the body, the headings of a part,
 * the letters below one paragraph. A series may run on through several containers.
 */
export interface Series {
  /** How many have been counted. */
  count: number
  /** The last number that was given. */
  before: string | null
  /**
   * Whether any of them has been issued where numbers are frozen: then what is new takes the number
   * of the one before it, and is otherwise counted like any other.
   */
  readonly issued: boolean
  /** Numbers that were given with a word, as 5 bis was: no other may have them. */
  readonly taken: Set<string>
  /** Versions of one paragraph share a number. A set does not reach beyond its container. */
  readonly sets: Map<string, { readonly size: number; given: number; base: string }>
}

export interface Given {
  readonly label: string
  /** Whether it moved the count on: further versions of a paragraph do not. */
  readonly counted: boolean
  /** Whether mere counting, which a style sheet does as well, would come to another label. */
  readonly apart: boolean
}

/** Series that run on into the container from before it, `null` for those that begin in it. */
export interface Running {
  readonly paragraphs: Series | null
  /** An annex has no numbered headings. */
  readonly headings: Series | null
}

export interface Rules {
  readonly style: NumberStyle
  readonly frozen: boolean
}

/** The number of each block of a container by its index, `null` for those that have none. */
export function give(container: Node, running: Running, rules: Rules): readonly (Given | null)[] {
  const seats = seat(container, running, rules)
  return container.children.map((block, index) => {
    const at = seats[index]
    return at ? next(at.series, block, at.style, rules) : null
  })
}

export function newSeries(more: Partial<Series> = {}): Series {
  return { count: 0, before: null, issued: false, taken: new Set(), sets: new Map(), ...more }
}

interface Seat {
  readonly series: Series
  readonly style: LevelStyle
}

/** Which series each block belongs to. Those within the container are known before any is given. */
function seat(
  container: Node,
  running: Running,
  { style, frozen }: Rules,
): readonly (Seat | null)[] {
  const operatives = container.children.filter(isOperative).length
  const all: Growing[] = []
  const begin = (of: Series | null = null) => {
    const made = { of, members: [] }
    all.push(made)
    return made
  }
  const numbered = begin(running.paragraphs)
  const operative = begin()
  const top = begin(running.headings)
  const below: (Growing | undefined)[] = []
  const deeper: (Growing | undefined)[] = []
  const take = (block: Node, grown: Growing | undefined, by: LevelStyle | undefined) => {
    if (!grown || !by) return null
    grown.members.push(block)
    return { grown, style: by }
  }

  const seats = container.children.map((block) => {
    const at = Number(block.attrs.level)
    if (block.type.name === 'heading') {
      if (!running.headings) return null
      const grown = at === 1 ? top : (deeper[at] ?? begin())
      deeper.length = at
      deeper[at] = grown
      return take(block, grown, style.heading[at - 1])
    }
    if (block.type.name !== 'paragraph') return null
    if (at > 0) {
      if (!isCounted(block)) return null
      const grown = below[at] ?? begin()
      below.length = at
      below[at] = grown
      return take(block, grown, style.sub[at - 1])
    }
    below.length = 0
    if (block.attrs.kind === 'numbered') return take(block, numbered, style.paragraph)
    // A single operative paragraph has no number.
    const has = isOperative(block) && (operatives > 1 || (frozen && issuedNumber(block) !== null))
    return has ? take(block, operative, style.paragraph) : null
  })
  const made = new Map(all.map((each) => [each, seriesOf(each, frozen)]))
  return seats.map((each) => {
    const series = each && made.get(each.grown)
    return each && series ? { series, style: each.style } : null
  })
}

/** A series while it is not yet known who is in it. */
interface Growing {
  readonly of: Series | null
  readonly members: Node[]
}

function seriesOf({ of, members }: Growing, frozen: boolean): Series {
  const issued = frozen ? members.flatMap((block) => issuedNumber(block) ?? []) : []
  const series = of ?? newSeries({ issued: issued.length > 0, taken: new Set(issued) })
  series.sets.clear()
  for (const { attrs } of members) {
    const set = (attrs.alternative as Alternative | null | undefined)?.set
    if (set)
      series.sets.set(set, { size: (series.sets.get(set)?.size ?? 0) + 1, given: 0, base: '' })
  }
  return series
}

function next(series: Series, block: Node, level: LevelStyle, { style, frozen }: Rules): Given {
  const alternative = block.attrs.alternative as Alternative | null | undefined
  const known = alternative ? series.sets.get(alternative.set) : undefined
  const set = known && known.size > 1 ? known : null
  const counted = !set || set.given === 0
  if (counted) series.count++
  if (set) set.given++
  const words = [style.alt, style.option]
  const printed = (): string => {
    const issued = frozen ? issuedNumber(block) : null
    if (issued !== null) {
      if (set && counted) set.base = rootOf(issued, words)
      return issued
    }
    const follows = frozen && series.issued
    const base = !counted
      ? (set?.base ?? '')
      : follows
        ? nextFree(series.before ?? `${level.open}0${level.close}`, words, series.taken)
        : label(level, series.count)
    if (!set || !alternative) return base
    if (counted) set.base = base
    return version(alternative, base, set.given)
  }
  const version = ({ style: by }: Alternative, base: string, nth: number): string => {
    if (by === 'bis') {
      if (nth === 1) return base
      return frozen ? nextFree(base, words, series.taken) : repeated(base, nth)
    }
    const word = by === 'alt' ? style.alt : style.option
    const sign = by === 'alt' ? String : style.optionSign
    let free = nth
    const made = () => within(base, `${word} ${sign(free)}`)
    while (series.taken.has(made())) free++
    return made()
  }
  const given = printed()
  series.before = given
  if (frozen) series.taken.add(given)
  const apart = frozen
    ? given !== issuedNumber(block)
    : !counted || given !== label(level, series.count)
  return { label: given, counted, apart }
}

function isCounted({ attrs }: Node): boolean {
  return attrs.kind === 'numbered' || attrs.kind === 'operative'
}

/** What a block was issued with, `null` if it never was. */
export function issuedNumber({ attrs }: Node): string | null {
  return (attrs.number as string | null | undefined) || null
}

function isOperative({ attrs }: Node): boolean {
  return attrs.kind === 'operative' && attrs.level === 0
}
