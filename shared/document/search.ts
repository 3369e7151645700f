import type { Node } from 'prosemirror-model'
import type { BlockId } from '../ids'
import { idOf, isContainer } from './blocks'

export interface Query {
  readonly words: string
  readonly wholeWord: boolean
  readonly matchCase: boolean
  /** A language tag: Turkish has its own small and capital letters. */
  readonly locale?: string
}

/** Where the words stand. */
export interface Match {
  /** Positions in the text. */
  readonly from: number
  readonly to: number
  /** The title, heading, paragraph or table that they are in, and their place among its matches. */
  readonly block: BlockId | null
  readonly nth: number
}

/**
 * Every place where the words stand, in reading order: in titles, headings, paragraphs, cells and
 * footnotes, across bold and italic, but not across a footnote or a line break. Letters with and
 * without diacritics differ; a space is any space and an apostrophe or quotation mark any of its kind.
 * What an untouched block held is remembered, so a keystroke costs one block.
 */
export function search(text: Node, query: Query): readonly Match[] {
  const known = knownFor(query)
  if (known.needle === '') return []
  const before = known.texts.get(text)
  if (before) return before
  const matches: Match[] = []
  text.forEach((top, topPos) => {
    if (!isContainer(top)) put(top, topPos)
    else {
      top.forEach((block, offset) => {
        put(block, topPos + 1 + offset)
      })
    }
  })
  known.texts.set(text, matches)
  return matches

  function put(block: Node, pos: number): void {
    const id = idOf(block)
    for (const [nth, { from, to }] of inBlock(block, known).entries()) {
      matches.push({ from: pos + from, to: pos + to, block: id, nth })
    }
  }
}

interface Span {
  readonly from: number
  readonly to: number
}

interface Known {
  readonly query: Query
  /** The words as they are compared. */
  readonly needle: string
  readonly blocks: WeakMap<Node, readonly Span[]>
  readonly texts: WeakMap<Node, readonly Match[]>
}

/** One question is asked at a time, after every keystroke anew. */
let last: Known | null = null

function knownFor(query: Query): Known {
  const same =
    last?.query.words === query.words &&
    last.query.wholeWord === query.wholeWord &&
    last.query.matchCase === query.matchCase &&
    last.query.locale === query.locale
  if (last && same) return last
  const needle = foldAll(query.words, query).words
  last = { query, needle, blocks: new WeakMap(), texts: new WeakMap() }
  return last
}

/** From the position before the block. */
function inBlock(block: Node, known: Known): readonly Span[] {
  const before = known.blocks.get(block)
  if (before) return before
  const spans: Span[] = []
  if (block.isTextblock) inRuns(block, 1, known, spans)
  else {
    block.descendants((node, pos) => {
      if (!node.isTextblock) return true
      inRuns(node, pos + 2, known, spans)
      return false
    })
  }
  known.blocks.set(block, spans)
  return spans
}

/** `start` is the position of the content of a textblock. */
function inRuns(textblock: Node, start: number, known: Known, spans: Span[]): void {
  let run = ''
  let runStart = start
  textblock.forEach((child, offset) => {
    if (child.isText) {
      if (run === '') runStart = start + offset
      run += child.text ?? ''
      return
    }
    inRun(run, runStart, known, spans)
    run = ''
    if (child.content.size > 0) inRuns(child, start + offset + 1, known, spans)
  })
  inRun(run, runStart, known, spans)
}

function inRun(run: string, start: number, { query, needle }: Known, spans: Span[]): void {
  if (run === '') return
  const { words, places } = foldAll(run, query)
  let at = words.indexOf(needle)
  while (at >= 0) {
    const end = at + needle.length
    const from = places ? places[at] : at
    const to = places ? places[end] : end
    // Half of a letter that folds to two, or a letter without its diacritic, is not what was asked.
    const whole =
      from !== undefined &&
      to !== undefined &&
      from >= 0 &&
      to >= 0 &&
      !startsWithMark.test(words.slice(end, end + 2)) &&
      (!query.wholeWord || standsAlone(words, at, end))
    if (whole) spans.push({ from: start + from, to: start + to })
    at = words.indexOf(needle, whole ? end : at + 1)
  }
}

const startsWithMark = /^\p{M}/u
const endsInWord = /[\p{L}\p{M}\p{N}]$/u
const startsWithWord = /^[\p{L}\p{M}\p{N}]/u

function standsAlone(words: string, at: number, end: number): boolean {
  const cutBefore =
    startsWithWord.test(words.slice(at, at + 2)) &&
    endsInWord.test(words.slice(Math.max(0, at - 2), at))
  const cutAfter =
    endsInWord.test(words.slice(Math.max(at, end - 2), end)) &&
    startsWithWord.test(words.slice(end, end + 2))
  return !cutBefore && !cutAfter
}

interface Folded {
  readonly words: string
  /** For each place in the folded words the place in the run, -1 within a letter; `null` if equal. */
  readonly places: readonly number[] | null
}

function foldAll(run: string, query: Query): Folded {
  const quick = fold(run, query)
  if (quick.length === run.length && run.normalize('NFC') === run) {
    return { words: quick, places: null }
  }
  let words = ''
  const places: number[] = []
  for (const letter of run.matchAll(lettersWithMarks)) {
    const folded = fold(letter[0].normalize('NFC'), query)
    for (let unit = 0; unit < folded.length; unit++) places.push(unit === 0 ? letter.index : -1)
    words += folded
  }
  places.push(run.length)
  return { words, places }
}

const lettersWithMarks = /\p{M}+|\P{M}\p{M}*/gu

function fold(words: string, { matchCase, locale }: Query): string {
  const plain = words
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
  // A sigma at the end of a word is the same letter.
  return matchCase ? plain : plain.toLocaleLowerCase(locale).replace(/ς/g, 'σ')
}
