import { expect, it } from 'vitest'
import type { Stage } from '../conference'
import { nothingYet } from '../follow-up/follow-up'
import type { DelegationId } from '../ids'
import type { BracketFacts } from '../negotiation/bracket-facts'
import { bracketed, p, paragraph, section, text } from '../testing/build'
import { toAkn } from './akn/akn'
import { readAkn } from './akn/read'
import type { ExportView } from './export-forms'
import { readJson, toJson } from './json/json'
import { said } from './redline/testing/resolved'
import { registerOf } from './testing/compiled'
import { at, digest, masthead } from './testing/final-text'
import { viewOf } from './view'

const [ardesia, borealia] = ['ardesia' as DelegationId, 'borealia' as DelegationId]
const given = text(
  masthead(),
  section(
    's',
    p('a', 'It ', ...bracketed('x', {}, 'shall'), ...bracketed('y', {}, 'should'), ' meet.'),
    p('b', 'It ', ...bracketed('z', { by: borealia }, ...bracketed('w', {}, 'not'), ' rose'), '.'),
  ),
)
const facts = (id: string, more: Partial<BracketFacts> = {}): BracketFacts => ({
  id,
  nature: null,
  proponents: [],
  reserving: [],
  status: 'open',
  ...more,
})
const brackets = [
  facts('x', { proponents: [borealia, ardesia], reserving: [borealia] }),
  facts('y', { nature: 'delete', proponents: [ardesia], status: 'ad-referendum' }),
]
const view = (view: ExportView, stage: Stage = 'amending') => {
  const made = viewOf({
    text: given,
    register: { ...registerOf([]), stage, brackets },
    followUp: nothingYet,
    at,
    view,
    digestOf: () => digest,
  })
  return made === 'not-adopted' ? made : said(made)
}

it('has the brackets of a clean text as they stand, and says nothing of who wants what', () => {
  expect(view('clean')).toEqual(['1. It [shall][should] meet.', '2. It [[not] rose].'])
})

it('says beside each bracket who proposes its words and who reserves its position', () => {
  expect(view('brackets')).toEqual([
    '1. It [Ardesia, supported by Borealia: shall] (reservation: Borealia)[Ardesia: delete: should] (agreed ad referendum) meet.',
    '2. It [Borealia: [not] rose].',
  ])
})

it('has nothing as adopted before it is', () => {
  expect(view('adopted')).toBe('not-adopted')
  expect(view('adopted', 'adopted')).toEqual(view('clean'))
})

it('lists what became of the recommendations once they are adopted', () => {
  expect(view('matters')).toBe('not-adopted')
  expect(view('matters', 'adopted')).toEqual(['There is no recommendation.'])
})

it('has that list as a document that can be read again, from either form for programs', () => {
  const recommendation = { addressee: 'Depositary', kind: 'other', deadline: '2006-11-06' }
  const made = viewOf({
    text: text(masthead(), section('s', paragraph({ id: 'a', recommendation }, 'Write letters.'))),
    register: { ...registerOf([]), stage: 'adopted' },
    followUp: nothingYet,
    at,
    view: 'matters',
    digestOf: () => digest,
  })
  if (made === 'not-adopted') throw new Error('It is adopted')
  expect(made.paper?.kind).toBe('matters')
  expect(readJson(toJson(made))).toEqual({ kind: 'document', document: made })
  expect(readAkn(toAkn(made))).toEqual({ kind: 'document', document: made })
})
