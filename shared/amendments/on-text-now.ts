import type { Node } from 'prosemirror-model'
import { findBlock } from '../document/blocks'
import { blockId } from '../ids'
import { type BlockJSON, blockIdOf, type Change, toBlock } from './change'
import type { ProposedDraft } from './drafts-from-text'
import { judge, spotIn, type Verdict } from './judge'
import { mergeBlock } from './merge-block'

export interface DraftNow {
  readonly draft: ProposedDraft
  /** What it was written against: the blocks as they were issued, or as they stand. */
  readonly change: Change
  readonly verdict: Verdict
}

/**
 * A draft that was written against a text as it was issued, on the text as it stands. What others
 * have changed meanwhile stays as far as the draft leaves it room; where both have changed the same
 * words, those of the draft are proposed for all to see.
 */
export function draftNow(draft: ProposedDraft, issued: Node, now: Node): DraftNow {
  const written = changeIn(issued, draft)
  if (issued === now) return { draft, change: written, verdict: 'clean' }
  const verdict = verdictOn(written, draft, now)
  if (verdict === 'moot' || verdict === 'target-gone') return { draft, change: written, verdict }
  const rebased = onTextNow(draft, issued, now)
  return { draft: rebased, change: changeIn(now, rebased), verdict }
}

/** The same draft, with the words that others have put in its blocks since they were issued. */
export function onTextNow(draft: ProposedDraft, issued: Node, now: Node): ProposedDraft {
  if (issued === now) return draft
  const proposed = draft.proposed.map((json): BlockJSON => {
    const id = blockIdOf(json)
    const was = id && findBlock(issued, id)
    const is = id && findBlock(now, id)
    if (!was || !is) return json
    const merged = mergeBlock(was.node, toBlock(json), is.node)
    return 'merged' in merged ? (merged.merged.toJSON() as BlockJSON) : json
  })
  return { ...draft, proposed }
}

function verdictOn(change: Change, { place, blocks }: ProposedDraft, now: Node): Verdict {
  if (!blocks.every((id) => findBlock(now, id))) {
    return change.proposed.length === 0 ? 'moot' : 'target-gone'
  }
  if (place.kind !== 'apart') return judge(now, change).kind
  return spotIn(now, change.place) ? 'clean' : 'target-gone'
}

/** A section of its own has no name before the hub gives it one. */
function changeIn(text: Node, { place, blocks, proposed }: ProposedDraft): Change {
  const base = blocks.flatMap((id) => {
    const found = findBlock(text, id)
    return found ? [found.node.toJSON() as BlockJSON] : []
  })
  const at = place.kind === 'apart' ? { ...place, section: unnamed } : place
  return { place: at, base, proposed }
}

const unnamed = blockId('unnamed')
