import type { Node } from 'prosemirror-model'
import type { BlockEdit } from '../document/block-edits'
import { idOf } from '../document/blocks'
import type { BlockId } from '../ids'
import { attributesThatDiffer, isSame } from './change'
import { leastEdits } from './diff'
import { mergeWithin } from './joined'
import type { Judgement } from './judge'
import { type Within, wordsWithin } from './where-words-are'

/** A paragraph of the base that others have joined to another, and what is new behind it. */
export interface Joined {
  readonly within: Within
  readonly was: Node
  readonly wants: Node
  readonly fresh: readonly Node[]
}

const collides: readonly Judgement[] = [{ kind: 'collides', edits: [] }]

/**
 * The words of paragraphs that others have joined, each where it is by now. Several of them may be in
 * one, and that one may be changed as well: what each of them does is done on what the former have made.
 */
export function withJoined(
  joined: readonly Joined[],
  others: readonly Judgement[],
): readonly Judgement[] {
  const made = new Map<BlockId, Node>()
  const taken = new Set<BlockId>()
  for (const edit of others.flatMap(({ edits }) => edits)) {
    if (edit.kind === 'take') taken.add(edit.block)
    if (edit.kind === 'words') made.set(edit.block, edit.becomes)
  }
  const parts: Judgement[] = []
  for (const { within, was, wants, fresh } of joined) {
    const ids = within.parts.map(idOf)
    // Behind it there is no place any more: it is within words.
    if (fresh.length > 0 || ids.some((id) => id === null || taken.has(id))) return collides
    if (!isSame(was, wants)) {
      const nodes = within.parts.map((part) => made.get(idOf(part) as BlockId) ?? part)
      const isOther = nodes.some((node, at) => node !== within.parts[at])
      const there = isOther ? wordsWithin(nodes, was) : within
      const across = there && mergeWithin(there, was, wants)
      // What is set beside the words is not of those that it was joined to.
      if (!across || across.kind === 'collides') return collides
      if (attributesThatDiffer(was, wants).length > 0) return collides
      for (const [at, part] of within.parts.entries()) {
        const node = nodes[at] ?? part
        const becomes = node.copy(across.contents[at] ?? node.content)
        if (!becomes.eq(node)) made.set(idOf(part) as BlockId, becomes)
      }
      parts.push({ kind: across.kind, edits: [] })
    }
  }
  const touched = new Set(
    joined.flatMap(({ within }) => within.parts.flatMap((p) => idOf(p) ?? [])),
  )
  return [
    ...others.map((each) => ({
      ...each,
      edits: each.edits.filter((edit) => !isOf(edit, touched)),
    })),
    { kind: 'moot', edits: wordsEdits(joined, made, touched) },
    ...parts,
  ]
}

function isOf(edit: BlockEdit, touched: ReadonlySet<BlockId>): boolean {
  return edit.kind === 'words' && touched.has(edit.block)
}

/** What the paragraphs become with all of it, from what they are. */
function wordsEdits(
  joined: readonly Joined[],
  made: ReadonlyMap<BlockId, Node>,
  touched: ReadonlySet<BlockId>,
): readonly BlockEdit[] {
  const nodes = joined.flatMap(({ within }) => within.parts)
  return [...touched].flatMap((block): readonly BlockEdit[] => {
    const now = nodes.find((node) => idOf(node) === block)
    const becomes = made.get(block)
    if (!now || !becomes) return []
    return [{ kind: 'words', block, becomes, edits: leastEdits(now, becomes) }]
  })
}
