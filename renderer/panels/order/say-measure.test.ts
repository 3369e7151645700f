import { expect, it } from 'vitest'
import { measureOf } from '../../../shared/amendments/measure'
import { changeOf } from '../../../shared/testing/amendments'
import { p } from '../../../shared/testing/build'
import { sayMeasure } from './say-measure'

const [a, b] = [p('a', 'It noted the report.'), p('b', 'It rose.')]
const said = (...change: Parameters<typeof changeOf>) => sayMeasure(measureOf(changeOf(...change)))

it('[A50] says how many words go and come', () => {
  expect(said(a, p('a', 'It welcomed the report.'))).toBe('40 % changed: 1 word goes, 1 comes')
  const long = 'It noted the report of the Chair. '.repeat(50)
  expect(said(p('a', long), p('a', `${long}Today.`))).toBe(
    'Less than 1 % changed: 0 words go, 1 comes',
  )
})

it('says what becomes of paragraphs of which no word changes', () => {
  expect(said(a, p('a', 'It noted'), p('n', 'the report.'))).toBe(
    'No word changes: one paragraph is divided',
  )
  expect(said([a, b], p('a', 'It noted the report. It rose.'))).toBe(
    'No word changes: one paragraph is joined with another',
  )
  expect(said([a, b], b, a)).toBe('No word changes: one paragraph is moved')
})

it('says both where words change as well', () => {
  expect(said([a, b], p('b', 'It sat.'), a)).toBe(
    '29 % changed: 1 word goes, 1 comes; one paragraph is moved',
  )
})
