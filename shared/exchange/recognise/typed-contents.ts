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
  for (let at = 0; at < passages.length; ) {
    const end = endOfList(passages, at)
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
function endOfList(passages: readonly Passage[], start: number): number | null {
  const first = passages[start]
  if (!first || !(isListed(first) || isTitle(first))) return null
  let count = 0
  let end = start
  for (let at = start; at < passages.length; at++) {
    const passage = passages[at]
    if (!passage) break
    if (isListed(passage)) {
      count++
      end = at + 1
    } else if (lineOf(passage) && !isTitle(passage)) {
      break
    }
  }
  return count >= fewest ? end : null
}

function isListed(passage: Passage): boolean {
  return passage.kind !== 'table' && listed.test(textOf(passage.runs))
}

/** A heading with its page, far from it. */
const listed = /\t\s*(\d{1,4}|[ivxl]{1,6})[\s\u200E\u200F\u202A-\u202E]*$/

/** Asked of every passage there is, so it takes the words as they are and does not tidy them first. */
function isTitle(passage: Passage): boolean {
  return passage.kind !== 'table' && title.test(textOf(passage.runs))
}

const title =
  /^\s*(contents|table\s+of\s+contents|index|sommaire|table\s+des\s+matières|índice|содержание|المحتويات|目录|page|الصفحة|paragraphs\s+page)\s*$/i

/** As one line, which is all that is told of it. */
export function lineOf(passage: Passage): string {
  return passage.kind === 'table' ? 'table' : textOf(passage.runs).replace(/\s+/g, ' ').trim()
}
