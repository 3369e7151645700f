import { useState } from 'react'
import type { Departure, StayReason } from '../../shared/host'

/** Where the person is on the way out of this screen; `to` says by which of its choices. */
export type Leaving<To extends string> =
  | { readonly kind: 'here' }
  | { readonly kind: 'leaving'; readonly to: To }
  | { readonly kind: 'stayed'; readonly to: To; readonly why: StayReason | 'unexpected' }

/** One departure at a time; the window stays `leaving` until it is loaded anew. */
export function useDeparture<To extends string>() {
  const [leaving, setLeaving] = useState<Leaving<To>>({ kind: 'here' })
  const depart = async (to: To, go: () => Promise<Departure>) => {
    if (leaving.kind === 'leaving') return
    setLeaving({ kind: 'leaving', to })
    const departure = await go().catch(() => ({ kind: 'stayed', why: 'unexpected' }) as const)
    if (departure.kind === 'stayed') setLeaving({ kind: 'stayed', to, why: departure.why })
  }
  return { leaving, depart }
}
