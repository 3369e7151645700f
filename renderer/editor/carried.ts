import type { Fragment, Node } from 'prosemirror-model'
import type { StateField } from 'prosemirror-state'
import { Mapping, StepMap } from 'prosemirror-transform'
import type { DecorationSet } from 'prosemirror-view'
import { idOf, isContainer } from '../../shared/document/blocks'
import { schema } from '../../shared/document/schema'

/**
 * Decorations that are made from the blocks, footnotes and signs of a text. What changes nothing
 * but words, as a key does and almost all that colleagues do, carries them along: to make them anew
 * for 3,000 paragraphs takes longer than all the rest of it.
 */
export function carried(make: (doc: Node) => DecorationSet): StateField<DecorationSet> {
  return {
    init: (_config, { doc }) => make(doc),
    apply(tr, set, { doc: before }, { doc }) {
      if (!tr.docChanged) return set
      return carry(set, before, doc) ?? make(doc)
    },
  }
}

/** The same decorations in the text after, or `null` where more than words has changed. */
export function carry(set: DecorationSet, before: Node, after: Node): DecorationSet | null {
  const moves = changedWords(before, after)
  return moves && set.map(moves, after)
}

const known = new WeakMap<Node, { readonly before: Node; readonly moves: Mapping | null }>()

/**
 * Where words were put in and taken out between two states of a text; `null` if anything else has
 * changed: a block, its attributes, a footnote, a sign, or whether a block has words at all.
 *
 * The states are compared and not the steps between them, since what a colleague does arrives as
 * one step that replaces the whole text. Untouched blocks are the same objects before and after.
 */
export function changedWords(before: Node, after: Node): Mapping | null {
  const last = known.get(after)
  if (last?.before === before) return last.moves
  const changes: Change[] = []
  // The last first: none moves one that is still to come.
  const moves = collect(before, after, 0, changes)
    ? new Mapping(changes.reverse().map((each) => new StepMap([...each])))
    : null
  known.set(after, { before, moves })
  return moves
}

/** The ids of the blocks that are not the same objects in two texts that have the same blocks. */
export function changedBlocks(before: Node, after: Node): ReadonlySet<unknown> {
  const changed = new Set<unknown>()
  after.children.forEach((top, at) => {
    const was = before.maybeChild(at)
    if (was === top) return
    if (!isContainer(top)) changed.add(idOf(top))
    else {
      top.children.forEach((block, index) => {
        if (was?.maybeChild(index) !== block) changed.add(idOf(block))
      })
    }
  })
  return changed
}

/** Where it begins in the text before, its size there, and its size after. */
type Change = readonly [start: number, oldSize: number, newSize: number]

/** `false` if more than words has changed. */
function collect(before: Node, after: Node, start: number, changes: Change[]): boolean {
  if (before.childCount !== after.childCount) return false
  let pos = start
  for (const [index, old] of before.children.entries()) {
    const now = after.child(index)
    if (old !== now) {
      if (!old.sameMarkup(now)) return false
      const within = old.isTextblock ? collectWords : collect
      if (!within(old, now, pos + 1, changes)) return false
    }
    pos += old.nodeSize
  }
  return true
}

function collectWords(before: Node, after: Node, start: number, changes: Change[]): boolean {
  const from = before.content.findDiffStart(after.content)
  if (from === null) return true
  const end = before.content.findDiffEnd(after.content)
  if (!end) return true
  // "aa" made of "a" begins to differ after where it ceases to.
  const over = Math.max(0, from - Math.min(end.a, end.b))
  const [oldEnd, newEnd] = [end.a + over, end.b + over]
  // An empty block may count otherwise than one with words.
  if (before.content.size === 0 || after.content.size === 0) return false
  if (!isWords(before.content, from, oldEnd) || !isWords(after.content, from, newEnd)) return false
  changes.push([start + from, oldEnd - from, newEnd - from])
  return true
}

function isWords(content: Fragment, from: number, to: number): boolean {
  let words = true
  content.nodesBetween(from, to, (node) => {
    words &&= node.isText && !node.marks.some(({ type }) => type === schema.marks.bracket)
    return false
  })
  return words
}
