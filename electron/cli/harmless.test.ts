import { expect, it } from 'vitest'
import { harmless } from './harmless'

it.each([
  ['no State is called \u001b[31mred\u001b[0m.', 'no State is called [31mred[0m.'],
  ['title \u001b]0;x\u0007 and \u009b2J', 'title ]0;x and 2J'],
  ['turned \u202ekcab\u202c', 'turned kcab'],
  ['over\rwritten', 'overwritten'],
  ['two\nlines\tand عربي “é”', 'two\nlines\tand عربي “é”'],
])('words from a file do nothing on a terminal: %j', (given, shown) => {
  expect(harmless(given)).toBe(shown)
})
