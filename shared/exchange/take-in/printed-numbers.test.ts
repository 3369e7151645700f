import { describe, expect, it } from 'vitest'
import { alternativesOf } from '../../document/alternatives'
import { textOfSource } from '../incoming/text-of-source'
import { toPlain } from '../plain/plain'
import { readLines } from '../recognise/lines'
import { finalDocument } from '../testing/final-text'
import { textOf } from '../text-of'

function takenIn(source: string) {
  let made = 0
  const passages = readLines(source)
  return textOfSource({ kind: 'passages', passages, remarks: [] }, () => `n-${++made}`).text
}

const printed = (text: ReturnType<typeof takenIn>) =>
  toPlain(finalDocument(text))
    .split('\n')
    .map((line) => line.trim().replace(/[\s\u00A0]+/g, ' '))
    .filter((line) => /^(?:\d|\(|[IVX]+\.)/.test(line))

const kept = (text: ReturnType<typeof takenIn>) => {
  const numbers: string[] = []
  text.descendants(({ attrs }) => {
    if (attrs.number) numbers.push(attrs.number)
  })
  return numbers
}

describe('paragraphs that share a number are versions of one another', () => {
  it.each([
    [
      'bis',
      ['4. It met.', '5. It noted.', '5 bis. It welcomed.', '5 ter. It took note.', '6. It rose.'],
    ],
    ['alt', ['4. It met.', '5 Alt 1. It noted.', '5 Alt 2. It welcomed.', '6. It rose.']],
    ['option', ['4. It met.', '5 Option A. It noted.', '5 Option B. It welcomed.', '6. It rose.']],
  ])('%s', (style, all) => {
    const lines = ['1. One.', '2. Two.', '3. Three.', ...all]
    const text = takenIn(lines.join('\n'))
    const [set, ...others] = alternativesOf(text)
    expect([set?.kind === 'paragraphs' && set.style, set?.members.length, others]).toEqual([
      style,
      all.length - 2,
      [],
    ])
    expect(printed(text)).toEqual(lines)
    expect(kept(text)).toEqual([])
  })

  it('among sub-paragraphs as well, and not beyond a heading', () => {
    const lines = ['1. It met:', '(a) First;', '(a bis) Or else;', '(b) Second.', '2. It rose.']
    const text = takenIn(lines.join('\n'))
    expect(alternativesOf(text).map(({ members }) => members.length)).toEqual([2])
    expect(printed(text)).toEqual(lines)
  })
})

describe('a series from which numbers are missing', () => {
  it('keeps those that it has, and all others are counted', () => {
    const lines = [
      'I. Introduction',
      '1. The Meeting was opened:',
      '(a) By the President;',
      '(b) In Geneva.',
      '2. It adopted its agenda.',
      '7. It elected two Vice-Presidents.',
      'II. Work',
      '8. It held four meetings.',
    ]
    const text = takenIn(lines.join('\n'))
    expect(printed(text)).toEqual(lines)
    expect(kept(text)).toEqual(['1.', '2.', '7.', '8.'])
    expect(text.textContent).not.toContain('7.')
  })

  it('keeps letters of one list and counts the next', () => {
    const lines = ['1. A:', '(a) One;', '(b) Two;', '(c) Three;', '(f) Six.', '2. B:', '(a) Seven.']
    const text = takenIn(lines.join('\n'))
    expect(printed(text)).toEqual(lines)
    expect(kept(text)).toEqual(['(a)', '(b)', '(c)', '(f)'])
  })

  it('is none where numbers lead back, or where hardly one follows another', () => {
    const lines = ['3. First', '17. From elsewhere', '42. Another']
    expect(kept(takenIn(lines.join('\n')))).toEqual([])
  })

  it('keeps a word that skips the one before it', () => {
    const lines = ['1. One.', '2. Two.', '2 ter. Three.', '3. Four.', '4. Five.']
    expect(printed(takenIn(lines.join('\n')))).toEqual(lines)
  })
})

it('of a document of ours only the series is kept in which a number is missing', () => {
  const lines = ['I. Work', '1. A:', '(a) One;', '(b) Two.', '2. B.', '3. C.', '7. D.', '7 bis. E.']
  const document = finalDocument(takenIn(lines.join('\n')))
  const text = textOf(document)
  expect(printed(text)).toEqual(lines)
  expect(kept(text)).toEqual(['1.', '2.', '3.', '7.', '7 bis.'])
  expect(alternativesOf(text).length).toBe(1)
})
