import { expect, it } from 'vitest'
import type { FinalFootnote, Inlines } from '../../final-document'
import { linesOf } from './lines'
import type { Measure } from './measure'

/** Every letter is as wide as it is high; a bold one is twice that. */
const measure: Measure = (_, weight) => (weight === 'regular' || weight === 'italic' ? 1 : 2)
const setting = { size: 1, bold: false, first: 10, rest: 10 }
const words = (text: string): Inlines => [{ kind: 'text', text, formats: [] }]
const count = (content: Inlines, more = {}) =>
  linesOf(content, { ...setting, ...more }, measure).length

it('breaks at spaces, of which the last hangs over the end', () => {
  expect(count(words('four four'))).toBe(1)
  expect(count(words('five5 five5 '))).toBe(2)
  expect(count(words('ten letter and'))).toBe(2)
  expect(count(words(''))).toBe(1)
})

it('has less room beside the number of a paragraph', () => {
  expect(count(words('four four'), { first: 8 })).toBe(2)
})

it('breaks after a dash, but not between figures, and where it is told to', () => {
  expect(count(words('States-Parties'))).toBe(2)
  expect(count(words('see 2004-2005 x'))).toBe(3)
  expect(count([...words('a'), { kind: 'break' }, ...words('b')])).toBe(2)
})

it('keeps words together that a no-break space binds, and breaks one that no line holds', () => {
  expect(count(words('of 12\u00a0May it'))).toBe(1 + 1)
  expect(count(words('paragraph\u00a012'))).toBe(2)
})

it('breaks beside any sign that fills a square', () => {
  expect(count(words('缔约国通过了最后文件和议定书'))).toBe(2)
})

it('knows on which line the mark of a note is', () => {
  const note: FinalFootnote = {
    kind: 'footnote',
    id: 'n',
    ordinal: 1,
    series: 'number',
    sign: '1',
    content: [],
  }
  const lines = linesOf([...words('ten letter and'), note, ...words(' more')], setting, measure)
  expect(lines).toEqual([[], [note]])
})

it('counts bold letters as wide as they are', () => {
  const bold: Inlines = [{ kind: 'text', text: 'four four', formats: ['strong'] }]
  expect(count(bold)).toBe(2)
})
