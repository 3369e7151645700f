import { type Passage, textOf } from './passage'

/**
 * A list of the headings with their pages that somebody typed, or that came without the field which
 * made it: it is computed here, and its lines are no headings.
 */
export function withoutContents(passages: readonly Passage[]): {
  readonly rest: readonly Passage[]
  readonly contents: readonly Passage[]
} {
  const rest: Passage[] = []
  const contents: Passage[] = []
  const headed = new HeadedLater(passages)
  for (let at = 0; at < passages.length; ) {
    const end = endOfList(passages, at, headed)
    if (end === null) {
      rest.push(...passages.slice(at, at + 1))
      at++
      continue
    }
    contents.push(...passages.slice(at, end).filter((passage) => lineOf(passage)))
    at = end
  }
  return { rest, contents }
}

/** Fewer lines than these may be anything. */
const fewest = 3

/** Where the list ends that begins here, with the word above it; `null` if none does. */
function endOfList(
  passages: readonly Passage[],
  start: number,
  headed: HeadedLater,
): number | null {
  const first = passages[start]
  if (!first || !(isListed(first) || isTitle(first))) return null
  const listed = new Set<string>()
  let count = 0
  let end = start
  for (let at = start; at < passages.length; at++) {
    const passage = passages[at]
    if (!passage) break
    if (isListed(passage)) {
      listed.add(withoutNumber(lineOf(passage)))
      count++
      end = at + 1
    } else if (count >= fewest && headed.has(at) && !listed.has(lineOf(passage))) {
      end = at + 1
    } else if (lineOf(passage) && !isTitle(passage)) {
      break
    }
  }
  return count >= fewest ? end : null
}

/**
 * Which lines are said once more further on, in one line or with what is before the title in a line of
 * its own: in a list, headings beneath which nothing is numbered.
 */
class HeadedLater {
  readonly #passages: readonly Passage[]
  #last: ReadonlyMap<string, number> | null = null

  constructor(passages: readonly Passage[]) {
    this.#passages = passages
  }

  has(at: number): boolean {
    this.#last ??= this.#lines()
    const passage = this.#passages[at]
    const line = passage && passage.kind !== 'table' ? lineOf(passage) : ''
    return line !== '' && (this.#last.get(line) ?? 0) > at
  }

  #lines(): ReadonlyMap<string, number> {
    const last = new Map<string, number>()
    let before = ''
    for (const [at, passage] of this.#passages.entries()) {
      const line = passage.kind === 'table' ? '' : lineOf(passage)
      if (before && line) last.set(`${before} ${line}`, at)
      last.set(line, at)
      before = line.length <= longestLabel ? line : ''
    }
    return last
  }
}

/** "Annex III", in whatever language. */
const longestLabel = 40

function isListed(passage: Passage): boolean {
  return passage.kind !== 'table' && isListedLine(textOf(passage.runs))
}

/** A heading with its page or its paragraphs, far from it. */
export function isListedLine(line: string): boolean {
  return numberBehind.test(line.slice(line.lastIndexOf('\t') + 1)) && line.includes('\t')
}

function withoutNumber(line: string): string {
  return line.slice(0, line.lastIndexOf(' '))
}

/** Of a page, or of the first and the last paragraph. */
const numberBehind =
  /^\s*(\p{Nd}{1,4}([–-]\p{Nd}{1,4})?|[ivxl]{1,6})[\s\u200E\u200F\u202A-\u202E]*$/u

/** Asked of every passage there is, so it takes the words as they are and does not tidy them first. */
function isTitle(passage: Passage): boolean {
  return passage.kind !== 'table' && isContentsTitle(textOf(passage.runs))
}

export function isContentsTitle(line: string): boolean {
  return title.test(line)
}

const title =
  /^\s*(contents|table\s+of\s+contents|index|sommaire|table\s+des\s+matières|índice|содержание|المحتويات|目录|page|الصفحة|paragraphs\s+page)\s*$/i

/** As one line, which is all that is told of it. */
export function lineOf(passage: Passage): string {
  return passage.kind === 'table' ? 'table' : textOf(passage.runs).replace(/\s+/g, ' ').trim()
}
