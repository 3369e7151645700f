import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import type { BlockId } from '../ids'
import { annex, footnote, heading, p, paragraph, section, text } from '../testing/build'
import { eachBlock, idOf } from './blocks'
import { bases, letters, number, roman } from './numbering'

/** The labels in reading order, `-` where a block has none. */
function printed(of: Node): string {
  const { labels } = number(of)
  const out: string[] = []
  eachBlock(of, ({ node }) => {
    const id = idOf(node)
    out.push((id && labels.get(id)) ?? '-')
  })
  return out.join(' ')
}

const sub = (id: string, level: number) => paragraph({ id, level }, 'item')
const operative = (id: string, level = 0) => paragraph({ id, level, kind: 'operative' }, 'Decides')
const plain = (id: string) => paragraph({ id, kind: 'plain' }, 'We')

describe('paragraphs', () => {
  it('run on through the sections of the body', () => {
    const of = text(section('s1', p('a'), p('b')), section('s2', p('c')), section('s3', p('d')))
    expect(printed(of)).toBe('1. 2. 3. 4.')
  })

  it('restart in every annex and go on in the body after one', () => {
    const of = text(
      section('s1', p('a')),
      annex('x1', p('b'), p('c')),
      annex('x2', p('d')),
      section('s2', p('e')),
    )
    expect(printed(of)).toBe('1. 1. 2. 1. 2.')
  })

  it('have no number when they are plain or preambular', () => {
    const preambular = paragraph({ id: 'b', kind: 'preambular' }, 'Recalling')
    expect(printed(text(section('s', p('a'), preambular, plain('c'), p('d'))))).toBe('1. - - 2.')
  })

  it('are lettered below a paragraph, to the fourth level', () => {
    const of = section('s', p('a'), sub('b', 1), sub('c', 2), sub('d', 3), sub('e', 4), sub('f', 4))
    expect(printed(text(of))).toBe('1. (a) (i) a. i. ii.')
  })

  it('begin anew at (a) under the next paragraph and at (i) under the next letter', () => {
    const first = [p('a'), sub('b', 1), sub('c', 2), sub('d', 2), sub('e', 1), sub('f', 2)]
    expect(printed(text(section('s', ...first, p('g'), sub('h', 1))))).toBe(
      '1. (a) (i) (ii) (b) (i) 2. (a)',
    )
  })

  it('begin anew at (a) in the next section', () => {
    expect(printed(text(section('s1', p('a'), sub('b', 1)), section('s2', sub('c', 1))))).toBe(
      '1. (a) (a)',
    )
  })
})

describe('operative paragraphs', () => {
  it('count by themselves', () => {
    expect(printed(text(annex('x', plain('a'), operative('b'), operative('c'))))).toBe('- 1. 2.')
  })

  it('have no number when there is only one', () => {
    expect(printed(text(annex('x', plain('a'), operative('b'), operative('c', 1))))).toBe('- - (a)')
  })

  it('leave the numbered paragraphs beside them alone', () => {
    expect(printed(text(section('s', p('a'), operative('b'), operative('c'), p('d'))))).toBe(
      '1. 1. 2. 2.',
    )
  })
})

describe('headings', () => {
  it('are I., A., 1., (a), each beginning anew under the one above', () => {
    const levels = [1, 2, 3, 4, 4, 3, 2, 3, 1, 2]
    const blocks = levels.map((level, index) => heading(`h${index}`, level, 'Heading'))
    expect(printed(text(section('s', ...blocks)))).toBe('I. A. 1. (a) (b) 2. B. 1. II. A.')
  })

  it('of the first level run on through the sections; the others begin anew', () => {
    const one = (n: number) => section(`s${n}`, heading(`a${n}`, 1, 'A'), heading(`b${n}`, 2, 'B'))
    expect(printed(text(one(1), one(2), one(3)))).toBe('I. A. II. A. III. A.')
  })
})

describe('annexes', () => {
  const appendix = (id: string) =>
    annex(id, heading(`${id}-h`, 1, 'Title'), heading(`${id}-s`, 2, 'Beneath'), p(`${id}-p`))

  it('are roman when there are several, their other headings without a number', () => {
    expect(printed(text(appendix('x1'), appendix('x2')))).toBe('Annex I - 1. Annex II - 1.')
  })

  it('have no number when there is only one', () => {
    expect(printed(text(appendix('x')))).toBe('Annex - 1.')
  })

  it('do not count among the headings of the body', () => {
    const of = text(appendix('x'), section('s', heading('h', 1, 'Heading')))
    expect(printed(of)).toBe('Annex - 1. I.')
  })
})

