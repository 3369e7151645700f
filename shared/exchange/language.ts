import type { Direction, Language } from './final-document'

/** The six of the United Nations; any other is left to the program that opens the file. */
const tags: Readonly<Record<string, string>> = {
  arabic: 'ar',
  chinese: 'zh',
  english: 'en',
  french: 'fr',
  russian: 'ru',
  spanish: 'es',
}

export function languageOf(name: string): Language {
  const tag = tags[name.trim().toLowerCase()] ?? 'en'
  return { name, tag, direction: tag === 'ar' ? 'rtl' : 'ltr' }
}

const letters = '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc'
const rightToLeft = new RegExp(`[${letters}]`)

/** For `split`: what it takes out, at the odd places, runs from right to left. */
export const rightToLeftWords = new RegExp(`([${letters}](?:[${letters}\\s]*[${letters}])?)`)

const strong = /\p{L}/u

/** The way a line runs: that of its first letter, or of the whole document if it has none. */
export function directionOf(text: string, otherwise: Direction): Direction {
  const letter = strong.exec(text)?.[0]
  if (!letter) return otherwise
  return rightToLeft.test(letter) ? 'rtl' : 'ltr'
}
