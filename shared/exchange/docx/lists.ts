import { LevelFormat, LevelSuffix, type NumberingDefinition } from 'docx'
import { assertNever } from '../../assert-never'
import type { OfficialLanguage } from '../../document/language'
import {
  capitals,
  decimal,
  type LevelStyle,
  letters,
  lowerRoman,
  type NumberStyle,
  numberStyle,
  roman,
  type Sign,
} from '../../document/number-styles'
import { measures } from './styles'

/**
 * The lists of a Word file, made so that Word counts what we have printed.
 *
 * Our numbers are data and Word counts by itself, so here Word's counting is followed paragraph by
 * paragraph. As long as it comes to our number the paragraph joins the list; where it would not
 * (an annex begins again at 1, a list of sub-paragraphs hangs below an unnumbered paragraph) a
 * list of its own is begun that starts at our number. The numbers stay live: a paragraph put in by
 * an editor in Word moves the following ones on.
 *
 * A redline is counted twice, once as it is when all is accepted and once as it was. A paragraph
 * stands in one list for both as long as both counts come out; else it goes from list to list.
 */
export class Lists {
  private readonly made: NumberingDefinition[] = []
  private readonly open: Readonly<Record<Count, Map<ListKind, Open>>> = {
    after: new Map(),
    before: new Map(),
  }
  private readonly style: NumberStyle

  constructor(language: OfficialLanguage) {
    this.style = numberStyle(language)
  }

  /** The place in a list that prints `label`; `null` where Word cannot count so, as with "5 bis.". */
  place(kind: ListKind, level: number, label: string): ListPlace | null {
    const item = { kind, level, label }
    return this.places(item, item).after
  }

  /** The same for what is called so once all is accepted, and was called so: `null` where it is not. */
  places(after: Item | null, before: Item | null): Readonly<Record<Count, ListPlace | null>> {
    const [is, was] = [after && this.fit('after', after), before && this.fit('before', before)]
    const shared = is && was && this.shared(is, was)
    return {
      after: is && this.join('after', is, shared),
      before: was && this.join('before', was, shared),
    }
  }

  /** In which list its number comes next, if in any. */
  private fit(count: Count, item: Item): Fit | null {
    const levels = levelsOf(item.kind, item.label, this.style)
    const ordinal = ordinalOf(levels[item.level], item.label)
    if (ordinal === null) return null
    const open = this.open[count].get(item.kind)
    const joined = item.level === 0 ? open?.main : open?.current
    const list = joined?.next(count, item.level) === ordinal ? joined : null
    return { ...item, ordinal, levels, list }
  }

  /** A list that comes to both numbers. */
  private shared(is: Fit, was: Fit): List | null {
    if (is.kind !== was.kind || is.level !== was.level || !isSameStyle(is, was)) return null
    for (const list of [is.list, was.list]) {
      const [next, nextBefore] = [list?.next('after', is.level), list?.next('before', was.level)]
      if (list && next === is.ordinal && nextBefore === was.ordinal) return list
    }
    if (is.list || was.list || is.ordinal !== was.ordinal) return null
    return this.begin(is)
  }

  private join(count: Count, fit: Fit, shared: List | null | undefined): ListPlace {
    const { kind, level, ordinal } = fit
    const list = shared ?? fit.list ?? this.begin(fit)
    const main = level === 0 ? list : (this.open[count].get(kind)?.main ?? null)
    this.open[count].set(kind, { main, current: list })
    list.take(count, level, ordinal)
    return { reference: list.reference, level }
  }

  /** An annex counts for itself. */
  restart(kind: ListKind): void {
    for (const open of Object.values(this.open)) open.delete(kind)
  }

  definitions(): readonly NumberingDefinition[] {
    return this.made
  }

  private begin({ kind, level, ordinal, levels }: Omit<Fit, 'list' | 'label'>): List {
    const reference = `${kind}-${this.made.length + 1}`
    const options = levels.map((each, index) => ({
      level: index,
      format: formats.get(each.sign) ?? LevelFormat.DECIMAL,
      text: each.sign === unsaid ? each.open : `${each.open}%${index + 1}${each.close}`,
      start: index === level ? ordinal : 1,
      suffix: kind === 'annexes' ? LevelSuffix.NOTHING : LevelSuffix.TAB,
      style: { paragraph: layoutOf(kind, index) },
    }))
    this.made.push({ reference, levels: options })
    return new List(reference, level, ordinal)
  }
}

export type ListKind = 'paragraphs' | 'operative' | 'headings' | 'annexes'

export interface ListPlace {
  readonly reference: string
  readonly level: number
}

