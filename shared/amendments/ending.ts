import type { AmendmentId } from '../ids'
import { type Amendment, type AmendmentState, type Fall, isOpen } from './amendment'
import type { Register } from './register'

/** The register with one amendment in the place of what it was. */
export function withAmendment(register: Register, changed: Amendment): Register {
  const amendments = register.amendments.map((each) => (each.id === changed.id ? changed : each))
  return { ...register, amendments }
}

export function findAmendment(
  { amendments }: Pick<Register, 'amendments'>,
  id: AmendmentId,
): Amendment | null {
  return amendments.find((each) => each.id === id) ?? null
}

/** Amendments to this one that are still to be decided, the deferred ones with them. */
export function openTo({ amendments }: Register, parent: AmendmentId): readonly Amendment[] {
  return amendments.filter((each) => each.amends === parent && isOpen(each))
}

/** Whether the decision on it has begun: it is under consideration, or an amendment to it is (A14). */
export function isBegun({ amendments }: Pick<Register, 'amendments'>, id: AmendmentId): boolean {
  return amendments.some(
    (each) => (each.id === id || each.amends === id) && each.state.kind === 'considered',
  )
}

type Happened = Pick<Extract<AmendmentState, { kind: 'fallen' }>, 'at' | 'by'>

/** Some amendments fall, and those that would amend them with them (A18). */
export function fall(
  register: Register,
  falling: ReadonlyMap<AmendmentId, Fall>,
  happened: Happened,
): { readonly register: Register; readonly fell: ReadonlyMap<AmendmentId, Fall> } {
  const fell = new Map(falling)
  for (const { id, amends } of register.amendments) {
    if (amends && falling.has(amends) && !fell.has(id)) {
      fell.set(id, { kind: 'parent-decided', parent: amends })
    }
  }
  const amendments = register.amendments.map((each) => {
    const why = fell.get(each.id)
    if (!why || !isOpen(each)) {
      fell.delete(each.id)
      return each
    }
    return { ...each, state: { kind: 'fallen', why, ...happened } as const }
  })
  return { register: { ...register, amendments }, fell }
}

/** An amendment comes to its end, and those that would amend it fall. */
export function end(
  register: Register,
  amendment: Amendment,
  state: AmendmentState & Happened,
): Register {
  const ended = withAmendment(register, { ...amendment, state })
  const falls = openTo(ended, amendment.id).map(
    ({ id }) => [id, { kind: 'parent-decided', parent: amendment.id }] as const,
  )
  return fall(ended, new Map(falls), { at: state.at, by: state.by }).register
}
