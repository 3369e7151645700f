import type { Node } from 'prosemirror-model'
import type { FinalTable } from '../final-document'
import { type Label, readLabel } from '../recognise/label'
import {
  type Cell,
  dropStart,
  type Known,
  type Passage,
  type Runs,
  textOf,
  tidy,
  words,
} from '../recognise/passage'
import { type Remark, remark } from '../recognise/report'
import { type FileLine, isListed, knownLines } from './known-lines'
import { type PrintedLine, type PrintedLines, printedLinesOf } from './printed-lines'
import { folded } from './said'
import { type NoteTexts, withNotes } from './typed-notes'

export interface KnownPassages {
  readonly passages: readonly Passage[]
  /** Whether a title says something else, or is no longer there where others are. */
  readonly titleChanged: boolean
  /** What stands around the text, and is made anew. */
  readonly remarks: readonly Remark[]
}

/** In plain words rows of tables are lines with tabs. */
export type FileForm = 'word' | 'page' | 'typed'

/**
 * The passages of a file that was made from a text, each as what it was there: so that neither a
 * heading that looks like none, nor a number that follows from none, nor a table that came back as
 * lines with tabs is taken for a change. What the file has beside is left as it came.
 */
export function knownPassages(
  issued: Node,
  { passages, remarks }: { passages: readonly Passage[]; remarks: readonly Remark[] },
  form: FileForm,
): KnownPassages {
  const typed = form === 'typed'
  const printed = printedLinesOf(issued, typed)
  const { lines, gone, contents } = knownLines(printed, passages, typed)
  const { body, around } = apart(lines)
  const tables = tablesOf(body)
  // A program that has notes has no sign of one as words, and what looks like it is a power.
  const hasNotes = lines.some(({ runs }) => runs.some(({ kind }) => kind === 'note'))
  const writer = new Writer(body, noteTexts(lines), form === 'word' && hasNotes)
  body.forEach((line, at) => {
    writer.add(line, tables[at] ?? null)
  })
  const titles = lines.flatMap(({ known, isSame }) => (known && isTitle(known) ? [isSame] : []))
  return {
    passages: writer.passages,
    titleChanged: titles.includes(false) || (titles.length > 0 && gone.some(isTitle)),
    remarks: [
      ...remarks.filter((each) => isWorthSaying(each, printed)),
      ...newInContents([...remarks.flatMap(contentsIn), ...contents], printed),
      ...around
        .map(({ runs }) => remark('page-furniture', textOf(runs)))
        .filter((each) => isWorthSaying(each, printed)),
    ],
  }
}

/** What is printed anew in any case is missed by nobody. */
function isWorthSaying({ kind, words }: Remark, { running, lines }: PrintedLines): boolean {
  if (kind === 'counted' || kind === 'contents') return false
  // Where the sign of a note went, its paragraph says something else.
  const isNote = ({ of }: PrintedLine) => of.kind === 'note' && folded(of.says) === folded(words)
  if (kind === 'hidden' && lines.some(isNote)) return false
  if (kind !== 'page-furniture') return true
  if (lines.some(({ of, words: own }) => of.kind === 'masthead' && own === folded(words)))
    return false
  const rest = running.toSorted((one, other) => other.length - one.length)
  const left = rest.reduce((said, each) => said.replaceAll(each, ''), folded(words))
  return left
    .replace(/^SHA-256 [0-9a-f]{64}$/, '')
    .split(/[\s_–—-]+/)
    .some((word) => word && !pageNumber.test(word))
}

/** As another program writes it where a page had a field for it. */
const pageNumber = /^(?:\p{Nd}+|[ivxlc]+|[IVXLC]+)$/u

/** The list of the headings is made anew as a whole: what else it says is said of it once. */
function newInContents(lines: readonly string[], { contents }: PrintedLines): readonly Remark[] {
  const said = lines.map(folded).filter(Boolean)
  // Numbers of paragraphs and pages stand alone in cells of their own.
  const [first] = said.filter((line) => !['', ...contents].some((entry) => isListed(line, entry)))
  return first ? [remark('contents', first)] : []
}

function contentsIn({ kind, words }: Remark): readonly string[] {
  return kind === 'contents' ? [words] : []
}

function isTitle({ of: { kind } }: PrintedLine): boolean {
  return kind === 'title' || kind === 'part'
}

/** The first page is the secretariat's, with whatever somebody has put on it. */
function apart(lines: readonly FileLine[]): {
  readonly body: readonly FileLine[]
  readonly around: readonly FileLine[]
} {
  const isOfFront = ({ known }: FileLine) =>
    known?.of.kind === 'masthead' || known?.of.kind === 'title'
  const begins = lines.findIndex((line) => line.known && !isOfFront(line))
  const front = lines.slice(0, begins < 0 ? lines.length : begins)
  const last = front.findLastIndex(isOfFront)
  return { body: lines.slice(last + 1), around: front.slice(0, last + 1).filter(isUnknown) }
}

