import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import shipped from '../../assets/clauses/en.json'
import { inlineText } from '../document/inline-text'
import { schema } from '../document/schema'
import { check } from '../style/check'
import { close, footnote, open, p, reference } from '../testing/build'
import { type Clause, joined, sameSource, shippedClauses } from './clause'
import { compare } from './compare'
import { findClauses } from './find-clauses'
import { nearest } from './nearest'
import { notationOf } from './notation'

const clauses = shippedClauses(shipped)

const clause = (id: string, more: Partial<Clause>): Clause => ({
  id,
  title: '',
  kind: 'other',
  style: 'report',
  text: 'The Conference rose.',
  items: [],
  source: null,
  language: 'en',
  ...more,
})

describe('the clauses that come with the application', () => {
  it('are forty and more, each known by an id of its own', () => {
    expect(clauses.length).toBeGreaterThan(40)
    expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length)
  })

  it('were agreed nowhere and say so', () => {
    expect(clauses.filter(({ source }) => source !== null)).toEqual([])
  })

  it('keep to the house style, but for the full stop that only the last one has', () => {
    const found = clauses.flatMap(({ id, style, text, items }) => {
      const kind = style === 'report' ? 'numbered' : style
      const words = [text, ...items].map((source, index) =>
        schema.node('paragraph', { kind, level: index === 0 ? 0 : 1 }, [
          ...inlineText(source, () => 'n'),
        ]),
      )
      const top = schema.node('section', null, [...words, schema.node('paragraph', { kind })])
      return check(top, { language: 'en', party: 'States Parties' }).flatMap(({ found }) =>
        found
          .filter(({ rule }) => rule !== 'no-break')
          .map(({ rule, words }) => `${id}: ${rule}: ${words}`),
      )
    })
    expect(found).toEqual([])
  })
})

describe('finding a clause', () => {
  const titles = (asked: string, among: readonly Clause[] = clauses) =>
    findClauses(among, asked).map(({ title }) => title)

  it('takes words in any order, and their beginnings', () => {
    expect(titles('sg universality')).toEqual([])
    expect(titles('secretary universality')[0]).toBe(
      'Universality: the Secretary-General is asked to act',
    )
    expect(titles('univ secretary')[0]).toBe('Universality: the Secretary-General is asked to act')
  })

  it('does not mind capitals and diacritics', () => {
    const husak = clause('h', { title: 'Président', text: 'Ambassador Tomáš Husák presided.' })
    expect(titles('husak PRESIDENT', [husak])).toEqual(['Président'])
  })

  it('puts what is in the title before what is in the words', () => {
    const [first] = titles('costs')
    expect(first).toMatch(/^Costs/)
  })

  it('looks into the source as well', () => {
    const source = { conference: 'Sixth Conference', symbol: 'CCW/AP.II/CONF.6/3', paragraph: '12' }
    expect(findClauses([clause('s', { source })], 'conf.6 12')).toHaveLength(1)
  })

  it('shows all when nothing is asked', () => {
    expect(findClauses(clauses, ' ')).toBe(clauses)
  })
})

describe('the nearest precedent', () => {
  it('is the clause with most of the rare words', () => {
    const passage =
      'The Conference recommended that the Secretary-General, on behalf of the States Parties, exercise his authority to achieve the goal of universality of Amended Protocol II.'
    expect(nearest(passage, clauses)[0]?.clause.id).toBe('universality-sg')
  })

  it('is none for words that nobody has agreed on', () => {
    expect(nearest('A quick brown fox jumped over lazy dogs.', clauses)).toEqual([])
  })

  it('is the same words at likeness 1', () => {
    const [first] = clauses
    expect(first && nearest(first.text, clauses)[0]).toEqual({ clause: first, likeness: 1 })
  })
})

describe('comparing a passage with its precedent', () => {
  it('shows what was left out and what was put in', () => {
    expect(
      compare('The Conference *urges* all States.', 'The Conference calls upon all States.'),
    ).toEqual([
      { kind: 'both', words: 'The Conference ' },
      { kind: 'precedent', words: 'urges' },
      { kind: 'passage', words: 'calls upon' },
      { kind: 'both', words: ' all States.' },
    ])
  })

  it('finds the same words the same', () => {
    expect(compare('Adopted.[^On 3 May.]', 'Adopted.[^On 3 May.]')).toEqual([
      { kind: 'both', words: 'Adopted.*' },
    ])
  })
})

describe('the notation of a block', () => {
  const said = () => '12'
  const back = (notation: string) =>
    schema.node('paragraph', { id: 'b' }, [...inlineText(notation, () => 'n')])

  it('keeps italics, bold, notes and line breaks', () => {
    const source = 'The *Conference **adopted*** it,[^On \\[3\\] May] and\nrose.'
    expect(back(notationOf(back(source), said)).toJSON()).toEqual(back(source).toJSON())
  })

  it('says a reference and leaves brackets behind', () => {
    const block = p('b', 'See paragraph ', reference('x'), ' ', open('k'), 'or not', close('k'))
    expect(notationOf(block, said)).toBe('See paragraph 12 [or not]')
  })

  it('leaves out a note that says nothing', () => {
    expect(notationOf(p('b', 'It rose.', schema.node('footnote', { id: 'f' })), said)).toBe(
      'It rose.',
    )
    expect(notationOf(p('b', 'It rose.', footnote('f', 'Late.')), said)).toBe('It rose.[^Late.]')
  })

  it('gives back any words as they were', () => {
    const words = fc.string({ minLength: 1, unit: fc.constantFrom(...'a *\\[^]b') })
    const marks = fc.subarray(['em', 'strong'] as const)
    const runs = fc.array(fc.record({ words, marks }), { maxLength: 6 })
    fc.assert(
      fc.property(runs, (all) => {
        const content = all.map((run) =>
          schema.text(
            run.words,
            run.marks.map((name) => schema.mark(name)),
          ),
        )
        const block: Node = schema.node('paragraph', { id: 'b' }, content)
        expect(back(notationOf(block, said)).toJSON()).toEqual(block.toJSON())
      }),
    )
  })
})

it('joins two lists, the later having the last word', () => {
  const both = joined(
    [clause('a', { title: 'Old' })],
    [clause('a', { title: 'New' }), clause('b', {})],
  )
  expect(both.map(({ id, title }) => [id, title])).toEqual([
    ['a', 'New'],
    ['b', ''],
  ])
})

it('knows one source from another', () => {
  const source = { conference: 'Sixth', symbol: 'A/6', paragraph: '12' }
  expect(sameSource(source, { ...source })).toBe(true)
  expect(sameSource(source, { ...source, paragraph: '13' })).toBe(false)
  expect(sameSource(null, null)).toBe(false)
})
