import type { Node } from 'prosemirror-model'
import { rowPairs } from '../../amendments/table-edits'
import { findBlock, idOf, isContainer } from '../../document/blocks'
import { isFrozen, number } from '../../document/numbering'
import type { BlockId } from '../../ids'
import { build, type Source } from '../build'
import type {
  Anchor,
  FinalBlock,
  FinalDocument,
  FinalPart,
  FinalRow,
  FinalTable,
  Inlines,
  Remark,
  Revision,
} from '../final-document'
import { anchorsIn, known, NoteCount, Writer } from '../writer'
import { LineWriter, revised } from './lines'
import { numberedAs } from './numbers'
import type { Hand, Plan, PlannedBlock } from './plan'

export interface RedlineSource extends Omit<Source, 'text'> {
  /** What the plan is made on. */
  readonly base: Node
  /** What it comes to when all of it is accepted. */
  readonly after: Node
  readonly plan: Plan
  readonly remarks: readonly Remark[]
  /** Remarks on blocks as such. */
  readonly beside: readonly { readonly block: BlockId; readonly remark: number }[]
}

/**
 * A text with all that comes in and goes in its place: to accept everything gives the one text, to
 * reject everything the other. The list of contents is left out, which would be that of neither.
 */
export function buildRedline({
  base,
  after,
  plan,
  remarks,
  beside,
  ...rest
}: RedlineSource): FinalDocument {
  const clean = build({ ...rest, text: base })
  const before = number(base)
  const writer = new RedlineWriter(base, numberedAs(after, before), plan, beside)
  return {
    ...clean,
    contents: [],
    contentsAt: 'front',
    titles: writer.titles(clean.titles),
    parts: writer.parts(clean.parts),
    redline: { remarks, live: !isFrozen(base) },
  }
}

class RedlineWriter {
  private readonly base: Node
  private readonly plan: Plan
  private readonly beside: RedlineSource['beside']
  private readonly lines: LineWriter
  /** Of the parts and annexes of the text as it becomes. */
  private readonly labels: ReadonlyMap<string, string>

  constructor(base: Node, after: Node, plan: Plan, beside: RedlineSource['beside']) {
    const { tops } = number(after)
    this.labels = new Map(
      after.children.flatMap((top, at) => {
        const label = tops[at]
        return label ? [[String(top.attrs.id), label] as const] : []
      }),
    )
    this.beside = beside
    const count = new NoteCount()
    this.base = base
    this.plan = plan
    this.lines = new LineWriter(
      new Writer(base, anchorsIn(base), count),
      new Writer(after, anchorsBeside(base, after), count),
    )
  }

  /** Those on the cover, before anything else. */
  titles(clean: readonly Inlines[]): readonly Inlines[] {
    const covers = this.base.children.filter(({ type }) => type.name === 'title')
    return clean.map((title, at) => {
      const top = covers[at]
      return top ? this.lines.edited(top, this.wordsOf(top)) : title
    })
  }

  /** @param clean the parts of the text as it was */
  parts(clean: readonly FinalPart[]): readonly FinalPart[] {
    const known = new Map(clean.flatMap((part) => ('id' in part ? [[part.id, part] as const] : [])))
    const parts = this.base.children.flatMap((top): readonly FinalPart[] => {
      const id = idOf(top)
      const part = id === null ? undefined : known.get(id)
      return [...(part ? [this.part(top, part)] : []), ...this.sectionsAfter(id)]
    })
    return [...this.sectionsAfter(null), ...parts]
  }

  /** In sections of their own, after what stands in the text by itself. */
  private sectionsAfter(after: BlockId | null): readonly FinalPart[] {
    const apart = this.plan.apart.flatMap(({ at, blocks }): readonly FinalPart[] =>
      at.kind === 'apart' && at.after === after
        ? [{ kind: 'section', id: at.section, blocks: this.coming(blocks, null) }]
        : [],
    )
    const tops = this.plan.tops.filter((each) => each.after === after)
    return [...apart, ...tops.map(({ top, hand }) => this.comingPart(top, hand))]
  }

  private comingPart(top: Node, hand: Hand): FinalPart {
    const revision = { ...hand, how: 'inserted' } as const
    const written = this.lines.after
    switch (top.type.name) {
      case 'section': {
        const blocks = written.blocks(top).map((block) => whole(block, revision))
        return { kind: 'section', id: known(top), blocks }
      }
      case 'annex': {
        const annex = written.annex(top, this.labels.get(known(top)) ?? '')
        const blocks = annex.blocks.map((block) => whole(block, revision))
        return { ...annex, title: revised(annex.title, revision), end: revision, blocks }
      }
      default: {
        const title = written.title(top, this.labels.get(known(top)) ?? null)
        return { ...title, content: revised(title.content, revision), end: revision }
      }
    }
  }

  private part(top: Node, part: FinalPart): FinalPart {
    switch (part.kind) {
      case 'contents':
        return part
      case 'title':
        return { ...part, content: this.lines.edited(top, this.wordsOf(top)) }
      case 'section':
        return { ...part, blocks: this.blocks(top, 0) }
      case 'annex': {
        const [first] = top.children
        const titled = part.title.length > 0 && first?.type.name === 'heading'
        const taken = first && this.plan.taken.get(idOf(first) as BlockId)
        const title = titled ? this.line(first) : part.title
        const end = taken && { end: { ...taken, how: 'deleted' as const } }
        return { ...part, title, ...end, blocks: this.blocks(top, titled ? 1 : 0) }
      }
    }
  }

  private wordsOf(node: Node) {
    return this.plan.words.get(idOf(node) as BlockId) ?? []
  }

