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

/** Of a document, or an address: "CCW/AP.II/CONF.7/1". */
const symbols = /\S*\/\S*/g

/**
 * The way a line runs: that of its first letter, or of the whole document if it has none. In one that
 * runs from right to left a line may begin with the symbol of a document, or be no more than that; it
 * runs as its other lines do.
 */
export function directionOf(text: string, otherwise: Direction): Direction {
  if (otherwise === 'rtl' && rightToLeft.test(text)) return 'rtl'
  const letter = strong.exec(otherwise === 'rtl' ? text.replace(symbols, '') : text)?.[0]
  if (!letter) return otherwise
  return rightToLeft.test(letter) ? 'rtl' : 'ltr'
}
