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

/** Digests of the letters that were saved last, so that whoever prints them again sees which differ. */
export const savedLetters = cell<ReadonlySet<string>>(new Set())

export function planned(more: Partial<Plan>): void {
  plan.set({ ...plan.get(), ...more })
}

/**
 * Puts a table in the place of what is known of those in it. What it says nothing of, since it has
 * no such column, stays as it was chosen here.
 */
export function tookIn(recipients: ReadonlyMap<string, Recipient>): void {
  const known = new Map(plan.get().recipients)
  for (const [state, { language, originalProtocol, ...own }] of recipients) {
    const before = known.get(state)
    known.set(state, {
      ...own,
      language: language ?? before?.language ?? null,
      originalProtocol: originalProtocol ?? before?.originalProtocol ?? null,
    })
  }
  planned({ recipients: known })
}

/** Whoever changes what is said of an office-holder has still to confirm it. */
export function filled(state: string, more: Partial<Recipient>): void {
  const recipients = new Map(plan.get().recipients)
  const before = recipients.get(state) ?? nobody(state)
  recipients.set(state, { ...before, confirmed: false, ...more })
  planned({ recipients })
}

export function nobody(state: string): Recipient {
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
