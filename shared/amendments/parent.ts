import type { Node } from 'prosemirror-model'
import type { AmendmentId } from '../ids'
import { type Change, proposedBlocks } from './change'
import type { Circumstances } from './decision'
import { findAmendment, withAmendment } from './ending'
import type { Register } from './register'
import { reviseWith } from './tabling-acts'

/** An amendment proposes from now on what an adopted amendment to it says: a revision, as any other. */
export function amendedBy(
  register: Register,
  parent: AmendmentId,
  text: Node,
  { at, digest }: Pick<Circumstances, 'at' | 'digest'>,
): Register {
  const found = findAmendment(register, parent)
  if (!found) throw new Error('An amendment is adopted while the one it amends is there')
  const change: Change = { ...found.change, proposed: proposedBlocks(text) }
  const revision = { change, digest: digest(change), tabled: at }
  return withAmendment(register, reviseWith(found, revision, found.rationale, false))
}
