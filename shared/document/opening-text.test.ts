import { expect, it } from 'vitest'
import { em, footnote } from '../testing/build'
import { eachBlock, idOf } from './blocks'
import { number } from './numbering'
import { blankText, OpeningTextError, openingText, parseOpeningText } from './opening-text'
import { schema } from './schema'

const small = {
  conference: { title: 'A Conference', symbol: null, meeting: 'Geneva, 23 November 2005' },
  delegations: ['Belmora', 'Arvania'],
  masthead: { organ: 'A CONFERENCE' },
  title: ['A CONFERENCE', 'Draft final document'],
  body: [
    {
      heading: 'Introduction',
      blocks: [
        'The Conference *met* once.[^In room XVIII.]',
        { level: 1, text: 'and again' },
        { heading: 'Officers', level: 2 },
        { text: 'Plain', kind: 'plain' },
        {
          text: 'It recommended.',
          recommendation: { addressee: 'Secretary-General', kind: 'universality' },
        },
      ],
    },
  ],
  annexes: [
    {
      kind: 'agenda',
      title: 'List',
      blocks: [{ table: { header: ['State'], rows: [['Arvania']] } }],
    },
  ],
}

function counter(): () => string {
  let n = 0
  return () => `id-${++n}`
}

it('opens a conference with the text of a file', () => {
  const { conference, delegations, text } = openingText(parseOpeningText(small), counter())
  expect(conference).toEqual(small.conference)
  expect(delegations).toEqual(['Belmora', 'Arvania'])
  expect(text.children.map((top) => top.type.name)).toEqual([
    'masthead',
    'title',
    'title',
    'section',
    'annex',
  ])
  const section = text.child(3)
  expect(section.child(1)).toEqual(
    schema.node('paragraph', { id: section.child(1).attrs.id }, [
      schema.text('The Conference '),
      em('met'),
      schema.text(' once.'),
      footnote('id-6', 'In room XVIII.'),
    ]),
  )
  expect([...number(text).labels.values()].join(' ')).toBe('I. 1. (a) A. 2. Annex Annex')
  expect(section.child(5).attrs.recommendation).toEqual({
    addressee: 'Secretary-General',
    kind: 'universality',
    deadline: null,
  })
})

it('opens with parts and contents, and with the signs that notes have in their places', () => {
  const whole = {
    ...small,
    title: ['A CONFERENCE[^Not edited.]'],
    contents: true,
    body: [
      { part: 'Report', heading: 'Introduction', blocks: ['It met.[^In public.]'] },
      { part: 'Conclusions', heading: 'Decisions', blocks: [] },
    ],
    annexes: [{ title: 'List', blocks: [{ table: { rows: [['Arvania[^Since 2004.]']] } }] }],
  }
  const { text } = openingText(parseOpeningText(whole), counter())
  expect(text.children.map((top) => top.type.name)).toEqual([
    'masthead',
    'title',
    'contents',
    'part',
    'section',
    'part',
    'section',
    'annex',
  ])
  expect([...number(text).footnotes.values()]).toEqual(['*', '1', 'a'])
})

it('refers to what will be printed with the number that is named', () => {
  const referring = {
    ...small,
    body: [{ heading: 'Introduction', blocks: ['First', 'See {paragraph 1} and {annex}.'] }],
  }
  const { text } = openingText(parseOpeningText(referring), counter())
  const [, first, second] = text.child(3).children
  const targets = second?.children.flatMap(({ type, attrs }) =>
    type.name === 'reference' ? [attrs.target] : [],
  )
  expect(targets).toEqual([first?.attrs.id, text.child(4).firstChild?.attrs.id])
})

it('refers to nothing that is not there', () => {
  const referring = { ...small, body: [{ heading: 'One', blocks: ['See {paragraph 7}.'] }] }
  expect(() => openingText(parseOpeningText(referring), counter())).toThrow(
    'nothing is numbered {paragraph 7}',
  )
})

it('gives every block and every note an id of its own', () => {
  const { text } = openingText(parseOpeningText(small), counter())
  const ids: unknown[] = []
  text.descendants((node) => {
    if ('id' in node.attrs) ids.push(node.attrs.id)
  })
  eachBlock(text, ({ node }) => expect(idOf(node)).not.toBeNull())
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).not.toContain(null)
})

it('prints the symbol and the meeting of the conference in the masthead', () => {
  const { text } = openingText(parseOpeningText(small), counter())
  expect(text.child(0).attrs).toEqual({
    organ: 'A CONFERENCE',
    symbol: null,
    distribution: 'General',
    date: '',
    original: 'English',
    language: 'English',
    job: '',
    meeting: 'Geneva, 23 November 2005',
    agendaItem: '',
    marking: '',
    numbers: 'live',
  })
})

it.each([
  ['nothing at all', undefined, 'at the top: '],
  ['a section without blocks', { ...small, body: [{ heading: 'I' }] }, 'at body.0.blocks: '],
  [
    'a block of no kind',
    { ...small, body: [{ heading: 'I', blocks: ['a', { words: 'b' }] }] },
    'at body.0.blocks.1: neither words nor a paragraph, a heading or a table',
  ],
  [
    'an open note',
    { ...small, body: [{ heading: 'I', blocks: ['Text[^note'] }] },
    'at body.0.blocks.0: a note is opened and never closed',
  ],
  ['an unknown field', { ...small, colour: 'blue' }, 'at the top: Unrecognized key: "colour"'],
  ['two of one name', { ...small, delegations: ['A', 'A'] }, 'at delegations: a delegation is'],
])('says where %s is wrong', (_what, json, message) => {
  expect(() => parseOpeningText(json)).toThrow(OpeningTextError)
  expect(() => parseOpeningText(json)).toThrow(message)
})

it('opens a conference of its own with four empty sections', () => {
  const text = blankText({ title: 'The *Third* [Meeting]', meeting: 'Bern, 1 May 2030' }, counter())
  expect(text.child(1).textContent).toBe('The *Third* [Meeting]')
  expect(text.child(0).attrs.meeting).toBe('Bern, 1 May 2030')
  expect(text.children.slice(2).map((section) => section.childCount)).toEqual([2, 2, 2, 2])
  expect([...number(text).labels.values()]).toEqual([
    'I.',
    '1.',
    'II.',
    '2.',
    'III.',
    '3.',
    'IV.',
    '4.',
  ])
})
