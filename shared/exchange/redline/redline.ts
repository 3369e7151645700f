import type { Node } from 'prosemirror-model'
import { rowPairs } from '../../amendments/table-edits'
import { findBlock, idOf, isContainer } from '../../document/blocks'
import { isFrozen, number } from '../../document/numbering'
import type { BlockId } from '../../ids'
import { build, type Source } from '../build'
import {
  type Anchor,
  type ContentsEntry,
  type FinalBlock,
  type FinalDocument,
  type FinalHeading,
  type FinalParagraph,
  type FinalPart,
  type FinalRow,
  type FinalTable,
  type Formerly,
  type Remark,
  type Revision,
  type TableNote,
  wordsOf,
} from '../final-document'
import { anchorsIn, known, NoteCount, Writer } from '../writer'
import { LineWriter, revised } from './lines'
import { accepted, numberedAs } from './numbers'
import type { Hand, Plan, PlannedBlock, PlannedTop } from './plan'
import { anchorsOnCover, covered, distinctAnchors, titled } from './tops'

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
 * reject everything the other, with their lists of contents.
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
  const live = !isFrozen(base)
  const numbered = numberedAs(after, number(base))
  // Word counts what comes in when it is accepted, where it counts.
  const becomes = build({ ...rest, text: live ? after : numbered })
  const writer = new RedlineWriter(base, numbered, plan, beside)
  const written = distinctAnchors(writer.parts(clean.parts))
  const { titles, parts } = covered(live ? accepted(written, becomes.parts) : written)
  return {
    ...clean,
    contents: retargeted(becomes.contents, after, anchorsBeside(base, after)),
    titles,
    parts,
    contentsAt: clean.contents.length > 0 ? clean.contentsAt : 'front',
    redline: {
      remarks,
      live,
      before: {
        masthead: clean.masthead,
        marking: clean.marking,
        contents: clean.contents,
        ...(plan.hand ?? { by: clean.masthead.organ, at: rest.at }),
      },
    },
  }
}

/** The same entries, pointing at where what they list stands in the redline. */
function retargeted(
  contents: readonly ContentsEntry[],
  text: Node,
  anchors: ReadonlyMap<BlockId, Anchor>,
): readonly ContentsEntry[] {
  const there = new Map<Anchor, Anchor>()
  for (const [id, anchor] of anchorsIn(text)) there.set(anchor, anchors.get(id) ?? anchor)
  return contents.map((entry) => ({ ...entry, target: there.get(entry.target) ?? entry.target }))
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
      new Writer(base, anchorsOnCover(base, 'bt', anchorsIn(base)), count),
      new Writer(after, anchorsBeside(base, after), count),
    )
  }

  /** @param clean the parts of the text as it was */
  parts(clean: readonly FinalPart[]): readonly FinalPart[] {
    const known = new Map(clean.flatMap((part) => ('id' in part ? [[part.id, part] as const] : [])))
    const listed = clean.filter(({ kind }) => kind === 'contents')
    const parts = this.base.children.flatMap((top): readonly FinalPart[] => {
      const id = idOf(top)
      const onCover = () => (top.type.name === 'title' ? this.lines.before.title(top, null) : null)
      const part = (id === null ? undefined : known.get(id)) ?? onCover()
      const placed = top.type.name === 'contents' ? listed.splice(0) : []
      const after = id === null ? [] : this.sectionsAfter(id)
      return [...placed, ...(part ? [this.part(top, part)] : []), ...after]
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
    return [...apart, ...tops.map((each) => this.comingPart(each))]
  }

  private comingPart({ top, hand, hands }: PlannedTop): FinalPart {
    const revision = { ...hand, how: 'inserted' } as const
    const coming = (block: FinalBlock) => {
      const own = 'id' in block ? hands.get(block.id) : undefined
      return whole(block, { ...(own ?? hand), how: 'inserted' })
    }
    const written = this.lines.after
    switch (top.type.name) {
      case 'section': {
        return { kind: 'section', id: known(top), blocks: written.blocks(top).map(coming) }
      }
      case 'annex': {
        const annex = written.annex(top, this.labels.get(known(top)) ?? '')
        const blocks = annex.blocks.map(coming)
        return { ...annex, title: revised(annex.title, revision), end: revision, blocks }
      }
      default: {
        const title = written.title(top, this.labels.get(known(top)) ?? null)
        return { ...title, content: revised(title.content, revision), end: revision }
      }
    }
  }

  private part(top: Node, part: FinalPart): FinalPart {
    const gone = this.plan.gone.get(top)
    const end = gone && { ...gone, how: 'deleted' as const }
    switch (part.kind) {
      case 'contents':
        return part
      case 'title': {
        if (end) return { ...part, content: revised(this.lines.before.inlines(top), end), end }
        return { ...part, content: this.lines.edited(top, this.wordsOf(top)) }
      }
      case 'section':
        return { ...part, blocks: this.blocks(top) }
      case 'annex':
        return { ...part, ...titled(this.blocks(top)), ...(end && { end }) }
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

  private blocks(container: Node): readonly FinalBlock[] {
    const first = this.plan.apart.flatMap(({ at, blocks }) =>
      at.kind === 'first' &&
      (at.within === idOf(container) || (at.within === null && this.isFirst(container)))
        ? blocks
        : [],
    )
    return [
      ...this.coming(first, container),
      ...container.children.flatMap((node) => {
        const id = idOf(node) as BlockId
        return [
          ...this.coming(this.plan.before.get(id) ?? [], container),
          ...this.staying(node, container).map((block) => this.remarked(block)),
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
    const own = { ...block, content: this.line(node) }
    // Of another kind, on another level, or addressed to another: as it becomes.
    const becomes = formed && this.lines.after.block(formed.node, container)
    if (!formed || (becomes?.kind !== 'heading' && becomes?.kind !== 'paragraph')) return [own]
    const { id, label, content } = own
    return [{ ...becomes, id, label, content, was: formerly(block, formed.hand) }]
  }

  private coming(blocks: readonly PlannedBlock[], container: Node | null): readonly FinalBlock[] {
    return blocks.flatMap(({ node, hand }): readonly FinalBlock[] => {
      const revision = { ...hand, how: 'inserted' } as const
      return [whole(this.lines.after.block(node, container ?? this.base), revision)]
    })
  }

  /**
   * Where rows are what they seem, row by row and cell by cell, and note by note; else, or where the
   * caption changes or notes come and go, the one table for the other.
   */
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
    const isSameGrid = isPlain(node) && isPlain(becomes) && was.columns.length === is.columns.length
    const notes = isSameGrid ? this.notes(node, becomes, was, is, hand) : null
    if (!notes) {
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
        this.lines.between(cell, pair.is.child(at), hand, []),
      )
      return [{ cells: now.cells.map((each, at) => ({ ...each, content: cells[at] ?? [] })) }]
    })
    return [{ ...is, head: rows.slice(0, is.head.length), rows: rows.slice(is.head.length), notes }]
  }

  /** The same notes, with what comes in and goes in them; `null` where other things around the rows change. */
  private notes(
    node: Node,
    becomes: Node,
    was: FinalTable,
    is: FinalTable,
    hand: Hand,
  ): readonly TableNote[] | null {
    if (isSameAround(was, is)) return is.notes
    const [olds, news] = [notesIn(node), notesIn(becomes)]
    const names = (notes: readonly Node[]) => notes.map(idOf).join(' ')
    const isOneByOne = olds.length === was.notes.length && news.length === is.notes.length
    if (was.caption !== is.caption || !isOneByOne || names(olds) !== names(news)) return null
    return is.notes.map(({ sign }, at) => {
      const [old, now] = [olds[at], news[at]]
      const content = old && now ? this.lines.between(old, now, hand) : []
      return { sign, content: content.filter((each) => each.kind === 'text') }
    })
  }
}

function formerly(block: FinalHeading | FinalParagraph, { by, at }: Hand): Formerly {
  if (block.kind === 'heading') return { kind: block.kind, level: block.level, by, at }
  const { kind, style, level, recommendation } = block
  return { kind, style, level, recommendation, by, at }
}

/**
 * What has come in is pointed at by names of its own; what was there, by those that it has. Of that
 * a paragraph may have none, and then nothing points at it.
 */
function anchorsBeside(base: Node, after: Node): ReadonlyMap<BlockId, Anchor> {
  const known = anchorsIn(base)
  const anchors = new Map(known)
  for (const [id, anchor] of anchorsIn(after)) {
    const was = findBlock(base, id)?.node
    const isWithout =
      was && was.type.name === 'paragraph' && findBlock(after, id)?.node.type === was.type
    if (!known.has(id) && !isWithout) anchors.set(id, `n${anchor}`)
  }
  return anchorsOnCover(after, 'nt', anchors)
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

/** Those that stand beneath a table, in the order of reading. */
function notesIn(table: Node): readonly Node[] {
  const notes: Node[] = []
  table.descendants((node) => {
    if (node.attrs.series === 'letter') notes.push(node)
  })
  return notes
}

/** Whether what is printed above and beneath the rows says the same. */
function isSameAround(was: FinalTable, is: FinalTable): boolean {
  const said = ({ caption, notes }: FinalTable) =>
    JSON.stringify([caption, notes.map(({ sign, content }) => [sign, wordsOf(content)])])
  return said(was) === said(is)
}

function rowAs(row: FinalRow | undefined, revision: Revision): readonly FinalRow[] {
  if (!row) return []
  const cells = row.cells.map((cell) => ({ ...cell, content: revised(cell.content, revision) }))
  return [{ revision, cells }]
}

/** All of a block comes in, or goes. */
export function whole<B extends FinalBlock>(block: B, revision: Revision): B {
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
