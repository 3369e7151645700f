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
 * Paragraphs with words, in tables and boxes too; those that the file itself numbers one by one; the
 * notes and tables that it holds, whatever becomes of its changes.
 */
function countsOfWord(document: WordDocument, headings: number): ImportCounts {
  const counts = { paragraphs: 0, numbered: 0, tables: 0, footnotes: 0 }
  const visit = (blocks: readonly WordBlock[]): void => {
    for (const block of blocks) {
      if (block.kind === 'table') {
        counts.tables++
        for (const row of block.rows) for (const cell of row.cells) visit(cell.blocks)
        continue
      }
      if (block.content.some((each) => each.kind === 'text' && each.text.trim()))
        counts.paragraphs++
      if (block.format.numbering) counts.numbered++
      for (const each of block.content) {
        if (each.kind === 'text-box') visit(each.blocks)
        if (each.kind === 'note' && document.notes.get(each.note)?.kind !== 'endnote') {
          counts.footnotes++
        }
      }
    }
  }
  visit(document.body)
  return { ...counts, headings, comments: document.comments.size, ...countChanges(document) }
}
