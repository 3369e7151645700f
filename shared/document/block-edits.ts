import type { Fragment, Node } from 'prosemirror-model'
import type { BlockId } from '../ids'
import { findBlock, idOf, isContainer, type Placed } from './blocks'
import { schema } from './schema'
import type { Stroke } from './strokes'

/** Where blocks come in. */
export type Spot =
  | { readonly kind: 'after' | 'before'; readonly block: BlockId }
  /** Before all others of a section or annex; `null` is the first there is. */
  | { readonly kind: 'first'; readonly within: BlockId | null }
  /** In a new section, after what stands in the text by itself, or at its end. */
  | { readonly kind: 'apart'; readonly after: BlockId | null; readonly section: BlockId }

/** Words of a block that give way to others: offsets in it as it is and as it becomes. */
export interface WordEdit {
  readonly from: number
  readonly to: number
  readonly fromB: number
  readonly toB: number
}

/** What happens to one block, or beside it. It names blocks and no positions. */
export type BlockEdit =
  | {
      readonly kind: 'words'
      readonly block: BlockId
      readonly becomes: Node
      readonly edits: readonly WordEdit[]
    }
  | { readonly kind: 'take'; readonly block: BlockId }
  | { readonly kind: 'put'; readonly at: Spot; readonly blocks: readonly Node[] }

/** The strokes that make these edits in a text in which all that they name is found. */
export function strokesOf(text: Node, edits: readonly BlockEdit[]): readonly Stroke[] {
  const taken = new Map<Node, number>()
  const kept = new Set<Node>()
  const strokes: Stroke[] = []
  for (const edit of edits) {
    switch (edit.kind) {
      case 'words':
        strokes.push(...rewording(placed(text, edit.block), edit))
        break
      case 'put':
        strokes.push(putting(text, edit))
        break
      case 'take': {
        const { pos, node } = placed(text, edit.block)
        const container = text.resolve(pos).parent
        taken.set(container, (taken.get(container) ?? 0) + 1)
        strokes.push({ kind: 'erase', from: pos, to: pos + node.nodeSize })
      }
    }
  }
  for (const stroke of strokes) {
    if (stroke.kind === 'put') kept.add(text.resolve(stroke.pos).parent)
  }
  return emptied(text, strokes, (top) => taken.get(top) === top.childCount && !kept.has(top))
}

/** A section of which nothing is left would be a place where nobody can write: it goes as a whole. */
function emptied(text: Node, strokes: readonly Stroke[], goes: (top: Node) => boolean): Stroke[] {
  const whole: Stroke[] = []
  text.forEach((top, pos) => {
    if (isContainer(top) && goes(top))
      whole.push({ kind: 'erase', from: pos, to: pos + top.nodeSize })
  })
  if (whole.length === 0) return [...strokes]
  const within = (stroke: Stroke) =>
    stroke.kind === 'erase' &&
    whole.some((all) => all.kind === 'erase' && all.from < stroke.from && stroke.to < all.to)
  return [...strokes.filter((stroke) => !within(stroke)), ...whole]
}

function rewording(
  { node, pos }: Placed,
  { becomes, edits }: Extract<BlockEdit, { kind: 'words' }>,
): readonly Stroke[] {
  const strokes: Stroke[] = Object.keys(becomes.attrs).flatMap((name): readonly Stroke[] => {
    const value: unknown = becomes.attrs[name]
    return JSON.stringify(value) === JSON.stringify(node.attrs[name])
      ? []
      : [{ kind: 'attribute', pos, name, value }]
  })
  if (node.content.eq(becomes.content)) return strokes
  const parts = edits.map((edit) => ({
    from: pos + 1 + edit.from,
    to: pos + 1 + edit.to,
    words: childrenOf(becomes.content.cut(edit.fromB, edit.toB)),
  }))
  if (!node.isTextblock || parts.some(({ words }) => words.some((child) => !child.isText))) {
    return [{ kind: 'reword', pos, becomes }]
  }
  for (const { from, to, words } of parts) {
    if (from < to) strokes.push({ kind: 'erase', from, to })
    if (words.length > 0) strokes.push({ kind: 'write', pos: from, words })
  }
  return strokes
}

function putting(text: Node, { at, blocks }: Extract<BlockEdit, { kind: 'put' }>): Stroke {
  switch (at.kind) {
    case 'after': {
      const { node, pos } = placed(text, at.block)
      return { kind: 'put', pos: pos + node.nodeSize, blocks }
    }
    case 'before':
      return { kind: 'put', pos: placed(text, at.block).pos, blocks }
    case 'first': {
      const top = containerIn(text, at.within)
      if (!top) throw new Error('Whoever makes an edit has looked that its place is there')
      return { kind: 'put', pos: top.pos + 1, blocks }
    }
    case 'apart': {
      const section = schema.node('section', { id: at.section }, [...blocks])
      const top = at.after === null ? null : topIn(text, at.after)
      const pos = top ? top.pos + top.node.nodeSize : text.content.size
      return { kind: 'put', pos, blocks: [section] }
    }
  }
}

function placed(text: Node, block: BlockId): Placed {
  const found = findBlock(text, block)
  if (!found) throw new Error('Whoever makes an edit has looked that its block is there')
  return found
}

/** What stands in the text by itself and bears this id. */
export function topIn(text: Node, id: BlockId): Placed | null {
  let found: Placed | null = null
  text.forEach((node, pos) => {
    if (!found && idOf(node) === id) found = { node, pos }
  })
  return found
}

/** The section or annex with this id; for `null` the first one. */
export function containerIn(text: Node, id: BlockId | null): Placed | null {
  let found: Placed | null = null
  text.forEach((node, pos) => {
    if (!found && isContainer(node) && (id === null || idOf(node) === id)) found = { node, pos }
  })
  return found
}

function childrenOf(content: Fragment): readonly Node[] {
  const children: Node[] = []
  content.forEach((child) => {
    children.push(child)
  })
  return children
}
