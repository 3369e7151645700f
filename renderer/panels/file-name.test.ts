import { expect, it } from 'vitest'
import { fileNameOf } from './file-name'

const named = (symbol: string | null, title = '') => fileNameOf({ symbol, title })

it('writes a symbol with hyphens for its strokes', () => {
  expect(named('CCW/AP.II/CONF.7/L.1/Rev.1')).toBe('CCW-AP.II-CONF.7-L.1-Rev.1')
})

it('falls back on the title while the symbol is pending', () => {
  expect(named(null, 'Seventh Annual Conference')).toBe('Seventh Annual Conference')
})

it('keeps letters of every script, and nothing that a file system minds', () => {
  expect(named(null, ' مؤتمر: "السابع"? ')).toBe('مؤتمر- -السابع')
})

it('has a name even where nothing is left of it', () => {
  expect([named('///'), fileNameOf(null)]).toEqual(['document', 'document'])
})

it('is never too long', () => {
  expect(named(null, 'x'.repeat(300))).toHaveLength(80)
})
