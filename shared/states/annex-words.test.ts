import { expect, it } from 'vitest'
import shipped from '../../assets/states/annex.json'
import { officialLanguages } from '../document/language'
import { joined, plain } from '../follow-up/said'
import { AnnexWords, annexOpeningIn } from './annex-words'
import { parseDate } from './calendar-date'

const words = AnnexWords.parse(shipped)
const at = parseDate('2006-07-24')
if (!at) throw new Error('A day of the calendar')

it('says in every official language of which treaty and day the list is', () => {
  const leads = officialLanguages.map((language) => {
    const { title, lead } = annexOpeningIn(words, { language, at, called: 'P–II', treaty: 'AP II' })
    expect(title).not.toBe('')
    return plain(lead)
  })
  for (const lead of leads) expect(lead).toMatch(/2006.*P–II|P–II.*2006/)
  for (const lead of leads) expect(lead).not.toMatch(/[{}]|AP II/)
  expect(new Set(leads).size).toBe(6)
})

it('dates itself as its language does', () => {
  const { lead } = annexOpeningIn(words, { language: 'fr', at, called: 'P', treaty: '' })
  expect(plain(lead)).toContain('Au 24 juillet 2006,')
})

it('keeps the English name of a treaty that has none in the language, and says that it is English', () => {
  const { lead } = annexOpeningIn(words, { language: 'ar', at, called: '', treaty: 'AP II' })
  expect(joined(lead).filter(({ isQuoted }) => isQuoted)).toEqual([
    { words: 'AP II', isQuoted: true },
  ])
  const english = annexOpeningIn(words, { language: 'en', at, called: '', treaty: 'AP II' })
  expect(joined(english.lead).every(({ isQuoted }) => !isQuoted)).toBe(true)
})
