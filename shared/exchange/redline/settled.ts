import type {
  FinalBlock,
  FinalDocument,
  FinalHeading,
  FinalParagraph,
  FinalPart,
  FinalRun,
  Inline,
  Inlines,
  Redline,
  Revision,
} from '../final-document'
import { joined } from '../runs'
import { covered } from './tops'

/** A redline with everything in it accepted, or rejected: where nothing comes in or goes any more. */
export function settled(document: FinalDocument, how: 'accept' | 'reject'): FinalDocument {
  if (!document.redline) return document
  const gone = how === 'accept' ? 'deleted' : 'inserted'
  const left = document.titles.map((title) => words(title, gone))
  const { titles, parts } = covered(document.parts.flatMap((part) => settledPart(part, gone)))
  return {
    ...document,
    titles: [
      ...left.filter((title, at) => title.length > 0 || document.titles[at]?.length === 0),
      ...titles,
    ],
    parts,
    ...(how === 'reject' && fromBefore(document.redline)),
    redline: null,
  }
}

/** The first page and the contents of the text before, where that is known. */
function fromBefore({ before }: Redline): Partial<FinalDocument> {
  if (!before) return {}
  const { masthead, marking, contents } = before
  return { masthead, marking, contents }
}

type Gone = Revision['how']

function settledPart(part: FinalPart, gone: Gone): readonly FinalPart[] {
  switch (part.kind) {
    case 'contents':
      return [part]
    case 'title': {
      const { end, accepted: _, ...rest } = called(part, gone)
      return end?.how === gone ? [] : [{ ...rest, content: words(part.content, gone) }]
    }
    case 'section': {
      const blocks = settledBlocks(part.blocks, gone)
      return blocks.length === 0 && part.blocks.length > 0 ? [] : [{ ...part, blocks }]
    }
    case 'annex': {
      const { end, accepted: _, ...rest } = called(part, gone)
      const blocks = settledBlocks(part.blocks, gone)
      if (end?.how === gone && blocks.length === 0) return []
      return [{ ...rest, title: words(part.title, gone), blocks }]
    }
  }
}

/** A block whose end goes is one with the next. */
function settledBlocks(blocks: readonly FinalBlock[], gone: Gone): readonly FinalBlock[] {
  const out: FinalBlock[] = []
  let before: Inlines = []
  for (const block of blocks) {
    switch (block.kind) {
      case 'heading':
      case 'paragraph': {
        const { end } = block
        const content = joined([...before, ...words(block.content, gone)])
        before = end?.how === gone ? content : []
        if (end?.how !== gone) out.push({ ...formed(block, gone), content })
        break
      }
      case 'columns': {
        const lines = block.lines.map((line) => ({ ...line, content: words(line.content, gone) }))
        out.push({ ...block, lines })
        break
      }
      case 'table': {
        const rows = (of: typeof block.rows) =>
          of.flatMap(({ revision, cells }) =>
            revision?.how === gone
              ? []
              : [{ cells: cells.map((cell) => ({ ...cell, content: words(cell.content, gone) })) }],
          )
        const [head, body] = [rows(block.head), rows(block.rows)]
        const isLeft = head.length + body.length > 0 || block.head.length + block.rows.length === 0
        const notes = block.notes.map(({ sign, content }) => ({
          sign,
          content: runs(content, gone),
        }))
        if (isLeft) out.push({ ...block, head, rows: body, notes })
      }
    }
  }
  return out
}

/** As it is, or was, without what is said of it in a redline. */
function formed(block: FinalHeading | FinalParagraph, gone: Gone): FinalHeading | FinalParagraph {
  const { end: _, remarks: _remarks, was, ...rest } = block
  const { accepted: _accepted, ...own } = called(rest, gone)
  if (!was || gone === 'deleted') return own
  const { id, label, content } = own
  const { by: _by, at: _at, ...form } = was
  if (form.kind === 'paragraph') {
    return { ...form, id, label, content, ...(own.anchor && { anchor: own.anchor }) }
  }
  return { ...form, id, label, content, anchor: own.anchor ?? id }
}

/** By the label of the one text, or of the other. */
function called<Item extends { readonly label: string | null; readonly accepted?: string | null }>(
  item: Item,
  gone: Gone,
): Item {
  return gone === 'deleted' && item.accepted !== undefined
    ? { ...item, label: item.accepted }
    : item
}

function words(content: Inlines, gone: Gone): Inlines {
  return joined(
    content.flatMap((each): readonly Inline[] => {
      if (each.revision?.how === gone) return []
      const { revision: _, ...rest } = each
      if (rest.kind !== 'footnote') return [rest]
      return [{ ...rest, content: runs(rest.content, gone) }]
    }),
  )
}

/** Of a note, in which nothing else stands. */
function runs(content: readonly FinalRun[], gone: Gone): readonly FinalRun[] {
  return words(content, gone).filter((run): run is FinalRun => run.kind === 'text')
}
