import { deepestLevel } from '../../document/kinds'
import type { Form, Label, Reading } from './label'

/** A paragraph as far as its number goes. */
export interface Counted {
  readonly label: Label | null
  /** The other program counted it: the number is certain, and nobody typed it. */
  readonly depth: number | null
  /** What begins with it: numbers inside paragraphs end at a heading, all of them at an annex. */
  readonly begins: 'annex' | 'heading' | null
  /** What comes after a number that stands alone tells it from the end of a sentence. */
  readonly goesOnSmall: boolean
}

export type Place =
  | {
      readonly kind: 'counted'
      readonly level: number
      /** Numbers are missing before it. */
      readonly jumps?: true
    }
  | { readonly kind: 'bullet'; readonly level: number | null }
  /** Without a number, within a sub-paragraph that has one or beside all numbers. */
  | { readonly kind: 'uncounted'; readonly level: number }
  /** A typed number that follows from none before it: the words of somebody, and no number. */
  | { readonly kind: 'stray' }

/** A numbering that is going on: "12." and, within it, "(a)". */
interface Series {
  readonly form: Form
  readonly wrap: string
  readonly level: number
  readonly depth: number | null
  value: number
}

/** Of typed numbers of one form, the share that may follow from none before all are left as typed. */
const mostStrays = 0.1

/** Of typed numbers of one form, the share before which numbers may be missing. */
const mostJumps = 0.25

/**
 * Finds the levels of typed and printed numbers. A typed number counts only where it continues a
 * series or begins one: 12., 13., (a), (b), (i), (ii), 14. What is no series keeps its numbers as
 * words, since nobody could tell what they refer to once they were counted anew.
 *
 * @param jumping whether a series may leave numbers out, as where paragraphs were deleted from it:
 *   for whoever can print them as they are
 */
