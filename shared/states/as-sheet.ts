import type { OfficialLanguage } from '../document/language'
import type { Sheet } from '../sheets/sheet'
import type { CalendarDate } from './calendar-date'
import { nameIn, sortedIn } from './names'
import type { StatesRegister } from './register'
import { inForceFor, statusAt } from './status'

/** The register as a table that can be taken in again: days as ISO 8601, names in one language. */
export function asSheet(
  register: StatesRegister,
  at: CalendarDate,
  language: OfficialLanguage,
): Sheet {
  const yesOrNo = (said: boolean | undefined) => (said === undefined ? '' : said ? 'yes' : 'no')
  const rows = sortedIn(register.entries, language).map((each) => [
    nameIn(each, language).short,
    yesOrNo(each.unMember ?? true),
    each.conventionSigned ?? '',
    each.conventionJoined?.on ?? '',
    each.conventionJoined?.by ?? '',
    each.consent ?? '',
    inForceFor(each, register.treaty) ?? '',
    yesOrNo(each.originalProtocol),
    each.capital ?? '',
    statusAt(each, at),
  ])
  return [[...headings, `status_${at.replaceAll('-', '_')}`], ...rows]
}

const headings = [
  'state',
  'un_member',
  'convention_signed',
  'convention_joined',
  'convention_action',
  'consent',
  'in_force',
  'original_protocol',
  'capital',
]