describe('footnotes', () => {
  it('run through body, annexes and tables', () => {
    const of = text(
      section('s', p('a', 'One', footnote('n1', 'x'), ' two', footnote('n2', 'y'))),
      annex('x', p('b', 'Three', footnote('n3', 'z'))),
      section('t', p('c', footnote('n4', 'z'))),
    )
    expect([...number(of).footnotes]).toEqual([
      ['n1', 1],
      ['n2', 2],
      ['n3', 3],
      ['n4', 4],
    ])
  })
})

it('means the first of two blocks with one id, as whoever looks the block up does', () => {
  const of = text(section('s', p('same'), p('other'), p('same')))
  expect(number(of).labels.get('same' as BlockId)).toBe('1.')
})

it('answers the same object for the same text', () => {
  const of = text(section('s', p('a')))
  expect(number(of)).toBe(number(of))
  expect(bases(of)).toBe(bases(of))
})

describe('bases', () => {
  const block = fc.oneof(
    fc.integer({ min: 0, max: 4 }).map((level) => ({ type: 'paragraph', level, notes: 0 })),
    fc.constant({ type: 'paragraph', level: 0, notes: 2 }),
    fc.constantFrom('plain', 'operative').map((type) => ({ type, level: 0, notes: 1 })),
    fc.integer({ min: 1, max: 4 }).map((level) => ({ type: 'heading', level, notes: 0 })),
  )
  const top = fc.record({
    type: fc.constantFrom('section', 'section', 'annex'),
    blocks: fc.array(block, { maxLength: 8 }),
  })

  function build(tops: readonly { type: string; blocks: readonly Block[] }[]): Node {
    let id = 0
    const toNode = ({ type, level, notes }: Block): Node => {
      if (type === 'heading') return heading(`b${++id}`, level, 'Heading')
      const kind = type === 'paragraph' ? 'numbered' : type
      const inline = Array.from({ length: notes }, () => footnote(`n${++id}`, 'note'))
      return paragraph({ id: `b${++id}`, level, kind }, 'Words', ...inline)
    }
    return text(
      ...tops.map(({ type, blocks }) => {
        const container = type === 'annex' ? annex : section
        return container(`t${++id}`, ...blocks.map(toNode))
      }),
    )
  }
  interface Block {
    readonly type: string
    readonly level: number
    readonly notes: number
  }

  it('agree with the numbers: each is what was printed before its container', () => {
    fc.assert(
      fc.property(fc.array(top, { maxLength: 6 }), (tops) => {
        const of = build(tops)
        const { labels, footnotes } = number(of)
        const seen = { headings: 0, paragraphs: 0, footnotes: 0 }
        of.forEach((container, _offset, index) => {
          const body = container.type.name === 'section'
          const { headings, paragraphs } = seen
          const before = body ? { headings, paragraphs } : { headings: 0, paragraphs: 0 }
          expect(bases(of)[index]).toEqual({ ...before, footnotes: seen.footnotes })
          container.forEach((block) => {
            const label = labels.get(idOf(block) as BlockId)
            if (body && block.type.name === 'heading' && block.attrs.level === 1) {
              expect(label).toBe(`${roman(++seen.headings)}.`)
            }
            if (body && block.attrs.kind === 'numbered' && block.attrs.level === 0) {
              expect(label).toBe(`${++seen.paragraphs}.`)
            }
            block.descendants((node) => {
              if (node.type.name === 'footnote') {
                expect(footnotes.get(node.attrs.id)).toBe(++seen.footnotes)
              }
            })
          })
        })
      }),
      { seed: 20051123, numRuns: 500 },
    )
  })
})

it.each([
  [1, 'I'],
  [4, 'IV'],
  [9, 'IX'],
  [14, 'XIV'],
  [40, 'XL'],
  [49, 'XLIX'],
  [1996, 'MCMXCVI'],
])('writes %i as %s', (n, expected) => expect(roman(n)).toBe(expected))

it.each([
  [1, 'a'],
  [26, 'z'],
  [27, 'aa'],
  [52, 'zz'],
  [53, 'aaa'],
])('letters %i as %s', (n, expected) => expect(letters(n)).toBe(expected))