export function placesOf(all: readonly Counted[], jumping = false): readonly Place[] {
  const places: Place[] = []
  const tallies = new Map<string, Tally>()
  let going: Series[] = []
  let path: readonly number[] = []
  let shortest: number | null = null
  let afterUncounted = true
  let jumped = false
  const next = nextLabels(all)
  /** Uncounted paragraphs since the last number. */
  let between: number[] = []

  all.forEach((counted, index) => {
    const { label, begins, depth } = counted
    if (begins) {
      going = begins === 'annex' ? [] : going.filter(({ level }) => level === 0)
      path = []
      afterUncounted = true
      between = []
    }
    if (!label) {
      places.push({ kind: 'uncounted', level: 0 })
      if (!begins) between.push(index)
      afterUncounted = true
      return
    }
    if (label.readings[0]?.form === 'bullet') {
      places.push({ kind: 'bullet', level: bulletLevel(label.readings[0], depth) })
      return
    }
    jumped = false
    const level =
      label.readings[0]?.form === 'decimal' ? decimal(label.readings[0]) : number(counted, index)
    const key = keyOf(level === null ? label.readings[0] : going.at(-1), label)
    const tally = tallies.get(key) ?? { all: 0, strays: 0, jumps: [], at: [], small: false }
    tallies.set(key, tally)
    if (depth === null) {
      tally.all++
      tally.at.push(index)
      tally.small = counted.goesOnSmall
      if (level === null) tally.strays++
      if (jumped) tally.jumps.push(index)
    }
    if (level === null) {
      places.push({ kind: 'stray' })
      between.push(index)
      return
    }
    if (level > 0 && !begins) {
      for (const at of between) {
        if (places[at]?.kind === 'uncounted') {
          places[at] = { kind: 'uncounted', level: Math.min(level, deepestLevel) }
        }
      }
    }
    between = []
    afterUncounted = false
    const most = Math.min(level, deepestLevel)
    places.push({ kind: 'counted', level: most, ...(jumped ? { jumps: true } : {}) })
  })

  for (const { all: many, strays, jumps, at, small } of tallies.values()) {
    const isSeries = strays / many <= mostStrays && jumps.length / many <= mostJumps
    if (isSeries && !(many === 1 && small)) continue
    for (const index of at) places[index] = { kind: 'stray' }
  }
  return places

  function bulletLevel({ wrap }: Reading, depth: number | null): number | null {
    const known = going.findLast(
      (each) =>
        each.form === 'bullet' && (depth === null ? each.wrap === wrap : each.depth === depth),
    )
    if (known && !afterUncounted) {
      going = going.slice(0, going.indexOf(known) + 1)
      return Math.min(known.level, deepestLevel)
    }
    const within = going.at(-1)
    if (afterUncounted || !within) return null
    const level = within.level + 1
    going.push({ form: 'bullet', wrap, level, depth, value: 1 })
    return Math.min(level, deepestLevel)
  }

  function decimal({ wrap, value }: Reading): number | null {
    const prefix = wrap.split('.').filter(Boolean).map(Number)
    const next = [...prefix, value]
    const goesOn = startsWith(path, prefix) && (path[prefix.length] ?? 0) + 1 === value
    if (shortest !== null && !goesOn) return null
    shortest ??= going[0]?.form === 'arabic' ? 1 : next.length
    path = next
    return Math.max(0, next.length - shortest)
  }

  function number(counted: Counted, index: number): number | null {
    const options = (counted.label?.readings ?? []).flatMap((reading) =>
      optionsFor(reading, counted),
    )
    const after = next[index]
    const best =
      options.find(({ reading }) => after?.readings.some((next) => continues(next, reading))) ??
      options.find(({ how }) => how === 'continues') ??
      options.find(({ how }) => how !== 'first') ??
      options[0] ??
      jumpTo(counted)
    if (!best) {
      resume(counted)
      return null
    }
    const { reading, at, level } = best
    going = going.slice(0, at)
    const { form, wrap, value } = reading
    going.push({ form, wrap, value, level, depth: counted.depth })
    if (level === 0 && form === 'arabic') path = [value]
    return level
  }

  /** The ways in which a number can go on from those before it. `at` is where it stands among them. */
  function optionsFor(reading: Reading, counted: Counted) {
    const { label, depth } = counted
    const options: {
      readonly how: 'continues' | 'within' | 'again' | 'first'
      readonly reading: Reading
      readonly at: number
      readonly level: number
    }[] = []
    for (let at = going.length - 1; at >= 0; at--) {
      const series = going[at]
      if (!series || series.form !== reading.form || series.wrap !== reading.wrap) continue
      if (depth !== null && series.depth !== null && series.depth !== depth) continue
      const follows = reading.value === series.value + 1
      const beside = label?.beside === true && reading.value === series.value
      if (follows || beside) options.push({ how: 'continues', reading, at, level: series.level })
      else if ((reading.value === 1 || depth !== null) && beginsAgain(series, depth)) {
        options.push({ how: 'again', reading, at, level: series.level })
      }
    }
    const within = going.at(-1)
    const repeats = going.some(
      ({ form, wrap }) => depth === null && form === reading.form && wrap === reading.wrap,
    )
    const begins = reading.value === 1 || depth !== null
    if (begins && options.length === 0 && !repeats && within) {
      options.push({ how: 'within', reading, at: going.length, level: within.level + 1 })
    }
    if (!within && !isYear(reading, counted))
      options.push({ how: 'first', reading, at: 0, level: natural(reading) })
    return options
  }

  /** To a later number of a series of typed ones. */
  function jumpTo({ label, depth }: Counted) {
    if (!jumping || depth !== null) return undefined
    for (const reading of label?.readings ?? []) {
      const at = going.findLastIndex(
        ({ form, wrap, value, depth: its }) =>
          its === null && form === reading.form && wrap === reading.wrap && value < reading.value,
      )
      const series = going[at]
      if (!series || reading.value > 999) continue
      jumped = true
      return { how: 'jumps', reading, at, level: series.level } as const
    }
    return undefined
  }

  /** Right below a typed number, a list of the other program is a list within that paragraph. */
  function beginsAgain(series: Series, depth: number | null): boolean {
    return afterUncounted || (depth !== null && series.depth !== null)
  }

  /** After a gap the numbers may be going on from another. */
  function resume({ label }: Counted): void {
    for (const reading of label?.readings ?? []) {
      const series = going.findLast(
        ({ form, wrap, value }) =>
          form === reading.form && wrap === reading.wrap && value < reading.value,
      )
      if (series && reading.value < 1000) series.value = reading.value
    }
  }
}

/** What became of the typed numbers of one form. */
interface Tally {
  all: number
  strays: number
  /** Places before which numbers are missing. */
  readonly jumps: number[]
  readonly at: number[]
  small: boolean
}

/** For each the label that comes next after it. */
function nextLabels(all: readonly Counted[]): readonly (Label | null)[] {
  const labels: (Label | null)[] = []
  let next: Label | null = null
  for (let at = all.length - 1; at >= 0; at--) {
    labels[at] = next
    next = all[at]?.label ?? next
  }
  return labels
}

/** "2005." at the start of a line is a year. */
function isYear({ form, value }: Reading, { depth }: Counted): boolean {
  return depth === null && form === 'arabic' && value > 999
}

function continues(next: Reading, reading: Reading): boolean {
  return (
    next.form === reading.form && next.wrap === reading.wrap && next.value === reading.value + 1
  )
}

/** Where a number stands that comes first: "(a)" is below a paragraph that was not taken along. */
function natural({ form, wrap }: Reading): number {
  if (form === 'letter') return wrap === '.' ? 3 : 1
  if (form === 'roman') return wrap === '.' ? 4 : 2
  return 0
}

function startsWith(path: readonly number[], prefix: readonly number[]): boolean {
  return prefix.every((value, index) => path.length === 0 || path[index] === value)
}

/** Numbers that are meant as one series. */
function keyOf(counted: Pick<Reading, 'form' | 'wrap'> | undefined, { readings }: Label): string {
  if (readings[0]?.form === 'decimal') return 'decimal'
  return `${counted?.form} ${counted?.wrap}`
}
