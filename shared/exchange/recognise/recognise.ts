import type { Found } from './found'
import { guessed, placeOf } from './guess'
import { type Label, readLabel } from './label'
import { readAnnex } from './openings'
import {
  type Cell,
  dropStart,
  type Known,
  type KnownHeading,
  linesOf,
  type Numbered,
  type Passage,
  type Run,
  type Runs,
  textOf,
  tidy,
} from './passage'
import { type Remark, remark } from './report'
import { asResolution } from './resolution'
import { type Counted, type Place, placesOf } from './sequence'

export interface Recognised {
  readonly found: readonly Found[]
  readonly remarks: readonly Remark[]
}

/**
 * The structure of a final document in what another program says: its headings, its numbered
 * paragraphs and their levels, preambular and operative paragraphs, annexes.
 *
 * Numbers that are certain or follow one another become real numbering and are taken out of the
 * words. Whatever is doubtful stays as it was typed: better a number too many than one that is gone.
 *
 * @param jumping whether numbers that are left out in a series can be printed so
 */
export function recognise(passages: readonly Passage[], jumping = false): Recognised {
  const remarks: Remark[] = []
  const lines = annexTitles(headings(passages.flatMap(apart)))
  const places = placesOf(lines.map(counted), jumping)
  const structured = lines.some(
    (line, index) => line.kind === 'heading' || places[index]?.kind === 'counted',
  )
  const found = lines.flatMap((line, index) => foundIn(line, places[index], structured, remarks))
  return { found: asResolution(found.map(tidyEnds)), remarks }
}

/** What is of no kind may go on in the line into which it is put, and bring its space along. */
function tidyEnds(each: Found, index: number, { length }: readonly Found[]): Found {
  if (each.kind !== 'paragraph' || each.as !== null) return each
  return { ...each, runs: tidy(each.runs, { start: index === 0, end: index === length - 1 }) }
}

function foundIn(
  line: Line,
  place: Place | undefined,
  structured: boolean,
  remarks: Remark[],
): readonly Found[] {
  switch (line.kind) {
    case 'table':
      return [{ ...tableOf(line), ...guessed(line) }]
    case 'annex':
      if (line.label) remarks.push(remark('counted', line.label, line))
      return [{ kind: 'annex', runs: tidy(line.runs), ...guessed(line, line) }]
    case 'heading': {
      const { label, level, doubt } = line
      if (label) remarks.push(remark('counted', label, line))
      if (level > 4) remarks.push(remark('deep-heading', textOf(line.runs), line))
      const runs = line.certain ? tidy(line.runs) : withoutBold(tidy(line.runs))
      if (runs.length === 0 && !line.certain) return []
      return [
        {
          kind: 'heading',
          level: Math.min(level, 4),
          runs,
          ...(line.certain && { certain: true }),
          ...guessed(line, { label, doubt }),
        },
      ]
    }
    case 'part':
      return [{ kind: 'part', runs: tidy(line.runs), ...guessed(line, line) }]
    case 'paragraph': {
      const made = paragraph(line, place, structured, remarks)
      return isBlank(made.runs) ? [] : [made]
    }
  }
}

type Line =
  | Extract<Passage, { kind: 'paragraph' | 'table' }>
  | (Numbered & {
      readonly kind: 'heading'
      readonly level: number
      readonly runs: Runs
      readonly label: string | null
      readonly doubt: 'looks' | null
      readonly certain?: true
    })
  | (Numbered & {
      readonly kind: 'annex'
      readonly label: string
      readonly runs: Runs
      readonly doubt: 'looks' | null
      readonly certain?: true
    })
  | (Numbered & { readonly kind: 'part'; readonly label: string | null; readonly runs: Runs })

function tableOf({
  kind,
  caption,
  rows,
}: Extract<Passage, { kind: 'table' }>): Extract<Found, { kind: 'table' }> {
  return { kind, caption, rows: rows.map((row) => row.map(tidyCell)) }
}

/**
 * Lines that were broken by hand are paragraphs where an empty line lies between them, or where at
 * least two of them begin with a number.
 */
function apart(passage: Passage): readonly Passage[] {
  if (
    passage.kind !== 'paragraph' ||
    passage.as ||
    !passage.runs.some(({ kind }) => kind === 'break')
  ) {
    return [passage]
  }
  const lines = linesOf(passage.runs)
  const numbered = lines.filter((line) => readLabel(textOf(line))).length > 1
  const groups: Run[][] = [[]]
  let joined = false
  for (const line of lines) {
    const empty = !textOf(line).trim() && !line.some(({ kind }) => kind === 'note')
    const begins = empty || (numbered && readLabel(textOf(line)) !== null)
    if (begins) groups.push([])
    const group = groups.at(-1)
    if (!group || empty) {
      joined = false
      continue
    }
    if (joined && !begins) group.push({ kind: 'break' })
    group.push(...line)
    joined = true
  }
  const parts = groups.filter((group) => group.length > 0)
  return parts.map((runs, index) => ({ ...passage, runs, item: index === 0 ? passage.item : null }))
}

