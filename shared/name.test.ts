import { expect, it } from 'vitest'
import { NameSchema } from './name'

const named = (given: string) => NameSchema.safeParse(given).data ?? null

it.each([
  ['Ana Ruiz', 'Ana Ruiz'],
  [' Ana\n Ruiz\t', 'Ana Ruiz'],
  ['Jose\u0301', 'José'],
  ["O'Neill-Nguyễn 2", "O'Neill-Nguyễn 2"],
  ['安理会', '安理会'],
  ['علی\u200cرضا', 'علی\u200cرضا'],
  ['\u200fسلمى\u200f', 'سلمى'],
])('%j is the name %j', (given, name) => {
  expect(named(given)).toBe(name)
})

it('has nothing in it that is not seen, that turns what is beside it, or that a terminal obeys', () => {
  expect(named('\u202eanA')).toBe('anA')
  expect(named('So\u200bfia\u2066')).toBe('Sofia')
  expect(named('\u001b[31mRed\u0000')).toBe('[31mRed')
  expect(named('a\ud800b')).toBe('ab')
})

it.each([
  '',
  ' ',
  '\u200b',
  '\u200d',
  '\u202e\u202c',
  '…',
  '\n',
  'x'.repeat(81),
  'x'.repeat(5_000),
])('%j is none', (given) => {
  expect(named(given)).toBeNull()
})
