import { variantOf } from '../style/rules/spelling-variant'
import { type Dictionary, dictionary } from './dictionary'

/** The languages that can be spelled. */
export const spelledLanguages = ['en', 'fr'] as const
export type SpelledLanguage = (typeof spelledLanguages)[number]

export interface Speller {
  isRight(word: string, isName: boolean): boolean
  suggest(word: string): readonly string[]
}

/** What a speller is made of: the two files of a dictionary, and words that they lack. */
export interface SpellerFiles {
  readonly affixes: string
  readonly words: string
  readonly more: readonly string[]
}

/**
 * Spelling as the United Nations need it. The English dictionary has -ise throughout, so a word in
 * -ize is looked up as if it had -ise; which of the two is written, and whether it is "color", is a
 * matter of house style and said there.
 *
 * A name within a sentence is taken as it is: no dictionary knows the delegates. Only if it is one
 * letter away from a common word of some length is it taken for that word misspelt: "Confrence".
 */
export function speller(language: SpelledLanguage, files: SpellerFiles): Speller {
  const known = dictionary(files.affixes, files.words)
  const more = new Set(files.more.map((word) => word.toLowerCase()))
  const isWord = (word: string): boolean =>
    known.isRight(word) ||
    more.has(word.toLowerCase()) ||
    more.has(word.toLowerCase().replace(/['’]s$/u, '')) ||
    (language === 'en' && (isOxford(word, known) || variantOf(word) !== null)) ||
    inParts(word, isWord) ||
    isElided(word)
  return {
    isRight(word, isName) {
      if (isWord(word)) return true
      return isName && !(word.length >= nameLength && known.isNear(word.toLowerCase()))
    },
    suggest(word) {
      const spelled = known.suggest(word, isWord)
      return language === 'en' ? spelled.map((each) => variantOf(each) ?? each) : spelled
    },
  }
}

/** Shorter names are one letter away from too many words. */
const nameLength = 7

function inParts(word: string, isWord: (word: string) => boolean): boolean {
  const parts = word.split(/[-‑]/u)
  const isPart = (part: string) =>
    part.length === 1 || prefixes.has(part.toLowerCase()) || /^\p{Lu}/u.test(part) || isWord(part)
  return parts.length > 1 && parts.every(isPart)
}

/** A name after an article: d’Iraq, L’Azur. */
function isElided(word: string): boolean {
  return /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]\p{Lu}/iu.test(word) && /['’]\p{Lu}/u.test(word)
}

/** What stands before a hyphen and is no word by itself. */
const prefixes: ReadonlySet<string> = new Set(
  'anti bi co counter cross de ex extra infra inter intra macro micro mid mini multi neo non para post pre pro quasi re semi socio sub super trans tri ultra un vice al el'.split(
    ' ',
  ),
)

const ize = /iz(?=(?:e[drs]?|ers|es|ing|ation|ations|ational|able|ability)$)/iu

function isOxford(word: string, known: Dictionary): boolean {
  return (
    ize.test(word) && known.isRight(word.replace(ize, (z) => (z === z.toUpperCase() ? 'IS' : 'is')))
  )
}
