import type { ParagraphKind } from '../../document/kinds'
import type { ToldOf } from '../told'

/**
 * What another program's text says, before it is known what it is: the one form between whatever
 * reads words from outside (a paste, a file) and the structure that is found in them.
 */
export type Passage = Numbered &
  (
    | {
        readonly kind: 'heading'
        readonly level: number
        readonly runs: Runs
        /** The same as of a paragraph: then nothing about it is guessed. */
        readonly as?: KnownHeading
      }
    | {
        readonly kind: 'paragraph'
        readonly runs: Runs
        /** Its place in a list of the other program, which printed the label and did not type it. */
        readonly item: Item | null
        readonly quoted: boolean
        /** Where the other program says what it is: in a document that was ours before. */
        readonly as?: Known
      }
    | {
        readonly kind: 'table'
        readonly caption: string
        readonly rows: readonly (readonly Cell[])[]
      }
  )

/** The how-manieth passage of its source it is, where somebody will ask what became of it. */
export interface Numbered {
  readonly at?: number
  /** What the file says of it where nothing in its words does: in a document that was ours before. */
  readonly told?: ToldOf
}

export interface Known {
  readonly kind: ParagraphKind
  readonly level: number
}

export interface KnownHeading {
  readonly kind: 'heading' | 'annex' | 'part'
  /** As it was printed. */
  readonly label: string | null
}

export interface Item {
  /** As it was printed: "12.", "(a)", "•". */
  readonly label: string
  /** 0 is the outermost list. */
  readonly depth: number
}

export interface Cell {
  readonly header: boolean
  readonly colspan: number
  readonly rowspan: number
  readonly runs: Runs
}

export type MarkName = 'em' | 'strong' | 'sup'

export interface Words {
  readonly kind: 'words'
  readonly words: string
  readonly marks: readonly MarkName[]
}

export type Run =
  | Words
  | { readonly kind: 'break' }
  /** A note stands where its number was printed. */
  | {
      readonly kind: 'note'
      readonly words: readonly Words[]
      /** Where the file was ours before; else it is one that is counted. */
      readonly series?: 'asterisk' | 'letter'
    }

export type Runs = readonly Run[]

export function words(text: string, marks: readonly MarkName[] = []): Words {
  return { kind: 'words', words: text, marks }
}

export function plainParagraph(text: string): Passage {
  return { kind: 'paragraph', runs: [words(text)], item: null, quoted: false }
}

/** What stands in the line, a break as a line of its own; notes are not in the line. */
export function textOf(runs: Runs): string {
  let text = ''
  for (const run of runs) {
    if (run.kind === 'words') text += run.words
    if (run.kind === 'break') text += '\n'
  }
  return text
}

/**
 * Without the signs that no reader sees and some programs choke on: control characters, halves of
 * a character, marks that turn the direction of what follows without end. A soft hyphen is where
 * the other program would have broken the word.
 */
export function clean(text: string): string {
  return text.replace(invisible, '').replace(halves, '\uFFFD')
}

const halves = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that are taken out
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B\u202D\u202E\u2060\uFEFF\uFFFE\uFFFF]/g

/** Which spaces at the ends of a passage belong to it: what goes into a line may begin with one. */
export interface Ends {
  readonly start: boolean
  readonly end: boolean
}

/** Words as they are printed: spaces are not used to push words about, and none stand at the ends. */
export function tidy(runs: Runs, keep: Ends = { start: false, end: false }): Runs {
  const tidied: Run[] = []
  let before = ''
  for (const run of runs) {
    if (run.kind !== 'words') {
      if (run.kind === 'break') {
        trimEnd(tidied)
        before = ' '
      }
      if (run.kind !== 'break' || tidied.length > 0) tidied.push(run)
      if (run.kind === 'note') before = ''
      continue
    }
    const last = tidied.at(-1)
    const starts = (last === undefined && !keep.start) || before === ' '
    const text = clean(run.words)
      .replace(/[\s\u00A0]{2,}/g, ' ')
      .replace(/[\t\r\n]/g, ' ')
    const rest = starts ? text.replace(/^[\s\u00A0]+/, '') : text
    if (!rest) continue
    before = /[\s\u00A0]$/.test(rest) ? ' ' : rest.slice(-1)
    if (last?.kind === 'words' && sameMarks(last.marks, run.marks)) {
      tidied[tidied.length - 1] = words(last.words + rest, last.marks)
    } else {
      tidied.push(words(rest, run.marks))
    }
  }
  if (keep.end) return tidied
  while (tidied.at(-1)?.kind === 'break') tidied.pop()
  trimEnd(tidied)
  return tidied
}

function trimEnd(runs: Run[]): void {
  for (let last = runs.at(-1); last?.kind === 'words'; last = runs.at(-1)) {
    const rest = last.words.replace(/[\s\u00A0]+$/, '')
    if (rest) {
      runs[runs.length - 1] = words(rest, last.marks)
      return
    }
    runs.pop()
  }
}

export function sameMarks(one: readonly MarkName[], other: readonly MarkName[]): boolean {
  return one.length === other.length && one.every((mark) => other.includes(mark))
}

/** The runs without the first so many signs of their words. */
export function dropStart(runs: Runs, length: number): Runs {
  const rest: Run[] = []
  let drop = length
  for (const run of runs) {
    if (drop === 0 || run.kind === 'note') rest.push(run)
    else if (run.kind === 'break') drop--
    else if (run.words.length <= drop) drop -= run.words.length
    else {
      rest.push(words(run.words.slice(drop), run.marks))
      drop = 0
    }
  }
  return rest
}

/** The lines of a passage, which other programs break where we have paragraphs. */
export function linesOf(runs: Runs): readonly Runs[] {
  const lines: Run[][] = [[]]
  for (const run of runs) {
    if (run.kind === 'break') lines.push([])
    else lines.at(-1)?.push(run)
  }
  return lines
}
