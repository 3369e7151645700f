import { act } from 'react'
import { expect, it, vi } from 'vitest'
import { byOf } from '../../shared/amendments/by'
import type { Deed, RecordEntry } from '../../shared/amendments/register'
import { blockId, deviceId, personId, versionId } from '../../shared/ids'
import { RecordPanel } from './RecordPanel'
import { ardesia, registerWith, seats, show } from './testing/show'

const deeds: readonly Deed[] = [
  { kind: 'hosted', title: 'Seventh Annual Conference' },
  { kind: 'delegation-accredited', delegation: ardesia },
  { kind: 'invited', role: 'delegation', delegation: ardesia },
  { kind: 'invited', role: 'president', delegation: null },
  { kind: 'joined' },
  {
    kind: 'text-signed',
    version: versionId('v1'),
    device: deviceId('d1'),
    seal: { key: 'B', signature: 's' },
  },
  { kind: 'invitation-revoked', role: 'observer', delegation: null },
  { kind: 'device-revoked', device: deviceId('d1'), of: byOf(seats.ardesia) },
  {
    kind: 'seat-changed',
    of: byOf(seats.ardesia),
    to: { role: 'delegation', delegation: ardesia, pen: false },
  },
  { kind: 'stage-opened', stage: 'amending' },
  { kind: 'bracket-stand', words: '[not]', stand: 'reserves' },
  { kind: 'bracket-described', words: '[not]', nature: 'delete', status: 'open' },
  { kind: 'bracket-described', words: '[not]', nature: null, status: 'ad-referendum' },
  {
    kind: 'bracket-described',
    words: '[not]',
    nature: null,
    status: 'open',
    source: { kind: 'document', cited: 'WP.2, paragraph 3' },
  },
  { kind: 'bracket-described', words: '[not]', nature: null, status: 'open', source: null },
  { kind: 'sign-taken', words: 'It shall] rise.' },
  { kind: 'bracket-settled', words: '[not]', how: 'withdrawn' },
  { kind: 'alternative-chosen', words: 'shall', removed: ['should', 'may'] },
  { kind: 'agreed-ad-referendum', place: { kind: 'block', label: '12', words: 'It rose.' } },
  { kind: 'agreed-reopened', place: { kind: 'block', label: null, words: 'It rose.' } },
  { kind: 'stage-opened', stage: 'adopted', over: { open: 2, reason: 'Consensus on the rest.' } },
  {
    kind: 'stage-opened',
    stage: 'adopted',
    over: {
      open: 3,
      points: [
        { kind: 'bracket', count: 2 },
        { kind: 'reference', count: 1 },
      ],
      reason: 'It is put right in print.',
    },
  },
]

const entry = (deed: Deed, index: number): RecordEntry => ({
  number: index + 1,
  at: '2005-11-23T10:00:00.000Z',
  by: { person: personId('ana'), name: 'Ana', role: 'delegation', delegation: ardesia },
  deed,
  previous: '',
  hash: '',
})

it('says of letters that went out to which States, by their names in order', async () => {
  const dispatched: Deed = {
    kind: 'letters-dispatched',
    ...{ recommendation: blockId('b27'), day: '2006-07-24', digest: 'abc' },
    states: ['ben', 'dza', 'own-1'],
  }
  const record = [entry(dispatched, 0)]
  const { screen } = show(<RecordPanel />, seats.observer, registerWith({ record }))
  await vi.waitFor(
    async () => {
      await act(async () => {})
      expect(screen.querySelector('details')?.textContent).toBe(
        'To 3 StatesAlgeria, Benin, and OWN-1What they say, in one number (SHA-256): abc',
      )
    },
    { timeout: 20_000 },
  )
})

it('says of a deed of a later version that it has no words for it', () => {
  const later = { ...entry({ kind: 'joined' }, 0), deed: { kind: 'voted' } as unknown as Deed }
  const { screen } = show(<RecordPanel />, seats.observer, registerWith({ record: [later] }))
  expect(screen.querySelector('tbody td:nth-child(2)')?.firstChild?.textContent).toBe(
    'Something that this version of the window has no words for',
  )
})

it('says each deed in words, the newest first, with who did it for whom', () => {
  const { screen } = show(
    <RecordPanel />,
    seats.observer,
    registerWith({ record: deeds.map(entry) }),
  )
  const rows = [...screen.querySelectorAll('tbody tr')]
  expect(rows.map((row) => row.querySelector('td:nth-child(2)')?.firstChild?.textContent)).toEqual([
    'Adopted the document although there were 2 brackets and 1 reference to what is gone: “It is put right in print.”',
    'Adopted the document although 2 points were open: “Consensus on the rest.”',
    'Reopened the passage “It rose.”',
    'Agreed paragraph 12 ad referendum',
    'Chose “shall” and took out “should”, “may”',
    'Took the words out with their brackets: “[not]”',
    'Took away a bracket’s sign that stood alone: “It shall] rise.”',
    'Took back where “[not]” comes from',
    'Noted where “[not]” comes from: WP.2, paragraph 3',
    'Noted “[not]” as agreed ad referendum',
    'Noted “[not]” as words to be deleted',
    'Reserves its position on “[not]”',
    'Opened the stage: Amending',
    'Gave Ana (Ardesia) another seat: Ardesia, without the pen',
    'Ended the access of a device of Ana (Ardesia)',
    'Revoked an invitation: Observer',
    'Signed the adopted text with the key of their own device',
    'Joined',
    'Invited someone to the President’s seat',
    'Invited Ardesia',
    'Accredited Ardesia',
    'Opened the conference',
  ])
  expect(rows[0]?.querySelector('td:last-child')?.textContent).toBe('AnaArdesia')
})