function noteTexts(lines: readonly FileLine[]): NoteTexts {
  const texts = new Map<string, string>()
  for (const { known, isSame, runs } of lines) {
    if (known?.of.kind !== 'note') continue
    const { key, says } = known.of
    texts.set(
      key,
      isSame
        ? says
        : textOf(runs)
            .trim()
            .replace(/^\S+\s+/, ''),
    )
  }
  return texts
}

/**
 * The table that each line is a row of. Nothing divides a table but its rows: what came in between
 * two of them is one as well, and so is what came in behind them with as many columns.
 */
function tablesOf(lines: readonly FileLine[]): readonly (FinalTable | null)[] {
  const tables = lines.map(({ known }) => (known?.of.kind === 'row' ? known.of.table : null))
  let last = -1
  for (const [at, table] of [...tables.entries()]) {
    if (!table) continue
    const isOne = tables[last] === table && lines.slice(last + 1, at).every(isUnknown)
    if (isOne) tables.fill(table, last, at)
    last = at
  }
  lines.forEach((line, at) => {
    const table = tables[at - 1] ?? null
    const columns = line.cells?.length ?? 0
    const goesOn = isUnknown(line) && columns > 1 && columns === table?.columns.length
    if (goesOn) tables[at] = table
  })
  return tables
}

function isUnknown({ known }: FileLine): boolean {
  return known === null
}

class Writer {
  readonly passages: Passage[] = []
  readonly #notes: NoteTexts
  /** Of its own, so that only those beneath tables are words. */
  readonly #hasNotes: boolean
  /** By the form of their numbers: what new ones among them are. */
  readonly #series = new Map<string, Known>()
  /** The same of the whole file, and without the signs around them too. */
  readonly #allSeries = new Map<string, Known>()
  /** Those that stand in a line of their own, above their tables. */
  readonly #captions = new Map<FinalTable, string>()
  /** Of which table rows are being read, or of which passage. */
  #rows: FinalTable | Passage | null = null
  /** The annex of which the title may come next. */
  #annex: string | null = null

