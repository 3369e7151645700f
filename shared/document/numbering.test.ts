import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import type { BlockId } from '../ids'
import { annex, footnote, heading, p, paragraph, part, section, text } from '../testing/build'
import { eachBlock, idOf } from './blocks'
import { alternativeStyles } from './kinds'
import { letters, roman } from './number-styles'
import { bases, number } from './numbering'
import { schema } from './schema'

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
const alt = (id: string, style: string, level = 0) =>
  paragraph({ id, level, alternative: { set: 'v', style } }, 'Version')
const note = (id: string, series: string) => schema.node('footnote', { id, series })
const table = (id: string, ...notes: string[]) =>
  schema.node('table', { id }, [
    schema.node('row', null, [
      schema.node(
        'cell',
        null,
        notes.map((each) => note(each, 'letter')),
      ),
    ]),
  ])
const frozen = (...tops: Node[]) => text(schema.node('masthead', { numbers: 'frozen' }), ...tops)
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
      ['n1', '1'],
      ['n2', '2'],
      ['n3', '3'],
      ['n4', '4'],
    ])
  })

  it('with asterisks run through the text by themselves', () => {
    const of = text(
      schema.node('title', { id: 't' }, [schema.text('Report'), note('n1', 'asterisk')]),
      section('s1', p('a', note('n2', 'number'), note('n3', 'asterisk'))),
      annex('x', p('b', note('n4', 'number'), note('n5', 'asterisk'))),
    )
    expect([...number(of).footnotes.values()]).toEqual(['*', '1', '**', '2', '***'])
  })

  it('with letters begin anew in each table, and beside tables in each section', () => {
    const of = text(
      section('s1', p('a', note('n1', 'letter')), table('t1', 'n2', 'n3'), table('t2', 'n4')),
      section('s2', p('b', note('n5', 'letter'), note('n6', 'letter'), note('n7', 'number'))),
    )
    expect([...number(of).footnotes.values()]).toEqual(['a', 'a', 'b', 'a', 'a', 'b', '1'])
  })
})

describe('parts', () => {
  const parts = text(
    part('p1', 'Report'),
    section('s1', heading('h1', 1, 'One'), p('a'), heading('h2', 1, 'Two'), p('b')),
    part('p2', 'Declaration'),
    section('s2', heading('h3', 1, 'One'), p('c')),
    section('s3', heading('h4', 1, 'Two'), p('d')),
  )

  it('begin their headings anew and leave the paragraphs running', () => {
    expect(printed(parts)).toBe('Part I I. 1. II. 2. Part II I. 3. II. 4.')
  })

  it('are called Part I, Part II', () => {
    expect(number(parts).labels.get('p2' as BlockId)).toBe('Part II')
    expect(number(parts).tops).toEqual(['Part I', null, 'Part II', null, null])
  })
})

it('names an annex by its own id as well as by that of its title', () => {
  const of = text(annex('x1', heading('h1', 1, 'Agenda')), annex('x2', p('a')))
  expect([...number(of).labels]).toEqual([
    ['x1', 'Annex I'],
    ['h1', 'Annex I'],
    ['x2', 'Annex II'],
    ['a', '1.'],
  ])
})

