import { describe, expect, it } from 'vitest'
import addressesJson from '../../assets/letters/addresses.json'
import arabic from '../../assets/letters/invitation.ar.json'
import english from '../../assets/letters/invitation.en.json'
import spanish from '../../assets/letters/invitation.es.json'
import french from '../../assets/letters/invitation.fr.json'
import russian from '../../assets/letters/invitation.ru.json'
import chinese from '../../assets/letters/invitation.zh.json'
import shipped from '../../assets/states/amended-protocol-2.json'
import { type LetterCondition, letterConditions, letterParts } from '../document/kinds'
import type { OfficialLanguage } from '../document/language'
import { parseDate } from '../states/calendar-date'
import { stateCalled } from '../states/names'
import { StatesRegisterSchema } from '../states/register'
import { Addresses, addressed, countedAt } from './addresses'
import type { Naming } from './called'
import { citationIn } from './citation'
import { dateIn } from './dates'
import { unknownFields } from './fields'
import type { Letter } from './letter'
import { draftLetter, type LanguageTemplate, type Mailing } from './mailing'
import { lettersOf } from './mailing-of'
import type { Recipient } from './recipients'
import { ShippedTemplate, templateOf, templatesFor } from './template'

const register = StatesRegisterSchema.parse(shipped)
const addresses = Addresses.parse(addressesJson)
const day = parseDate('2006-07-24')
if (!day) throw new Error('It is a day')
let ids = 0
const templates = [english, french, spanish, russian, chinese, arabic].map((each) =>
  ShippedTemplate.parse(each),
)
const conference = 'Seventh Annual Conference of the States Parties to Amended Protocol II'

function languageTemplate(shipped: ShippedTemplate): LanguageTemplate {
  const { conference: conferences, meeting: _, of: _of, ...names } = shipped.names
  return {
    template: templateOf(shipped, () => `t${++ids}`),
    names: { ...names, conference: conferences[conference] ?? conference, meeting: 'Geneva' },
  }
}

const mailing: Mailing = {
  day,
  templates: new Map(templates.map((each) => [each.language, languageTemplate(each)])),
  recommendation: {
    words: 'The Conference recommended it.',
    symbol: 'CCW/AP.II/CONF.7/2',
    label: '27',
    annex: null,
  },
  adopted: true,
  reference: 'SG/1',
  signatory: 'A. Signatory',
  counts: countedAt(register, day),
}

function state(name: string) {
  const entry = stateCalled(register, name)
  const found = entry && day && addressed(entry, addresses, day)
  if (!found) throw new Error(`${name} is not written to`)
  return found
}

function recipient(of: string, more: Partial<Recipient> = {}): Recipient {
  return {
    state: of,
    honorific: 'Her Excellency',
    name: 'A. Name',
    function: 'President',
    formal: '',
    capital: '',
    reference: '',
    language: 'en',
    originalProtocol: null,
    confirmed: true,
    ...more,
  }
}

function said(letter: Letter, part = 'body'): string {
  return letter.blocks
    .filter((block) => block.part === part)
    .flatMap(({ content }) => content)
    .map((run) =>
      run.kind === 'words' ? run.words : run.kind === 'break' ? '\n' : `<${run.field}>`,
    )
    .join('')
    .replaceAll('\u00a0', ' ')
}

const draft = (name: string, more?: Partial<Recipient>, of = mailing) =>
  draftLetter(of, state(name), recipient(name, more))

