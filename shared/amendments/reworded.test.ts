import fc from 'fast-check'
import { expect, it } from 'vitest'
import { schema } from '../document/schema'
import { footnote, p } from '../testing/build'
import { plainWords, reworded } from './reworded'

const em = (text: string) => schema.text(text, [schema.mark('em')])

it('keeps marks and notes of what was left as it was', () => {
  const block = p('one', em('Noting'), ' the report', footnote('f', 'Annex I.'), ' with concern.')
  const written = plainWords(block).replace('concern', 'great concern')
  expect(written).toBe('Noting the report※ with great concern.')
  expect(reworded(block, written)).toEqual(
    p('one', em('Noting'), ' the report', footnote('f', 'Annex I.'), ' with great concern.'),
  )
})

it('takes a note away with its sign, and makes none of a sign that was written', () => {
  const block = p('one', 'The report', footnote('f', 'Annex I.'), '.')
  expect(reworded(block, 'The ※report.')).toEqual(p('one', 'The report', '.'))
})

it('takes a new line for a space', () => {
  expect(reworded(p('one', 'Noted.'), 'Noted.\nAlso\n welcomed.')).toEqual(
    p('one', 'Noted. Also welcomed.'),
  )
})

it('says what was written, whatever that is', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 40 }).map((s) => s.replace(/[\s※]+/g, ' '))
  fc.assert(
    fc.property(words, words, (was, now) => {
      const block = was ? p('one', em(was)) : p('one')
      expect(reworded(block, now).textContent).toBe(now)
      expect(reworded(block, plainWords(block))).toEqual(block)
    }),
  )
})
