import type { Register } from '../amendments/register'
import type { Listed } from '../document/recommendations'
import type { CalendarDate } from '../states/calendar-date'
import { sortedIn } from '../states/names'
import type { StatesRegister } from '../states/register'
import { type Addresses, addressed, countedAt } from './addresses'
import { type Addressed, type Drafted, draftLetter, type Mailing } from './mailing'
import type { Recipient } from './recipients'

/** What a conference, one of its recommendations and the register of States say to every recipient. */
export function mailingOf(
  { conference, stage, versions }: Pick<Register, 'conference' | 'stage' | 'versions'>,
  { words, label, annex }: Pick<Listed, 'words' | 'label' | 'annex'>,
  states: StatesRegister,
  own: Pick<Mailing, 'templates' | 'reference' | 'signatory'> & { readonly day: CalendarDate },
): Mailing {
  const issued = versions.findLast(({ kind }) => kind === 'final')
  return {
    ...own,
    recommendation: { words, label, annex, symbol: issued?.symbol ?? conference.symbol },
    adopted: stage === 'adopted',
    counts: countedAt(states, own.day),
  }
}

export interface ToState {
  readonly state: Addressed
  readonly recipient: Recipient | undefined
  readonly drafted: Drafted
}

/** A letter to each State that is not bound on the day of the mailing, in the order of English names. */
export function lettersOf(
  mailing: Mailing,
  day: CalendarDate,
  { entries }: StatesRegister,
  addresses: Addresses,
  recipients: ReadonlyMap<string, Recipient>,
): readonly ToState[] {
  return sortedIn(entries, 'en').flatMap((entry) => {
    const state = addressed(entry, addresses, day)
    if (!state) return []
    const recipient = recipients.get(state.state)
    return [{ state, recipient, drafted: draftLetter(mailing, state, recipient) }]
  })
}
