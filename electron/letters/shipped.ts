import { randomUUID } from 'node:crypto'
import addresses from '../../assets/letters/addresses.json'
import arabic from '../../assets/letters/invitation.ar.json'
import english from '../../assets/letters/invitation.en.json'
import spanish from '../../assets/letters/invitation.es.json'
import french from '../../assets/letters/invitation.fr.json'
import type { Conference } from '../../shared/conference'
import type { OfficialLanguage } from '../../shared/document/language'
import { Addresses } from '../../shared/letters/addresses'
import type { Letter } from '../../shared/letters/letter'
import type { LanguageTemplate } from '../../shared/letters/mailing'
import { ShippedTemplate, templatesFor } from '../../shared/letters/template'
import type { LetterWords } from '../../shared/letters/typst'

/** What the application brings along for letters. */
export const shippedTemplates: readonly ShippedTemplate[] = [english, french, spanish, arabic].map(
  (each) => ShippedTemplate.parse(each),
)

export const shippedAddresses = Addresses.parse(addresses)

/** @param own one that somebody has written, in the place of that in its language */
export function shippedFor(
  conference: Pick<Conference, 'title' | 'meeting'>,
  own: ShippedTemplate | null = null,
): ReadonlyMap<OfficialLanguage, LanguageTemplate> {
  const others = shippedTemplates.filter(({ language }) => language !== own?.language)
  return templatesFor(own ? [...others, own] : others, conference, randomUUID)
}

/** What is printed beside the words of a letter. */
export function letterWords({ language }: Letter): LetterWords {
  const draft = shippedTemplates.find((each) => each.language === language)?.draft ?? english.draft
  return { draft, blank: (field) => `[${field}]` }
}
