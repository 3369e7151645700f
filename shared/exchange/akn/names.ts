import type { OfficialLanguage } from '../../document/language'
import type { Instant } from '../../ids'

/** What the parts of a document are called in the addresses of Akoma Ntoso. */
export interface Iris {
  /** "/akn/un/debateReport/report/un-ccw-ap2/2005-11-23/CCW-AP.II-CONF.7-2" */
  readonly work: string
  /** The same with the language and the date: ".../eng@2005-11-23". */
  readonly expression: string
}

/** Element and subtype of each kind of document, as the profile has them. */
export const kinds = {
  report: { element: 'debateReport', subtype: 'report' },
  amendments: { element: 'amendmentList', subtype: 'collection' },
  amendment: { element: 'amendment', subtype: 'modification' },
  paper: { element: 'doc', subtype: 'paper' },
} as const

/** What the profile leaves to us to call: a paper about a text that amends nothing in it. */
export const paperNames = { decisions: 'recordOfDecisions', matters: 'mattersArising' } as const

/** What a document is called by. */
export interface Called {
  readonly kind: keyof typeof kinds
  /** Its symbol decides who speaks: that of the text where a paper has none of its own yet. */
  readonly symbol: string | null
  /** In its address: the symbol, or what it goes by until there is one. */
  readonly number: string
  /** ISO 8601, a day. */
  readonly date: string
  readonly language: OfficialLanguage
  /** When it was as it is in this file. */
  readonly at: Instant
}

export function irisOf({ kind, symbol, number, date, language, at }: Called): Iris {
  const { element, subtype } = kinds[kind]
  const work = `/akn/un/${element}/${subtype}/${actorOf(symbol)}/${date}/${inAddress(number) || 'pending'}`
  return { work, expression: `${work}/${languageCodes[language]}@${at.slice(0, 10)}` }
}

/** By the rules of the United Nations: a stroke becomes a hyphen, a space a low line. */
export function inAddress(name: string): string {
  return encodeURI(name.trim().replaceAll('/', '-').replace(/\s+/g, '_')).replace(
    /[?#]/g,
    encodeURIComponent,
  )
}

/** ISO 639-2/T. */
export const languageCodes: Readonly<Record<OfficialLanguage, string>> = {
  ar: 'ara',
  en: 'eng',
  es: 'spa',
  fr: 'fra',
  ru: 'rus',
  zh: 'zho',
}

/**
 * Who speaks in the document, from what its symbol begins with: "CCW/AP.II/CONF.7" is of
 * "un-ccw-ap2". Until there is a symbol it is the United Nations as a whole.
 */
export function actorOf(symbol: string | null): string {
  const parts = (symbol ?? '').split('/')
  const ends = parts.findIndex((part) => session.test(part))
  const body = (ends < 0 ? parts.slice(0, 1) : parts.slice(0, ends)).map((part) =>
    part.replace(/\.([IVX]+)$/, (_, roman: string) => String(arabic(roman))),
  )
  return ['un', ...body]
    .map((part) => part.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter(Boolean)
    .join('-')
}

/** Where the body's own name ends: its meeting, its year, or the kind of paper. */
const session = /^(?:CONF|MSP|SESSION|PC|PREPCOM|WG|GGE|RES|DEC|L|WP|CRP|INF|MISC|SR|PV)\b|^\d+$/i

function arabic(roman: string): number {
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 }
  const signs = [...roman].map((sign) => values[sign] ?? 0)
  return signs.reduce((sum, value, at) => sum + (value < (signs[at + 1] ?? 0) ? -value : value), 0)
}

/** ISO 8601: the date as it is printed, or when the text was as it is here. */
export function dateOf(printed: string, at: Instant, language: OfficialLanguage): string {
  return readDate(printed, language) ?? at.slice(0, 10)
}

/** "23 November 2005", in the language of the document. */
function readDate(words: string, language: OfficialLanguage): string | null {
  const [, day, month, year] =
    /(\d{1,2})\p{L}*\s+(?:de\s+)?(\p{L}+)\s+(?:de\s+)?(\d{4})/u.exec(words) ?? []
  if (!day || !month || !year) return null
  const at = monthsIn(language).indexOf(month.toLocaleLowerCase(language))
  const date = new Date(Date.UTC(Number(year), at, Number(day)))
  return at < 0 || date.getUTCDate() !== Number(day) ? null : date.toISOString().slice(0, 10)
}

function monthsIn(language: OfficialLanguage): readonly string[] {
  // With a day, since some languages decline the name of the month then.
  const format = new Intl.DateTimeFormat(language, {
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  })
  return Array.from({ length: 12 }, (_, month) => {
    const parts = format.formatToParts(new Date(Date.UTC(2000, month, 1)))
    return (parts.find(({ type }) => type === 'month')?.value ?? '').toLocaleLowerCase(language)
  })
}

/**
 * Gives each element its `eId`: the way to it through the document by printed numbers,
 * "part_I__sec_IV__para_17__list_1__point_b". Where numbers are wanting or occur twice they are
 * counted on.
 */
export class Places {
  private readonly taken = new Set<string>()
  private readonly counts = new Map<string, number>()

  take(within: string, kind: string, label: string | null): string {
    const stem = `${within ? `${within}__` : ''}${kind}`
    const sign =
      label === null
        ? ''
        : label
            .replace(/^\P{L}*?(?=[\p{L}\p{N}])|[^\p{L}\p{N}]+$/gu, '')
            .replace(/[^\p{L}\p{N}.]+/gu, '-')
    let id = sign ? `${stem}_${sign}` : this.next(stem)
    for (let again = 2; this.taken.has(id); again++)
      id = sign ? `${stem}_${sign}-${again}` : this.next(stem)
    this.taken.add(id)
    return id
  }

  private next(stem: string): string {
    const count = (this.counts.get(stem) ?? 0) + 1
    this.counts.set(stem, count)
    return `${stem}_${count}`
  }
}