/** Headings that are marked as such, and those that only look so. */
function headings(passages: readonly Passage[]): readonly Line[] {
  const marked = passages.flatMap((each) => (each.kind === 'heading' ? [each.level] : []))
  const highest = Math.min(...marked)
  const last = { Roman: 0, Letter: 0 }
  return passages.map((passage, index): Line => {
    if (passage.kind === 'table') return passage
    if (passage.kind === 'paragraph' && passage.as) return passage
    if (passage.kind === 'heading' && passage.as) {
      Object.assign(last, { Roman: 0, Letter: 0 })
      return knownHeading(passage, passage.as)
    }
    const runs = tidy(passage.runs)
    const text = textOf(runs)
    const isAnnex = text.length <= longestHeading && !item(passage)
    const annex = isAnnex ? readAnnex(text, passage.kind === 'heading') : null
    if (annex) {
      last.Roman = 0
      last.Letter = 0
      const { label, length } = annex
      const title = dropStart(runs, length)
      return { ...placeOf(passage), kind: 'annex', label, runs: title, doubt: null }
    }
    const label = readLabel(text)
    const upper = label && capitalIn(label, last)
    const numbered = upper && isShort(text) ? upper : null
    if (numbered?.form === 'Roman') Object.assign(last, { Roman: numbered.value, Letter: 0 })
    if (numbered?.form === 'Letter') last.Letter = numbered.value
    if (passage.kind === 'heading') {
      const typed = label && label.readings[0]?.form !== 'bullet' ? label : null
      return {
        ...placeOf(passage),
        kind: 'heading',
        level: passage.level - highest + 1,
        runs: typed ? dropStart(runs, typed.length) : runs,
        label: typed?.printed ?? null,
        doubt: null,
      }
    }
    if (passage.item || passage.quoted) return { ...passage, runs }
    if (numbered && label) {
      const level = numbered.form === 'Roman' ? 1 : 2
      return {
        ...placeOf(passage),
        kind: 'heading',
        level,
        runs: dropStart(runs, label.length),
        label: label.printed,
        doubt: null,
      }
    }
    const next = passages[index + 1]
    const before = next && next.kind !== 'heading'
    if (before && !label && isShort(text) && looksLikeHeading(runs) && !isBold(next)) {
      return {
        ...placeOf(passage),
        kind: 'heading',
        level: last.Letter > 0 ? 3 : last.Roman > 0 ? 2 : 1,
        runs,
        label: null,
        doubt: 'looks',
      }
    }
    return label ? { ...passage, runs } : passage
  })
}

/** As the file says that it is. */
function knownHeading(
  passage: Extract<Passage, { kind: 'heading' }>,
  { kind, label }: KnownHeading,
): Line {
  const { level, runs } = passage
  const own = { ...placeOf(passage), runs }
  switch (kind) {
    case 'heading':
      return { ...own, kind, level, label, doubt: null, certain: true }
    case 'annex':
      return { ...own, kind, label: label ?? '', doubt: null, certain: true }
    case 'part':
      return { ...own, kind, label }
  }
}

/** "IV." after "III.", "C." after "B."; what comes first may be the fourth that is pasted from. */
function capitalIn(
  { readings }: Label,
  last: { readonly Roman: number; readonly Letter: number },
): { readonly form: 'Roman' | 'Letter'; readonly value: number } | undefined {
  const capitals = readings.flatMap(({ form, value, wrap }) =>
    wrap === '.' && (form === 'Roman' || form === 'Letter') ? [{ form, value }] : [],
  )
  return (
    capitals.find(({ form, value }) => last[form] > 0 && value === last[form] + 1) ??
    capitals.find(({ value }) => value === 1) ??
    capitals.find(({ form, value }) => last[form] === 0 && value <= 30)
  )
}

function isBlank(runs: Runs): boolean {
  return runs.every((run) => run.kind !== 'note' && (run.kind === 'break' || !run.words.trim()))
}

function item(passage: Passage): boolean {
  return passage.kind === 'paragraph' && passage.item !== null
}

const longestHeading = 160

function isShort(text: string): boolean {
  return text.length <= longestHeading && !/[.,;:。،؛]$/.test(text) && !text.includes('\n')
}

function looksLikeHeading(runs: Runs): boolean {
  const text = textOf(runs)
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters < 3) return false
  const capitals = letters >= 4 && text === text.toUpperCase() && text !== text.toLowerCase()
  return capitals || allBold(runs)
}

function allBold(runs: Runs): boolean {
  return runs.every(
    (run) => run.kind !== 'words' || !run.words.trim() || run.marks.includes('strong'),
  )
}

function isBold(passage: Passage | undefined): boolean {
  return (
    passage?.kind === 'paragraph' && textOf(passage.runs).trim() !== '' && allBold(passage.runs)
  )
}

