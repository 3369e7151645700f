import { officialLanguages } from '../document/language'
import { dayOfSerial } from '../sheets/serial-days'
import { type CalendarDate, dateOf, parseDate } from './calendar-date'
import type { JoiningAct } from './register'

/** A day as people write it in lists, with the letter of the depositary behind it if there is one. */
export type WrittenDate =
  | { readonly kind: 'none' }
  | { readonly kind: 'date'; readonly date: CalendarDate; readonly act: JoiningAct | null }
  /** "3/4/2005": in two countries it is two days. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly PossibleDay[] }
  | { readonly kind: 'not-a-date' }

/** What it is if it is read so: with the day or the month first, or as spreadsheets count days. */
export interface PossibleDay {
  readonly way: 'day-first' | 'month-first' | 'since-1900' | 'since-1904'
  readonly day: CalendarDate
}

/** Which of two numbers before the year is the day. */
export type DayOrder = 'day-first' | 'month-first' | 'unknown'

/**
 * Reads "2005-11-23", "2005/11/23", "23/11/2005", "23.11.2005", "23 Nov 2005", "November 23, 2005",
 * the same with the months of Arabic, French, Russian and Spanish, "2005年11月23日", and "28 Aug
 * 2002 a" as the depositary's lists have it. A year of two digits is no year. A bare number of five
 * digits may be a day as a spreadsheet counts them, from one of two beginnings.
 */
export function readDate(words: string, order: DayOrder): WrittenDate {
  const bare = inLatinDigits(words)
    .replace(/[\s\u00A0]+/g, ' ')
    .trim()
  if (!bare || /^[-–—.]+$/.test(bare)) return { kind: 'none' }
  const behind = /^(.*\d) ?\(?(AA|A|a|d|P|s|c)\)?$/.exec(bare)
  const act = behind ? (actBehind[behind[2] ?? ''] ?? null) : null
  const day = behind?.[1] ?? bare
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ]00:00.*)?$/.exec(day)
  if (iso) return one(parseDate(iso[1] ?? ''), act)
  const yearFirst = /^(\d{4})(?:[./](\d{1,2})[./]|年 ?(\d{1,2}) ?月 ?)(\d{1,2}) ?日?$/.exec(day)
  if (yearFirst) {
    const [, year, month, inChinese, of] = yearFirst.map(Number)
    return one(dateOf(year ?? 0, month || inChinese || 0, of ?? 0), act)
  }
  if (/^\d{5}(\.\d+)?$/.test(day)) return counted(Number(day))
  const numbers = numbered.exec(day)
  if (numbers) return inNumbers(numbers, order, act)
  return one(inWords(day), act)
}

/** What the dates of a column show together: a 23 in front can be no month. */
export function orderIn(column: readonly string[]): DayOrder {
  let order: DayOrder = 'unknown'
  for (const words of column) {
    const [, first = 0, second = 0] = numbered.exec(words.trim())?.map(Number) ?? []
    const own = first > 12 ? 'day-first' : second > 12 ? 'month-first' : 'unknown'
    if (own === 'unknown') continue
    // Both in one column: then no date of it says anything of another.
    if (order !== 'unknown' && order !== own) return 'unknown'
    order = own
  }
  return order
}

const numbered = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/

const actBehind: Readonly<Record<string, JoiningAct>> = {
  A: 'acceptance',
  AA: 'approval',
  a: 'accession',
  d: 'succession',
}

function inNumbers(
  [, first, second, year]: readonly string[],
  order: DayOrder,
  act: JoiningAct | null,
): WrittenDate {
  const dayFirst = dateOf(Number(year), Number(second), Number(first))
  const monthFirst = dateOf(Number(year), Number(first), Number(second))
  if (order === 'day-first' && dayFirst) return one(dayFirst, act)
  if (order === 'month-first' && monthFirst) return one(monthFirst, act)
  if (dayFirst && monthFirst && dayFirst !== monthFirst) {
    const readings = [
      { way: 'day-first', day: dayFirst },
      { way: 'month-first', day: monthFirst },
    ] as const
    return { kind: 'ambiguous', readings }
  }
  return one(dayFirst ?? monthFirst, act)
}

/** Which beginning it was counted from, a number does not say. */
function counted(serial: number): WrittenDate {
  const readings = (['since-1900', 'since-1904'] as const).flatMap(
    (way): readonly PossibleDay[] => {
      const day = parseDate(dayOfSerial(serial, way === 'since-1904') ?? '')
      return day ? [{ way, day }] : []
    },
  )
  return { kind: 'ambiguous', readings }
}

/** Arabic and Persian numerals are those of Unicode in the same order. */
function inLatinDigits(words: string): string {
  return words.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 15))
}

function one(date: CalendarDate | null, act: JoiningAct | null): WrittenDate {
  return date ? { kind: 'date', date, act } : { kind: 'not-a-date' }
}

function inWords(words: string): CalendarDate | null {
  const dayFirst =
    /^(\d{1,2})(?:er|st|nd|rd|th|º|°)?\.? (?:de )?(\p{L}[\p{L} /]*?)\.?,? (?:de )?(\d{4})(?: г\.?| года)?$/u
  const monthFirst = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u
  const [, day, name, year] = dayFirst.exec(words) ?? []
  if (day && name && year) return named(year, name, day)
  const [, month, date, inYear] = monthFirst.exec(words) ?? []
  return month && date && inYear ? named(inYear, month, date) : null
}

function named(year: string, name: string, day: string): CalendarDate | null {
  // Arabic has two names for most months, and papers write both: "تشرين الثاني/نوفمبر".
  const month = name
    .split('/')
    .map((each) => months().get(bareMonth(each)))
    .find(Boolean)
  return month ? dateOf(Number(year), month, Number(day)) : null
}

let known: ReadonlyMap<string, number> | null = null

/** And as the United Nations write them in Arabic. */
const alsoWritten = [
  ['sept', 9],
  ['يونيه', 6],
  ['يوليه', 7],
] as const

/** Full and short names of the months, by languages that write them in letters. */
function months(): ReadonlyMap<string, number> {
  if (known) return known
  const found = new Map<string, number>(alsoWritten)
  for (const language of [...officialLanguages, 'ar-SY']) {
    for (const style of ['long', 'short'] as const) {
      // With a day, since Russian has another word then.
      const format = new Intl.DateTimeFormat(language, {
        day: 'numeric',
        month: style,
        timeZone: 'UTC',
      })
      for (let month = 1; month <= 12; month++) {
        const parts = format.formatToParts(new Date(Date.UTC(2005, month - 1, 1)))
        const name = bareMonth(parts.find(({ type }) => type === 'month')?.value ?? '')
        if (name && !found.has(name)) found.set(name, month)
      }
    }
  }
  known = found
  return found
}

function bareMonth(name: string): string {
  return name.trim().toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/\.$/, '')
}
