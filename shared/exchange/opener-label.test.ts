import { expect, it } from 'vitest'
import type { Redline, Revision } from './final-document'
import { openerLabel } from './opener-label'

const redline: Redline = {
  remarks: [],
  live: false,
  before: { masthead: {} as never, marking: null, contents: [], by: 'Secretariat', at: '2005' },
}
const end = (how: Revision['how']): Revision => ({ how, by: 'Ardesia', at: '2006' })

/** "-Annex I+Annex II" */
const said = (...given: Parameters<typeof openerLabel>) =>
  openerLabel(...given)
    .map((each) => {
      if (each.kind !== 'text') return ''
      const sign = { inserted: '+', deleted: '-' } as const
      return (each.revision ? sign[each.revision.how] : '') + each.text
    })
    .join('')

it.each([
  ['stays what it is called', { label: 'Annex I' }, 'Annex I'],
  ['is called otherwise', { label: 'Annex I', accepted: 'Annex II' }, '-Annex I+Annex II'],
  ['comes in', { label: 'Annex 0 bis', accepted: 'Annex I', end: end('inserted') }, '+Annex I'],
  ['comes in last', { label: 'Annex II', end: end('inserted') }, '+Annex II'],
  ['goes', { label: 'Annex I', end: end('deleted') }, '-Annex I'],
  ['is one of several no more', { label: 'Annex I', accepted: 'Annex' }, '-Annex I+Annex'],
  ['has no name any more', { label: 'Part I', accepted: null }, '-Part I'],
  ['has none', { label: null }, ''],
])('an annex or part that %s', (_, opener, expected) => {
  expect(said(opener, redline)).toBe(expected)
})

it('is called as it stands outside a redline', () => {
  expect(said({ label: 'Annex I', accepted: 'Annex II' }, null)).toBe('Annex I')
})
