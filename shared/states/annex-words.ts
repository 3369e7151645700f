import { z } from 'zod'
import type { OfficialLanguage } from '../document/language'
import { quoted, type Said, said } from '../follow-up/said'
import { dateIn } from '../letters/dates'
import type { CalendarDate } from './calendar-date'

const Words = z.strictObject({ title: z.string(), lead: z.string() })

/** What an annex of the States that are bound says above them, with `{day}` and `{treaty}`. */
export const AnnexWords = z.strictObject({
  ar: Words,
  en: Words,
  es: Words,
  fr: Words,
  ru: Words,
  zh: Words,
})
export type AnnexWords = z.infer<typeof AnnexWords>

export interface AnnexOpening {
  readonly title: string
  readonly lead: Said
}

interface Asked {
  readonly language: OfficialLanguage
  readonly at: CalendarDate
  /** In that language; empty where nobody has put it into it. */
  readonly called: string
  /** As the register calls it, in English. */
  readonly treaty: string
}

/** In the language of the text. A treaty that has no name in it keeps its English one. */
export function annexOpeningIn(
  words: AnnexWords,
  { language, at, called, treaty }: Asked,
): AnnexOpening {
  const { title, lead } = words[language]
  const name = called ? said`${called}` : language === 'en' ? said`${treaty}` : quoted(treaty)
  const pieces = lead.split(/(\{day\}|\{treaty\})/).flatMap((piece): Said => {
    if (piece === '{day}') return said`${dateIn(language, at)}`
    return piece === '{treaty}' ? name : said`${piece}`
  })
  return { title, lead: pieces }
}
