import { type Rule, replace, type StyleLanguage } from '../hint'

/** "paragraph 12", "23 November", "No. 5" are not torn apart at the end of a line. */
export const noBreak: Rule = {
  id: 'no-break',
  languages: ['en', 'fr', 'es'],
  onRequest: true,
  check: ({ words }, _place, { language }) =>
    [...words.matchAll(pairs[language])].map((match) => {
      const at = match.index + match[0].indexOf(' ')
      return replace(at, at + 1, '\u00a0')
    }),
}

const pairs: Readonly<Record<StyleLanguage, RegExp>> = {
  en: /(?<!\p{L})(?:(?:paragraph|para\.|article|annex|section|No\.|Protocol|resolution|chapter|item) (?=[\dIVX])|\d{1,2} (?=January|February|March|April|May|June|July|August|September|October|November|December))/gu,
  fr: /(?<!\p{L})(?:(?:paragraphe|par\.|article|annexe|section|Protocole|résolution|chapitre|point) (?=[\dIVX])|\d{1,2} (?=janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre))/gu,
  es: /(?<!\p{L})(?:párrafo|párr\.|artículo|anexo|sección|Protocolo|resolución|capítulo|tema) (?=[\dIVX])/gu,
}
