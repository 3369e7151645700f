import { type Hint, type Rule, replace } from '../hint'
import { inWords, numberWords, ofWords } from '../numerals'
import type { Reading } from '../reading'

/**
 * Words below 10 and where a sentence begins; figures from 10; a comma for thousands. Where a sentence
 * has several numbers they follow the highest, which is for a person to see: such a sentence is left
 * alone, and so is every number that names something (article 5) or measures it (3 km, 5 million).
 */
export const numbers: Rule = {
  id: 'numbers',
  languages: ['en'],
  check(reading, place) {
    if (place.type === 'heading' || place.type === 'title' || place.type === 'cell') return []
    return [
      ...smallFigures(reading),
      ...atSentenceStart(reading, place.type === 'paragraph'),
      ...longWords(reading),
      ...thousands(reading),
    ].filter(({ from }) => !reading.isQuoted(from))
  },
}

const smallFigure =
  /(?<![\p{L}\p{N}.,/:–—$€£¥°#([-])([1-9]) (\p{Ll}{3,}|States?|Member)(?![\p{L}.])/gu

function smallFigures({ words }: Reading): readonly Hint[] {
  return [...words.matchAll(smallFigure)].flatMap((match) => {
    const [, figure, noun] = match
    const at = match.index
    if (figure === undefined || noun === undefined || !followsPlainWord(words, at)) return []
    if (neverAfter.has(noun) || hasOtherNumber(words, at)) return []
    return [replace(at, at + 1, inWords(Number(figure)), 'small')]
  })
}

/** A number that names stands after a noun (paragraph 3, Protocol 5); one that counts after these. */
const counting =
  /(?:^|[\s(])(?:the|these|those|all|of|in|by|for|from|with|within|to|at|least|most|than|over|about|some|another|other|only|and|into|after|every|following|were|are|held|has|have|had|submitted|received|noted|established|decided)\s$/u

function followsPlainWord(words: string, at: number): boolean {
  return counting.test(words.slice(Math.max(0, at - 16), at))
}

const neverAfter: ReadonlySet<string> = new Set(
  'per percent percentage million billion trillion thousand hundred bis ter quater quinquies and million km metres kilometres kilograms tonnes tons hectares litres degrees dollars euros cents january february march april may june july august september october november december above below thereof thereto hereof'.split(
    ' ',
  ),
)

/** Another number, in figures, from the full stop before to the one after. */
function hasOtherNumber(words: string, at: number): boolean {
  const before =
    words
      .slice(0, at)
      .split(/[.?!]\s/u)
      .at(-1) ?? ''
  const after = words.slice(at + 1).split(/[.?!](?:\s|$)/u)[0] ?? ''
  return /\p{N}/u.test(before + after)
}

const figureAtStart =
  /(^|(?<!\p{L})(?!para|chap|sect|arts|vols)\p{Ll}{4,}[.?!] )(\d{1,3}) (\p{Ll}{3,}|States?|High|Member)(?![\p{L}.])/gu
const months =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/

function atSentenceStart({ words }: Reading, isParagraph: boolean): readonly Hint[] {
  return [...words.matchAll(figureAtStart)].flatMap((match) => {
    const [, before = '', figures = '', noun = ''] = match
    const n = Number(figures)
    // What opens a paragraph may be a number that was typed before it.
    if (n === 0 || figures.startsWith('0') || months.test(noun)) return []
    if (before === '' && !isParagraph) return []
    if (noun === 'per' || noun === 'bis' || noun === 'ter') return []
    const from = match.index + before.length
    const to = from + figures.length
    if (n > 99) return [{ from, to, fix: null, why: 'start' }]
    const spelled = inWords(n)
    return [replace(from, to, spelled.charAt(0).toUpperCase() + spelled.slice(1), 'start')]
  })
}

const longWord = new RegExp(
  `(?<![\\p{L}\\p{N}-])(${numberWords}) (\\p{Ll}{3,}|States?|Member)(?![\\p{L}])`,
  'gu',
)

/** In small letters, so not where a sentence begins. */
function longWords({ words }: Reading): readonly Hint[] {
  return [...words.matchAll(longWord)].flatMap((match) => {
    const [, number = '', noun = ''] = match
    const value = ofWords(number)
    if (value === null || value < 10 || neverAfterWords.has(noun)) return []
    const before = words.slice(Math.max(0, match.index - 20), match.index)
    if (chained.test(before)) return []
    return [replace(match.index, match.index + number.length, String(value), 'large')]
  })
}

/** "one hundred and twelve", "nine to eleven". */
const chained = new RegExp(
  `(?:hundred|thousand|million|hundred and|(?:${numberWords}) (?:and|or|to)) $`,
  'u',
)

const neverAfterWords: ReadonlySet<string> = new Set(
  'hundred thousand million billion and per percent'.split(' '),
)

const thousand = /(?<![\p{L}\p{N}.,/:–—-])(\d{4,6})(?= (\p{Ll}{3,}s)(?![\p{L}]))/gu

function thousands({ words }: Reading): readonly Hint[] {
  return [...words.matchAll(thousand)].flatMap((match) => {
    const [, figures = ''] = match
    const n = Number(figures)
    const before = words.slice(Math.max(0, match.index - 14), match.index)
    // A year, or a number that names something.
    if ((n >= 1000 && n <= 2100) || figures.startsWith('0')) return []
    if (/(?:No\.|number|resolution|article|paragraph|document|chapter|item)\s$/iu.test(before))
      return []
    const grouped = figures.replace(/\B(?=(\d{3})+$)/g, ',')
    return [replace(match.index, match.index + figures.length, grouped, 'thousands')]
  })
}
