import type { Node } from 'prosemirror-model'
import { countChanges } from '../../shared/exchange/docx-in/counts'
import type { WordBlock, WordDocument } from '../../shared/exchange/docx-in/model'
import type { Source } from './source'

/** What is counted in an import: as the file has it where it is Word's, else as the text has it. */
export interface ImportCounts {
  readonly paragraphs: number
  readonly numbered: number
  readonly headings: number
  readonly tables: number
  readonly footnotes: number
  readonly comments: number
  readonly insertions: number
  readonly deletions: number
  readonly moves: number
  readonly authors: readonly string[]
}

export function countsOf(
  source: Exclude<Source, { kind: 'conference' }>,
  text: Node,
): ImportCounts {
  const inText = countsOfText(text)
  return source.kind === 'word' ? countsOfWord(source.document, inText.headings) : inText
}

function countsOfText(text: Node): ImportCounts {
  const counts = { paragraphs: 0, numbered: 0, headings: 0, tables: 0, footnotes: 0 }
  text.descendants(({ type, attrs }) => {
    if (type.name === 'paragraph') counts.paragraphs++
    if (type.name === 'paragraph' && (attrs.kind === 'numbered' || attrs.kind === 'operative')) {
      counts.numbered++
    }
    if (type.name === 'heading') counts.headings++
    if (type.name === 'table') counts.tables++
    if (type.name === 'footnote') counts.footnotes++
  })
  return { ...counts, comments: 0, insertions: 0, deletions: 0, moves: 0, authors: [] }
}

/**
 * Paragraphs with words, in tables and boxes too; what the file holds of the rest by its elements,
 * whatever becomes of its changes: paragraphs that it numbers one by one wherever they stand, also
 * where it says something a second time for older versions, and the places that refer to a note.
 */
function countsOfWord(document: WordDocument, headings: number): ImportCounts {
  const counts = { paragraphs: 0, numbered: document.numberedAgain, tables: 0, footnotes: 0 }
  const visit = (blocks: readonly WordBlock[], isBody: boolean): void => {
    for (const block of blocks) {
      if (block.kind === 'table') {
        if (isBody) counts.tables++
        for (const row of block.rows) for (const cell of row.cells) visit(cell.blocks, isBody)
        continue
      }
      const says = block.content.some((each) => each.kind === 'text' && each.text.trim())
      if (isBody && says) counts.paragraphs++
      if (block.format.numbering) counts.numbered++
      for (const each of block.content) {
        if (each.kind === 'text-box') visit(each.blocks, isBody)
        if (each.kind === 'note' && each.note.startsWith('footnote ')) counts.footnotes++
      }
    }
  }
  visit(document.body, true)
  const { notes, comments, headers, footers } = document
  for (const { blocks } of [...notes.values(), ...comments.values(), ...headers, ...footers]) {
    visit(blocks, false)
  }
  return { ...counts, headings, comments: comments.size, ...countChanges(document) }
}
