import type { BlockId } from '../../../shared/ids'
import type { Standing } from '../../../shared/letters/mailing'
import type { Recipient } from '../../../shared/letters/recipients'
import { cell } from '../../session/live'

/**
 * The mailing that is being made ready. It stays while the panel is closed, and is gone with the
 * window: names of office-holders are kept nowhere.
 */
export interface Plan {
  readonly recommendation: BlockId | null
  readonly day: string
  readonly reference: string
  readonly signatory: string
  readonly to: ReadonlySet<Standing>
  readonly recipients: ReadonlyMap<string, Recipient>
}

export const standings: readonly Standing[] = ['convention-party', 'signatory', 'neither']

export const plan = cell<Plan>({
  recommendation: null,
  day: '',
  reference: '',
  signatory: '',
  to: new Set(standings),
  recipients: new Map(),
})

export function planned(more: Partial<Plan>): void {
  plan.set({ ...plan.get(), ...more })
}

/** Whoever changes what is said of an office-holder has still to confirm it. */
export function filled(state: string, more: Partial<Recipient>): void {
  const recipients = new Map(plan.get().recipients)
  const before = recipients.get(state) ?? nobody(state)
  recipients.set(state, { ...before, confirmed: false, ...more })
  planned({ recipients })
}

function nobody(state: string): Recipient {
  return {
    state,
    honorific: '',
    name: '',
    function: '',
    formal: '',
    capital: '',
    reference: '',
    language: null,
    originalProtocol: null,
    confirmed: false,
  }
}
