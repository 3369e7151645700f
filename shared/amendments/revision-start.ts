import type { Node } from 'prosemirror-model'
import { findBlock, idOf } from '../document/blocks'
import type { Amendment } from './amendment'
import { blockIdOf, isSame, toBlock } from './change'
import { dividedByOthers } from './divided'
import { joinedIn, putWithin } from './joined'
import { judge } from './judge'
import type { Within } from './where-words-are'

/** The blocks that a revision is about: with those that others have divided or joined them to. */
export function baseNow({ change }: Pick<Amendment, 'change'>, text: Node): readonly Node[] {
  const blocks = change.base.flatMap((json) => {
    const id = blockIdOf(json)
    const was = toBlock(json)
    const parts = dividedByOthers(text, was, change) ?? joinedIn(text, was, change.twins)?.parts
    return parts ?? ((id && findBlock(text, id)?.node) || [])
  })
  return [...new Set(blocks)]
}

/** What its draft begins with: the proposal, in the words that the text has by now. */
export function proposedNow(
  { change }: Pick<Amendment, 'change'>,
  text: Node,
  base: readonly Node[],
): readonly Node[] {
  const edits = new Map(
    judge(text, change).edits.flatMap((edit) =>
      edit.kind === 'words' ? [[edit.block as string | null, edit.becomes] as const] : [],
    ),
  )
  const before = new Map(change.base.map((json) => [blockIdOf(json), toBlock(json)]))
  const proposed = change.proposed.flatMap((json) => {
    const [was, wants] = [before.get(blockIdOf(json)), toBlock(json)]
    const within = was && joinedIn(text, was, change.twins)
    if (within) return joinedNow(within, isSame(was, wants) ? null : wants, edits)
    const parts = (was && dividedByOthers(text, was, change)) ?? []
    const isMerged = parts.some((part) => edits.has(idOf(part)))
    // Where the words of a paragraph that others have divided collide, its sponsors see their own.
    if (was && parts.length > 0 && (isMerged || isSame(was, wants))) {
      return parts.map((part) => edits.get(idOf(part)) ?? part)
    }
    const id = was && idOf(was)
    const now = id && isSame(was, wants) ? findBlock(text, id)?.node : null
    return [edits.get(blockIdOf(json)) ?? now ?? wants]
  })
  // A deletion has no words of its own to begin with: what it would delete is there to be kept.
  return proposed.length > 0 ? onceEach(proposed, base) : base
}

/** The paragraphs that others have joined it to, with its sponsors' words in them. */
function joinedNow(
  within: Within,
  wants: Node | null,
  edits: ReadonlyMap<string | null, Node>,
): readonly Node[] {
  const isMerged = within.parts.some((part) => edits.has(idOf(part)))
  if (isMerged || !wants) return within.parts.map((part) => edits.get(idOf(part)) ?? part)
  const own = putWithin(within, wants)
  return own ? [own] : within.parts
}

/** Several may be in one paragraph by now: of that, what somebody would change. */
function onceEach(blocks: readonly Node[], base: readonly Node[]): readonly Node[] {
  const made = new Map<unknown, Node>()
  for (const block of blocks) {
    const key = idOf(block) ?? block
    const before = made.get(key)
    if (!before || base.includes(before)) made.set(key, block)
  }
  return [...made.values()]
}
