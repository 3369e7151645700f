/** A day of the calendar, ISO 8601: `2005-11-23`. Such dates compare as strings. */
declare const brand: unique symbol
export type CalendarDate = string & { readonly [brand]: 'calendar-date' }

const shape = /^(\d{4})-(\d{2})-(\d{2})$/

/** `null` for what is not a day: another shape, or a 31 June. */
export function parseDate(value: string): CalendarDate | null {
  const found = shape.exec(value)
  if (!found) return null
  return dateOf(Number(found[1]), Number(found[2]), Number(found[3]))
}

/** `null` for a day that no calendar has. Years from 1 to 9999; months and days count from 1. */
export function dateOf(year: number, month: number, day: number): CalendarDate | null {
  if (![year, month, day].every(Number.isInteger) || year < 1 || year > 9999) return null
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  return written(year, month, day)
}

/** The same day so many months later, or the last of a month that has no such day (0 or more). */
export function monthsLater(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const count = year * 12 + month - 1 + months
  const [laterYear, laterMonth] = [Math.floor(count / 12), (count % 12) + 1]
  return written(laterYear, laterMonth, Math.min(day, daysIn(laterYear, laterMonth)))
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

function written(year: number, month: number, day: number): CalendarDate {
  const [y, m, d] = [String(year).padStart(4, '0'), two(month), two(day)]
  return `${y}-${m}-${d}` as CalendarDate
}

function two(count: number): string {
  return String(count).padStart(2, '0')
}
