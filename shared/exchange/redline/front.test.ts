import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { annex, heading, p, section, text } from '../../testing/build'
import { build } from '../build'
import type { FinalDocument, Inlines, Revision } from '../final-document'
import { firstPage } from '../first-page'
import { listedIn } from '../listed'
import { anyText } from '../testing/any-text'
import { at, conference, digest, masthead } from '../testing/final-text'
import { redlineBetween } from './between'
import { knownAgain } from './known-again'

const hand = { by: 'Secretariat', at }
const between = (before: Node, after: Node) =>
  redlineBetween({ before, after, handOf: () => hand, conference, stage: 'drafting', at, digest })
const clean = (node: Node) => build({ text: node, conference, stage: 'drafting', at, digest })

type How = Revision['how']
const kept = (content: Inlines, gone: How) =>
  content
    .map((each) => (each.kind === 'text' && each.revision?.how !== gone ? each.text : ''))
    .join('')

/** The list of contents once all of it is accepted, or rejected. */
const contents = (document: FinalDocument, gone: How) =>
  listedIn(document)
    .filter(({ revision }) => revision?.how !== gone)
    .map(({ label, title, paragraphs }) =>
      [label, title, paragraphs].map((words) => kept(words, gone)).join('|'),
    )

const front = (document: FinalDocument, gone: How) => {
  const { organ, symbol, job, facts, meeting, marking } = firstPage(document)
  return [organ, symbol, job]
    .concat(
      [...facts, ...meeting, ...(marking ? [marking] : [])]
        .filter(({ end }) => end?.how !== gone)
        .map(({ content }) => content),
    )
    .map((content) => kept(content, gone))
}

const body = (...titles: readonly string[]) =>
  section(
    's',
    ...titles.flatMap((title, index) => [
      heading(title.toLowerCase().slice(0, 2), 1, title),
      p(`p${title.toLowerCase().slice(0, 2)}`, `Words ${index}.`),
    ]),
  )
const before = text(
  masthead({ symbol: 'CCW/AP.II/CONF.7/L.1', job: '', agendaItem: 'Item 16 of the agenda' }),
  body('Aims', 'Body', 'Costs', 'Dates', 'End'),
)
const after = text(
  masthead({ symbol: 'CCW/AP.II/CONF.7/L.1/Rev.1', job: 'GE.05-1', agendaItem: '' }),
  body('Aims', 'Body of the work', 'Costs', 'Extra', 'End'),
  annex('x', heading('xh', 1, 'Agenda')),
)

it('lists what is listed in both, with the lines that come and go', () => {
  const said = listedIn(between(before, after)).map(({ revision, label, title, paragraphs }) => [
    revision?.how ?? '',
    ...[label, title, paragraphs].map((words) =>
      words.map((each) => ('text' in each ? `${signs[how(each)]}${each.text}` : '')).join(' '),
    ),
  ])
  expect(said).toEqual([
    ['', 'I.', 'Aims', '1'],
    ['', 'II.', 'Body + of the work', '2'],
    ['', 'III.', 'Costs', '3'],
    ['deleted', '-IV.', '-Dates', '-4'],
    ['inserted', '+IV.', '+Extra', '+4'],
    ['', 'V.', 'End', '5'],
    ['inserted', '+Annex', '+Agenda', ''],
  ])
})

const signs = { inserted: '+', deleted: '-', kept: '' } as const
const how = (each: { readonly revision?: Revision }) => each.revision?.how ?? 'kept'

it('changes the fields of the masthead, and lines that come and go as lines', () => {
  const { symbol, job, meeting } = firstPage(between(before, after))
  expect(symbol.map(how)).toEqual(['deleted', 'inserted'])
  expect(job.map(how)).toEqual(['inserted'])
  expect(meeting.map(({ end }) => end?.how)).toEqual([undefined, 'deleted'])
})

it('is the front of the later text where all is accepted, of the earlier where all is rejected', () => {
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      // What the document says by itself is in one language.
      fc.pre(clean(one).language.name === clean(other).language.name)
      const document = between(one, knownAgain(one, other))
      expect(front(document, 'deleted')).toEqual(front(clean(other), 'deleted'))
      expect(front(document, 'inserted')).toEqual(front(clean(one), 'inserted'))
      expect(contents(document, 'inserted')).toEqual(contents(clean(one), 'inserted'))
      // Issued numbers stay as they were, with those that come in between them.
      if (document.redline?.live)
        expect(contents(document, 'deleted')).toEqual(contents(clean(other), 'deleted'))
    }),
    { numRuns: 150, seed: 20051123 },
  )
})

it('lists nothing where neither text does', () => {
  const short = text(masthead(), section('s', p('a', 'It met.')))
  expect(listedIn(between(short, short))).toEqual([])
  expect(listedIn(between(short, before)).map(({ revision }) => revision?.how)).toEqual(
    Array(5).fill('inserted'),
  )
})
