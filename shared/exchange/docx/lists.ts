import { type ILevelsOptions, LevelFormat, LevelSuffix, type NumberingDefinition } from 'docx'
import { letters, roman } from '../../document/numbering'
import { measures } from './styles'

/**
 * The lists of a Word file, made so that Word counts what we have printed.
 *
 * Our numbers are data and Word counts by itself, so here Word's counting is followed paragraph by
 * paragraph. As long as it comes to our number the paragraph joins the list; where it would not
 * (an annex begins again at 1, a list of sub-paragraphs hangs below an unnumbered paragraph) a
 * list of its own is begun that starts at our number. The numbers stay live: a paragraph put in by
 * an editor in Word moves the following ones on.
 */
export class Lists {
  private readonly made: NumberingDefinition[] = []
  private readonly lists = new Map<ListKind, { main: List | null; current: List | null }>()

  /** The place in a list that prints `label`. */
  place(kind: ListKind, level: number, label: string): ListPlace {
    const ordinal = styles[kind].read(label, level)
    const open = this.lists.get(kind) ?? { main: null, current: null }
    this.lists.set(kind, open)
    const joined = level === 0 ? open.main : open.current
    const list = joined?.next(level) === ordinal ? joined : this.begin(kind, level, ordinal, label)
    if (level === 0) open.main = list
    open.current = list
    list.take(level, ordinal)
    return { reference: list.reference, level }
  }

  /** An annex counts for itself. */
  restart(kind: ListKind): void {
    this.lists.delete(kind)
  }

  definitions(): readonly NumberingDefinition[] {
    return this.made
  }

  private begin(kind: ListKind, level: number, ordinal: number, label: string): List {
    const reference = `${kind}-${this.made.length + 1}`
    const { levels } = styles[kind]
    const options = levels(label).map((each) => ({
      ...each,
      start: each.level === level ? ordinal : 1,
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

/** Word's counters of one list. */
class List {
  private readonly counts: (number | undefined)[] = []
  /**
   * Levels that were passed over, as when (i) comes before any (a). Programs differ in whether the
   * level then counts as begun, so that nothing joins it any more.
   */
  private readonly passed = new Set<number>()
  readonly reference: string
  private readonly level: number
  private readonly start: number

  constructor(reference: string, level: number, start: number) {
    this.reference = reference
    this.level = level
    this.start = start
  }

  /** `null` where nobody can say. */
  next(level: number): number | null {
    if (this.passed.has(level)) return null
    const count = this.counts[level]
    if (count !== undefined) return count + 1
    return level === this.level ? this.start : 1
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

interface ListStyle {
  readonly levels: (label: string) => readonly ILevelsOptions[]
  readonly read: (label: string, level: number) => number
}

const { margin, step } = measures

const paragraphLevels = (indent: number): readonly ILevelsOptions[] =>
  (
    [
      [LevelFormat.DECIMAL, '%1.'],
      [LevelFormat.LOWER_LETTER, '(%2)'],
      [LevelFormat.LOWER_ROMAN, '(%3)'],
      [LevelFormat.LOWER_LETTER, '%4.'],
      [LevelFormat.LOWER_ROMAN, '%5.'],
    ] as const
  ).map(([format, text], level) => ({
    level,
    format,
    text,
    suffix: LevelSuffix.TAB,
    style: {
      paragraph: {
        // The number stands one step further in for each level; the lines below it do not.
        indent: { left: margin, firstLine: step * (level + indent) },
        leftTabStop: margin + step * (level + indent + 1),
      },
    },
  }))

const headingLevels: readonly ILevelsOptions[] = (
  [
    [LevelFormat.UPPER_ROMAN, '%1.'],
    [LevelFormat.UPPER_LETTER, '%2.'],
    [LevelFormat.DECIMAL, '%3.'],
    [LevelFormat.LOWER_LETTER, '(%4)'],
  ] as const
).map(([format, text], level) => ({
  level,
  format,
  text,
  suffix: LevelSuffix.TAB,
  style: { paragraph: { indent: { left: margin, hanging: margin }, leftTabStop: margin } },
}))

const readers = {
  decimal: (digits: string) => Number(digits),
  letter: (sign: string) => readBy(letters, sign.toLowerCase()),
  roman: (sign: string) => readBy(roman, sign.toUpperCase()),
}

const paragraphReaders = [
  readers.decimal,
  readers.letter,
  readers.roman,
  readers.letter,
  readers.roman,
]
const headingReaders = [readers.roman, readers.letter, readers.decimal, readers.letter]

const styles: Readonly<Record<ListKind, ListStyle>> = {
  paragraphs: { levels: () => paragraphLevels(0), read: bare(paragraphReaders) },
  operative: { levels: () => paragraphLevels(1), read: bare(paragraphReaders) },
  headings: { levels: () => headingLevels, read: bare(headingReaders) },
  annexes: {
    levels: (label) => [
      {
        level: 0,
        format: LevelFormat.UPPER_ROMAN,
        text: label.replace(/[IVXLCDM]+$/, '%1'),
        suffix: LevelSuffix.NOTHING,
        style: { paragraph: { indent: { left: 0, firstLine: 0 } } },
      },
    ],
    read: (label) => {
      const sign = /[IVXLCDM]+$/.exec(label)?.[0]
      return sign ? readers.roman(sign) : 1
    },
  },
}

function bare(by: readonly ((sign: string) => number)[]): ListStyle['read'] {
  return (label, level) => by[level]?.(label.replace(/[().]/g, '')) ?? 1
}

const known = new Map<(n: number) => string, Map<string, number>>()

/** Which number is written so. The writing is the one function that prints it, read backwards. */
function readBy(write: (n: number) => string, sign: string): number {
  const signs = known.get(write) ?? new Map<string, number>()
  known.set(write, signs)
  while (!signs.has(sign)) {
    const next = signs.size + 1
    if (next > 10_000) throw new Error(`No number is printed as ${sign}`)
    signs.set(write(next), next)
  }
  return signs.get(sign) ?? 1
}
