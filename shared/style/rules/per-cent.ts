import { type Hint, type Rule, replace } from '../hint'
import { numberWords, ofWords } from '../numerals'
import type { Reading } from '../reading'

/** "12 per cent": figures, and the words after them. In a table the sign is right. */
export const perCent: Rule = {
  id: 'per-cent',
  languages: ['en', 'fr'],
  check(reading, place, { language }) {
    if (place.type === 'cell') return []
    const found = language === 'fr' ? french(reading) : english(reading)
    return found.filter(({ from }) => !reading.isQuoted(from))
  },
}

const inFigures = new RegExp(
  `(?<![\\p{L}\\p{N}-])(${numberWords})[ \u00a0](per cent|percent)(?!\\p{L})`,
  'giu',
)

function english({ words }: Reading): readonly Hint[] {
  const signs = [...words.matchAll(/(?<=\d)[ \u00a0\u202f]?%/gu)].map((match) =>
    replace(match.index, match.index + match[0].length, ' per cent', 'sign'),
  )
  const joined = [...words.matchAll(/(?<!\p{L})(p|P)ercent(?!\p{L})/gu)].map((match) =>
    replace(match.index, match.index + match[0].length, `${match[1]}er cent`, 'one-word'),
  )
  const spelled = [...words.matchAll(inFigures)].flatMap((match) => {
    const [, number = ''] = match
    const value = ofWords(number)
    // Where a sentence begins the number stays in words.
    if (value === null || number !== number.toLowerCase()) return []
    return [replace(match.index, match.index + number.length, String(value), 'figures')]
  })
  return [...signs, ...joined, ...spelled]
}

function french({ words }: Reading): readonly Hint[] {
  return [...words.matchAll(/(?<=\d) ?%/gu)].map((match) =>
    replace(match.index, match.index + match[0].length, '\u00a0%', 'space'),
  )
}