  constructor(body: readonly FileLine[], notes: NoteTexts, hasNotes: boolean) {
    this.#notes = notes
    this.#hasNotes = hasNotes
    for (const { known } of body) {
      if (!known?.label || known.of.kind !== 'paragraph') continue
      const read = readLabel(`${known.label} `)
      const as: Known = { kind: known.of.style, level: known.of.level }
      for (const key of read ? [...keysOf(read), ...formsOf(read)] : []) {
        if (!this.#allSeries.has(key)) this.#allSeries.set(key, as)
      }
    }
  }

  add(line: FileLine, table: FinalTable | null): void {
    const { known, passage, cells } = line
    const rows = table ?? (!known && passage.kind === 'table' && cells ? passage : null)
    if (rows && cells) {
      this.#row(cells, known, rows)
      this.#rows = rows
      return
    }
    this.#rows = null
    if (known) this.#known(line, known)
    else this.#put(passage.kind === 'paragraph' ? this.#counted(passage) : passage)
  }

  #known(line: FileLine, known: PrintedLine): void {
    const { passage } = line
    const { of } = known
    switch (of.kind) {
      case 'masthead':
      case 'title':
      case 'part':
      case 'part-number':
      case 'note':
      case 'row':
        break
      case 'annex':
        // Where its title is, unless the next line is it, is for others to find.
        this.#put(
          of.isTitled
            ? { kind: 'heading', level: 1, runs: [words('Annex')] }
            : { kind: 'heading', as: { kind: 'annex', label: null }, level: 1, runs: [] },
          passage,
        )
        this.#annex = of.annex
        break
      case 'annex-title': {
        const opening = this.#annex === of.annex ? this.passages.pop() : undefined
        const runs = this.#runsOf(line, known)
        this.#put(
          { kind: 'heading', as: { kind: 'annex', label: null }, level: 1, runs },
          opening ?? passage,
        )
        break
      }
      case 'heading': {
        const { level } = of
        this.#put(
          {
            kind: 'heading',
            as: { kind: 'heading', label: null },
            level,
            runs: this.#runsOf(line, known),
          },
          passage,
        )
        break
      }
      case 'paragraph':
        this.#paragraph(line, known, { kind: of.style, level: of.level })
        break
      case 'caption':
        this.#captions.set(of.table, textOf(tidy(line.runs)))
        if (isBlank(of.table))
          this.#put({ kind: 'table', caption: textOf(tidy(line.runs)), rows: [] })
        break
      case 'table':
        this.#put(this.#table(passage, known, of.table))
    }
  }

  /** With what the file says itself of the passage that it is made of. */
  #put(made: Passage, of: Passage = made): void {
    this.#annex = null
    this.passages.push(of.told ? { ...made, told: of.told } : made)
  }

  #paragraph(line: FileLine, known: PrintedLine, as: Known): void {
    const { label } = known
    const read = label === null ? null : readLabel(`${label} `)
    for (const key of read ? keysOf(read) : []) this.#series.set(key, as)
    const item = label === null ? null : { label, depth: as.level }
    const runs = this.#runsOf(line, known)
    this.#put({ kind: 'paragraph', runs, item, quoted: false, as }, line.passage)
  }

  /** Without the number that was printed or typed before it, and with its notes in their places. */
  #runsOf({ runs }: FileLine, known: PrintedLine): Runs {
    const [line = []] = this.#withNotes([unnumbered(tidy(runs), known)], known)
    return line
  }

  #withNotes(lines: readonly Runs[], known: PrintedLine | null): readonly Runs[] {
    const notes = known?.notes.filter(({ isBeneath }) => isBeneath || !this.#hasNotes) ?? []
    return withNotes(lines, notes, this.#notes)
  }

  /** A new paragraph with a number like those before it is one of them. */
  #counted(passage: Extract<Passage, { kind: 'paragraph' }>): Passage {
    if (passage.as) return passage
    const runs = tidy(passage.runs)
    const typed = passage.item ? null : readLabel(textOf(runs))
    const label = passage.item ? readLabel(`${passage.item.label} `) : typed
    const as = label && this.#asOthers(label)
    if (!label || !as) return passage
    const item = passage.item ?? { label: label.printed, depth: as.level }
    return { ...passage, runs: typed ? dropStart(runs, typed.length) : runs, item, as }
  }

  /** As those above with such numbers, else as those below, else as those with other signs around them. */
  #asOthers(label: Label): Known | undefined {
    const [keys, forms] = [keysOf(label), formsOf(label)]
    const found = [
      ...keys.map((key) => this.#series.get(key)),
      ...keys.map((key) => this.#allSeries.get(key)),
      ...forms.map((form) => this.#allSeries.get(form)),
    ]
    return found.find((each) => each !== undefined)
  }

  #row(cells: readonly Runs[], known: PrintedLine | null, rows: FinalTable | Passage): void {
    const row = known?.of.kind === 'row' ? known.of.row.cells : []
    const isWhole = row.length === cells.length
    const made = this.#withNotes(cells, known).map((runs, at): Cell => {
      const { header, colspan, rowspan } = (isWhole ? row[at] : undefined) ?? alone
      return { header, colspan, rowspan, runs: tidy(runs) }
    })
    const last = this.passages.at(-1)
    if (this.#rows === rows && last?.kind === 'table') {
      this.passages[this.passages.length - 1] = { ...last, rows: [...last.rows, made] }
      return
    }
    const caption = 'columns' in rows ? (this.#captions.get(rows) ?? '') : ''
    this.#put({ kind: 'table', caption, rows: [made] })
  }

  #table(passage: Passage, known: PrintedLine, table: FinalTable): Passage {
    const rows =
      passage.kind === 'table' ? passage.rows : [[{ ...alone, runs: tidy(passage.runs) }]]
    const cells = this.#withNotes(
      rows.flat().map(({ runs }) => runs),
      known,
    )
    let next = 0
    const own = passage.kind === 'table' ? passage.caption : ''
    return {
      kind: 'table',
      caption: this.#captions.get(table) ?? own,
      rows: rows.map((row) => row.map((cell) => ({ ...cell, runs: cells[next++] ?? [] }))),
    }
  }
}

/** Whether no line of a file says that it is there, but its caption. */
function isBlank({ head, rows }: FinalTable): boolean {
  const cells = [...head, ...rows].flatMap((row) => row.cells)
  return cells.every(({ content }) =>
    content.every((each) => each.kind === 'break' || (each.kind === 'text' && !folded(each.text))),
  )
}

const alone = { header: false, colspan: 1, rowspan: 1 } as const

function keysOf({ readings }: Label): readonly string[] {
  return readings.map(({ form, wrap }) => `${form} ${wrap}`)
}

function formsOf({ readings }: Label): readonly string[] {
  return readings.map(({ form }) => form)
}

/** What is left of a line without its number, as it was printed or as somebody has typed another. */
function unnumbered(runs: Runs, { label, spellings }: PrintedLine): Runs {
  const text = textOf(runs)
  const known = new Set(spellings)
  const lengths = [...(label ? [lengthOf(label, text)] : []), readLabel(text)?.length ?? 0, 0]
  const same = lengths.find((length) => known.has(folded(text.slice(length))))
  const longest = label ? lengths.find((length) => length > 0) : 0
  const length = same ?? longest ?? 0
  return length > 0 ? tidy(dropStart(runs, length)) : runs
}

/** Of a number at the beginning of a line, with the space after it; 0 where it is not there. */
function lengthOf(label: string, text: string): number {
  const pattern = label
    .split(/\s+/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s\\u00A0]+')
  return new RegExp(`^${pattern}(?:[\\s\\u00A0]+|$)`, 'u').exec(text)?.[0].length ?? 0
}
