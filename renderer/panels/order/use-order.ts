import { useMemo } from 'react'
import { type Amendment, isPending } from '../../../shared/amendments/amendment'
import { type Ordered, orderOf } from '../../../shared/amendments/order'
import type { Register } from '../../../shared/amendments/register'
import { rivalsAmong } from '../../../shared/amendments/rivals'
import type { AmendmentId } from '../../../shared/ids'
import { may } from '../../../shared/rights'
import { useConference } from '../conference'
import { type Acting, useAct } from '../use-act'
import { useReading } from '../use-reading'
import { placed, type Side, stepped } from './placing'

/** The order in which some amendments are decided, and what the president may do to it. */
export interface Order {
  readonly acting: Acting
  /** `null` for whoever may not, and where it would change nothing. */
  step(id: AmendmentId, by: 1 | -1): (() => void) | null
  place(id: AmendmentId, beside: AmendmentId, side: Side): (() => void) | null
  readonly mayPlace: boolean
  announce(order: readonly AmendmentId[]): void
}

export function useOrder(
  ordered: readonly Pick<Ordered, 'amendment'>[],
  register: Register,
): Order {
  const { seat } = useConference()
  const acting = useAct()
  const mayPlace = may(seat, 'order-amendments', register.stage) === 'yes'
  const announce = (order: readonly AmendmentId[]) =>
    void acting.perform({ kind: 'order-amendments', order: [...order] })
  const unlessSame = (order: readonly AmendmentId[] | null) =>
    mayPlace && order ? () => announce(order) : null
  return {
    acting,
    step: (id, by) => unlessSame(stepped(ordered, id, by)),
    place: (id, beside, side) => unlessSame(placed(ordered, id, beside, side)),
    mayPlace,
    announce,
  }
}

/** An amendment with its rivals, in the order that is suggested and in the one that holds. */
export function useRivals(amendment: Amendment, { amendments, order }: Register) {
  const text = useReading(true)
  return useMemo(() => {
    const pending = rivalsAmong(amendments.filter(isPending), text)
    const group = pending.find((all) => all.includes(amendment)) ?? []
    return { suggested: orderOf(group), ordered: orderOf(group, order) }
  }, [amendment, amendments, order, text])
}
