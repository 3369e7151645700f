import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fileName } from './file-name'
import { finalDocument } from './testing/final-text'

const named = (symbol: string | null, conference = 'Seventh Annual Conference') => {
  const document = finalDocument()
  return fileName({ ...document, masthead: { ...document.masthead, symbol }, conference }, 'pdf')
}

it.each([
  ['CCW/AP.II/CONF.7/L.1/Rev.1', 'CCW-AP.II-CONF.7-L.1-Rev.1.pdf'],
  ['CCW/AP.II/CONF.4/3 (Part I)', 'CCW-AP.II-CONF.4-3 (Part I).pdf'],
  ['CCW/CONF.III/11*', 'CCW-CONF.III-11.pdf'],
  ['../../etc/passwd', 'etc-passwd.pdf'],
  ['CON', '_CON.pdf'],
  ['aux.1', '_aux.1.pdf'],
  [null, 'Seventh Annual Conference.pdf'],
  ['///', 'Seventh Annual Conference.pdf'],
])('names %s as %s', (symbol, name) => {
  expect(named(symbol)).toBe(name)
})

it('gives every conference a name that every system takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (conference) => {
      const name = named(null, conference)
      expect(name).toMatch(/^[^\p{C}/\\:*?"<>|. -][^\p{C}/\\:*?"<>|]*\.pdf$/u)
      expect(name).not.toMatch(/[. ]\.pdf$/)
      expect(new TextEncoder().encode(name).length).toBeLessThan(130)
    }),
  )
})
