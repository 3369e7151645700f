import { locale } from './locale'

/** Dates, numbers and order as the reader writes them. Instants are ISO 8601. */
export function formatDate(instant: string): string {
  return dates.format(new Date(instant))
}

/** A day of the calendar, `2006-11-06`: the same wherever it is read. */
export function formatDay(day: string): string {
  return days.format(new Date(`${day}T00:00Z`))
}

export function formatTime(instant: string): string {
  return times.format(new Date(instant))
}

export function formatDateTime(instant: string): string {
  return dateTimes.format(new Date(instant))
}

export function formatNumber(value: number): string {
  return numbers.format(value)
}

/** "40 %", of a part between 0 and 1. */
export function formatShare(part: number): string {
  return shares.format(part)
}

/** "2 paragraphs, 1 table and 3 footnotes". */
export function formatList(items: readonly string[]): string {
  return lists.format(items)
}

export function compareNames(one: string, other: string): number {
  return collator.compare(one, other)
}

const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long' })
const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
const dateTimes = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
const numbers = new Intl.NumberFormat(locale)
const shares = new Intl.NumberFormat(locale, { style: 'percent' })
const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })
