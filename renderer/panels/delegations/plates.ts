import type { Register } from '../../../shared/amendments/register'
import type { Delegation } from '../../../shared/conference'
import type { DelegationId } from '../../../shared/ids'
import type { Presence } from '../../../shared/presence'
import { t } from '../../i18n/translate'
import { delegationColour, isStriped } from '../../theme/delegation-colour'

/** The name plates: how each delegation is called and in which colour it is shown. */
export interface Plates {
  readonly all: readonly Delegation[]
  nameOf(delegation: DelegationId): string
  /** `null` is the rostrum: the secretariat and the president. */
  colourOf(delegation: DelegationId | null): string
  /** How the lines of what it proposes are drawn: its neighbours in the list of colours have others. */
  patternOf(delegation: DelegationId): 'solid' | 'dashed' | 'dotted'
  /** Whether another delegation has the same colour. */
  isStriped(delegation: DelegationId | null): boolean
}

type Known = Pick<Register, 'delegations' | 'record'>

const patterns = ['solid', 'dashed', 'dotted'] as const

const none: Known = { delegations: [], record: [] }
const made = new WeakMap<Known, Plates>()

export function platesOf(register: Known | null): Plates {
  const known = register ?? none
  const before = made.get(known)
  if (before) return before
  const order = orderOfArrival(known)
  const indexOf = (delegation: DelegationId | null) =>
    delegation === null ? null : (order.get(delegation) ?? null)
  const plates: Plates = {
    all: known.delegations,
    nameOf: (delegation) =>
      known.delegations.find(({ id }) => id === delegation)?.name ?? t('panel.unknown-delegation'),
    colourOf: (delegation) => delegationColour(indexOf(delegation)),
    patternOf: (delegation) => patterns[(indexOf(delegation) ?? 0) % patterns.length] ?? 'solid',
    isStriped: (delegation) => isStriped(indexOf(delegation)),
  }
  made.set(known, plates)
  return plates
}

/** For whom someone is here: the delegation's name, or what the other roles are called. */
export function partOf({ role, delegation }: Omit<Presence['user'], 'name'>, plates: Plates) {
  return delegation === null ? t(`role.${role}`) : plates.nameOf(delegation)
}

/**
 * The place of each delegation in the order in which they came, from 0: its colour follows from it,
 * so a delegation that is accredited later changes nobody else's.
 */
export function orderOfArrival({ delegations, record }: Known): ReadonlyMap<DelegationId, number> {
  const accredited = new Map<DelegationId, number>()
  for (const { deed, number } of record) {
    if (deed.kind === 'delegation-accredited') accredited.set(deed.delegation, number)
  }
  const order = [...delegations].sort(
    (a, b) => (accredited.get(a.id) ?? 0) - (accredited.get(b.id) ?? 0),
  )
  return new Map(order.map(({ id }, index) => [id, index]))
}
