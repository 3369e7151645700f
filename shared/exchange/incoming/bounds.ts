import type { WordBlock, WordDocument } from '../docx-in/model'
import type { FinalDocument } from '../final-document'
import { type Passage, textOf } from '../recognise/passage'
import type { Source } from './source'

/** Ten times the longest report that a conference has adopted. */
const mostPassages = 30_000
/** In one passage: seventy pages without an end of a paragraph. */
const mostSigns = 200_000
/** As many as a conference may have delegations; the text is made anew for each. */
const mostAuthors = 300

/** Lines and cells of plain text, or values of data, however short. */
const mostPieces = 1_000_000

/** Known before it is read: each line, cell or value takes a hundred times its own length. */
export function isBeyondPieces(text: string, between: RegExp): boolean {
  let left = mostPieces
  for (const each = new RegExp(between, 'g'); each.test(text); ) {
    left--
    if (left < 0) return true
  }
  return false
}

/** Whether a file holds more than any document: it would be read for minutes, and never be edited. */
export function isBeyondBounds(source: Source): boolean {
  switch (source.kind) {
    case 'word':
      return isLongWord(source.document)
    case 'document':
      return blocksIn(source.document) > mostPassages
    case 'passages':
      return linesIn(source.passages) > mostPassages || source.passages.some(isLongPassage)
  }
}

function isLongWord({ body, notes, changes }: WordDocument): boolean {
  const authors = new Set(changes.map(({ author }) => author))
  let left = mostPassages - notes.size
  const visit = (blocks: readonly WordBlock[]): void => {
    for (const block of blocks) {
      left--
      if (left < 0) return
      if (block.kind === 'paragraph') {
        let signs = 0
        for (const each of block.content) {
          if (each.kind === 'text-box') visit(each.blocks)
          if (each.kind === 'text') signs += each.text.length
        }
        if (signs > mostSigns) left = -1
        continue
      }
      for (const { cells } of block.rows) for (const cell of cells) visit(cell.blocks)
    }
  }
  visit(body)
  return left < 0 || authors.size > mostAuthors
}

/** Each cell is one. */
function linesIn(passages: readonly Passage[]): number {
  return passages.reduce(
    (sum, passage) => sum + (passage.kind === 'table' ? passage.rows.flat().length : 1),
    0,
  )
}

function isLongPassage(passage: Passage): boolean {
  const lines = passage.kind === 'table' ? passage.rows.flat() : [passage]
  return lines.some(({ runs }) => textOf(runs).length > mostSigns)
}

function blocksIn({ parts }: FinalDocument): number {
  const blocks = parts.flatMap((part) => ('blocks' in part ? part.blocks : []))
  return blocks.reduce(
    (sum, block) =>
      sum +
      (block.kind === 'table'
        ? [...block.head, ...block.rows].flatMap(({ cells }) => cells).length
        : 1),
    parts.length,
  )
}
