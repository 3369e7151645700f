import { storiesOf } from './counts'
import type { WordBlock, WordDocument } from './model'

/** What a document refers to and does not have, or says and cannot mean. Word mends it in silence. */
export interface WordFault {
  readonly kind:
    | 'part-missing'
    | 'name-refused'
    | 'field-open'
    | 'note-missing'
    | 'comment-missing'
    | 'style-missing'
    | 'number-missing'
    | 'author-missing'
  readonly what: string
}

export function faultsInWord(document: WordDocument): readonly WordFault[] {
  const faults = new Map<string, WordFault>()
  const add = (kind: WordFault['kind'], what: string) => {
    faults.set(`${kind} ${what}`, { kind, what })
  }
  for (const { kind, words } of document.notices) {
    if (kind === 'part-missing' || kind === 'name-refused' || kind === 'field-open') {
      add(kind, words)
    }
  }
  // A grid has no author: the tables that it is of have one.
  for (const { author, of, id } of document.changes)
    if (!author && of !== 'grid') add('author-missing', id)
  for (const blocks of storiesOf(document)) lookIn(blocks)
  return [...faults.values()]

  function lookIn(blocks: readonly WordBlock[]): void {
    for (const block of blocks) {
      if (block.kind === 'table') {
        for (const row of block.rows) for (const cell of row.cells) lookIn(cell.blocks)
        continue
      }
      const { style, numbering } = block.format
      if (style && !document.styles.byId.has(style)) add('style-missing', style)
      const num = numbering?.num
      if (num && num !== '0' && !document.numbering.nums.has(num)) add('number-missing', num)
      for (const each of block.content) {
        if (each.kind === 'note' && !document.notes.has(each.note)) add('note-missing', each.note)
        if (each.kind === 'comment' && !document.comments.has(each.comment)) {
          add('comment-missing', each.comment)
        }
      }
    }
  }
}
