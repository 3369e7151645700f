import { z } from 'zod'
import { type OfficialLanguage, officialLanguages } from '../document/language'
import type { CalendarDate } from '../states/calendar-date'
import { nameIn } from '../states/names'
import type { StateEntry, StatesRegister } from '../states/register'
import { countsAt, statusAt } from '../states/status'
import type { Counted } from './fields'
import type { Addressed, Standing } from './mailing'

/** In which language each State is written to, and what its capital is called in it, by its id. */
export const Addresses = z.strictObject({
  source: z.string(),
  states: z.record(
    z.string(),
    z.strictObject({ language: z.enum(officialLanguages), capital: z.string().optional() }),
  ),
})
export type Addresses = z.infer<typeof Addresses>

/** A State as letters of that day speak to it; `null` for one that is bound. */
export function addressed(
  entry: StateEntry,
  addresses: Addresses,
  day: CalendarDate,
): Addressed | null {
  const standing = standings[statusAt(entry, day)]
  if (!standing) return null
  const own = addresses.states[entry.id]
  const language = own?.language ?? 'en'
  return {
    state: entry.id.toUpperCase(),
    standing,
    originalProtocol: entry.originalProtocol ?? null,
    language,
    short: (wanted) => curly(nameIn(entry, wanted).short),
    formal: (wanted) => capitalized(withoutArticle(nameIn(entry, wanted).formal, wanted)),
    capital: (wanted) =>
      curly((wanted === language ? own?.capital : undefined) ?? entry.capital ?? ''),
  }
}

const standings: Readonly<Record<ReturnType<typeof statusAt>, Standing | null>> = {
  bound: null,
  convention_party_not_bound: 'convention-party',
  signatory_only: 'signatory',
  not_party: 'neither',
}

/** What letters of that day say of how many. */
export function countedAt(
  register: StatesRegister,
  day: CalendarDate,
): Readonly<Record<Counted, number>> {
  const counts = countsAt(register, day)
  return {
    bound: counts.bound,
    'not-bound': counts.notBound,
    'convention-parties-not-bound': counts.convention_party_not_bound,
  }
}

const articles: Readonly<Partial<Record<OfficialLanguage, RegExp>>> = {
  en: /^the /i,
  es: /^(?:el|la|los|las) /i,
  fr: /^(?:les? |la |l[’'])/i,
}

/** In an address a name stands alone: "Republic of Benin". */
function withoutArticle(formal: string, language: OfficialLanguage): string {
  const article = articles[language]
  return curly(article ? formal.replace(article, '') : formal)
}

function capitalized(name: string): string {
  const [first = ''] = name
  return first.toUpperCase() + name.slice(first.length)
}

function curly(name: string): string {
  return name.replaceAll("'", '’')
}
