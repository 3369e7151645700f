import { UnreadableFile } from '../../../shared/exchange/docx-in/unreadable'
import { type Addresses, addressed } from '../../../shared/letters/addresses'
import {
  type Recipient,
  type RecipientFault,
  readRecipients,
} from '../../../shared/letters/recipients'
import { readSheet, type Sheet } from '../../../shared/sheets/sheet'
import type { CalendarDate } from '../../../shared/states/calendar-date'
import { stateCalled } from '../../../shared/states/names'
import type { StatesRegister } from '../../../shared/states/register'
import { sheetWords } from '../sheet-words'

export type Taken =
  | { readonly kind: 'taken'; readonly recipients: ReadonlyMap<string, Recipient> }
  /** Nobody is taken from it: a row that is misread may be another State's. */
  | { readonly kind: 'faulty'; readonly faults: readonly RecipientFault[] }
  | { readonly kind: 'bound'; readonly state: string }
  | { readonly kind: 'unreadable' }

/** Office-holders from a file that somebody has chosen. */
export function takeRecipients(
  bytes: Uint8Array,
  day: CalendarDate,
  states: StatesRegister,
  addresses: Addresses,
): Taken {
  const sheet = sheetOf(bytes)
  if (!sheet) return { kind: 'unreadable' }
  const { recipients, faults } = readRecipients(
    sheet,
    (said) => stateCalled(states, said)?.id.toUpperCase() ?? null,
  )
  if (faults.length > 0) return { kind: 'faulty', faults }
  for (const { state } of recipients.values()) {
    const entry = stateCalled(states, state)
    if (entry && !addressed(entry, addresses, day)) {
      return { kind: 'bound', state: entry.names.en.short }
    }
  }
  return { kind: 'taken', recipients }
}

function sheetOf(bytes: Uint8Array): Sheet | null {
  try {
    return readSheet(bytes, sheetWords(bytes))
  } catch (error) {
    if (error instanceof UnreadableFile) return null
    throw error
  }
}
