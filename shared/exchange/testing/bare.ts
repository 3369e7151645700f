import { unbind } from '../bind'
import type { FinalBlock, FinalDocument, FinalPart, Inlines } from '../final-document'
import { joined } from '../runs'

/**
 * A document as it says, without what is computed when it is printed: numbers, places to point at,
 * and where a line must not end.
 */
export function bare({ titles, parts }: FinalDocument): unknown {
  return {
    titles: titles.map(words),
    parts: parts.map(barePart),
  }
}

function barePart(part: FinalPart): unknown {
  switch (part.kind) {
    case 'contents':
      return part
    case 'title':
      return { kind: part.kind, id: part.id, content: words(part.content) }
    case 'section':
      return { ...part, blocks: part.blocks.map(bareBlock) }
    case 'annex': {
      const { anchor: _, label: __, ...rest } = part
      return { ...rest, title: words(part.title), blocks: part.blocks.map(bareBlock) }
    }
  }
}

function bareBlock(block: FinalBlock): unknown {
  switch (block.kind) {
    case 'heading':
    case 'paragraph': {
      const { anchor: _, label: __, ...rest } = block
      return { ...rest, content: words(block.content) }
    }
    case 'columns':
      return {
        ...block,
        lines: block.lines.map((each) => ({ ...each, content: words(each.content) })),
      }
    case 'table': {
      const rows = (of: typeof block.rows) =>
        of.map(({ cells }) => cells.map((cell) => ({ ...cell, content: words(cell.content) })))
      return { ...block, head: rows(block.head), rows: rows(block.rows) }
    }
  }
}

function words(content: Inlines): unknown {
  const said = joined(
    content.map((each) => {
      if (each.kind !== 'text') return each
      const { to: _, ...run } = each
      return run
    }),
  )
  return said.map((each) => {
    if (each.kind === 'text') return { ...each, text: spaced(each.text) }
    if (each.kind !== 'footnote') return each
    const { ordinal: _, sign: __, ...note } = each
    return { ...note, content: words(each.content) }
  })
}

/** A space may be bound to a word that is not there any more. */
function spaced(text: string): string {
  return unbind(text).replaceAll('\u00a0', ' ')
}
