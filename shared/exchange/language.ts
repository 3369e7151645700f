import { tagOf } from '../document/language'
import type { Direction, Language } from './final-document'

/** A language that is not of the United Nations is left to the program that opens the file. */
export function languageOf(name: string): Language {
  const tag = tagOf(name)
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
