import { expect, it } from 'vitest'
import shipped from '../../assets/states/amended-protocol-2.json'
import { readCsv } from '../sheets/csv'
import { parseDate } from './calendar-date'
import { guessColumns } from './columns'
import { onTreaty } from './other-treaty'
import { readStates } from './read-states'
import { StatesRegisterSchema, TreatySchema } from './register'
import { countsAt } from './status'
import { takeIn } from './take-in'

const register = StatesRegisterSchema.parse(shipped)
const mexico = (of: typeof register) => of.entries.find(({ id }) => id === 'mex')
const protocol5 = TreatySchema.parse({
  ...register.treaty,
  name: 'Protocol on Explosive Remnants of War',
  short: 'Protocol V',
  adopted: '2003-11-28',
  inForce: '2006-11-12',
})
const weapons = TreatySchema.parse({
  name: 'Convention on Biological Weapons',
  short: 'Biological Weapons Convention',
  convention: 'Convention on Biological Weapons',
  conventionShort: 'Biological Weapons Convention',
  adopted: '1972-04-10',
  openedForSignature: '1972-04-10',
  inForce: '1975-03-26',
  monthsToForce: 0,
})

it('keeps of States what they did about the same convention, and nothing about another treaty', () => {
  const other = onTreaty(register, protocol5)
  const { conventionSigned, conventionJoined } = mexico(register) ?? {}
  expect(mexico(other)).toMatchObject({ conventionSigned, conventionJoined })
  expect(other.entries.filter(({ consent }) => consent)).toEqual([])
  const third = onTreaty(register, weapons)
  expect(Object.keys(mexico(third) ?? {})).toEqual(['id', 'names', 'aliases', 'capital'])
})

it('says all that it said where only a date of the treaty is put right', () => {
  const treaty = { ...register.treaty, monthsToForce: 7 }
  expect(onTreaty(register, treaty)).toEqual({ ...register, treaty })
})

it('takes in a list of a treaty that is older than the one before', () => {
  const [asOf, today] = [parseDate('1980-01-01'), parseDate('2026-11-27')]
  if (!asOf || !today) throw new Error('They are days')
  const sheet = readCsv('State,Consent\nCanada,1972-09-18\nCuba,1976-04-21\n')
  const columns = guessColumns(sheet[0] ?? [])
  const known = onTreaty(register, weapons)
  const { entries, doubts } = readStates({ sheet, columns, known, today, asOf })
  expect(doubts).toEqual([])
  const states = takeIn(known, { entries, columns, source: 'x', asOf, keepsOthers: true })
  expect(StatesRegisterSchema.parse(states)).toEqual(states)
  expect(countsAt(states, asOf)).toMatchObject({ bound: 2, notBound: 191, not_party: 191 })
})
