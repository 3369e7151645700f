import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { annex, heading, p, paragraph, part, reference, section, text } from '../testing/build'
import { brokenReferences, eachReference, numbersOf, sayReference, standsIn } from './references'
import { schema } from './schema'

const sub = (id: string, level: number, ...words: (Node | string)[]) =>
  paragraph({ id, level }, ...words)

/** What the references of a text say, in reading order. */
function said(of: Node): readonly string[] {
  const numbers = numbersOf(of)
  const all: string[] = []
  eachReference(of, (node, pos) => {
    const from = standsIn(of, of.resolve(pos).index(0), numbers)
    const { kind, words } = sayReference(node, numbers, from)
    all.push(kind === 'broken' ? `(${words})` : words)
  })
  return all
}

const to = (...targets: string[]) => targets.map((target) => reference(target, `was ${target}`))

describe('a reference', () => {
  const body = (...words: Node[]) =>
    section(
      's',
      heading('h1', 1, 'A'),
      heading('h2', 2, 'B'),
      p('a', ...words),
      sub('b', 1),
      sub('c', 2),
    )
  const annexes = [
    annex('x1', heading('x1h', 1, 'Agenda'), p('d')),
    annex('x2', heading('x2h', 1, 'States'), p('e'), p('f', ...to('e', 'd', 'a'))),
  ]

  it('says what its target is called', () => {
    const of = text(body(...to('a', 'b', 'c', 'h1', 'h2', 'x2', 'x2h', 'd')), ...annexes)
    expect(said(of).slice(0, 8)).toEqual([
      'paragraph 1',
      'paragraph 1 (a)',
      'paragraph 1 (a) (i)',
      'section I',
      'section I.A',
      'annex II',
      'annex II',
      'paragraph 1 of annex I',
    ])
  })

  it('does not name the annex that it stands in', () => {
    expect(said(text(body(), ...annexes))).toEqual([
      'paragraph 1',
      'paragraph 1 of annex I',
      'paragraph 1',
    ])
  })

  it('may be the number alone', () => {
    const number = (target: string) => schema.node('reference', { target, form: 'number' })
    expect(said(text(body(...['b', 'h2', 'x1', 'd'].map(number)), ...annexes)).slice(0, 4)).toEqual(
      ['1 (a)', 'I.A', 'I', '1'],
    )
  })

  it('follows the number of its target', () => {
    const before = text(section('s', p('a'), p('b', ...to('a'))))
    const after = text(section('s', p('new'), p('a'), p('b', ...to('a'))))
    expect([...said(before), ...said(after)]).toEqual(['paragraph 1', 'paragraph 2'])
  })

  it('names the part of a section in another part', () => {
    const of = text(
      part('p1', 'Report'),
      section('s1', heading('h1', 1, 'One'), p('a', ...to('h1', 'h2', 'p2'))),
      part('p2', 'Declaration'),
      section('s2', heading('h2', 1, 'One')),
    )
    expect(said(of)).toEqual(['section I', 'section I of part II', 'part II'])
  })

  it('says what it said where its target has gone or has no number', () => {
    const plain = paragraph({ id: 'b', kind: 'plain' }, 'Not numbered')
    const of = text(section('s', p('a', ...to('a', 'b', 'c')), plain))
    expect(said(of)).toEqual(['paragraph 1', '(was b)', '(was c)'])
    expect(brokenReferences(of).map(({ block, said }) => [block, said])).toEqual([
      ['a', 'was b'],
      ['a', 'was c'],
    ])
  })

  it.each([
    ['French', 'paragraphe 1 a), section I.A, annexe II, paragraphe 1 de l’annexe I'],
    ['Spanish', 'párrafo 1 a), sección I.A, anexo II, párrafo 1 del anexo I'],
    ['Russian', 'пункт 1 a), раздел I.A, приложение II, пункт 1 приложения I'],
    ['Chinese', '第1段(a), 第一节A, 附件二, 附件一第1段'],
    ['Arabic', 'الفقرة 1 (أ), الفرع أولا-ألف, المرفق الثاني, الفقرة 1 من المرفق الأول'],
  ])('speaks %s', (language, expected) => {
    const of = text(
      schema.node('masthead', { language }),
      body(...to('b', 'h2', 'x2', 'd')),
      ...annexes,
    )
    expect(said(of).slice(0, 4).join(', ')).toBe(expected)
  })
})

describe('ten thousand references', () => {
  it('to one another, each to itself and in a ring, say a number each', () => {
    const many = 10_000
    const of = text(
      section(
        's',
        ...Array.from({ length: many }, (_, i) => p(`p${i}`, ...to(`p${i}`, `p${(i + 1) % many}`))),
      ),
    )
    const all = said(of)
    expect(all.length).toBe(2 * many)
    expect([all[0], all[1], all.at(-1)]).toEqual(['paragraph 1', 'paragraph 2', 'paragraph 1'])
    expect(brokenReferences(of)).toEqual([])
  })
})

it('finds references in titles, headings and cells', () => {
  const cell = schema.node('cell', null, to('gone'))
  const of = text(
    schema.node('title', { id: 't' }, to('gone')),
    section(
      's',
      heading('h', 1, ...to('gone')),
      schema.node('table', { id: 'tb' }, schema.node('row', null, cell)),
    ),
  )
  const found = brokenReferences(of)
  expect(found.map(({ block }) => block)).toEqual(['t', 'h', 'tb'])
  expect(found.every(({ pos }) => of.nodeAt(pos)?.type.name === 'reference')).toBe(true)
})
