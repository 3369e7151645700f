import { locale } from './locale'

/** Dates, numbers and order as the reader writes them. Instants are ISO 8601. */
export function formatDate(instant: string): string {
  return dates.format(new Date(instant))
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

export function compareNames(one: string, other: string): number {
  return collator.compare(one, other)
}

const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long' })
const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
const dateTimes = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
const numbers = new Intl.NumberFormat(locale)
const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })
