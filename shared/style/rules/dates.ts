import { type Hint, type Rule, replace, type StyleLanguage } from '../hint'
import type { Reading } from '../reading'

/** "23 November 2005", "7–17 November 2006", "2004–2005": the day first, the month in full. */
export const dates: Rule = {
  id: 'dates',
  languages: ['en', 'fr', 'es'],
  check(reading, _place, { language }) {
    return patterns[language]
      .flatMap((find) => find(reading))
      .filter(({ from }) => !reading.isQuoted(from))
  },
}

type Find = (reading: Reading) => readonly Hint[]

const english =
  'January|February|March|April|May|June|July|August|September|October|November|December'
const abbreviated: Readonly<Record<string, string>> = {
  Jan: 'January',
  Feb: 'February',
  Mar: 'March',
  Apr: 'April',
  Jun: 'June',
  Jul: 'July',
  Aug: 'August',
  Sep: 'September',
  Sept: 'September',
  Oct: 'October',
  Nov: 'November',
  Dec: 'December',
}
const french =
  'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre'
const spanish =
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre'

function each(pattern: RegExp, why: string, to: (...groups: string[]) => string | null): Find {
  return ({ words }) =>
    [...words.matchAll(pattern)].flatMap((match) => {
      const [all, ...groups] = match
      const text = to(...groups.map((group) => group ?? ''))
      return text === null ? [] : [replace(match.index, match.index + all.length, text, why)]
    })
}

/**
 * The dash of a range of years or of days in one month, which French and Spanish write with a hyphen;
 * not within a symbol such as CCW/2004-2005.
 */
const ranges: readonly Find[] = [
  each(
    new RegExp(
      `(?<![\\p{L}\\p{N}/.–-])(\\d{1,2}) ?- ?(\\d{1,2})(?= (?:${english})(?!\\p{L}))`,
      'giu',
    ),
    'range',
    (from, to) => (Number(from) < Number(to) && Number(to) <= 31 ? `${from}–${to}` : null),
  ),
  each(
    /(?<![\p{L}\p{N}/.–-])((?:19|20)\d\d)-((?:19|20)\d\d)(?![\p{L}\p{N}/-])/gu,
    'range',
    (from, to) => (Number(from) < Number(to) ? `${from}–${to}` : null),
  ),
]

const patterns: Readonly<Record<StyleLanguage, readonly Find[]>> = {
  en: [
    each(
      new RegExp(
        `(?<!\\p{L})(${english}) (\\d{1,2})(?:st|nd|rd|th)?,? ((?:18|19|20)\\d\\d)(?!\\d)`,
        'gu',
      ),
      'order',
      (month, day, year) => `${Number(day)} ${month} ${year}`,
    ),
    each(
      new RegExp(
        `(?<![\\p{N}/])(?:the )?(\\d{1,2})(?:st|nd|rd|th) (?:of )?(${english})(?!\\p{L})`,
        'gu',
      ),
      'ordinal',
      (day, month) => `${day} ${month}`,
    ),
    each(
      new RegExp(
        `(?<![\\p{N}/])(\\d{1,2}) (${Object.keys(abbreviated).join('|')})(?:\\.|(?!\\p{L}))(?= (?:18|19|20)\\d\\d)`,
        'gu',
      ),
      'month',
      (day, month) => `${day} ${abbreviated[month]}`,
    ),
    ...ranges,
  ],
  fr: [
    each(
      new RegExp(`(?<![\\p{N}/])1 (${french})(?!\\p{L})`, 'gu'),
      'first',
      (month) => `1er ${month}`,
    ),
    each(new RegExp(`(?<=\\d(?:er)? )(${capitalized(french)})(?= \\d{4})`, 'gu'), 'small', lower),
  ],
  es: [
    each(
      new RegExp(`(?<=\\d de )(${capitalized(spanish)})(?= de(?:l)? \\d{4})`, 'gu'),
      'small',
      lower,
    ),
  ],
}

function capitalized(months: string): string {
  return months
    .split('|')
    .map((month) => month.charAt(0).toUpperCase() + month.slice(1))
    .join('|')
}

function lower(month: string): string {
  return month.toLowerCase()
}
