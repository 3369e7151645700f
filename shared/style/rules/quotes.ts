import { type Hint, type Rule, replace, type StyleLanguage } from '../hint'

/** Typographic quotation marks and apostrophes, as the rest of the text has them. */
export const quotes: Rule = {
  id: 'quotes',
  languages: ['en', 'fr', 'es'],
  check({ words }, _place, { language }) {
    return [...apostrophes(words), ...marks(words, language)]
  },
}

/** One within a word, or after the s of a plural; not one that measures or that opens. */
function apostrophes(words: string): readonly Hint[] {
  return [...words.matchAll(/(?<=\p{L})'(?=\p{L})|(?<=\p{L}s)'(?= \p{L})/gu)].map((match) =>
    replace(match.index, match.index + 1, '’', 'apostrophe'),
  )
}

const pairs: Readonly<Record<StyleLanguage, readonly [string, string]>> = {
  en: ['“', '”'],
  fr: ['«\u00a0', '\u00a0»'],
  es: ['“', '”'],
}

/** Straight ones only where they pair off: an odd one may measure inches. */
function marks(words: string, language: StyleLanguage): readonly Hint[] {
  const found = [...words.matchAll(/"/g)].map((match) => match.index)
  const [open, close] = pairs[language]
  if (found.length === 0 || found.length % 2 === 1 || /\d"/.test(words)) return []
  return found.map((at, index) => replace(at, at + 1, index % 2 === 0 ? open : close, 'quotation'))
}
