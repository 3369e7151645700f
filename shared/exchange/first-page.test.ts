import { expect, it } from 'vitest'
import { text } from '../testing/build'
import { wordsOf } from './final-document'
import { firstPage } from './first-page'
import { readFront } from './recognise/front'
import { readLines } from './recognise/lines'
import { finalDocument, masthead } from './testing/final-text'

const said = (language: string, distribution = 'Limited') => {
  const document = finalDocument(
    text(masthead({ language, distribution, original: 'English', symbol: 'CCW/CONF.9/L.1' })),
  )
  return firstPage(document)
    .facts.map(({ content }) => wordsOf(content).replaceAll('\u00a0', ' '))
    .filter(Boolean)
}

it.each([
  ['English', ['Distr.', 'LIMITED', 'CCW/CONF.9/L.1', '23 November 2005', 'Original: ENGLISH']],
  [
    'French',
    ['Distr.', 'LIMITÉE', 'CCW/CONF.9/L.1', '23 November 2005', 'Original: ANGLAIS', 'FRANÇAIS'],
  ],
  [
    'Spanish',
    ['Distr.', 'LIMITADA', 'CCW/CONF.9/L.1', '23 November 2005', 'Original: INGLÉS', 'ESPAÑOL'],
  ],
  [
    'Russian',
    ['Distr.', 'LIMITED', 'CCW/CONF.9/L.1', '23 November 2005', 'Original: ENGLISH', 'RUSSIAN'],
  ],
])('says distribution and languages as documents in %s do', (language, lines) => {
  expect(said(language)).toEqual(lines)
})

it('leaves what somebody else calls a distribution', () => {
  expect(said('French', 'Participants')[1]).toBe('PARTICIPANTS')
})

it.each(['English', 'French', 'Spanish', 'Arabic'])('reads it back: %s', (language) => {
  const lines = ['Nations Unies', ...said(language), '', 'Rapport de la Conférence']
  const { masthead } = readFront(readLines(lines.join('\n\n')), new Map())
  const { distribution, original } = masthead
  expect({ distribution, original, language: masthead.language || 'English' }).toEqual({
    distribution: 'Limited',
    original: 'English',
    language,
  })
})
