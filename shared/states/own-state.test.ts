import { describe, expect, it } from 'vitest'
import shipped from '../../assets/states/amended-protocol-2.json'
import { readCsv, writeCsv } from '../sheets/csv'
import { asSheet } from './as-sheet'
import { parseDate } from './calendar-date'
import { guessColumns } from './columns'
import { ownState } from './own-state'
import { readStates } from './read-states'
import { StatesRegisterSchema } from './register'
import { takeIn } from './take-in'

const register = StatesRegisterSchema.parse(shipped)
const today = parseDate('2006-07-24')
if (!today) throw new Error('A day of the calendar')
const named = (short: string, formal = '') => ({ en: { short, formal } })

describe('a State that a person adds', () => {
  it('says that it was added, and is known by the name in the list', () => {
    const names = {
      ...named(' Atlantis ', 'the Republic of Atlantis'),
      ar: { short: 'أتلانتس', formal: '' },
    }
    expect(ownState(names, 'ATLANTIS ISL.', register)).toEqual({
      kind: 'made',
      entry: {
        id: 'own-atlantis',
        names: {
          en: { short: 'Atlantis', formal: 'the Republic of Atlantis' },
          ar: { short: 'أتلانتس', formal: 'أتلانتس' },
        },
        aliases: ['ATLANTIS ISL.'],
        own: true,
      },
    })
  })

  it('has an id of its own, in whatever letters its name is', () => {
    const ids = ['Île-de-l’Océan', '亞特蘭蒂斯', 'x'.repeat(90)].map((short) => {
      const made = ownState(named(short), '', register)
      if (made.kind !== 'made') throw new Error(made.kind)
      const twice = ownState(named(`${short} 2`), '', {
        entries: [{ ...made.entry, names: named('Y', 'Z') }],
      })
      return [made.entry.id, twice.kind === 'made' && twice.entry.id !== made.entry.id]
    })
    expect(ids).toEqual([
      ['own-ile-de-l-ocean', true],
      ['own', true],
      [`own-${'x'.repeat(30)}`, true],
    ])
  })

  it('is refused without a name in English, or with the name of another', () => {
    expect(ownState({ fr: { short: 'Atlantide', formal: '' } }, '', register).kind).toBe('no-name')
    const other = ownState(named('Atlantis', 'La France'), '', register)
    expect(other).toMatchObject({ kind: 'called-so', name: 'La France', state: { id: 'fra' } })
  })

  it('goes into the register with its list, stays marked, and is not run as a formula', () => {
    const sheet = readCsv('State,Consent\n"=cmd|calc",2005-01-02')
    const made = ownState(named('=cmd|calc'), '=cmd|calc', register)
    if (made.kind !== 'made') throw new Error(made.kind)
    const known = { ...register, entries: [...register.entries, made.entry] }
    const columns = guessColumns(sheet[0] ?? [])
    const { entries, doubts } = readStates({ sheet, columns, known, today, asOf: today })
    expect(doubts).toEqual([])
    const kept = takeIn(register, { entries, columns, source: 'x', asOf: today, keepsOthers: true })
    const own = kept.entries.find(({ id }) => id === made.entry.id)
    expect(own).toEqual({ ...made.entry, consent: '2005-01-02' })
    expect(StatesRegisterSchema.parse(kept)).toEqual(kept)
    expect(
      takeIn(kept, {
        entries: [{ ...made.entry, own: undefined }],
        columns,
        source: 'x',
        asOf: today,
        keepsOthers: true,
      }).entries.find(({ id }) => id === made.entry.id)?.own,
    ).toBe(true)
    expect(writeCsv(asSheet(kept, today, 'en'))).toContain(`"'=cmd|calc"`)
  })
})
