import { describe, expect, it } from 'vitest'
import { annex, footnote, heading, p, paragraph, reference, section, text } from '../testing/build'
import {
  byDeadline,
  isDay,
  recommendationKind,
  recommendationsOf,
  sameAddressee,
} from './recommendations'

const to = (addressee: string, kind = 'universality', deadline: string | null = null) => ({
  recommendation: { addressee, kind, deadline },
})
const sub = (id: string, words: string, level = 1) => paragraph({ id, level }, words)

const opening = text(
  section(
    's',
    heading('h', 1, 'CONCLUSIONS'),
    p('a', 'The Conference met.'),
    heading('i', 2, 'Universality'),
    paragraph({ id: 'b', ...to('Secretary-General') }, 'It invited', footnote('f', 'A.'), ' him:'),
    sub('c', 'to write;'),
    sub('d', 'to one;', 2),
    paragraph({ id: 'e', level: 1, ...to('States Parties', 'funding') }, 'to pay.'),
    p('g', 'It rose.'),
  ),
  annex(
    't',
    heading('j', 1, 'Appeal'),
    paragraph({ id: 'k', kind: 'plain', ...to('all States', 'hope', '2006-11-06') }, 'We appeal.'),
  ),
)

describe('The list of recommendations', () => {
  it('says where each stands, to whom it goes, and its words with its sub-paragraphs', () => {
    expect(recommendationsOf(opening)).toEqual([
      {
        block: 'b',
        label: '2',
        annex: null,
        section: 'Universality',
        addressee: 'Secretary-General',
        kind: 'universality',
        deadline: null,
        words: 'It invited him:\n(a) to write;\n(i) to one;\n(b) to pay.',
      },
      {
        block: 'e',
        label: '2 (b)',
        annex: null,
        section: 'Universality',
        addressee: 'States Parties',
        kind: 'funding',
        deadline: null,
        words: 'to pay.',
      },
      {
        block: 'k',
        label: null,
        annex: 'Annex',
        section: 'Appeal',
        addressee: 'all States',
        kind: 'other',
        deadline: '2006-11-06',
        words: 'We appeal.',
      },
    ])
  })

  it('cites a reference by what it says now', () => {
    const of = text(
      section('s', p('new', 'New'), p('a', 'Noted')),
      section(
        's2',
        paragraph(
          { id: 'b', recommendation: { addressee: 'All', kind: 'other', deadline: null } },
          'Act on ',
          reference('a', 'paragraph 1'),
        ),
      ),
    )
    expect(recommendationsOf(of).map(({ words }) => words)).toEqual(['Act on paragraph 2'])
  })

  it('is the same object for the same text, and empty where nothing is recommended', () => {
    expect(recommendationsOf(opening)).toBe(recommendationsOf(opening))
    expect(recommendationsOf(text(section('s', p('a', 'It met.'))))).toEqual([])
  })

  it('names a block once where two have its id', () => {
    const twice = paragraph({ id: 'a', ...to('States Parties') }, 'It urged.')
    expect(recommendationsOf(text(section('s', twice), section('t', twice)))).toHaveLength(1)
  })

  it('goes by deadline: days, then words, then none, else as in the text', () => {
    const deadlines = [null, 'in good time', '2007-01-01', null, '2006-11-06']
    const blocks = deadlines.map((deadline, at) =>
      paragraph({ id: `p${at}`, ...to('States Parties', 'reporting', deadline) }, 'It asked.'),
    )
    const sorted = byDeadline(recommendationsOf(text(section('s', ...blocks))))
    expect(sorted.map(({ block }) => block)).toEqual(['p4', 'p2', 'p1', 'p0', 'p3'])
  })
})

it('reads kinds as they may have been written', () => {
  expect(
    ['Reporting', ' next conference', 'next_conference', 'hope', ''].map(recommendationKind),
  ).toEqual(['reporting', 'next-conference', 'next-conference', 'other', 'other'])
})

it('knows an addressee with or without its article', () => {
  expect(sameAddressee(' the  Secretary-General')).toBe(sameAddressee('Secretary-General'))
  expect(sameAddressee('Theatre Commission')).toBe('theatre commission')
})

it('takes for a day only one of the calendar', () => {
  const days = ['2006-11-06', '2004-02-29', '2005-02-29', '2006-13-01', '2006-04-31', 'soon']
  expect(days.map(isDay)).toEqual([true, true, false, false, false, false])
})
