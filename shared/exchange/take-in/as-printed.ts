import type { Node } from 'prosemirror-model'
import { number } from '../../document/numbering'
import { type BlockId, conferenceId, textId } from '../../ids'
import { build } from '../build'
import type { FinalBlock, FinalPart } from '../final-document'
import { keptSeries } from '../kept-series'
import { seriesIn } from '../printed-series'

/** What a file printed before its blocks, by their ids; `null` before one that had no number. */
export type PrintedLabels = ReadonlyMap<string, string | null>

/**
 * The text with the numbers that its file printed: they are counted where that comes to the same, and
 * kept as they were issued in the series where it does not.
 */
export function asPrinted(text: Node, printed: PrintedLabels): Node {
  const counted = number(text)
  const isSame = ([id, label]: [string, string | null]) =>
    (counted.labels.get(id as BlockId) ?? null) === label
  if ([...printed].every(isSame)) return text
  const parts = build({ text, ...nowhere }).parts.map((part) => labelled(part, printed))
  const series = seriesIn({ parts })
  const issued = (kept: ReadonlySet<string>) =>
    withNumbers(text, (id) => (kept.has(series.get(id) ?? '') ? (printed.get(id) ?? null) : null))
  return issued(keptSeries({ parts }, counted, (kept) => number(issued(kept))))
}

/** Of which nothing but the numbers is looked at. */
const nowhere = {
  conference: {
    id: conferenceId('printed'),
    text: textId('printed'),
    title: '',
    symbol: null,
    meeting: '',
  },
  stage: 'adopted',
  at: '',
  digest: '',
} as const

function labelled(part: FinalPart, printed: PrintedLabels): FinalPart {
  switch (part.kind) {
    case 'contents':
      return part
    case 'title':
      return printed.has(part.id) ? { ...part, label: printed.get(part.id) ?? null } : part
    case 'section':
      return { ...part, blocks: part.blocks.map((block) => blockWith(block, printed)) }
    case 'annex': {
      const blocks = part.blocks.map((block) => blockWith(block, printed))
      return { ...part, label: printed.get(part.id) ?? part.label, blocks }
    }
  }
}

function blockWith(block: FinalBlock, printed: PrintedLabels): FinalBlock {
  if (block.kind !== 'heading' && block.kind !== 'paragraph') return block
  return printed.has(block.id) ? { ...block, label: printed.get(block.id) ?? null } : block
}

function withNumbers(node: Node, numberOf: (id: string) => string | null): Node {
  if (node.type.name === 'masthead') {
    return node.type.create({ ...node.attrs, numbers: 'frozen' }, node.content)
  }
  const issued = 'number' in node.attrs ? numberOf(String(node.attrs.id)) : null
  const attrs = issued === null ? node.attrs : { ...node.attrs, number: issued }
  const content = node.isTextblock
    ? node.content
    : node.children.map((each) => withNumbers(each, numberOf))
  return node.type.create(attrs, content, node.marks)
}