/** What is counted: with all that comes in and without what goes, or the other way round. */
type Count = 'after' | 'before'

export interface Item {
  readonly kind: ListKind
  readonly level: number
  readonly label: string
}

interface Fit extends Item {
  readonly ordinal: number
  readonly levels: readonly LevelStyle[]
  readonly list: List | null
}

interface Open {
  readonly main: List | null
  readonly current: List
}

/** Word's counters of one list. */
class List {
  private readonly counters = { after: new Counters(), before: new Counters() }
  readonly reference: string
  private readonly level: number
  private readonly start: number

  constructor(reference: string, level: number, start: number) {
    this.reference = reference
    this.level = level
    this.start = start
  }

  /** `null` where nobody can say. */
  next(count: Count, level: number): number | null {
    return this.counters[count].next(level, level === this.level ? this.start : 1)
  }

  take(count: Count, level: number, ordinal: number): void {
    this.counters[count].take(level, ordinal)
  }
}

class Counters {
  private readonly counts: (number | undefined)[] = []
  /**
   * Levels that were passed over, as when (i) comes before any (a). Programs differ in whether the
   * level then counts as begun, so that nothing joins it any more.
   */
  private readonly passed = new Set<number>()

  next(level: number, first: number): number | null {
    if (this.passed.has(level)) return null
    const count = this.counts[level]
    return count === undefined ? first : count + 1
  }

  /** An item makes the levels below it begin again. */
  take(level: number, ordinal: number): void {
    this.counts.length = Math.min(this.counts.length, level)
    this.counts[level] = ordinal
    for (const each of this.passed) if (each > level) this.passed.delete(each)
    for (let above = 0; above < level; above++) {
      if (this.counts[above] === undefined) this.passed.add(above)
    }
  }
}

/** Not where a single annex becomes one of several. */
function isSameStyle(one: Fit, other: Fit): boolean {
  const [a, b] = [one.levels[one.level], other.levels[other.level]]
  return a?.open === b?.open && a?.sign === b?.sign && a?.close === b?.close
}

/** What Word can count with. */
const formats: ReadonlyMap<Sign, (typeof LevelFormat)[keyof typeof LevelFormat]> = new Map([
  [decimal, LevelFormat.DECIMAL],
  [letters, LevelFormat.LOWER_LETTER],
  [capitals, LevelFormat.UPPER_LETTER],
  [roman, LevelFormat.UPPER_ROMAN],
  [lowerRoman, LevelFormat.LOWER_ROMAN],
])

function levelsOf(kind: ListKind, label: string, style: NumberStyle): readonly LevelStyle[] {
  switch (kind) {
    case 'paragraphs':
    case 'operative':
      return [style.paragraph, ...style.sub]
    case 'headings':
      return style.heading
    case 'annexes':
      return [label === style.onlyAnnex ? only(label) : style.annex]
    default:
      return assertNever(kind)
  }
}

/** A single annex is the first of its list, which prints no number. */
const unsaid: Sign = () => ''
const only = (label: string): LevelStyle => ({ open: label, sign: unsaid, close: '' })

function ordinalOf(style: LevelStyle | undefined, label: string): number | null {
  if (style?.sign === unsaid) return 1
  if (!style || !formats.has(style.sign)) return null
  const { open, sign, close } = style
  if (!label.startsWith(open) || !label.endsWith(close)) return null
  return readBy(sign, label.slice(open.length, label.length - close.length))
}

const { margin, step } = measures

/** How a paragraph with a number is set. */
export function layoutOf(kind: ListKind, level: number) {
  switch (kind) {
    case 'paragraphs':
    case 'operative': {
      // The number stands one step further in for each level; the lines below it do not.
      const shift = step * (level + (kind === 'operative' ? 1 : 0))
      return {
        indent: { left: margin, firstLine: shift },
        leftTabStop: margin + shift + step,
      }
    }
    case 'headings':
      return { indent: { left: margin, hanging: margin }, leftTabStop: margin }
    case 'annexes':
      return { indent: { left: 0, firstLine: 0 } }
    default:
      return assertNever(kind)
  }
}

const known = new Map<Sign, Map<string, number>>()

/** Which number is written so, `null` if none is: the writing read backwards. */
function readBy(write: Sign, sign: string): number | null {
  if (write === decimal) return /^[1-9]\d*$/.test(sign) ? Number(sign) : null
  const signs = known.get(write) ?? new Map<string, number>()
  known.set(write, signs)
  while (!signs.has(sign) && signs.size < 10_000) {
    const next = signs.size + 1
    signs.set(write(next), next)
  }
  return signs.get(sign) ?? null
}
