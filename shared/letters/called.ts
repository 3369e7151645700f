import { z } from 'zod'
import type { Conference } from '../conference'
import { type OfficialLanguage, officialLanguages } from '../document/language'
import type { Treaty } from '../states/register'

/** What is called otherwise in each language, and is the same in every letter. */
export const named = ['conference', 'meeting', 'treaty', 'treaty-short', 'convention'] as const
export type Named = (typeof named)[number]

/** In one language, as far as somebody has said it. */
export type Called = Readonly<{ [of in Named]?: string | undefined }>

/** The secretariat's own to give, for any conference on any treaty. */
export type Names = Readonly<{ [of in OfficialLanguage]?: Called | undefined }>

const Words = z.string().trim().max(300)

export const CalledSchema = z.strictObject({
  conference: Words.optional(),
  meeting: Words.optional(),
  treaty: Words.optional(),
  'treaty-short': Words.optional(),
  convention: Words.optional(),
})

export const NamesSchema = z.strictObject({
  ar: CalledSchema.optional(),
  en: CalledSchema.optional(),
  es: CalledSchema.optional(),
  fr: CalledSchema.optional(),
  ru: CalledSchema.optional(),
  zh: CalledSchema.optional(),
})

/** What a template brings along of names, all in its language. */
export interface Brought {
  /** The treaty that they are of, as its register calls it for short; any, where it is not said. */
  readonly of?: string | undefined
  readonly treaty: string
  readonly 'treaty-short': string
  readonly convention: string
  /** By what the conference's own file says. */
  readonly conference: Readonly<Record<string, string>>
  readonly meeting: Readonly<Record<string, string>>
}

export interface Naming {
  readonly conference: Pick<Conference, 'title' | 'meeting'>
  readonly treaty: Treaty
  readonly given: Names
}

/**
 * What the letters in this language call things: as the secretariat says, or else as the template
 * does where it is of this conference and treaty. English has what the conference and the register
 * say themselves. What nobody has put into a language is empty: by us it would be nobody's name.
 */
export function calledIn(
  language: OfficialLanguage,
  brought: Brought,
  { conference, treaty, given }: Naming,
): Readonly<Record<Named, string>> {
  const isOfTreaty = brought.of === undefined || brought.of === treaty.short
  const known: Called = {
    conference: brought.conference[conference.title],
    meeting: brought.meeting[conference.meeting],
    ...(isOfTreaty && {
      treaty: brought.treaty,
      'treaty-short': brought['treaty-short'],
      convention: brought.convention,
    }),
  }
  const english: Called = {
    conference: conference.title,
    meeting: conference.meeting,
    treaty: treaty.name,
    'treaty-short': treaty.short,
    convention: treaty.convention,
  }
  const called = (name: Named) =>
    given[language]?.[name] || known[name] || (language === 'en' && english[name]) || ''
  return {
    conference: called('conference'),
    meeting: called('meeting'),
    treaty: called('treaty'),
    'treaty-short': called('treaty-short'),
    convention: called('convention'),
  }
}

/** Without what says nothing, in one order: the same names are the same value. */
export function tidied(names: Names): Names {
  return Object.fromEntries(
    officialLanguages.flatMap((language) => {
      const called = names[language] ?? {}
      const said = named.flatMap((name) => (called[name] ? [[name, called[name]]] : []))
      return said.length > 0 ? [[language, Object.fromEntries(said)]] : []
    }),
  )
}
