import type { Node } from 'prosemirror-model'
import type { Among } from '../../amendments/in-order'
import type { BlockEdit, Spot, WordEdit } from '../../document/block-edits'
import { findBlock, idOf } from '../../document/blocks'
import type { BlockId } from '../../ids'
import type { Revision } from '../final-document'

/** Who makes an edit, and when. */
export type Hand = Omit<Revision, 'how'>

/** Words of a block that give way to those between `fromB` and `toB` of what the block becomes. */
export interface PlannedWords extends WordEdit {
  readonly becomes: Node
  readonly hand: Hand
}

export interface PlannedBlock {
  readonly node: Node
  readonly hand: Hand
}

/** Blocks that come in beside no other: before all of a container, or in a section of their own. */
export interface PlannedApart {
  readonly at: Extract<Spot, { kind: 'first' | 'apart' }>
  readonly blocks: readonly PlannedBlock[]
}

/** After what stands in the text by itself, or before all of it. */
export interface PlannedTop {
  readonly after: BlockId | null
  readonly top: Node
  readonly hand: Hand
  /** Of each of its blocks. */
  readonly hands: ReadonlyMap<string | null, Hand>
}

/**
 * What several hands do to one text, without anyone writing in what another takes away: so that all
 * of it can be accepted, or none, or any part.
 */
export class Plan {
  /** By block, in the order of the words. */
  readonly words = new Map<BlockId, PlannedWords[]>()
  /** Tables, and blocks that become blocks of another kind, on another level or for another addressee. */
  readonly formed = new Map<BlockId, PlannedBlock>()
  readonly taken = new Map<BlockId, Hand>()
  /** Those that are taken from their place and come in at another. */
  readonly moved = new Set<BlockId>()
  readonly before = new Map<BlockId, PlannedBlock[]>()
  readonly after = new Map<BlockId, PlannedBlock[]>()
  readonly apart: PlannedApart[] = []
  /** Sections, annexes and titles that come in. */
  readonly tops: PlannedTop[] = []
  /** Those that go. */
  readonly gone = new Map<Node, Hand>()
  /** The first of all hands. */
  hand: Hand | null = null

  /**
   * All of the edits or none: `false` if another hand is where one of them would be.
   *
   * @param isBehind whether what comes in stands behind what others have put in at its place, and
   *   not nearest to what it names
   */
  add(text: Node, edits: readonly BlockEdit[], hand: Hand, isBehind = false): boolean {
    const moved = movedBy(edits)
    if (!edits.every((edit) => this.isFree(edit, moved))) return false
    for (const block of moved) this.moved.add(block)
    for (const edit of edits) this.put(text, edit, hand, isBehind)
    const { remark: _, ...first } = hand
    this.hand ??= first
    return true
  }

  private isFree(edit: BlockEdit, moved: ReadonlySet<BlockId>): boolean {
    switch (edit.kind) {
      case 'put':
        // Beside which place of a block that moves it would stand is not for us to say.
        return !('block' in edit.at) || !this.moved.has(edit.at.block)
      case 'take':
        if (moved.has(edit.block) && this.isBeside(edit.block)) return false
        return !this.isTouched(edit.block)
      case 'words': {
        if (this.taken.has(edit.block) || this.formed.has(edit.block)) return false
        if (!edit.becomes.isTextblock) return true
        const others = this.words.get(edit.block) ?? []
        return edit.edits.every(({ from, to }) =>
          others.every((other) => to < other.from || from > other.to),
        )
      }
    }
  }

  /** Whether something comes in beside it. */
  private isBeside(block: BlockId): boolean {
    return this.before.has(block) || this.after.has(block)
  }

  private isTouched(block: BlockId): boolean {
    return this.taken.has(block) || this.words.has(block) || this.formed.has(block)
  }

  /** What others have put in where these edits do, by which it is known that it comes behind. */
  among(text: Node, edits: readonly BlockEdit[]): Among {
    const there = edits.flatMap((edit): readonly PlannedBlock[] => {
      if (edit.kind !== 'put') return []
      const { at } = edit
      if (at.kind === 'after') return this.after.get(at.block) ?? []
      return this.apart.flatMap((each) => (isAlike(at, each.at) ? each.blocks : []))
    })
    const sections = this.apart.flatMap((each) => {
      const isThere = edits.some((edit) => edit.kind === 'put' && isAlike(edit.at, each.at))
      return isThere && each.at.kind === 'apart' ? [each.at.section] : []
    })
    const ids = there.flatMap(({ node }) => (isOf(text, node) ? [] : [idOf(node)]))
    return { before: new Set([...ids, ...sections]), behind: new Set() }
  }

  private placeApart(at: PlannedApart['at'], text: Node): number {
    const first = this.apart.findIndex(
      (each) => isAtOne(each.at, at) && each.blocks.some(({ node }) => isOf(text, node)),
    )
    return first < 0 ? this.apart.length : first
  }

  private put(text: Node, edit: BlockEdit, hand: Hand, isBehind: boolean): void {
    switch (edit.kind) {
      case 'take':
        this.taken.set(edit.block, hand)
        break
      case 'words': {
        const { block, becomes } = edit
        const now = findBlock(text, block)?.node
        if (!becomes.isTextblock || !now?.hasMarkup(becomes.type, becomes.attrs)) {
          this.formed.set(block, { node: becomes, hand })
        }
        const own = edit.edits.map((each) => ({ ...each, becomes: edit.becomes, hand }))
        const all = [...(this.words.get(edit.block) ?? []), ...own]
        this.words.set(
          edit.block,
          all.sort((one, other) => one.from - other.from),
        )
        break
      }
      case 'put': {
        const blocks = edit.blocks.map((node) => ({ node, hand }))
        const { at } = edit
        switch (at.kind) {
          case 'first':
          case 'apart':
            this.apart.splice(isBehind ? this.placeApart(at, text) : 0, 0, { at, blocks })
            break
          case 'before':
            this.before.set(at.block, [...(this.before.get(at.block) ?? []), ...blocks])
            break
          case 'after': {
            const there = this.after.get(at.block) ?? []
            this.after.set(at.block, inTurn(there, blocks, isBehind ? text : null))
          }
        }
      }
    }
  }
}

function isAlike(one: Spot, other: PlannedApart['at']): boolean {
  return (one.kind === 'first' || one.kind === 'apart') && isAtOne(one, other)
}

function isAtOne(one: PlannedApart['at'], other: PlannedApart['at']): boolean {
  const place = (at: PlannedApart['at']) => (at.kind === 'first' ? at.within : at.after)
  return one.kind === other.kind && place(one) === place(other)
}

/** Behind what others have put in there, but before what only went there from another place. */
function inTurn(
  there: readonly PlannedBlock[],
  coming: readonly PlannedBlock[],
  text: Node | null,
): PlannedBlock[] {
  if (!text) return [...coming, ...there]
  const first = there.findIndex(({ node }) => isOf(text, node))
  return there.toSpliced(first < 0 ? there.length : first, 0, ...coming)
}

function isOf(text: Node, node: Node): boolean {
  const id = idOf(node)
  return id !== null && findBlock(text, id) !== null
}

function movedBy(edits: readonly BlockEdit[]): ReadonlySet<BlockId> {
  const taken = new Set(edits.flatMap((edit) => (edit.kind === 'take' ? [edit.block] : [])))
  const put = edits.flatMap((edit) => (edit.kind === 'put' ? edit.blocks : []))
  return new Set(put.flatMap((node) => idOf(node) ?? []).filter((id) => taken.has(id)))
}
