import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import shipped from '../../assets/states/amended-protocol-2.json'
import { decide } from '../amendments/acts'
import type { Deed } from '../amendments/register'
import type { Stage } from '../conference'
import { blockId } from '../ids'
import type { Act } from '../protocol'
import { type CalendarDate, parseDate } from '../states/calendar-date'
import { type StateEntry, StatesRegisterSchema } from '../states/register'
import { countsAt } from '../states/status'
import { paragraph, section, text } from '../testing/build'
import { circumstances, secretariat, start } from '../testing/meeting'
import { followUpDifferences } from './by-record'
import { type FollowUp, matterOf, nothingYet, readFollowUp, writeFollowUp } from './follow-up'

const brought = StatesRegisterSchema.parse(shipped)
const day = (words: string): CalendarDate => {
  const date = parseDate(words)
  if (!date) throw new Error(`Not a day: ${words}`)
  return date
}
const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')
const recommending = text(
  section(
    's',
    paragraph(
      { id: 'b1', recommendation: { addressee: 'Depositary', kind: 'other', deadline: null } },
      'The Conference recommends it.',
    ),
    paragraph({ id: 'b2' }, 'The Conference rose.'),
  ),
)

function performed(act: Act, now: FollowUp = nothingYet, stage: Stage = 'adopted') {
  const on = { ...start(stage), text: recommending, followUp: { now, shipped: brought } }
  return decide(act, secretariat, on, { ...circumstances, at: '2026-11-27T10:00:00.000Z', digest })
}

function done(act: Act, now?: FollowUp): { readonly followUp: FollowUp; readonly deed: Deed } {
  const decision = performed(act, now)
  if (decision.kind === 'refused' || !decision.followUp || !decision.deed) {
    throw new Error(`It was not done: ${JSON.stringify(decision)}`)
  }
  return { followUp: decision.followUp, deed: decision.deed }
}

const stateOf = (id: string): StateEntry => {
  const found = brought.entries.find((each) => each.id === id)
  if (!found) throw new Error(`No State ${id}`)
  return found
}
const benin = { ...stateOf('ben'), consent: day('2006-05-01') }
const change = (entry: StateEntry, asOf = '2006-07-24'): Act => ({
  kind: 'change-state',
  entry,
  asOf: day(asOf),
})
const note = { progress: 'done', responsible: 'Depositary', notes: '', sources: [] } as const
const follow = (recommendation: string): Act => ({
  kind: 'follow-recommendation',
  matter: { recommendation: blockId(recommendation), ...note },
})

it('a State that is changed counts from the day of its consent', () => {
  const { states } = done(change(benin)).followUp
  const bound = (at: string) => states && countsAt(states, day(at)).bound
  expect([bound('2006-04-30'), bound('2006-05-01')]).toEqual([86, 87])
})

it('a State that is not in the register comes into it', () => {
  const names = { en: { short: 'Ardesia', formal: 'the Republic of Ardesia' } }
  const { followUp } = done(change({ id: 'ardesia', names, aliases: [] }))
  expect(followUp.states?.entries).toHaveLength(brought.entries.length + 1)
})

it.each([
  ['state-untimely', change({ ...benin, consent: day('1996-05-02') })],
  ['state-untimely', change({ ...benin, consent: day('2026-11-28') })],
  ['state-untimely', change(benin, '2026-11-28')],
  ['state-unchanged', change(stateOf('ben'))],
  [
    'state-untimely',
    {
      kind: 'keep-states',
      states: { ...brought, entries: [{ ...benin, consent: day('1990-01-01') }] },
    },
  ],
  ['no-such-recommendation', follow('b2')],
  ['names-unchanged', { kind: 'keep-names', names: { fr: { conference: '' } } }],
] as const)('is refused as %s', (why, act) => {
  expect(performed(act as Act)).toEqual({ kind: 'refused', why })
})

it('the same register is not taken in twice', () => {
  const act: Act = { kind: 'keep-states', states: brought }
  expect(performed(act, done(act).followUp)).toEqual({ kind: 'refused', why: 'state-unchanged' })
})

it('no register holds more than a thousand States', () => {
  const entries = Array.from({ length: 1000 }, (_, at) => ({ ...benin, id: `s${at}` }))
  const now = { ...nothingYet, states: { ...brought, entries } }
  expect(performed(change(benin), now)).toEqual({ kind: 'refused', why: 'states-full' })
})

it('recommendations are followed once the text is adopted', () => {
  expect(performed(follow('b1'), nothingYet, 'adopting')).toEqual({
    kind: 'refused',
    why: 'not-at-this-stage',
  })
  const { followUp } = done(follow('b1'))
  expect(matterOf(followUp, blockId('b1'))).toMatchObject(note)
  expect(matterOf(followUp, blockId('b2'))).toMatchObject({ progress: 'open' })
})

it('what the conference is called in other languages is kept, and what is empty is not', () => {
  const names = { fr: { meeting: 'Genève', conference: 'Conférence', treaty: '' }, ru: {} }
  const { followUp, deed } = done({ kind: 'keep-names', names })
  expect(followUp.names).toEqual({ fr: { conference: 'Conférence', meeting: 'Genève' } })
  expect(deed).toMatchObject({ kind: 'names-kept', languages: ['fr'] })
})

it('what the record says of it is what the document holds, and of no other', () => {
  const first = done(change(benin))
  const second = done(follow('b1'), first.followUp)
  const third = done({ kind: 'keep-names', names: { fr: { meeting: 'x' } } }, second.followUp)
  const doc = new Y.Doc()
  writeFollowUp(doc, third.followUp)
  const deeds = [first.deed, second.deed, third.deed]
  const read = readFollowUp(doc)
  expect(read).toEqual(third.followUp)
  expect(followUpDifferences(third.followUp, deeds, digest)).toEqual([])
  expect(followUpDifferences(nothingYet, deeds, digest)).toEqual([
    { kind: 'states' },
    { kind: 'names' },
    { kind: 'matter', recommendation: 'b1' },
  ])
  expect(followUpDifferences(third.followUp, [], digest)).toHaveLength(3)
})

it('one State that is changed is all that goes to the others', () => {
  const doc = new Y.Doc()
  writeFollowUp(doc, { ...nothingYet, states: brought })
  const before = Y.encodeStateVector(doc)
  const again = StatesRegisterSchema.parse(JSON.parse(JSON.stringify(brought)))
  const entries = again.entries.map((each) => (each.id === 'ben' ? benin : each))
  writeFollowUp(doc, { ...nothingYet, states: { ...again, entries } })
  const sent = Y.encodeStateAsUpdate(doc, before)
  expect(sent.byteLength).toBeLessThan(2000)
  expect(readFollowUp(doc).states?.entries.find(({ id }) => id === 'ben')).toEqual(benin)
})
