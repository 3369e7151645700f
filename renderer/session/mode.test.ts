import { expect, it } from 'vitest'
import type { Seat } from '../../shared/conference'
import { delegationId, personId } from '../../shared/ids'
import type { DocumentState } from './document-state'
import { modeOf } from './mode'

const person = { person: personId('p1'), name: 'Ana' }
const secretariat: Seat = { ...person, role: 'secretariat' }
const president: Seat = { ...person, role: 'president' }
const arcadia: Seat = {
  ...person,
  role: 'delegation',
  delegation: delegationId('arcadia'),
  pen: true,
}
const write: DocumentState = { kind: 'open', access: 'write', unsent: 0 }
const read: DocumentState = { kind: 'open', access: 'read', unsent: 0 }

it('writes only where both the stage and the hub allow it', () => {
  expect(modeOf(arcadia, 'drafting', write)).toBe('write')
  expect(modeOf(arcadia, 'drafting', read)).toBe('read')
  expect(modeOf(arcadia, 'amending', write)).toBe('propose')
  expect(modeOf(arcadia, 'amending', read)).toBe('propose')
  expect(modeOf(arcadia, 'adopted', read)).toBe('read')
})

it('lets the secretariat write while delegations propose, and the president read', () => {
  expect(modeOf(secretariat, 'amending', write)).toBe('write')
  expect(modeOf(president, 'amending', read)).toBe('read')
})

it('lets a delegation without its pen read', () => {
  expect(modeOf({ ...arcadia, pen: false }, 'amending', read)).toBe('read')
})

it('goes on writing offline, and not before the text or the register has arrived', () => {
  expect(modeOf(arcadia, 'drafting', { ...write, kind: 'offline', since: 0 })).toBe('write')
  expect(modeOf(arcadia, 'drafting', { kind: 'connecting' })).toBe('read')
  expect(modeOf(arcadia, null, write)).toBe('read')
})
