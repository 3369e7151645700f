import { describe, expect, it } from 'vitest'
import type { BlockId } from '../ids'
import { annex, footnote, heading, p, paragraph, part, section, text } from '../testing/build'
import { bases, number } from './numbering'
import { schema } from './schema'
import { alt, printed, sub } from './testing/labelled'

const operative = (id: string, level = 0) => paragraph({ id, level, kind: 'operative' }, 'Decides')
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
