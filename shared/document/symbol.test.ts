import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DocumentSymbol, formatSymbol, isSymbol, type Modifier, parseSymbol } from './symbol'

const examples = (name: string) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))

const valid = examples('symbols-valid.txt')
const invalid = examples('symbols-invalid.txt')

it.each(valid)('reads %s and prints it again', (text) => {
  const symbol = parseSymbol(text)
  expect(symbol && formatSymbol(symbol)).toBe(text)
})

it.each(invalid)('does not take "%s" for a symbol', (text) => {
  expect(parseSymbol(text)).toBeNull()
})

it('tells the parts of a symbol', () => {
  expect(parseSymbol('CCW/AP.II/CONF.7/WP.2/Rev.1/Add.3* (Part II)')).toEqual({
    body: 'CCW',
    components: ['AP.II', 'CONF.7'],
    series: { name: 'WP', joint: '.' },
    number: 2,
    modifiers: [
      { kind: 'Rev', number: 1 },
      { kind: 'Add', number: 3 },
    ],
    reissued: 1,
    part: { number: 'II', apart: true, spaced: true },
  })
})

it('takes the last name before the number for the series only where it is one', () => {
  expect(parseSymbol('CCW/AP.II/CONF.7/INF/1')?.series).toEqual({ name: 'INF', joint: '/' })
  expect(parseSymbol('CCW/MSP/2012/9')).toMatchObject({ components: ['MSP', '2012'], series: null })
  expect(parseSymbol('CCW/MSP/9')).toMatchObject({ components: ['MSP'], series: null })
})

describe('of whatever is written', () => {
  const number = fc.integer({ min: 1, max: 999_999 })
  const component = fc.constantFrom(
    'AP.II',
    'CONF.7',
    'CONF.III',
    'P.V',
    'MSP',
    '2012',
    '60',
    'C.1',
  )
  const modifier: fc.Arbitrary<Modifier> = fc.oneof(
    fc.record({ kind: fc.constantFrom('Rev', 'Add', 'Corr', 'Amend'), number }),
    fc.constant({ kind: 'Summary' } as const),
  )
  const symbol: fc.Arbitrary<DocumentSymbol> = fc.record({
    body: fc.constantFrom('CCW', 'BWC', 'A', 'S', 'NPT'),
    components: fc.array(component, { maxLength: 4 }),
    series: fc.option(
      fc.record({
        name: fc.constantFrom('L', 'WP', 'CRP', 'INF', 'SR', 'PV', 'R', 'NGO', 'RES'),
        joint: fc.constantFrom('.', '/'),
      }),
    ),
    number,
    modifiers: fc.array(modifier, { maxLength: 3 }),
    reissued: fc.integer({ min: 0, max: 3 }),
    part: fc.option(
      fc.record({
        number: fc.constantFrom('I', 'II', 'IV', 'XI'),
        apart: fc.boolean(),
        spaced: fc.boolean(),
      }),
    ),
  })

  it('reads what it prints', () => {
    fc.assert(
      fc.property(symbol, (each) => {
        expect(parseSymbol(formatSymbol(each))).toEqual(each)
      }),
    )
  })

  it('prints what it reads, letter for letter', () => {
    const piece = fc.constantFrom(...valid.flatMap((each) => each.split(/(?<=[/.* (])/)), '/', '*')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('')
        const read = parseSymbol(text)
        expect(read === null || formatSymbol(read) === text).toBe(true)
      }),
    )
  })

  it('is not held up by a line without end', () => {
    expect(isSymbol(`CCW${'/A'.repeat(50_000)}`)).toBe(false)
  })
})
