import type { Node } from 'prosemirror-model'
import { alignTexts } from '../../amendments/align-texts'
import { officialLanguages } from '../../document/language'
import { schema } from '../../document/schema'
import type { FinalTable } from '../final-document'
import { readLabel } from '../recognise/label'
import { linesOf, type Passage, type Runs, textOf, words } from '../recognise/passage'
import { documentWords } from '../words'
import type { PrintedLine, PrintedLines } from './printed-lines'
import { folded } from './said'

/** A line of a file, which may be one of several of a passage. */
export interface FileLine {
  readonly passage: Passage
  readonly runs: Runs
  /** A row of a table that is typed with tabs. */
  readonly cells: readonly Runs[] | null
  /** Which line of the issued text it is; `null` where it is none of them. */
  readonly known: PrintedLine | null
  /** Whether it says the same. */
  readonly isSame: boolean
}

export interface KnownLines {
  readonly lines: readonly FileLine[]
  /** Lines of the issued text that the file does not have. */
  readonly gone: readonly PrintedLine[]
  /** Lines of the list of the headings. */
  readonly contents: readonly string[]
}

/**
 * Which line of a file is which of the text that it was made from, by what they say and in which
 * order they stand: whatever has become of numbers, styles and layout on the way.
 */
export function knownLines(
  printed: PrintedLines,
  passages: readonly Passage[],
  typed: boolean,
): KnownLines {
  const spelled = new Spellings(printed.lines)
  const all = passages
    .flatMap((passage) => listingIn(passage, printed.contents) ?? linesIn(passage, typed, spelled))
    .filter(isOfText)
  const { rest, contents } = withoutContents(all, printed.contents)
  const [before, after] = [new Map<Node, number>(), new Map<Node, number>()]
  const base = flat(
    printed.lines.map(({ of, words }) => ({
      says: words,
      isTable: of.kind === 'table' && !isFrame(of.table),
    })),
    before,
  )
  const file = flat(
    rest.map((line) => ({ says: spelled.of(line), isTable: isWhole(line) })),
    after,
  )
  const known = new Map<number, { readonly line: PrintedLine; readonly isSame: boolean }>()
  const gone: PrintedLine[] = []
  for (const step of alignTexts(base, file)) {
    if (step.kind === 'new') continue
    const line = printed.lines[before.get(step.base.block) ?? -1]
    if (!line) throw new Error('Each line of the text is a block of the base')
    if (step.kind === 'gone') gone.push(line)
    else known.set(after.get(step.now.block) ?? -1, { line, isSame: step.kind === 'same' })
  }
  return {
    lines: rest.map((line, at) => {
      const found = known.get(at)
      return { ...line, known: found?.line ?? null, isSame: found?.isSame === true }
    }),
    gone,
    contents,
  }
}

interface Line extends Pick<FileLine, 'passage' | 'runs' | 'cells'> {
  /** Of a table that lists the headings. */
  readonly isListing?: boolean
}

function says({ runs }: Line): boolean {
  return folded(saidIn(runs)) !== ''
}

/** Of a line that is nothing but notes, what they say. */
function saidIn(runs: Runs): string {
  const text = textOf(runs)
  if (text.trim()) return text
  return runs.flatMap((run) => (run.kind === 'note' ? [textOf(run.words)] : [])).join(' ')
}

/** A table of one cell only draws a frame: what it says comes back as a line. */
export function isFrame({ head, rows }: FinalTable): boolean {
  return [...head, ...rows].flatMap(({ cells }) => cells).length <= 1
}

/** A table that is read as one line. */
function isWhole({ passage, cells }: Line): boolean {
  const isRead = passage.kind === 'table' && cells === null
  return isRead && passage.rows.flat().some((cell) => saidIn(cell.runs).trim())
}

/** What our files say of themselves at their ends is of no text. */
function isOfText(line: Line): boolean {
  return says(line) && !/^SHA-256\s+[0-9a-f]{64}$/.test(textOf(line.runs).trim())
}

/** The rows of a table of which most are in the list of the headings; `null` of anything else. */
function listingIn(passage: Passage, contents: readonly string[]): readonly Line[] | null {
  if (passage.kind !== 'table' || contents.length === 0) return null
  const rows = passage.rows.map((row): Line => {
    const runs = row.flatMap((cell, at): Runs => [...(at > 0 ? [words(' ')] : []), ...cell.runs])
    return { passage: plain(runs), runs, cells: null, isListing: true }
  })
  const said = rows.filter(says)
  const known = said.filter(({ runs }) => {
    const text = folded(textOf(runs))
    return contents.some((entry) => isListed(text, entry))
  })
  return known.length > 2 && known.length * 2 > said.length ? rows : null
}

/** A table is one line, or where it is typed one for each of its rows. */
function linesIn(passage: Passage, typed: boolean, spelled: Spellings): readonly Line[] {
  if (passage.kind !== 'table') {
    // Where a file says what begins there, its number may be all that is printed of it.
    const label = passage.kind === 'heading' ? passage.as?.label : null
    const runs = label && !saidIn(passage.runs).trim() ? [words(label)] : passage.runs
    return [{ passage, runs, cells: rowIn({ runs }, typed) }]
  }
  if (!typed) {
    const runs = passage.rows.flat().flatMap((cell): Runs => [...cell.runs, { kind: 'break' }])
    const whole = { passage, runs, cells: null }
    // Of one with nothing in it only its caption is seen.
    if (!says(whole)) return [{ ...whole, runs: [words(passage.caption)] }]
    return (spelled.isTable(whole) ? null : columnsIn(passage.rows, spelled)) ?? [whole]
  }
  return passage.rows.map((row) => ({
    passage,
    runs: row.flatMap((cell, at): Runs => [...(at > 0 ? [words('\t')] : []), ...cell.runs]),
    cells: row.map(({ runs }) => runs),
  }))
}

