import { expect, it } from 'vitest'
import { formatDateTime, formatSince, formatTime } from './format'

it('says since when by the time alone today, and with the day on any other', () => {
  const since = new Date(2005, 10, 23, 16, 5).toISOString()
  expect(formatSince(since, new Date(2005, 10, 23, 23, 59))).toBe(formatTime(since))
  expect(formatSince(since, new Date(2005, 10, 24, 0, 1))).toBe(formatDateTime(since))
  // At the same time of day, days later.
  expect(formatSince(since, new Date(2005, 10, 26, 16, 5))).toBe(formatDateTime(since))
})
