import type { Node } from 'prosemirror-model'
import { type Change, documentOf, toBlock } from '../../amendments/change'
import { applyChange } from '../../amendments/judge'
import type { BlockEdit, Spot } from '../../document/block-edits'
import { findBlock, idOf } from '../../document/blocks'
import { number } from '../../document/numbering'
import type { BlockId } from '../../ids'
import type { FinalBlock, FinalRun, Id, Inline, Inlines } from '../final-document'
import type { FinalSpot, TextChange } from '../final-paper'
import { LineWriter } from '../redline/lines'
import { numberedAs } from '../redline/numbers'
import { anchorsIn, NoteCount, Writer } from '../writer'
import { replacedIn } from './replaced'

export interface Changes {
  /** Whether they can be made in the text as it stands. */
  readonly applies: boolean
  readonly changes: readonly TextChange[]
}

/**
 * What an amendment does to the text, block by block; where the text has moved on, what it did to
 * the one that its sponsors saw.
 *
 * @param wayOf where something of the text stands in it; `null` of what is not there
 */
export function changesOf(text: Node, change: Change, wayOf: (id: Id) => string | null): Changes {
  const found = applyChange(text, change)
  const applies = 'text' in found
  const base = applies ? text : documentOf(change.base.map(toBlock))
  const { edits, after } = applies
    ? { edits: found.edits, after: found.text }
    : inBase(base, change)
  const writer = new ChangeWriter(text, base, after, wayOf)
  return { applies, changes: edits.map((edit) => writer.write(edit)) }
}

/** In the blocks that it was written on, and nothing else. */
function inBase(base: Node, change: Change): { edits: readonly BlockEdit[]; after: Node } {
  const after = documentOf(change.proposed.map(toBlock))
  if (change.place.kind === 'there') {
    const found = applyChange(base, change)
    return 'text' in found ? { edits: found.edits, after } : { edits: [], after }
  }
  const taken = change.base.flatMap((json): readonly BlockEdit[] => {
    const block = idOf(toBlock(json))
    return block ? [{ kind: 'take', block }] : []
  })
  const blocks = change.proposed.map(toBlock)
  const put: readonly BlockEdit[] =
    blocks.length > 0 ? [{ kind: 'put', at: change.place, blocks }] : []
  return { edits: [...taken, ...put], after }
}

class ChangeWriter {
  private readonly base: Node
  private readonly after: Node
  private readonly lines: LineWriter
  private readonly labels: ReadonlyMap<BlockId, string>
  private readonly wayOf: (id: Id) => string | null
  /** Headings that are titles of annexes, which go by the names of these. */
  private readonly titles: ReadonlyMap<BlockId, Id>

  constructor(text: Node, base: Node, after: Node, wayOf: (id: Id) => string | null) {
    const before = number(text)
    this.base = base
    this.after = base === text ? numberedAs(after, before) : after
    this.labels = base === text ? number(this.after).labels : before.labels
    this.wayOf = wayOf
    this.titles = titlesIn(text)
    const count = new NoteCount()
    this.lines = new LineWriter(
      new Writer(base, anchorsIn(base), count),
      new Writer(this.after, anchorsIn(this.after), count),
    )
  }

  write(edit: BlockEdit): TextChange {
    switch (edit.kind) {
      case 'take': {
        const was = this.blockIn(this.base, edit.block, this.lines.before)
        return { kind: 'taken', ...this.at(edit.block), was: this.apart(was) }
      }
      case 'put': {
        const blocks = edit.blocks.map((node) =>
          this.apart(this.blockIn(this.after, idOf(node) as BlockId, this.lines.after)),
        )
        return { kind: 'put', at: this.spot(edit.at), blocks }
      }
      case 'words':
        return this.words(edit)
    }
  }

  private words({ block, becomes }: Extract<BlockEdit, { kind: 'words' }>): TextChange {
    const was = this.apart(this.blockIn(this.base, block, this.lines.before))
    const is = this.apart(this.blockIn(this.after, block, this.lines.after))
    const node = findBlock(this.base, block)?.node
    if (node?.isTextblock && isAlike(was, is)) {
      const words = replacedIn(unlinked(this.lines.between(node, becomes, nobody)))
      if (words && words.length > 0) return { kind: 'words', ...this.at(block), replaced: words }
    }
    return { kind: 'form', ...this.at(block), was, becomes: is }
  }

  private at(block: BlockId): { readonly block: Id; readonly way: string | null } {
    const id = this.titles.get(block) ?? block
    return { block: id, way: this.wayOf(id) }
  }

  private spot(at: Spot): FinalSpot {
    switch (at.kind) {
      case 'after':
      case 'before':
        return { kind: at.kind, ...this.at(at.block) }
      case 'first':
        return { kind: 'first', within: at.within, way: at.within && this.wayOf(at.within) }
      case 'apart': {
        const way = at.after && this.wayOf(at.after)
        return { kind: 'apart', after: at.after, section: at.section, way }
      }
    }
  }

  private blockIn(text: Node, id: BlockId, writer: Writer): FinalBlock {
    const found = findBlock(text, id)
    if (!found) throw new Error('An edit names blocks of the text that it is made on or leads to')
    return writer.block(found.node, text.resolve(found.pos).parent)
  }

  /** By itself: it has the number that it has in the text, and points at nothing. */
  private apart(block: FinalBlock): FinalBlock {
    switch (block.kind) {
      case 'heading': {
        const label = block.label && (this.labels.get(block.id as BlockId) ?? null)
        return { ...block, anchor: 'h', label, content: unlinked(block.content) }
      }
      case 'paragraph': {
        const { anchor: _, ...rest } = block
        const label = this.labels.get(block.id as BlockId) ?? null
        return { ...rest, label, content: unlinked(block.content) }
      }
      case 'table': {
        const rows = (of: typeof block.rows) =>
          of.map((row) => ({
            ...row,
            cells: row.cells.map((cell) => ({ ...cell, content: unlinked(cell.content) })),
          }))
        return { ...block, head: rows(block.head), rows: rows(block.rows) }
      }
      case 'columns':
        return block
    }
  }
}

/** Only where words come in and go is looked at, and not by whom. */
const nobody = { by: '', at: '' }

function titlesIn(text: Node): ReadonlyMap<BlockId, Id> {
  return new Map(
    text.children.flatMap((top) => {
      const [first] = top.type.name === 'annex' ? top.children : []
      const id = first?.type.name === 'heading' && first.attrs.level === 1 ? idOf(first) : null
      return id ? [[id, titleId(String(top.attrs.id))] as const] : []
    }),
  )
}

/** What the title of an annex goes by, which as a heading had a name of its own. */
export function titleId(annex: Id): Id {
  return `${annex}-title`
}

/** Whether nothing but words may differ. */
function isAlike(was: FinalBlock, is: FinalBlock): boolean {
  const form = (block: FinalBlock) => JSON.stringify({ ...block, content: [], label: null })
  return was.kind !== 'table' && form(was) === form(is)
}

function unlinked(content: Inlines): Inlines {
  return content.map((each): Inline => {
    if (each.kind === 'text') return alone(each)
    return each.kind === 'footnote' ? { ...each, content: each.content.map(alone) } : each
  })
}

function alone({ to: _, ...run }: FinalRun): FinalRun {
  return run
}