describe('a letter', () => {
  it('says who it is to, what was recommended, and how many are bound on its day', () => {
    const { letter, held } = draft('Benin', { originalProtocol: false })
    expect(held).toEqual([])
    expect(letter.standing).toBe('ready')
    expect(said(letter, 'addressee')).toBe(
      'Her Excellency\nA. Name\nPresident\nRepublic of Benin\nPorto-Novo',
    )
    expect(said(letter, 'reference')).toBe('Reference: SG/1/BEN')
    expect(said(letter)).toContain(
      `The ${conference} (Geneva) turned to me in these words: “The Conference recommended it” (CCW/AP.II/CONF.7/2, para. 27).`,
    )
    expect(said(letter)).toContain('As at 24 July 2006, 86 States have consented')
  })

  it('has the paragraphs of how its State stands, and those of no other', () => {
    const only = (letter: Letter) => ({
      'original-protocol': said(letter).includes('original form of 1980'),
      'convention-party': said(letter).includes('As a party to the Convention'),
      signatory: said(letter).includes('Your country has signed the Convention'),
      neither: said(letter).includes('may accede to it at any time'),
    })
    const none = Object.fromEntries(letterConditions.map((each) => [each, false]))
    const having = (...those: readonly LetterCondition[]) => ({
      ...none,
      ...Object.fromEntries(those.map((each) => [each, true])),
    })
    const cuba = draft('Cuba', { originalProtocol: true }).letter
    expect(only(cuba)).toEqual(having('convention-party', 'original-protocol'))
    expect(only(draft('Benin').letter)).toEqual(having('convention-party'))
    expect(only(draft('Egypt').letter)).toEqual(having('signatory'))
    expect(only(draft('Angola').letter)).toEqual(having('neither'))
  })

  it('stays a draft as long as anything is missing, and shows what', () => {
    const { letter, held } = draft(
      'Cuba',
      { name: '', confirmed: false },
      {
        ...mailing,
        adopted: false,
        recommendation: { ...mailing.recommendation, symbol: null },
      },
    )
    expect(letter.standing).toBe('draft')
    expect(held).toEqual([
      { kind: 'missing', field: 'recommendation-citation' },
      { kind: 'missing', field: 'name' },
      { kind: 'not-confirmed' },
      { kind: 'not-adopted' },
      { kind: 'original-protocol' },
    ])
    expect(said(letter, 'addressee')).toContain('\n<name>\n')
    // A name that nobody sees is none.
    for (const name of [' ', '\u200B', '\u2060\u00A0', '.']) {
      expect(draft('Angola', { name }).held).toContainEqual({ kind: 'missing', field: 'name' })
    }
    expect(draftLetter(mailing, state('Angola'), undefined).held).toContainEqual({
      kind: 'not-confirmed',
    })
  })

  it('is in the language of its State, or in English where no template is in that', () => {
    const of = (name: string) => draft(name, { language: null }).letter
    expect(of('Niger').language).toBe('fr')
    expect(said(of('Niger'), 'addressee')).toContain('République du Niger\nNiamey')
    expect(said(of('Mexico'), 'addressee')).toContain('Estados Unidos Mexicanos\nCiudad de México')
    expect(said(of('Algeria'), 'date')).toBe('24 تموز/يوليه 2006')
    expect(said(of('Kazakhstan'), 'addressee')).toContain('Республика Казахстан\nАстана')
    expect(said(draft('Mongolia', { language: 'zh' }).letter, 'date')).toBe('2006年7月24日')
    const english = { ...mailing, templates: new Map([...mailing.templates].slice(0, 1)) }
    expect(draft('Niger', { language: null }, english).letter.language).toBe('en')
  })

  it('is written to each of the States that are not bound, and to none that is', () => {
    const written = register.entries.filter((each) => addressed(each, addresses, day))
    expect(written).toHaveLength(107)
    expect(written.map(({ id }) => id)).not.toContain('tun')
  })
})

