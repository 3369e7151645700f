import { expect, it } from 'vitest'
import { p, section, text } from '../testing/build'
import { symbolOf } from './masthead'
import { schema } from './schema'

it('a text has the symbol that its masthead bears, and none while it is pending', () => {
  const masthead = (symbol: string | null) => schema.node('masthead', { symbol })
  expect(symbolOf(text(masthead('CCW/AP.II/CONF.7/L.1')))).toBe('CCW/AP.II/CONF.7/L.1')
  expect(symbolOf(text(masthead(null)))).toBeNull()
  expect(symbolOf(text(section('s', p('a', 'Words'))))).toBeNull()
})
