import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import sample from '../../assets/conferences/ap2-conf7.json'
import english from '../../assets/spelling/en.json'
import french from '../../assets/spelling/fr.json'
import { openingText, parseOpeningText } from '../document/opening-text'
import { schema } from '../document/schema'
import { p } from '../testing/build'
import { spelledWords } from './spelled-words'
import { type SpelledLanguage, speller } from './speller'
import { isWithin } from './suggestions'

const root = join(import.meta.dirname, '../..')
const file = (name: string) => readFileSync(join(root, 'node_modules', name), 'utf8')
const spellerOf = (folder: string, language: SpelledLanguage, more: Record<string, string[]>) =>
  speller(language, {
    affixes: file(`${folder}/index.aff`),
    words: file(`${folder}/index.dic`),
    more: Object.values(more).flat(),
  })
const spellers = {
  en: spellerOf('dictionary-en-gb', 'en', english),
  fr: spellerOf('dictionary-fr', 'fr', french),
}

describe.each(['en', 'fr'] as const)('in %s', (language) => {
  const { isRight, suggest } = spellers[language]
  const { wrong, right } = readExamples(language)

  it.each(wrong)('takes $word for misspelt and suggests $meant', ({ word, isName, meant }) => {
    expect(isRight(word, isName)).toBe(false)
    expect(suggest(word)).toContain(meant)
  })

  it.each(right)('knows $word', ({ word, isName }) => {
    expect(isRight(word, isName)).toBe(true)
  })
})

it('suggests the spelling of the United Nations', () => {
  expect(spellers.en.suggest('recognze')).toContain('recognize')
})

it('finds nothing misspelt in the sample conference', () => {
  let ids = 0
  const { text } = openingText(parseOpeningText(sample), () => `id-${++ids}`)
  const wrong = new Set<string>()
  text.descendants((node) => {
    if (!node.isTextblock) return true
    for (const { word, isName } of spelledWords(node)) {
      if (!spellers.en.isRight(word, isName)) wrong.add(word)
    }
    return false
  })
  expect([...wrong].filter((word) => !sample.delegations.includes(word))).toEqual([])
})

describe('the words of a block', () => {
  const words = (...children: Parameters<typeof p>[1][]) =>
    spelledWords(p('b', ...children)).map(({ word, isName }) => (isName ? `^${word}` : word))

  it('are neither symbols, numbers, acronyms nor addresses', () => {
    expect(
      words('See CCW/AP.II/CONF.7/3, the ICRC, 12th, (ii), McBride and www.example.org or a@b.ch.'),
    ).toEqual(['See', 'the', 'and', 'or'])
  })

  it('with a capital within a sentence are names', () => {
    expect(words('Ambassador Streuli spoke. The Conference rose.')).toEqual([
      'Ambassador',
      '^Streuli',
      'spoke',
      'The',
      '^Conference',
      'rose',
    ])
  })

  it('in another language are left out', () => {
    const latin = schema.text('inter pares', [schema.mark('lang', { tag: 'la' })])
    expect(words('First ', latin, ' met.')).toEqual(['First', 'met'])
  })
})

it('measures how far two words are apart', () => {
  expect(isWithin('confrence', 'conference', 1)).toBe(true)
  expect(isWithin('confrnce', 'conference', 1)).toBe(false)
  expect(isWithin('confrnce', 'conference', 2)).toBe(true)
})

function readExamples(language: SpelledLanguage) {
  const lines = readFileSync(join(import.meta.dirname, `spelling-${language}.txt`), 'utf8').split(
    '\n',
  )
  const named = (written: string) => ({
    word: written.replace(/^\^/, ''),
    isName: written.startsWith('^'),
  })
  const wrong = lines
    .filter((line) => line.includes(' → '))
    .map((line) => {
      const [word = '', meant = ''] = line.split(' → ')
      return { ...named(word), meant }
    })
  const right = lines
    .filter((line) => line.startsWith('= '))
    .flatMap((line) => line.slice(2).split(' ').map(named))
  return { wrong, right }
}
