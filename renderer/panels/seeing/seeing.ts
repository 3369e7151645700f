import { z } from 'zod'
import type { Amendment } from '../../../shared/amendments/amendment'
import type { Delegation } from '../../../shared/conference'
import { type AmendmentId, type DelegationId, delegationId, isId } from '../../../shared/ids'
import { keptValue, type Shelf } from '../../host/kept'
import type { Cell } from '../../session/live'

/** Which of the pending amendments are shown over the text. */
export type Seeing =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  /** The one that is selected, and no other. */
  | { readonly kind: 'selected' }
  /** Those that a delegation sponsors. */
  | { readonly kind: 'delegation'; readonly delegation: DelegationId }

const SeeingSchema = z.union([
  z.object({ kind: z.enum(['all', 'none', 'selected']) }),
  z.object({
    kind: z.literal('delegation'),
    delegation: z.string().refine(isId).transform(delegationId),
  }),
])

export const seeingAll: Seeing = { kind: 'all' }
export const seeingNone: Seeing = { kind: 'none' }

/** What a window has last shown, as long as it is open and however often it is loaded. */
export function keptSeeing(shelf: Shelf | null): Cell<Seeing> {
  return keptValue<Seeing>('rapporteur.seeing', SeeingSchema, seeingAll, shelf)
}

/** A delegation of another conference is none here, and then all are shown. */
export function seenIn(seeing: Seeing, delegations: readonly Delegation[]): Seeing {
  if (seeing.kind !== 'delegation') return seeing
  return delegations.some(({ id }) => id === seeing.delegation) ? seeing : seeingAll
}

/** Those of the amendments that are shown; of one that amends another, that other. */
export function seen(
  seeing: Seeing,
  amendments: readonly Amendment[],
  selected: AmendmentId | null,
): readonly Amendment[] {
  switch (seeing.kind) {
    case 'all':
      return amendments
    case 'none':
      return []
    case 'selected': {
      const chosen = amendments.find(({ id }) => id === selected)
      return amendments.filter(({ id }) => id === selected || id === chosen?.amends)
    }
    case 'delegation':
      return amendments.filter(
        ({ delegation, sponsors }) =>
          delegation === seeing.delegation || sponsors.includes(seeing.delegation),
      )
  }
}
