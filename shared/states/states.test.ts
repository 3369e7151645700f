import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import shipped from '../../assets/states/amended-protocol-2.json'
import { officialLanguages } from '../document/language'
import { type CalendarDate, dateOf, monthsLater, parseDate } from './calendar-date'
import { nameIn, sortedIn, stateCalled } from './names'
import { StatesRegisterSchema } from './register'
import { countsAt, groupsAt, inForceFor, statusAt } from './status'

const register = StatesRegisterSchema.parse(shipped)
const day = (text: string): CalendarDate => {
  const date = parseDate(text)
  if (!date) throw new Error(`Not a day: ${text}`)
  return date
}
const called = (name: string) => {
  const found = stateCalled(register, name)
  if (!found) throw new Error(`No such State: ${name}`)
  return found
}

describe('a day of the calendar', () => {
  it('is one that the calendar has', () => {
    expect(['2005-11-23', '2004-02-29', '2000-02-29'].map(parseDate)).not.toContain(null)
    const none = ['2005-02-29', '1900-02-29', '2005-06-31', '2005-13-01', '2005-00-10', '5-1-1', '']
    expect(none.map(parseDate)).toEqual(none.map(() => null))
    expect(dateOf(2005, 1.5, 1)).toBe(null)
  })

  it('is the last of a month that has no such day', () => {
    expect(monthsLater(day('1999-03-31'), 6)).toBe('1999-09-30')
    expect(monthsLater(day('2003-08-31'), 6)).toBe('2004-02-29')
    expect(monthsLater(day('2005-12-15'), 0)).toBe('2005-12-15')
  })
})

describe('the register of Amended Protocol II', () => {
  it('has those bound at the Seventh Annual Conference and when the letters were written', () => {
    expect(countsAt(register, day('2005-11-23')).bound).toBe(85)
    expect(countsAt(register, day('2006-07-24'))).toEqual({
      bound: 86,
      convention_party_not_bound: 14,
      signatory_only: 6,
      not_party: 87,
      notBound: 107,
    })
  })

  it('names those that the letters of 2006 spoke to in particular', () => {
    const groups = groupsAt(register, day('2006-07-24'))
    const names = (of: typeof groups.bound) => of.map(({ names }) => names.en.short)
    expect(names(groups.signatory_only)).toEqual([
      'Afghanistan',
      'Egypt',
      'Iceland',
      'Nigeria',
      'Sudan',
      'Viet Nam',
    ])
    expect(names(groups.convention_party_not_bound)).toContain('Cuba')
    expect(statusAt(called('Tunisia'), day('2006-03-22'))).toBe('convention_party_not_bound')
    expect(statusAt(called('Tunisia'), day('2006-03-23'))).toBe('bound')
  })

  it('has nobody bound before the protocol was adopted', () => {
    expect(countsAt(register, day('1996-05-03')).bound).toBe(0)
    expect(countsAt(register, day('1981-04-09')).not_party).toBe(193)
  })

  it('computes entry into force, not before that of the protocol', () => {
    const { treaty } = register
    expect(inForceFor(called('Portugal'), treaty)).toBe('1999-09-30')
    expect(inForceFor(called('Sweden'), treaty)).toBe('1998-12-03')
    expect(inForceFor(called('Cuba'), treaty)).toBe(null)
  })

  it('knows a State by any of its names, and by no two', () => {
    const names = ['fra', 'la France', 'the French Republic', 'FRANCE ', 'Франция', '法国', 'فرنسا']
    for (const name of names) expect(called(name).id).toBe('fra')
    expect(called('Cote d’Ivoire')).toBe(called("Côte d'Ivoire"))
    expect(called('St Kitts & Nevis').id).toBe('kna')
    expect(called('Turkey')).toBe(called('Türkiye'))
    for (const name of ['', 'the', 'Atlantis', '; drop table']) {
      expect(stateCalled(register, name)).toBe(null)
    }
    for (const entry of register.entries) {
      for (const each of officialLanguages) expect(called(nameIn(entry, each).short)).toBe(entry)
      for (const each of officialLanguages) expect(called(nameIn(entry, each).formal)).toBe(entry)
      for (const each of entry.aliases) expect(called(each)).toBe(entry)
    }
  })

  it('is sorted as each language sorts', () => {
    const at = (language: 'en' | 'fr' | 'es', ...ids: readonly string[]) =>
      sortedIn(register.entries, language)
        .map(({ id }) => id)
        .filter((id) => ids.includes(id))
    expect(at('en', 'deu', 'fra', 'egy')).toEqual(['egy', 'fra', 'deu'])
    expect(at('fr', 'egy', 'usa', 'fra', 'deu')).toEqual(['deu', 'egy', 'usa', 'fra'])
    expect(at('es', 'deu', 'egy', 'esp')).toEqual(['deu', 'egy', 'esp'])
  })

  it('refuses a State twice, and a day that is none', () => {
    const [first, second] = register.entries
    const twice = { ...register, entries: [first, first, second] }
    expect(StatesRegisterSchema.safeParse(twice).success).toBe(false)
    const wrong = { ...register, entries: [{ ...first, consent: '2005-02-30' }] }
    expect(StatesRegisterSchema.safeParse(wrong).success).toBe(false)
  })
})

const table = new URL('../../../shared/reference/states.csv', import.meta.url)
const isHere = existsSync(table)

describe(isHere ? 'its source' : 'its source, skipped: ../shared/reference is not here', () => {
  const rows = isHere
    ? readFileSync(table, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','))
    : []

  it.skipIf(!isHere)('gives the same counts on every day on which anything happened', () => {
    const days = new Set(rows.flatMap((row) => [row[3], row[4], row[6]].filter((each) => each)))
    expect(days.size).toBeGreaterThan(100)
    for (const text of days) {
      if (!text) continue
      const until = (column: number) => (row: readonly string[]) =>
        Boolean(row[column]) && (row[column] ?? '') <= text
      const bound = rows.filter(until(6)).length
      const parties = rows.filter((row) => until(4)(row) && !until(6)(row)).length
      const signed = rows.filter((row) => until(3)(row) && !until(4)(row) && !until(6)(row)).length
      expect({ day: text, ...countsAt(register, day(text)) }).toEqual({
        day: text,
        bound,
        convention_party_not_bound: parties,
        signatory_only: signed,
        not_party: rows.length - bound - parties - signed,
        notBound: rows.length - bound,
      })
    }
  })

  it.skipIf(!isHere)('has the same entries into force', () => {
    for (const [state = '', , , , , , , inForce = ''] of rows) {
      expect([state, inForceFor(called(state), register.treaty) ?? '']).toEqual([state, inForce])
    }
  })
})
