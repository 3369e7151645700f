import type { Node } from 'prosemirror-model'
import { findBlock, idOf } from '../document/blocks'
import { blockId } from '../ids'
import { type BlockJSON, blockIdOf, type Change, toBlock } from './change'
import { draftsFromChangedText, type ProposedDraft } from './drafts-from-text'
import { applyChange, judge, spotIn, type Verdict } from './judge'
import { mergeBlock } from './merge-block'
import { baseNow, proposedNow } from './revision-start'
import { seenIn } from './subject'

export interface DraftNow {
  readonly draft: ProposedDraft
  /** What it was written against: the blocks as they were issued, or as they stand. */
  readonly change: Change
  readonly verdict: Verdict
}

/**
 * A draft that was written against a text as it was issued, on the text as it stands. What others
 * have changed meanwhile stays as far as the draft leaves it room; where both have changed the same
 * words, those of the draft are proposed for all to see. Of a paragraph that others have joined to
 * another it is about that one (A65).
 */
export function draftNow(draft: ProposedDraft, issued: Node, now: Node): DraftNow {
  const written = changeIn(issued, draft)
  if (issued === now) return { draft, change: written, verdict: 'clean' }
  const verdict = verdictOn(written, draft, issued, now)
  if (verdict === 'moot' || verdict === 'target-gone') return { draft, change: written, verdict }
  const rebased = onTextNow(draft, issued, now)
  return { draft: rebased, change: changeIn(now, rebased), verdict }
}

/** The same draft, with the words that others have put in its blocks since they were issued. */
export function onTextNow(draft: ProposedDraft, issued: Node, now: Node): ProposedDraft {
  if (issued === now) return draft
  if (draft.place.kind === 'there' && !isOneByOne(draft, now)) {
    return asAdopted(draft, issued, now) ?? onJoined(draft, issued, now)
  }
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

/** Each paragraph stands in the text and goes on as one. */
function isOneByOne(draft: ProposedDraft, now: Node): boolean {
  return isThere(draft, now) && draft.proposed.length === draft.blocks.length
}

/**
 * What adopting it would make of the text, where that is one draft: of paragraphs that are divided or
 * joined, by it or by others, every word of others has its place.
 */
function asAdopted(draft: ProposedDraft, issued: Node, now: Node): ProposedDraft | null {
  const adopted = applyChange(now, asSeen(changeIn(issued, draft), issued))
  const [only, ...more] = 'text' in adopted ? draftsFromChangedText(now, adopted.text) : []
  return only && more.length === 0 ? only : null
}

/** About the paragraphs in which the words of its own are by now, as a revision would be. */
function onJoined(draft: ProposedDraft, issued: Node, now: Node): ProposedDraft {
  const change = asSeen(changeIn(issued, draft), issued)
  const base = baseNow({ change }, now)
  const blocks = base.flatMap((block) => idOf(block) ?? [])
  if (blocks.length === 0) return draft
  const proposed = proposedNow({ change }, now, base).map((block) => block.toJSON() as BlockJSON)
  return { place: draft.place, blocks, proposed }
}

function isThere({ blocks }: ProposedDraft, now: Node): boolean {
  return blocks.every((id) => findBlock(now, id))
}

function verdictOn(change: Change, draft: ProposedDraft, issued: Node, now: Node): Verdict {
  if (draft.place.kind !== 'apart') return judge(now, asSeen(change, issued)).kind
  return isThere(draft, now) && spotIn(now, change.place) ? 'clean' : 'target-gone'
}

/** With what its sponsors saw around it. */
function asSeen(change: Change, issued: Node): Change {
  return { ...change, ...seenIn(issued, change.place, change.base.map(toBlock)) }
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
