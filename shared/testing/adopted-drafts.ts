import type { Node } from 'prosemirror-model'
import { kindOf } from '../amendments/change'
import { withOwnNames } from '../amendments/draft-content'
import type { ProposedDraft } from '../amendments/drafts-from-text'
import { applyChange } from '../amendments/judge'
import { blocksFrom, subjectIn } from '../amendments/subject'
import type { NewId } from '../ids'
import { json } from './amendments'

/** A text with all of the drafts put into it, one after the other, as the hub would open and table them. */
export function adoptedDrafts(text: Node, drafts: readonly ProposedDraft[]): Node {
  let made = 0
  const newId = () => `new-${made++}`
  return drafts.reduce((now, draft) => adoptedDraft(now, draft, newId), text)
}

function adoptedDraft(on: Node, { place, blocks, proposed }: ProposedDraft, newId: NewId): Node {
  const subject = subjectIn(on, { place, blocks }, newId)
  const nodes = blocksFrom(proposed)
  if (typeof subject === 'string' || !nodes) throw new Error(String(subject))
  const named = { place: subject.place, base: subject.base.map(json) }
  const change = withOwnNames(named, nodes, null, newId)
  const applied = change && applyChange(on, change)
  if (!applied || !('text' in applied)) throw new Error(change ? kindOf(change) : 'No change')
  return applied.text
}