describe('a name in the language of a letter', () => {
  const known = { title: conference, meeting: 'Geneva, 23 November 2005' }
  const next = { title: 'Eighth Conference', meeting: 'Geneva, 2006' }
  const other = { ...register.treaty, name: 'Treaty on Kites', short: 'Kite Treaty' }
  const to = (name: string, naming: Partial<Naming>, language: OfficialLanguage | null = null) => {
    const all = { conference: known, treaty: register.treaty, given: {}, ...naming }
    const own = { ...mailing, templates: templatesFor(templates, all, () => 'x') }
    return draft(name, { language, originalProtocol: false }, own)
  }

  it('is that of the conference and treaty which the translation knows', () => {
    for (const name of ['Niger', 'Mexico', 'Algeria', 'Kazakhstan']) {
      expect(to(name, {}).letter.standing).toBe('ready')
    }
  })

  it('is nobody’s but the secretariat’s for another conference, and the letter waits for it', () => {
    const { letter, held } = to('Niger', { conference: next })
    expect([letter.language, letter.standing]).toEqual(['fr', 'draft'])
    expect(held).toEqual([
      { kind: 'unnamed', name: 'conference', language: 'fr' },
      { kind: 'unnamed', name: 'meeting', language: 'fr' },
    ])
    const given = { fr: { conference: 'huitième Conférence', meeting: 'Genève, 2006' } }
    const named = to('Niger', { conference: next, given })
    expect(named.letter.standing).toBe('ready')
    expect(said(named.letter)).toContain('La huitième Conférence (Genève, 2006) a recommandé')
    expect(to('Algeria', { conference: next, given }).letter.standing).toBe('draft')
  })

  it('is never that of another treaty', () => {
    const french = to('Niger', { treaty: other })
    expect(french.held).toContainEqual({ kind: 'unnamed', name: 'treaty', language: 'fr' })
    expect(said(french.letter)).not.toContain('Protocole sur l’interdiction')
    const english = to('Angola', { treaty: other })
    expect(said(english.letter)).toContain('about the Treaty on Kites (hereinafter “Kite Treaty”)')
  })

  it('is the secretariat’s own even where one is known', () => {
    const given = { en: { 'treaty-short': 'the Protocol' } }
    expect(said(to('Angola', { given }, 'en').letter)).toContain('(hereinafter “the Protocol”)')
  })
})

describe('the templates that are shipped', () => {
  it.each(templates)('ask for fields there are, and have every part: $language', (shipped) => {
    const template = templateOf(shipped, () => `t${++ids}`)
    template.check()
    expect(unknownFields(template)).toEqual([])
    expect(new Set(shipped.paragraphs.map(({ part }) => part))).toEqual(new Set(letterParts))
    expect(shipped.paragraphs.flatMap(({ only }) => only ?? []).sort()).toEqual(
      [...letterConditions].sort(),
    )
  })

  it('report a field that means nothing', () => {
    const paragraphs = [{ part: 'body' as const, text: 'To {nobody} in {capital}, {nobody}.' }]
    const template = templateOf({ ...ShippedTemplate.parse(english), paragraphs }, () => 'x')
    expect(unknownFields(template)).toEqual(['nobody'])
  })
})

it('dates itself as its language does', () => {
  expect(dateIn('fr', '2006-08-01')).toBe('1er août 2006')
  expect(dateIn('es', '2006-07-24')).toBe('24 de julio de 2006')
  expect(dateIn('ru', '2006-07-24')).toBe('24 июля 2006 года')
  expect(dateIn('zh', '2006-07-24')).toBe('2006年7月24日')
})

it.each([
  ['en', 'CONF.7/2, annex\u00a0II, para.\u00a03 (a)'],
  ['ru', 'CONF.7/2, приложение\u00a0II, пункт\u00a03 (a)'],
  ['zh', 'CONF.7/2号文件附件II第3 (a)段'],
] as const)('cites as %s does', (language, words) => {
  const cited = { symbol: 'CONF.7/2', label: '3 (a)', annex: 'Annex II' }
  expect(citationIn(language, cited)).toBe(words)
  expect(citationIn(language, { ...cited, annex: 'Annex' })).not.toContain('II')
})

it('goes to all States not bound on its day, in the order of their names and not of their codes', () => {
  const letters = lettersOf(mailing, day, register, addresses, new Map())
  const names = letters.map(({ state }) => state.short('en'))
  expect(names).toHaveLength(107)
  expect(names).toEqual([...names].sort(new Intl.Collator('en').compare))
  expect(names.slice(0, 4)).toEqual(['Afghanistan', 'Algeria', 'Andorra', 'Angola'])
  expect(names).toContain('Saint Lucia')
})
