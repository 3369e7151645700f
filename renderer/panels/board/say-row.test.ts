import { expect, it } from 'vitest'
import { changeOf } from '../../../shared/testing/amendments'
import { annex, heading, p, section, text } from '../../../shared/testing/build'
import { spotsIn } from '../places'
import { sayWhere } from './say-row'

const [a, b] = [p('a', 'It noted.'), p('b', 'It rose.')]
const [title, later] = [heading('h', 1, 'Opening'), heading('i', 1, 'Closing')]
const [c, d] = [p('c', 'Agenda.'), p('d', 'Rules.')]
const on = text(section('s', title, a, b, later), annex('x', heading('k', 1, 'Papers'), c, d))
const where = (...base: Parameters<typeof changeOf>[0] & readonly unknown[]) =>
  sayWhere(changeOf(base), spotsIn(on))

it('says from where to where a change goes, by what stands at either end', () => {
  expect(where(a)).toBe('paragraph 1')
  expect(where(a, b)).toBe('paragraphs 1 to 2')
  expect(where(title, a, b, later)).toBe('headings I to II')
  expect(where(b, later)).toBe('paragraph 2 to heading II')
  expect(where(c, d)).toBe('Annex, paragraphs 1 to 2')
})