/** A heading, of a section or a column, is bold because it is one. */
function withoutBold(runs: Runs): Runs {
  if (!allBold(runs)) return runs
  return tidy(
    runs.map((run) =>
      run.kind === 'words' ? { ...run, marks: run.marks.filter((mark) => mark !== 'strong') } : run,
    ),
  )
}

/** The heading right below "Annex II" is the annex's title, or else a short line without a number. */
function annexTitles(lines: readonly Line[]): readonly Line[] {
  const titled: Line[] = []
  lines.forEach((line, index) => {
    const last = titled.at(-1)
    if (last?.kind !== 'annex' || last.certain || last.runs.length > 0) {
      titled.push(line)
    } else if (line.kind === 'heading' && !line.label) {
      titled[titled.length - 1] = { ...last, runs: withoutBold(line.runs) }
    } else if (isUnmarkedTitle(line) && index + 1 < lines.length) {
      titled[titled.length - 1] = { ...last, runs: withoutBold(tidy(line.runs)), doubt: 'looks' }
    } else {
      titled.push(line)
    }
  })
  return titled
}

function isUnmarkedTitle(line: Line): line is Extract<Line, { kind: 'paragraph' }> {
  if (line.kind !== 'paragraph' || line.as || line.item || line.quoted) return false
  const text = textOf(line.runs).trim()
  return text !== '' && isShort(text) && !readLabel(text)
}

function counted(line: Line): Counted {
  if (line.kind === 'annex' || line.kind === 'heading' || line.kind === 'part') {
    const begins = line.kind === 'part' ? 'heading' : line.kind
    return { label: null, depth: null, begins, goesOnSmall: false }
  }
  if (line.kind === 'table' || line.quoted) {
    return { label: null, depth: null, begins: null, goesOnSmall: false }
  }
  const text = textOf(line.runs)
  const label = readLabel(line.item ? `${line.item.label} ` : text)
  const after = label && !line.item ? text.slice(label.length, label.length + 1) : ''
  const goesOnSmall = after !== after.toUpperCase()
  return { label, depth: line.item?.depth ?? null, begins: null, goesOnSmall }
}

function paragraph(
  line: Extract<Line, { kind: 'paragraph' }>,
  place: Place | undefined,
  structured: boolean,
  remarks: Remark[],
): Extract<Found, { kind: 'paragraph' }> {
  const { runs, item, quoted, as } = line
  if (as) return known(line, as, remarks)
  const plain = structured ? 'plain' : null
  if (quoted) {
    return { kind: 'paragraph', as: 'quotation', level: 0, runs: tidy(runs), ...guessed(line) }
  }
  const typed = item ? null : readLabel(textOf(runs))
  const label = item?.label ?? typed?.printed ?? null
  const printed = label ?? ''
  const rest = typed ? tidy(dropStart(runs, typed.length)) : tidy(runs)
  switch (place?.kind) {
    case 'counted':
      remarks.push(remark('counted', printed, line))
      return {
        kind: 'paragraph',
        as: 'numbered',
        level: place.level,
        runs: rest,
        ...guessed(line, { label, doubt: place.jumps ? 'number' : null }),
      }
    case 'bullet': {
      remarks.push(remark(place.level === null ? 'bullet-plain' : 'bullet-counted', printed, line))
      const guess = guessed(line, { label, doubt: 'bullet' })
      return place.level === null
        ? { kind: 'paragraph', as: plain, level: 0, runs: rest, ...guess }
        : { kind: 'paragraph', as: 'numbered', level: place.level, runs: rest, ...guess }
    }
    case 'stray':
      remarks.push(remark('number-kept', printed, line))
      return {
        kind: 'paragraph',
        as: plain,
        level: 0,
        runs: tidy(runs),
        ...guessed(line, { label, keeps: typed !== null, doubt: 'number' }),
      }
    default:
      return {
        kind: 'paragraph',
        as: plain,
        level: place?.level ?? 0,
        runs: plain === null ? runs : tidy(runs),
        ...guessed(line),
      }
  }
}

/** What is numbered has its number from the other program, or typed with a tab after it. */
function known(
  line: Extract<Line, { kind: 'paragraph' }>,
  { kind, level }: Known,
  remarks: Remark[],
): Extract<Found, { kind: 'paragraph' }> {
  const { runs, item } = line
  const isNumbered = kind === 'numbered' || kind === 'operative'
  const text = textOf(runs)
  const typed = isNumbered && !item ? readLabel(text) : null
  const own = typed && text.charAt(typed.length - 1) === '\t' ? typed : null
  const printed = item?.label ?? own?.printed
  if (printed && isNumbered) remarks.push(remark('counted', printed, line))
  const rest = own ? dropStart(runs, own.length) : runs
  return {
    kind: 'paragraph',
    as: kind,
    level,
    runs: tidy(rest),
    certain: true,
    ...guessed(line, { label: printed ?? null }),
  }
}

function tidyCell(cell: Cell): Cell {
  const runs = tidy(cell.runs)
  return { ...cell, runs: cell.header ? withoutBold(runs) : runs }
}
