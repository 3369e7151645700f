import { randomUUID } from 'node:crypto'
import addresses from '../../assets/letters/addresses.json'
import arabic from '../../assets/letters/invitation.ar.json'
import english from '../../assets/letters/invitation.en.json'
import spanish from '../../assets/letters/invitation.es.json'
import french from '../../assets/letters/invitation.fr.json'
import amendedProtocol from '../../assets/states/amended-protocol-2.json'
import type { Conference } from '../../shared/conference'
import type { OfficialLanguage } from '../../shared/document/language'
import { Addresses } from '../../shared/letters/addresses'
import type { Letter } from '../../shared/letters/letter'
import type { LanguageTemplate } from '../../shared/letters/mailing'
import { ShippedTemplate, templateOf } from '../../shared/letters/template'
import type { LetterWords } from '../../shared/letters/typst'
import { StatesRegisterSchema } from '../../shared/states/register'

/** What the application brings along for letters. */
export const shippedTemplates: readonly ShippedTemplate[] = [english, french, spanish, arabic].map(
  (each) => ShippedTemplate.parse(each),
)

export const shippedAddresses = Addresses.parse(addresses)
export const shippedRegister = StatesRegisterSchema.parse(amendedProtocol)

/**
 * The templates with what this conference is called in each language; in its own it is called as
 * its file says. Where a translation does not know it, the field is blank.
 */
export function templatesFor({
  title,
  meeting,
}: Pick<Conference, 'title' | 'meeting'>): ReadonlyMap<OfficialLanguage, LanguageTemplate> {
  return new Map(
    shippedTemplates.map((shipped) => {
      const { conference, meeting: meetings, ...names } = shipped.names
      const called = (known: Readonly<Record<string, string>>, own: string) =>
        known[own] ?? (shipped.language === 'en' ? own : '')
      const template = templateOf(shipped, randomUUID)
      return [
        shipped.language,
        {
          template,
          names: {
            ...names,
            conference: called(conference, title),
            meeting: called(meetings, meeting),
          },
        },
      ]
    }),
  )
}

/** What is printed beside the words of a letter. */
export function letterWords({ language }: Letter): LetterWords {
  const draft = shippedTemplates.find((each) => each.language === language)?.draft ?? english.draft
  return { draft, blank: (field) => `[${field}]` }
}
