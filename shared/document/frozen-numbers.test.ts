import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import type { BlockId } from '../ids'
import { annex, heading, p, paragraph, part, section, text } from '../testing/build'
import { alternativeStyles } from './kinds'
import { number } from './numbering'
import { schema } from './schema'
import { alt, printed, sub } from './testing/labelled'

const frozen = (...tops: Node[]) => text(schema.node('masthead', { numbers: 'frozen' }), ...tops)

describe('frozen numbers', () => {
  const issued = (id: string, of: string, level = 0) =>
    paragraph({ id, level, number: of }, 'Words')

  it('are those that were issued, and what is deleted leaves a gap', () => {
    expect(printed(frozen(section('s', issued('a', '1.'), issued('b', '3.'))))).toBe('1. 3.')
  })

  it('are printed by no text whose numbers are live', () => {
    expect(printed(text(section('s', issued('a', '7.'))))).toBe('1.')
  })

  it('give what is new the number of the one before it', () => {
    const of = frozen(
      section('s1', p('n0'), issued('a', '1.'), p('n1'), p('n2'), issued('b', '2.')),
      section('s2', p('n3'), issued('c', '3.')),
    )
    expect(printed(of)).toBe('0 bis. 1. 1 bis. 1 ter. 2. 2 bis. 3.')
  })

  it('give no number that another has', () => {
    const of = frozen(
      section('s1', issued('a', '1.'), p('n1'), issued('b', '1 bis.'), p('n2'), issued('c', '2.')),
      section('s2', issued('d', '2 bis.'), p('n3')),
    )
    expect(printed(of)).toBe('1. 1 ter. 1 bis. 1 quater. 2. 2 bis. 2 ter.')
  })

  it('hold for letters, but a list that is new counts from (a)', () => {
    const of = section(
      's',
      issued('a', '1.'),
      issued('b', '(a)', 1),
      sub('n1', 1),
      issued('c', '(b)', 1),
      p('n2'),
      sub('n3', 1),
      sub('n4', 1),
    )
    expect(printed(frozen(of))).toBe('1. (a) (a bis) (b) 1 bis. (a) (b)')
  })

  it('hold for headings, parts and annexes', () => {
    const of = frozen(
      schema.node('part', { id: 'p1', number: 'Part I' }),
      part('p2', 'New'),
      section(
        's',
        schema.node('heading', { id: 'h1', level: 1, number: 'I.' }),
        heading('h2', 1, 'New'),
        heading('h3', 2, 'Beneath what is new'),
      ),
      schema.node('annex', { id: 'x1', number: 'Annex' }),
      annex('x2', p('a')),
    )
    expect([...number(of).labels.values()]).toEqual(
      'Part I,Part I bis,I.,I bis.,A.,Annex,Annex bis,1.'.split(','),
    )
  })

  it('begin like live ones where nothing was issued', () => {
    expect(printed(frozen(section('s', p('a'), p('b'), sub('c', 1))))).toBe('1. 2. (a)')
  })

  it('let versions share what was issued', () => {
    const attrs = (style: string) => ({ set: 'v', style })
    const old = paragraph({ id: 'a', number: '4.', alternative: attrs('bis') }, 'Old')
    expect(printed(frozen(section('s', old, alt('b', 'bis'), p('c'))))).toBe('4. 4 bis. 4 ter.')
    const other = paragraph({ id: 'a', number: '4.', alternative: attrs('alt') }, 'Old')
    expect(printed(frozen(section('s', other, alt('b', 'alt'), p('c'))))).toBe('4. 4 Alt 2. 4 bis.')
  })

  it('are never given twice, whatever is new and whatever was issued', () => {
    const block = fc.oneof(
      fc.constant(null),
      fc.tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom('', ' bis', ' ter', ' quater')),
    )
    fc.assert(
      fc.property(fc.array(fc.array(block, { maxLength: 6 }), { maxLength: 4 }), (sections) => {
        const taken = new Set<string>()
        let id = 0
        const tops = sections.map((blocks) =>
          section(
            `s${++id}`,
            ...blocks.map((each) => {
              const said = each && `${each[0]}${each[1]}.`
              // The numbers of a text were issued once each.
              const own = said && !taken.has(said) ? said : null
              if (own) taken.add(own)
              return paragraph({ id: `p${++id}`, number: own }, 'Words')
            }),
          ),
        )
        const labels = [...number(frozen(...tops)).labels.values()]
        expect(new Set(labels).size).toBe(labels.length)
        for (const each of taken) expect(labels).toContain(each)
      }),
      { seed: 20051123, numRuns: 1000 },
    )
  })

  it('are printed whatever they say, and never in an endless search', () => {
    const word = fc.constantFrom(
      '5',
      '(a)',
      'bis',
      'ter',
      'Alt',
      'Option',
      '2',
      '.',
      '-ies',
      ' ',
      '',
    )
    const said = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')),
    )
    const block = fc.record({
      number: fc.option(said),
      level: fc.integer({ min: 0, max: 2 }),
      alternative: fc.option(
        fc.record({ set: fc.constant('v'), style: fc.constantFrom(...alternativeStyles) }),
      ),
    })
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
        const of = frozen(
          section('s', ...blocks.map((attrs, index) => paragraph({ id: `p${index}`, ...attrs }))),
        )
        const { labels } = number(of)
        expect(labels.size).toBe(blocks.length)
        for (const [index, { number: own }] of blocks.entries()) {
          if (own) expect(labels.get(`p${index}` as BlockId)).toBe(own)
        }
      }),
      { seed: 20051123, numRuns: 500 },
    )
  })

  it('are found in good time for as many new paragraphs as a text may have', () => {
    const many = Array.from({ length: 3000 }, (_, i) => p(`n${i}`, 'New'))
    expect(number(frozen(section('s', issued('a', '1.'), ...many))).labels.size).toBe(3001)
  })
})
