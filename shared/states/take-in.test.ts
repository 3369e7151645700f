import { describe, expect, it } from 'vitest'
import shipped from '../../assets/states/amended-protocol-2.json'
import { officialLanguages } from '../document/language'
import { readCsv, writeCsv } from '../sheets/csv'
import { readSheet } from '../sheets/sheet'
import { writeXlsx } from '../sheets/xlsx-out'
import { asSheet } from './as-sheet'
import { type CalendarDate, parseDate } from './calendar-date'
import { guessColumns } from './columns'
import { readStates } from './read-states'
import { StatesRegisterSchema } from './register'
import { takeIn } from './take-in'

const register = StatesRegisterSchema.parse(shipped)
const day = (words: string): CalendarDate => {
  const date = parseDate(words)
  if (!date) throw new Error(`Not a day: ${words}`)
  return date
}
const [asOf, today] = [day('2006-07-24'), day('2026-11-27')]

function taken(sheet: ReturnType<typeof readCsv>, keepsOthers: boolean) {
  const columns = guessColumns(sheet[0] ?? [])
  const { entries, doubts } = readStates({ sheet, columns, known: register, today, asOf })
  return { doubts, states: takeIn(register, { entries, columns, source: 'x', asOf, keepsOthers }) }
}

describe('a register that was written as a table', () => {
  const inOrder = [...register.entries].sort((a, b) => (a.id < b.id ? -1 : 1))

  it.each(officialLanguages)('comes back whole from CSV, with the names in %s', (language) => {
    const { doubts, states } = taken(readCsv(writeCsv(asSheet(register, asOf, language))), false)
    expect(doubts).toEqual([])
    expect(states.entries).toEqual(inOrder)
  })

  it('comes back whole from a workbook', () => {
    const bytes = writeXlsx(asSheet(register, asOf, 'en'), 'States')
    expect(taken(readSheet(bytes, null), false).states.entries).toEqual(inOrder)
  })
})

it('says of what the list has no column for what it said before', () => {
  const { states } = taken(readCsv('State,Consent\nBenin,2006-05-01\n'), true)
  expect(states.entries).toHaveLength(register.entries.length)
  expect(states.entries.find(({ id }) => id === 'ben')).toMatchObject({
    conventionJoined: { on: '1989-03-27', by: 'accession' },
    originalProtocol: false,
    consent: '2006-05-01',
  })
})

it('takes back what the list leaves open', () => {
  const { states } = taken(readCsv('State,Consent\nTunisia,\n'), false)
  expect(states.entries.map(({ id, consent }) => [id, consent])).toEqual([['tun', undefined]])
})