  /** A line that stays, or goes as a whole. */
  private line(node: Node) {
    const taken = this.plan.taken.get(idOf(node) as BlockId)
    return taken
      ? revised(this.lines.before.inlines(node), { ...taken, how: 'deleted' })
      : this.lines.edited(node, this.wordsOf(node))
  }

  private blocks(container: Node, from: number): readonly FinalBlock[] {
    const first = this.plan.apart.flatMap(({ at, blocks }) =>
      at.kind === 'first' &&
      (at.within === idOf(container) || (at.within === null && this.isFirst(container)))
        ? blocks
        : [],
    )
    return [
      ...this.coming(first, container),
      ...container.children.flatMap((node, index) => {
        const id = idOf(node) as BlockId
        return [
          ...this.coming(this.plan.before.get(id) ?? [], container),
          ...(index < from
            ? []
            : this.staying(node, container).map((block) => this.remarked(block))),
          ...this.coming(this.plan.after.get(id) ?? [], container),
        ]
      }),
    ]
  }

  private remarked(block: FinalBlock): FinalBlock {
    if (block.kind !== 'heading' && block.kind !== 'paragraph') return block
    const remarks = this.beside
      .filter((each) => each.block === block.id)
      .map(({ remark }) => remark)
    return remarks.length > 0 ? { ...block, remarks } : block
  }

  private isFirst(container: Node): boolean {
    return this.base.children.find(isContainer) === container
  }

  private staying(node: Node, container: Node): readonly FinalBlock[] {
    const taken = this.plan.taken.get(idOf(node) as BlockId)
    const block = this.lines.before.block(node, container)
    if (block.kind === 'table') return this.table(node, block, container, taken)
    if (block.kind === 'columns') return [block]
    const formed = this.plan.formed.get(idOf(node) as BlockId)
    if (taken) return [{ ...block, content: this.line(node), end: { ...taken, how: 'deleted' } }]
    // On another level, or addressed to another: as it becomes.
    const becomes = formed && this.lines.after.block(formed.node, container)
    const form = becomes?.kind === block.kind ? { ...becomes, label: block.label } : block
    return [{ ...form, id: block.id, content: this.line(node) } as FinalBlock]
  }

  private coming(blocks: readonly PlannedBlock[], container: Node | null): readonly FinalBlock[] {
    return blocks.flatMap(({ node, hand }): readonly FinalBlock[] => {
      const revision = { ...hand, how: 'inserted' } as const
      return [whole(this.lines.after.block(node, container ?? this.base), revision)]
    })
  }

  /** Where rows are what they seem, row by row and cell by cell; else the one table for the other. */
  private table(
    node: Node,
    was: FinalTable,
    container: Node,
    taken: Hand | undefined,
  ): readonly FinalBlock[] {
    if (taken) return [whole(was, { ...taken, how: 'deleted' })]
    const formed = this.plan.formed.get(idOf(node) as BlockId)
    if (!formed) return [was]
    const { node: becomes, hand } = formed
    const is = this.lines.after.block(becomes, container)
    if (is?.kind !== 'table') return [was]
    if (!isPlain(node) || !isPlain(becomes) || was.columns.length !== is.columns.length) {
      const old = whole(was, { ...hand, how: 'deleted' })
      return [{ ...old, id: `${was.id}-before` }, whole(is, { ...hand, how: 'inserted' })]
    }
    let [a, b] = [0, 0]
    const [olds, news] = [rowsOf(was), rowsOf(is)]
    const rows = rowPairs(node, becomes).flatMap((pair): readonly FinalRow[] => {
      if (!pair.was) return rowAs(news[b++], { ...hand, how: 'inserted' })
      if (!pair.is) return rowAs(olds[a++], { ...hand, how: 'deleted' })
      const [old, now] = [olds[a++], news[b++]]
      if (!old || !now) return []
      const cells = pair.was.children.map((cell, at) =>
        this.lines.between(cell, pair.is.child(at), hand),
      )
      return [{ cells: now.cells.map((each, at) => ({ ...each, content: cells[at] ?? [] })) }]
    })
    return [{ ...is, head: rows.slice(0, is.head.length), rows: rows.slice(is.head.length) }]
  }
}

/** What has come in is pointed at by names of its own; what was there, by those that it has. */
function anchorsBeside(base: Node, after: Node): ReadonlyMap<BlockId, Anchor> {
  const known = anchorsIn(base)
  const anchors = new Map(known)
  for (const [id, anchor] of anchorsIn(after)) {
    if (!known.has(id) && !findBlock(base, id)) anchors.set(id, `n${anchor}`)
  }
  return anchors
}

function rowsOf({ head, rows }: FinalTable): readonly FinalRow[] {
  return [...head, ...rows]
}

/** No cell reaches into another row or over another column. */
function isPlain(table: Node): boolean {
  const [first] = table.children
  return table.children.every(
    (row) =>
      row.childCount === first?.childCount &&
      row.children.every(({ attrs }) => attrs.rowspan === 1 && attrs.colspan === 1),
  )
}

function rowAs(row: FinalRow | undefined, revision: Revision): readonly FinalRow[] {
  if (!row) return []
  const cells = row.cells.map((cell) => ({ ...cell, content: revised(cell.content, revision) }))
  return [{ revision, cells }]
}

function whole<B extends FinalBlock>(block: B, revision: Revision): B {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, content: revised(block.content, revision), end: revision }
    case 'table': {
      const rows = (all: readonly FinalRow[]) => all.flatMap((row) => rowAs(row, revision))
      return { ...block, head: rows(block.head), rows: rows(block.rows) }
    }
    case 'columns': {
      const lines = block.lines.map((line) => ({
        ...line,
        content: revised(line.content, revision),
      }))
      return { ...block, lines }
    }
    default:
      return block
  }
}
