import { expect, it } from 'vitest'
import type { Amendment } from '../../amendments/amendment'
import type { Change } from '../../amendments/change'
import type { Register } from '../../amendments/register'
import type { AmendmentId, BlockId, DelegationId } from '../../ids'
import { changeOf, json, tabledAmendment } from '../../testing/amendments'
import { annex, heading, p, section, text } from '../../testing/build'
import { wordsOf } from '../final-document'
import { readJson, toJson } from '../json/json'
import { said } from '../redline/testing/resolved'
import { registerOf } from '../testing/compiled'
import { at, conference, digest, masthead, title } from '../testing/final-text'
import { amendmentsPaper } from './amendments'

const [a, b] = [p('a', 'The Conference noted the report.'), p('b', 'It rose.')]
const head = heading('h', 1, 'Opening')
const opening = text(
  masthead(),
  title('t', 'FINAL DOCUMENT'),
  section('s', head, a, b),
  annex('x', heading('xh', 1, 'Agenda'), p('c', 'Opening.')),
)

const [ardesia, borealia] = ['ardesia' as DelegationId, 'borealia' as DelegationId]
const named = (number: number, change: Change, more: Partial<Amendment> = {}) =>
  tabledAmendment(change, { id: `a${number}` as AmendmentId, number, ...more })

const paperOf = (amendments: readonly Amendment[], more: Partial<Register> = {}) =>
  amendmentsPaper(
    { text: opening, conference, stage: 'amending', at, digestOf: () => digest },
    { ...registerOf(amendments), ...more },
  )

it('has each amendment at its place in the text, with its sponsors in alphabetical order', () => {
  const insert: Change = {
    place: { kind: 'after', block: 'a' as BlockId },
    base: [],
    proposed: [json(p('n', 'It met.'))],
  }
  const paper = paperOf([
    named(1, changeOf(b), { delegation: borealia, sponsors: [ardesia] }),
    named(2, insert, { rationale: 'It did.' }),
    named(3, changeOf(a, p('a', 'The Conference welcomed the report.'))),
    named(4, changeOf(p('c', 'Opening.'), p('c', 'Opening of the session.'))),
    named(5, changeOf(a)),
  ])
  expect(said(paper)).toEqual([
    'A/5. Ardesia',
    'Paragraph 1: delete',
    '1. [-Ardesia: The Conference noted the report.-][-Ardesia: ¶-]',
    'A/3. Ardesia',
    'Paragraph 1: amend to read',
    '1. The Conference [-Ardesia: noted-]{+Ardesia: welcomed+} the report.',
    'A/2. Ardesia',
    'After paragraph 1: insert',
    '1 bis. {+Ardesia: It met.+}{+Ardesia: ¶+}',
    'Reasons: It did.',
    'A/1. Ardesia and Borealia',
    'Paragraph 2: delete',
    '2. [-Ardesia: It rose.-][-Ardesia: ¶-]',
    'A/4. Ardesia',
    'Paragraph 1 of annex: amend to read',
    '1. Opening{+Ardesia:  of the session+}.',
  ])
  expect(paper.titles.map(wordsOf)).toEqual([
    'Marshalled list of amendments',
    'Amendments to: FINAL DOCUMENT (CCW/AP.II/CONF.7/L.1)',
  ])
  expect(paper.masthead.symbol).toBeNull()
})

it('gives what comes in no number where nothing beside it says which', () => {
  const insert: Change = {
    place: { kind: 'first', within: 's' as BlockId },
    base: [],
    proposed: [json(p('n', 'It met.'))],
  }
  const afterHeading: Change = { ...insert, place: { kind: 'after', block: 'h' as BlockId } }
  const shown = said(paperOf([named(1, insert), named(2, afterHeading)]))
  expect(shown.filter((line) => line.includes('It met.'))).toEqual([
    '{+Ardesia: It met.+}{+Ardesia: ¶+}',
    '{+Ardesia: It met.+}{+Ardesia: ¶+}',
  ])
})

it('keeps to the order that the president has announced', () => {
  const amendments = [
    named(1, changeOf(a, p('a', 'The Conference welcomed the report.'))),
    named(2, changeOf(b)),
  ]
  const heads = (order: readonly string[]) =>
    said(paperOf(amendments, { order: order.map((id) => id as AmendmentId) })).filter((line) =>
      line.startsWith('A/'),
    )
  expect(heads([])).toEqual(['A/1. Ardesia', 'A/2. Ardesia'])
  expect(heads(['a2', 'a1'])).toEqual(['A/2. Ardesia', 'A/1. Ardesia'])
})

it('puts an amendment to an amendment before it, and leaves out what is decided', () => {
  const by = { person: 'p', name: 'P', role: 'president', delegation: null } as const
  const first = changeOf(a, p('a', 'The Conference welcomed the report.'))
  const second = changeOf(
    p('a', 'The Conference welcomed the report.'),
    p('a', 'The Conference warmly welcomed the report.'),
  )
  const rejected = { kind: 'rejected', at, by, vote: null } as Amendment['state']
  const paper = paperOf([
    named(1, first),
    named(2, second, { amends: 'a1' as AmendmentId }),
    named(3, changeOf(b), { state: rejected }),
  ])
  expect(said(paper)).toEqual([
    'A/2. Ardesia',
    'Amendment to A/1',
    'Paragraph 1: amend to read',
    '1. The Conference {+Ardesia: warmly +}welcomed the report.',
    'A/1. Ardesia',
    'Paragraph 1: amend to read',
    '1. The Conference [-Ardesia: noted-]{+Ardesia: welcomed+} the report.',
  ])
})

it('says so where there is none, and is a document that can be read again', () => {
  expect(said(paperOf([]))).toEqual(['There is no amendment to be decided.'])
  const paper = paperOf([named(1, changeOf(a)), named(2, changeOf(a, p('a', 'It met.')))])
  expect(readJson(toJson(paper))).toEqual({ kind: 'document', document: paper })
})
