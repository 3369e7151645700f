import type { Fragment, Node } from 'prosemirror-model'
import { idOf } from '../document/blocks'
import type { BlockId } from '../ids'
import { blockIdOf, type Change, toBlock } from './change'
import { commonRuns } from './common-runs'
import { foldedOf, stretches } from './parts'
import { standingIn } from './standing'
import { dividedInto, mergeTurned } from './turned'

/** More than this many paragraphs are not looked at as one that was divided. */
const mostParts = 8

/** This share of the words of a paragraph at least comes from the one that was divided, and of its words is in them. */
const nearly = 0.8

interface Known {
  readonly now: Node
  readonly behind: readonly Node[]
  readonly parts: readonly Node[] | null
}

const known = new WeakMap<Node, Known>()

/**
 * The paragraphs that one has been divided into in the text since it said this: itself and those
 * behind it; `null` where it has not been. Only their words tell so, and so nearly all of them have
 * to be there, in their order: what merely resembles it is nothing that an amendment to it may touch.
 */
export function dividedIn(text: Node, was: Node): readonly Node[] | null {
  const id = idOf(was)
  const now = id && standingIn(text).get(id)?.node
  if (!id || !now?.isTextblock || !was.isTextblock || now.content.eq(was.content)) return null
  const behind = behindIn(text, id)
  const before = known.get(was)
  if (before?.now === now && isSameList(before.behind, behind)) return before.parts
  const parts = partsOf(was, now, behind)
  known.set(was, { now, behind, parts })
  return parts
}

/** What stands behind a block, as far as it may once have been part of it. */
export function behindIn(text: Node, id: BlockId): readonly Node[] {
  const standing = standingIn(text).get(id)
  if (!standing) return []
  const { top, at } = standing
  return top.children.slice(at + 1, at + mostParts)
}

export function isSameList(one: readonly Node[], other: readonly Node[]): boolean {
  return one.length === other.length && one.every((node, at) => node === other[at])
}

function partsOf(was: Node, now: Node, behind: readonly Node[]): readonly Node[] | null {
  const words = foldedOf(was).keys
  const had = new Set(words)
  const isPart = (node: Node) => {
    if (node.type.name !== 'paragraph') return false
    const { keys } = foldedOf(node)
    const known = keys.filter((key) => had.has(key)).length
    return known > 0 && (known >= keys.length * nearly || isOneMore(known, keys.length))
  }
  const end = behind.findIndex((node) => !isPart(node))
  for (let count = end < 0 ? behind.length : end; count > 0; count--) {
    const parts = [now, ...behind.slice(0, count)]
    const said = parts.flatMap((part) => foldedOf(part).keys)
    const kept = commonRuns(words, said).reduce((sum, { length }) => sum + length, 0)
    const isWhole = kept >= words.length * nearly && kept >= said.length * nearly
    const isSmall = kept === words.length && isOneMore(kept, said.length)
    if ((isWhole || isSmall) && stretches(was, parts)) return parts
  }
  return null
}

/** Of few words others may have put in one: every one of them has to be there all the same. */
function isOneMore(known: number, all: number): boolean {
  return known > 1 && all - known <= 1
}

/** What a change of the words of one that has been divided makes of its parts. */
export type Across =
  | { readonly kind: 'collides' }
  | {
      readonly kind: 'moot' | 'reworded'
      readonly parts: readonly Node[]
      readonly contents: readonly Fragment[]
      /** How many places only others changed. */
      readonly others: number
    }

/** The parts of one that others have divided: what a change divides itself is its own to say. */
export function dividedByOthers(
  text: Node,
  was: Node,
  { base, proposed }: Pick<Change, 'base' | 'proposed'>,
): readonly Node[] | null {
  const parts = dividedIn(text, was)
  if (!parts) return null
  const old = new Set(base.map(blockIdOf))
  const own = proposed.findIndex((json) => blockIdOf(json) === idOf(was))
  const end = proposed.findIndex((json, at) => at > own && old.has(blockIdOf(json)))
  const wanted = own < 0 ? [] : proposed.slice(own, end < 0 ? undefined : end)
  return dividedInto(was, wanted.map(toBlock)) ? null : parts
}

/** `null` where one of them is no paragraph of words. */
export function mergeAcross(parts: readonly Node[], was: Node, wants: Node): Across | null {
  if (!wants.isTextblock) return null
  const merged = mergeTurned({ bases: [was], proposed: [wants] }, parts, parts.length)
  if (merged.kind === 'clashes') return { kind: 'collides' }
  const { contents, others } = merged
  const isThere = contents.every((content, at) => parts[at]?.content.eq(content))
  return { kind: isThere ? 'moot' : 'reworded', parts, contents, others }
}
