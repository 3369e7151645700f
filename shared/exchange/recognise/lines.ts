import { readLabel } from './label'
import { clean, type Passage, plainParagraph, type Run, textOf, words } from './passage'
import { isContentsTitle, isListedLine } from './typed-contents'

/**
 * Plain text as passages: an empty line parts paragraphs, lines that were wrapped at a width are
 * joined again, and lines with as many tabs each are a table. Where nothing says that lines were
 * wrapped, each is a paragraph.
 */
export function readLines(source: string): readonly Passage[] {
  const lines = clean(source.replace(/\r\n?|[\u2028\u2029\f\v]/g, '\n')).split('\n')
  const width = wrappedAt(lines)
  const passages: Passage[] = []
  let paragraph: string | null = null
  let last = ''
  const end = () => {
    if (paragraph?.trim()) passages.push(plainParagraph(paragraph))
    paragraph = null
  }
  let isListing = false
  for (let at = 0; at < lines.length; at++) {
    // Headings with their pages beside them are no table.
    isListing = goesOnListing(lines, at, isListing)
    const rows = isListing ? 0 : tableAt(lines, at)
    if (rows > 0) {
      end()
      passages.push(table(lines.slice(at, at + rows)))
      at += rows - 1
      continue
    }
    const line = lines[at] ?? ''
    if (!line.trim()) end()
    else if (paragraph === null || width === null || !goesOn(last, line, width)) {
      end()
      paragraph = line
    } else {
      paragraph += /\p{L}-$/u.test(last) ? line.trim() : ` ${line.trim()}`
    }
    last = line.trimEnd()
  }
  end()
  return notes(passages)
}

/**
 * The width at which lines were wrapped by hand or by mail: many are nearly as long as the longest,
 * that is no longer than a printed line, and what follows them goes on in the middle of a sentence.
 * `null` where lines are as long as their sentences.
 */
function wrappedAt(lines: readonly string[]): number | null {
  const lengths = lines.map((line) => line.trimEnd().length)
  const longest = lengths.reduce((one, other) => Math.max(one, other), 0)
  if (longest < 40 || longest > 120) return null
  const followers = lines.filter(
    (line, index) => line.trim() && (lengths[index - 1] ?? 0) >= longest * fullLine,
  )
  const within = followers.filter((line) => /^[\s\u00A0]*\p{Ll}/u.test(line)).length
  return followers.length >= 2 && within >= followers.length * 0.4 ? longest : null
}

const fullLine = 0.75

function goesOn(before: string, line: string, width: number): boolean {
  return before.length >= width * fullLine && !readLabel(line.trimStart())
}

/** Whether it is in a list of contents, which ends at an empty line after which something else is said. */
function goesOnListing(lines: readonly string[], at: number, isListing: boolean): boolean {
  const line = lines[at] ?? ''
  if (isContentsTitle(line)) return true
  if (!isListing || !line.trim() || isListedLine(line)) return isListing
  return Boolean(lines[at - 1]?.trim())
}

/** How many lines from here on are a table: at least two, with as many tabs each. */
function tableAt(lines: readonly string[], at: number): number {
  const tabs = tabsIn(lines[at] ?? '')
  if (tabs === 0) return 0
  let rows = 1
  while (at + rows < lines.length && tabsIn(lines[at + rows] ?? '') === tabs) rows++
  return rows >= 2 ? rows : 0
}

/** A tab after a number only sets the number apart. */
function tabsIn(line: string): number {
  const label = readLabel(line.trimStart())
  const rest = label ? line.trimStart().slice(label.length) : line.trim()
  return rest.split('\t').length - 1
}

function table(lines: readonly string[]): Passage {
  const rows = lines.map((line) =>
    line
      .split('\t')
      .map((cell) => ({ header: false, colspan: 1, rowspan: 1, runs: [words(cell.trim())] })),
  )
  return { kind: 'table', caption: '', rows }
}

/**
 * Notes as a word processor writes them in plain text: "[1]" in the line, and at the end a line
 * that begins with "[1]". They count from 1 or stay as they are.
 */
function notes(passages: readonly Passage[]): readonly Passage[] {
  const texts: string[] = []
  let end = passages.length
  while (end > 0) {
    const passage = passages[end - 1]
    const found = passage?.kind === 'paragraph' && note.exec(textOf(passage.runs))
    if (!found) break
    texts[Number(found[1])] = found[2] ?? ''
    end--
  }
  const count = passages.length - end
  const complete = count > 0 && texts.length === count + 1 && !texts.slice(1).some((t) => !t)
  if (!complete) return passages
  const body = passages.slice(0, end)
  const signs = body.flatMap((each) =>
    each.kind === 'paragraph' ? signsIn(textOf(each.runs), count + 1) : [],
  )
  const inOrder = signs.length === count && signs.every((sign, index) => sign === index + 1)
  if (!inOrder) return passages
  return body.map((each) =>
    each.kind === 'paragraph' ? { ...each, runs: withNotes(textOf(each.runs), texts) } : each,
  )
}

const note = /^\s*\[(\d{1,3})\][\s\u00A0]+(\S.*)$/su
const sign = /\[(\d{1,3})\]/g

function signsIn(text: string, most: number): readonly number[] {
  const found: number[] = []
  for (const [, number] of text.matchAll(sign)) {
    if (found.length >= most) break
    found.push(Number(number))
  }
  return found
}

function withNotes(text: string, texts: readonly string[]): readonly Run[] {
  return text
    .split(sign)
    .map(
      (part, index): Run =>
        index % 2 === 0 ? words(part) : { kind: 'note', words: [words(texts[Number(part)] ?? '')] },
    )
}
