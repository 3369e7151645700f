import { isolate } from './isolate'
import { directionOf, locale } from './locale'

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

/** The time, and the day as well where that is not today any more: a laptop may be closed for days. */
export function formatSince(instant: string, now: Date): string {
  const isToday = new Date(instant).toDateString() === now.toDateString()
  return isToday ? formatTime(instant) : formatDateTime(instant)
}

export function formatDateTime(instant: string): string {
  return dateTimes.format(new Date(instant))
}

export function formatNumber(value: number): string {
  return numbers.format(value)
}

/** "2 paragraphs, 1 table and 3 footnotes"; each stands in its place, whichever way it is written. */
export function formatList(items: readonly string[]): string {
  return lists.format(items.map((item) => isolate(item, direction)))
}

export function compareNames(one: string, other: string): number {
  return collator.compare(one, other)
}

const direction = directionOf(locale)
const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long' })
const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
const dateTimes = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
const numbers = new Intl.NumberFormat(locale)
const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })
