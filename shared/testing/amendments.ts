import type { Node } from 'prosemirror-model'
import type { Amendment } from '../amendments/amendment'
import type { BlockJSON, Change } from '../amendments/change'
import type { AmendmentId, DelegationId } from '../ids'

/** Amendments as they would be tabled, for tests of what shows or counts them. */
export function changeOf(base: Node | readonly Node[], ...proposed: readonly Node[]): Change {
  const blocks = Array.isArray(base) ? base : [base]
  return { place: { kind: 'there' }, base: blocks.map(json), proposed: proposed.map(json) }
}

export function json(block: Node): BlockJSON {
  return block.toJSON() as BlockJSON
}

export function tabledAmendment(change: Change, more: Partial<Amendment> = {}): Amendment {
  return {
    id: 'a1' as AmendmentId,
    number: 1,
    delegation: 'ardesia' as DelegationId,
    change,
    digest: '',
    tabled: '2005-11-23T10:00:00.000Z',
    sponsors: [],
    amends: null,
    origin: { kind: 'sponsors' },
    rationale: '',
    late: false,
    earlier: [],
    disposition: null,
    state: { kind: 'tabled' },
    past: [],
    ...more,
  }
}
