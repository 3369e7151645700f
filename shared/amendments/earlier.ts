import type { AmendmentId, BlockId, DelegationId, Instant } from '../ids'
import type { Amendment, AmendmentState, Draft } from './amendment'
import type { By } from './by'
import type { BlockJSON, Change } from './change'

/**
 * Amendments and drafts as they were written while an amendment could be of one block only. They are
 * kept under keys of their own, and are read as what they would be today; with the next act the hub
 * writes them so (A43).
 */
export const earlierPrefix = { amendment: 'amendment/', draft: 'draft/' } as const

export interface EarlierAmendment {
  readonly id: AmendmentId
  readonly number: number
  readonly delegation: DelegationId
  readonly change: EarlierChange
  readonly tabled: Instant
  readonly state:
    | { readonly kind: 'tabled' }
    | {
        readonly kind: 'adopted' | 'rejected' | 'withdrawn'
        readonly at: Instant
        readonly by: By
      }
}

interface EarlierChange {
  readonly target: BlockId
  readonly base: BlockJSON
  readonly proposed: readonly BlockJSON[]
}

export interface EarlierDraft {
  readonly id: AmendmentId
  readonly target: BlockId
  readonly base: BlockJSON
  readonly begun: Instant
  readonly by: By
}

/** The same object for the same one, however often it is read. */
const amendments = new WeakMap<EarlierAmendment, Amendment>()
const drafts = new WeakMap<EarlierDraft, Draft>()

export function amendmentFrom(earlier: EarlierAmendment): Amendment {
  const known = amendments.get(earlier)
  if (known) return known
  const { id, number, delegation, tabled, state } = earlier
  const { base, proposed } = earlier.change
  const change: Change = { place: { kind: 'there' }, base: [base], proposed }
  const made: Amendment = {
    id,
    number,
    delegation,
    change,
    digest: '',
    tabled,
    sponsors: [],
    amends: null,
    origin: { kind: 'sponsors' },
    rationale: '',
    late: false,
    earlier: [],
    disposition: null,
    state: stateFrom(state, change),
    past: [],
  }
  amendments.set(earlier, made)
  return made
}

function stateFrom(state: EarlierAmendment['state'], { base, proposed }: Change): AmendmentState {
  switch (state.kind) {
    case 'tabled':
    case 'withdrawn':
      return state as AmendmentState
    case 'rejected':
      return { ...state, kind: 'rejected', vote: null }
    case 'adopted': {
      const back: Change = { place: { kind: 'there' }, base: proposed, proposed: base }
      const undo = proposed.length > 0 ? back : null
      return { ...state, kind: 'adopted', merge: 'clean', undo, vote: null }
    }
  }
}

export function draftFrom(earlier: EarlierDraft): Draft | null {
  const known = drafts.get(earlier)
  if (known) return known
  const { id, base, begun, by } = earlier
  if (!by.delegation) return null
  const made: Draft = {
    id,
    delegation: by.delegation,
    place: { kind: 'there' },
    base: [base],
    amends: null,
    revises: null,
    rationale: '',
    sponsors: [],
    begun,
    by,
  }
  drafts.set(earlier, made)
  return made
}
