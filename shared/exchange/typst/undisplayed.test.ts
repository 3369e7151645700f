import { expect, it } from 'vitest'
import { lettersUndisplayed, scriptsUndisplayed } from './undisplayed'

const complaint = (words: string, standard = 'UA-1') =>
  `message: "PDF/${standard} error: the text \`\\"${words}\\"\` could not be displayed with font \`\\"Tinos\\"\`"`

it('names each script once', () => {
  const said = [complaint('中'), complaint('文', 'A-2a'), complaint('한국'), complaint('ሀ')]
  expect(scriptsUndisplayed(said.join(', '))).toEqual(['Ethiopic', 'Han', 'Hangul'])
})

it('names the letters themselves', () => {
  expect(lettersUndisplayed([complaint('中'), complaint('\\\\u{a000}')].join(', '))).toEqual([
    '中',
    'ꀀ',
  ])
})

it('reads a sign that is given as its number', () => {
  expect(scriptsUndisplayed(complaint('\\\\u{a000}'))).toEqual(['Yi'])
})

it('says the letter of a script that it does not know', () => {
  expect(scriptsUndisplayed(complaint('𐌰'))).toEqual(['𐌰'])
})

it('says nothing of signs that are no letters, or of other faults', () => {
  expect(scriptsUndisplayed(complaint('\u{f8ff}'))).toEqual([])
  expect(scriptsUndisplayed(complaint('\\\\u{f8ff}'))).toEqual([])
  expect(scriptsUndisplayed('PDF/UA-1 error: document title must be set 中文')).toEqual([])
})