describe('versions of one paragraph', () => {
  it('share its number and count once', () => {
    const of = section('s1', p('a'), alt('b', 'bis'), alt('c', 'bis'), alt('d', 'bis'), p('e'))
    expect(printed(text(of, section('s2', p('f'))))).toBe('1. 2. 2 bis. 2 ter. 3. 4.')
  })

  it('are Alt 1 and Alt 2, or options', () => {
    expect(printed(text(section('s', alt('a', 'alt'), alt('b', 'alt'))))).toBe('1 Alt 1. 1 Alt 2.')
    const options = section('s', alt('a', 'option'), alt('b', 'option'), p('c'))
    expect(printed(text(options))).toBe('1 Option A. 1 Option B. 2.')
  })

  it('are told apart within the brackets of a letter', () => {
    const of = section('s', p('a'), alt('b', 'bis', 1), alt('c', 'bis', 1), sub('d', 1))
    expect(printed(text(of))).toBe('1. (a) (a bis) (b)')
  })

  it('have letters of their own below them', () => {
    const of = section('s', alt('a', 'bis'), sub('b', 1), sub('c', 1), alt('d', 'bis'), sub('e', 1))
    expect(printed(text(of))).toBe('1. (a) (b) 1 bis. (a)')
  })

  it('are no versions while there is only one', () => {
    expect(printed(text(section('s', alt('a', 'alt'), p('b'))))).toBe('1. 2.')
  })

  it('are of one section only', () => {
    const of = text(section('s1', alt('a', 'bis')), section('s2', alt('b', 'bis')))
    expect(printed(of)).toBe('1. 2.')
  })

  it('go on in Latin as far as anyone has gone', () => {
    const of = section('s', ...Array.from({ length: 23 }, (_, i) => alt(`a${i}`, 'bis')))
    expect(printed(text(of)).split('. ').slice(9)).toEqual(
      expect.arrayContaining(['1 decies', '1 undecies', '1 vicies', '1 vicies-semel']),
    )
  })
})

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

describe('in another language', () => {
  const of = (language: string) =>
    text(
      schema.node('masthead', { language }),
      part('p', 'Part'),
      section(
        's',
        heading('h1', 1, 'One'),
        heading('h2', 2, 'A'),
        heading('h3', 3, '1'),
        heading('h4', 4, 'a'),
        p('a'),
        ...[1, 1, 2, 3, 4].map((level, index) => sub(`b${index}`, level)),
        alt('c', 'alt'),
        alt('d', 'option'),
      ),
      annex('x1', p('e')),
      annex('x2'),
    )
  it.each([
    [
      'English',
      'Part I|I.|A.|1.|(a)|1.|(a)|(b)|(i)|a.|i.|2 Alt 1.|2 Option B.|Annex I|1.|Annex II',
    ],
    ['French', 'Partie I|I.|A.|1.|a)|1.|a)|b)|i)|a.|i.|2 Var 1.|2 Option B.|Annexe I|1.|Annexe II'],
    ['Spanish', 'Parte I|I.|A.|1.|a)|1.|a)|b)|i)|a.|i.|2 Alt 1.|2 Opción B.|Anexo I|1.|Anexo II'],
    [
      'Russian',
      'Часть I|I.|A.|1.|a)|1.|a)|b)|i)|a.|i.|2 Альт 1.|2 Вариант B.|Приложение I|1.|Приложение II',
    ],
    [
      'Chinese',
      '第一部分|一、|A.|1.|(a)|1.|(a)|(b)|(i)|a.|i.|2 备选 1.|2 选项 B.|附件一|1.|附件二',
    ],
    [
      'Arabic',
      'الجزء الأول|أولا-|ألف-|1-|(أ)|1-|(أ)|(ب)|‘1’|أ-|(1)|2 البديل 1-|2 الخيار باء-|المرفق الأول|1-|المرفق الثاني',
    ],
  ])('%s', (language, expected) => {
    expect([...number(of(language)).labels.values()].join('|')).toBe(expected)
  })
})

it('means the first of two blocks with one id, as whoever looks the block up does', () => {
  const of = text(section('s', p('same'), p('other'), p('same')))
  expect(number(of).labels.get('same' as BlockId)).toBe('1.')
})

it('answers the same object for the same numbers, and looks only at what has changed', () => {
  const other = section('s2', p('b', footnote('n', 'x')))
  const before = text(section('s1', p('a', 'One')), other)
  const typed = text(section('s1', p('a', 'One more')), other)
  expect(number(before)).toBe(number(before))
  expect(bases(before)).toBe(bases(before))
  expect(number(typed)).toBe(number(before))
  expect(number(text(section('s1', p('a'), p('c')), other))).not.toBe(number(before))
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
          expect(bases(of)[index]).toEqual({
            ...before,
            footnotes: seen.footnotes,
            asterisks: 0,
          })
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
                expect(footnotes.get(node.attrs.id)).toBe(String(++seen.footnotes))
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
