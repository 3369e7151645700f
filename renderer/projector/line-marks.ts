import { longestCommon } from '../../shared/amendments/longest-common'
import type { DrawnLine, Segment } from '../../shared/amendments/segments'
import { idOf } from '../../shared/document/blocks'
import type { PaperLine, PaperLines } from '../../shared/paper-lines'

/** Where a line of the paper begins. */
export interface LineMark {
  /** In the words of the segment. */
  readonly at: number
  readonly line: PaperLine
  /** Whether it is the first one on its page, of those that are shown. */
  readonly turns: boolean
}

/** From the first line to the last one. */
export type LineRange = readonly [PaperLine, PaperLine]

export interface LineMarks {
  readonly marks: ReadonlyMap<Segment, readonly LineMark[]>
  /** On what lines something comes in or goes, by the row that it is in. */
  readonly changed: ReadonlyMap<DrawnLine, LineRange>
}

/**
 * Where lines of the paper begin in what is drawn. The text may have gone on since that was issued:
 * the words that stayed are found again, and lines begin at the first of theirs. What came in
 * since, or would, belongs to no line.
 */
export function lineMarksIn(rows: readonly DrawnLine[], blocks: PaperLines['blocks']): LineMarks {
  const marks = new Map<Segment, LineMark[]>()
  const changed = new Map<DrawnLine, LineRange>()
  for (const [id, own] of rowsByBase(rows)) {
    const lines = blocks[id]
    if (!lines) continue
    const words = own.flatMap(({ segments }) => segments.filter(isOfBase).flatMap(wordsOf))
    const lineOf = foundAgain(words, lines)
    putMarks(words, lineOf, marks)
    const linesOf = bySegment(words, lineOf)
    for (const row of own) {
      const range = rangeOf(row, linesOf)
      if (range) changed.set(row, range)
    }
  }
  return { marks, changed }
}

/** From the first of several to the last. */
export function joinedRange(ranges: readonly LineRange[]): LineRange | null {
  const [first, last] = [ranges[0]?.[0], ranges.at(-1)?.[1]]
  return first && last ? [first, last] : null
}

/** Of a block that is divided all rows; what is moved is where it stood. */
function rowsByBase(rows: readonly DrawnLine[]): ReadonlyMap<string, readonly DrawnLine[]> {
  const found = new Map<string, DrawnLine[]>()
  for (const row of rows) {
    const { drawn } = row
    const id = 'base' in drawn && drawn.how !== 'moved-here' ? idOf(drawn.base.block) : null
    if (id) found.set(id, [...(found.get(id) ?? []), row])
  }
  return found
}

/** Words, or signs by themselves. */
interface Word {
  readonly segment: Segment
  readonly at: number
  readonly word: string
}

function isOfBase({ how }: Segment): boolean {
  return how === 'same' || how === 'out'
}

function wordsOf(segment: Segment): readonly Word[] {
  return [...segment.words.matchAll(word)].map((match) => {
    return { segment, at: match.index, word: match[0] }
  })
}

/** Scripts without spaces end a line after any sign. */
const word = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+|\S/gu

/** The line of each of the words, `null` for those that are not on the paper. */
function foundAgain(
  words: readonly Word[],
  lines: readonly PaperLine[],
): readonly (PaperLine | null)[] {
  const printed = lines.flatMap((line) =>
    [...line.words.matchAll(word)].map((match) => ({ line, word: match[0] })),
  )
  const numbers = new Map<string, number>()
  const numbered = (all: readonly { readonly word: string }[]) =>
    Int32Array.from(all, ({ word }) => {
      const number = numbers.get(word) ?? numbers.size
      numbers.set(word, number)
      return number
    })
  const [a, b] = [numbered(words), numbered(printed)]
  const found = words.map((): PaperLine | null => null)
  longestCommon(a, b, numbers.size, (at, other) => {
    found[at] = printed[other]?.line ?? null
  })
  return found
}

function putMarks(
  words: readonly Word[],
  lineOf: readonly (PaperLine | null)[],
  marks: Map<Segment, LineMark[]>,
): void {
  let before: PaperLine | null = null
  for (const [index, { segment, at }] of words.entries()) {
    const line = lineOf[index]
    if (!line || line === before) continue
    const turns = before !== null && before.page !== line.page
    marks.set(segment, [...(marks.get(segment) ?? []), { at, line, turns }])
    before = line
  }
}

/** The lines of its words that are on the paper. */
type LinesOf = ReadonlyMap<Segment, readonly PaperLine[]>

function bySegment(words: readonly Word[], lineOf: readonly (PaperLine | null)[]): LinesOf {
  const found = new Map<Segment, PaperLine[]>()
  for (const [index, { segment }] of words.entries()) {
    const line = lineOf[index]
    if (!line) continue
    const own = found.get(segment)
    if (own) own.push(line)
    else found.set(segment, [line])
  }
  return found
}

/** What comes in stands on the line of the word before it, or of the first one after it. */
function rangeOf({ segments }: DrawnLine, linesOf: LinesOf): LineRange | null {
  const found: PaperLine[] = []
  let before: PaperLine | null = null
  let owed = false
  for (const segment of segments) {
    if (segment.how !== 'same' && !isOfBase(segment)) {
      if (before) found.push(before)
      else owed = true
    }
    for (const line of linesOf.get(segment) ?? []) {
      if (owed || segment.how === 'out') found.push(line)
      owed = false
      before = line
    }
  }
  const [first, last] = [found[0], found.at(-1)]
  return first && last ? [first, last] : null
}
