import { expect, it } from 'vitest'
import type { By } from '../../amendments/by'
import type { Deed } from '../../amendments/register'
import type { AmendmentId, DelegationId, PersonId } from '../../ids'
import { canCheck, refuseInvalid } from '../../testing/akn-schema'
import { changeOf, tabledAmendment } from '../../testing/amendments'
import { p, section, text } from '../../testing/build'
import { toAkn } from '../akn/akn'
import { readAkn } from '../akn/read'
import { readJson, toJson } from '../json/json'
import { said } from '../redline/testing/resolved'
import { registerOf } from '../testing/compiled'
import { conference, digest, masthead } from '../testing/final-text'
import { decisionsPaper } from './decisions'

const a = p('a', 'The Conference noted the report.')
const at = '2005-11-23T15:30:00.000Z'
const by: By = { person: 'p' as PersonId, name: 'P', role: 'president', delegation: null }
const first = 'a1' as AmendmentId
const vote = {
  for: ['ardesia' as DelegationId],
  against: ['borealia' as DelegationId],
  abstaining: [],
}

const paperOf = (...deeds: readonly Deed[]) => {
  const spoken = changeOf(a, p('a', 'The Conference welcomed the report.'))
  const amendment = tabledAmendment(changeOf(a, p('a', 'It met.')), {
    state: { kind: 'adopted-orally', at, by, merge: 'clean', undo: null, vote, change: spoken },
  })
  const record = deeds.map((deed, index) => ({
    number: index + 1,
    at: index < 2 ? at : '2005-11-24T09:05:00.000Z',
    by,
    deed,
    previous: '',
    hash: '',
  }))
  return decisionsPaper(
    {
      text: text(masthead(), section('s', a)),
      conference,
      stage: 'adopting',
      at,
      digestOf: () => digest,
    },
    { ...registerOf([amendment]), record },
  )
}

it('says day by day what was decided, in which words and by which vote', () => {
  const paper = paperOf(
    { kind: 'amendment-tabled', amendment: first },
    { kind: 'amendment-adopted', amendment: first, merge: 'clean', orally: true, vote },
    { kind: 'amendment-deferred', amendment: first, reason: 'Instructions are awaited.' },
    { kind: 'stage-opened', stage: 'adopting' },
    { kind: 'stage-opened', stage: 'adopted', over: { open: 1, reason: 'Consensus.' } },
  )
  expect(said(paper)).toEqual([
    '23 November 2005',
    '1. 15:30 UTC. A/1 (Ardesia) “The Conference noted the report.”: adopted as orally revised.',
    '1 in favour, 1 against, 0 abstaining.',
    'In favour: Ardesia.',
    'Against: Borealia.',
    '1. The Conference [-Ardesia: noted-]{+Ardesia: welcomed+} the report.',
    '24 November 2005',
    '2. 09:05 UTC. A/1 (Ardesia) “The Conference noted the report.”: deferred.',
    'Instructions are awaited.',
    '3. 09:05 UTC. The text as a whole was adopted.',
    'Points that were open: 1. Reason given: Consensus.',
  ])
})

it('comes back from Akoma Ntoso whole, as a workflow with the votes, and is valid', () => {
  const paper = paperOf(
    { kind: 'amendment-adopted', amendment: first, merge: 'clean', orally: true, vote },
    { kind: 'amendment-deferred', amendment: first, reason: '' },
    { kind: 'stage-opened', stage: 'adopted' },
  )
  const file = toAkn(paper)
  expect(readAkn(file)).toEqual({ kind: 'document', document: paper })
  expect(readJson(toJson(paper))).toEqual({ kind: 'document', document: paper })
  expect(file).toContain('<doc name="recordOfDecisions"')
  expect(file).toMatch(
    /<step date="2005-11-23T15:30:00.000Z" by="#authority" refersTo="#[^"]*para_1" outcome="#outcome_orally"/,
  )
  if (canCheck) refuseInvalid([file, toAkn(paperOf({ kind: 'joined' }))])
})

it('has nothing of who joined, asked or took a position', () => {
  const paper = paperOf(
    { kind: 'joined' },
    { kind: 'position-taken', amendment: first, stand: 'oppose', reason: 'No.' },
  )
  expect(said(paper)).toEqual(['No decision has been taken.'])
  expect(paper.redline).toBeNull()
})
