import type { WordBlock, WordDocument, WordInline } from '../model'

/**
 * What a document says, a line to each paragraph and each row, with its notes where they are
 * referred to: `{…}` a note, `<…>` a text box, `|` before each cell with its place in the grid.
 */
export function said(document: WordDocument): readonly string[] {
  return lines(document.body, document)
}

function lines(blocks: readonly WordBlock[], document: WordDocument): readonly string[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block.content.map((each) => inline(each, document)).join('')]
      : block.rows.map((row) =>
          row.cells
            .map(({ blocks: inner, place: { span, merged } }) => {
              const grid = `${span > 1 ? span : ''}${merged ? (merged === 'begins' ? 'v' : '^') : ''}`
              return `|${grid} ${lines(inner, document).join(' / ')}`
            })
            .join(' '),
        ),
  )
}

function inline(each: WordInline, document: WordDocument): string {
  switch (each.kind) {
    case 'text':
      return each.text
    case 'break':
      return each.of === 'line' ? '\n' : ''
    case 'note':
      return `{${lines(document.notes.get(each.note)?.blocks ?? [], document).join(' / ')}}`
    case 'text-box':
      return `<${lines(each.blocks, document).join(' / ')}>`
    default:
      return ''
  }
}