/**
 * Lines that are printed side by side, down one column and then the next: a list of States, or what
 * stands at the top of a first page. `null` where it is a table.
 */
function columnsIn(
  rows: Extract<Passage, { kind: 'table' }>['rows'],
  spelled: Spellings,
): readonly Line[] | null {
  const width = Math.max(...rows.map((row) => row.length))
  const cells = Array.from({ length: width }, (_, column) => rows.map((row) => row[column])).flat()
  const lines = cells
    .flatMap((cell) => {
      if (!cell) return []
      return spelled.has(folded(saidIn(cell.runs))) ? [cell.runs] : linesOf(cell.runs)
    })
    .map((runs): Line => ({ passage: plain(runs), runs, cells: null }))
    .filter(says)
  const known = lines.filter(({ runs }) => spelled.has(folded(saidIn(runs))))
  return known.length * 2 > lines.length ? lines : null
}

function plain(runs: Runs): Passage {
  return { kind: 'paragraph', runs, item: null, quoted: false }
}

/** A row that stands alone is read as a line with tabs in it, or without where it has one cell. */
function rowIn({ runs }: { readonly runs: Runs }, typed: boolean): readonly Runs[] | null {
  return typed
    ? textOf(runs)
        .split('\t')
        .map((cell) => [words(cell)])
    : null
}

/** As a text of blocks that say nothing else. */
function flat(
  lines: readonly { says: string; isTable: boolean }[],
  places: Map<Node, number>,
): Node {
  const blocks = lines.map(({ says, isTable }, at) => {
    const words = [schema.text(says)]
    const row = () => schema.node('row', null, [schema.node('cell', null, words)])
    const block = isTable
      ? schema.node('table', null, [row()])
      : schema.node('paragraph', null, words)
    places.set(block, at)
    return block
  })
  return schema.node('doc', null, [schema.node('section', null, blocks)])
}

/** Lines that are printed in more than one way, each by the words that all of them stand for. */
class Spellings {
  readonly #words = new Map<string, string>()
  readonly #tables: ReadonlySet<string>

  constructor(lines: readonly PrintedLine[]) {
    const tables = lines.filter(({ of }) => of.kind === 'table')
    this.#tables = new Set(tables.flatMap(({ spellings }) => spellings))
    for (const { words } of lines) this.#words.set(words, words)
    for (const { words, label, spellings } of lines) {
      const numbered = label ? spellings.map((each) => folded(`${label} ${each}`)) : []
      for (const each of [...spellings, ...numbered]) {
        if (!this.#words.has(each)) this.#words.set(each, words)
      }
    }
  }

  /** Whether it is a line of the text by itself. */
  has(words: string): boolean {
    return this.#words.has(words)
  }

  isTable({ runs }: Line): boolean {
    return this.#tables.has(folded(saidIn(runs)))
  }

  /** With whatever number was typed before it, or without it where that is none of the text's. */
  of({ runs }: Line): string {
    const text = saidIn(runs)
    const label = readLabel(text.trimStart())
    const rest = label ? folded(text.trimStart().slice(label.length)) : ''
    const whole = folded(text)
    return this.#words.get(whole) ?? this.#words.get(rest) ?? (rest || whole)
  }
}

/** The list of the headings is made anew; its lines would be taken for the headings themselves. */
function withoutContents(
  lines: readonly Line[],
  listed: readonly string[],
): { readonly rest: readonly Line[]; readonly contents: readonly string[] } {
  if (listed.length === 0) return { rest: lines, contents: [] }
  const start = lines.findIndex(
    ({ runs, isListing }) => isListing || titles.has(folded(textOf(runs)).toLowerCase()),
  )
  if (start < 0) return { rest: lines, contents: [] }
  let next = 0
  let end = start
  for (const [at, { runs, isListing }] of lines.entries()) {
    if (at < start || at > end + mostChanged) continue
    const text = folded(textOf(runs))
    const found = listed.findIndex((each, index) => index >= next && isListed(text, each))
    if (found < 0 && !isListing) continue
    if (found >= 0) next = found + 1
    end = at + 1
  }
  return {
    rest: [...lines.slice(0, start), ...lines.slice(end)],
    contents: lines.slice(start, end).map(({ runs }) => textOf(runs)),
  }
}

/** Lines of the list that somebody wrote anew, between others that are as they were. */
const mostChanged = 2

const titles = new Set(
  officialLanguages.map((tag) => folded(documentWords(tag).contents).toLowerCase()),
)

/** Whether a line says an entry of the contents, with numbers of paragraphs or pages behind it or without. */
export function isListed(line: string, entry: string): boolean {
  const text = line.toLowerCase()
  const start = entry.toLowerCase()
  return text.startsWith(start) && /^[\s.·\p{Nd}ivxl–-]*$/u.test(text.slice(start.length))
}
