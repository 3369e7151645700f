import { randomUUID } from 'node:crypto'
import addresses from '../../assets/letters/addresses.json'
import arabic from '../../assets/letters/invitation.ar.json'
import english from '../../assets/letters/invitation.en.json'
import spanish from '../../assets/letters/invitation.es.json'
import french from '../../assets/letters/invitation.fr.json'
import russian from '../../assets/letters/invitation.ru.json'
import chinese from '../../assets/letters/invitation.zh.json'
import type { OfficialLanguage } from '../../shared/document/language'
import { Addresses } from '../../shared/letters/addresses'
import type { Naming } from '../../shared/letters/called'
import type { Letter } from '../../shared/letters/letter'
import type { LanguageTemplate } from '../../shared/letters/mailing'
import { ShippedTemplate, templatesFor } from '../../shared/letters/template'
import type { LetterWords } from '../../shared/letters/typst'

/** What the application brings along for letters, read when the first of them is written. */
export const shippedTemplates: () => readonly ShippedTemplate[] = once(() =>
  [english, french, spanish, russian, chinese, arabic].map((each) => ShippedTemplate.parse(each)),
)

export const shippedAddresses: () => Addresses = once(() => Addresses.parse(addresses))

/** @param own one that somebody has written, in the place of that in its language */
export function shippedFor(
  naming: Naming,
  own: ShippedTemplate | null = null,
): ReadonlyMap<OfficialLanguage, LanguageTemplate> {
  const others = shippedTemplates().filter(({ language }) => language !== own?.language)
  return templatesFor(own ? [...others, own] : others, naming, randomUUID)
}

/** What is printed beside the words of a letter. */
export function letterWords({ language }: Letter): LetterWords {
  const template = shippedTemplates().find((each) => each.language === language)
  return { draft: template?.draft ?? english.draft, blank: (field) => `[${field}]` }
}

function once<T>(read: () => T): () => T {
  let known: { readonly value: T } | null = null
  return () => {
    known ??= { value: read() }
    return known.value
  }
}
