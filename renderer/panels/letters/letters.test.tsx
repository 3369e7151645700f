import { act } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import shippedAddresses from '../../../assets/letters/addresses.json'
import shippedStates from '../../../assets/states/amended-protocol-2.json'
import type { Listed } from '../../../shared/document/recommendations'
import { blockId } from '../../../shared/ids'
import { Addresses } from '../../../shared/letters/addresses'
import { parseDate } from '../../../shared/states/calendar-date'
import { StatesRegisterSchema } from '../../../shared/states/register'
import { cell } from '../../session/live'
import { viewsFor } from '../Foot'
import { press, registerWith, seats, show, write } from '../testing/show'
import { LettersPanel } from './LettersPanel'
import { filled, nobody, plan, planned, tookIn } from './plan'
import { takeRecipients } from './take-recipients'

const untouched = plan.get()
afterEach(() => plan.set(untouched))

const listed: Listed = {
  block: blockId('b27'),
  label: '27',
  annex: null,
  section: null,
  addressee: 'Secretary-General',
  kind: 'universality',
  deadline: null,
  words: 'The Conference recommended it.',
}
const conference = { ...registerWith().conference, symbol: 'CONF.7/2' }

/** To the six that have signed and no more: every row is drawn. */
const open = async () => (await opened()).screen

async function opened() {
  const register = registerWith({ stage: 'adopted', conference })
  planned({ recommendation: listed.block, day: '2006-07-24', reference: 'SG', signatory: 'S.' })
  planned({ to: new Set(['signatory']) })
  const page = { recommendations: cell([listed]) }
  const shown = show(<LettersPanel onTemplate={() => {}} />, seats.secretariat, register, {}, page)
  // The register that comes along is loaded when it is first looked at.
  await vi.waitFor(
    async () => {
      await act(async () => {})
      expect(shown.screen.querySelector('h3')).not.toBeNull()
    },
    { timeout: 20_000 },
  )
  return shown
}

const heading = (screen: HTMLElement) =>
  screen.querySelector('[aria-label="Recipients"] h3')?.textContent
const row = (screen: HTMLElement, state: string) =>
  [...screen.querySelectorAll('.letters-recipient')].find(
    (each) => each.querySelector('strong')?.textContent === state,
  )

const states = StatesRegisterSchema.parse(shippedStates)

it('lists those that were chosen, and why no letter may go out yet', async () => {
  const screen = await open()
  expect(heading(screen)).toBe('0 of 6 letters ready')
  expect(row(screen, 'Angola')).toBeUndefined()
  expect(row(screen, 'Egypt')?.querySelector('.letters-held')?.textContent).toBe(
    'Nobody has given the name of the conference in Arabic. Missing: Honorific. Missing: Name. Missing: Function. Nobody has confirmed the office-holder.',
  )
})

it('keeps what the conference is called in a language of the letters', async () => {
  const { screen, asked } = await opened()
  await act(async () => screen.querySelector<HTMLElement>('.letters-names summary')?.click())
  await write(screen, 'Name of the conference', 'septième Conférence')
  await press(screen, 'Keep these names')
  expect(asked.acts).toEqual([
    { kind: 'keep-names', names: { fr: { conference: 'septième Conférence' } } },
  ])
})

it('counts a letter as ready once its office-holder is confirmed, and no longer once that changes', async () => {
  const screen = await open()
  const words = { honorific: 'Her Excellency', name: 'A.', function: 'President' }
  act(() => filled('VNM', { ...words, language: 'en', confirmed: true }))
  expect(heading(screen)).toBe('1 of 6 letters ready')
  act(() => filled('VNM', { name: 'B.' }))
  expect(heading(screen)).toBe('0 of 6 letters ready')
})

it('writes to a State in the language that is chosen for it, once its holder is confirmed again', async () => {
  const screen = await open()
  const words = { honorific: 'Her Excellency', name: 'A.', function: 'President' }
  act(() => filled('VNM', { ...words, language: 'en', confirmed: true }))
  const choice = () => row(screen, 'Viet Nam')?.querySelector('select')
  expect(choice()?.getAttribute('aria-label')).toBe('Viet Nam: Language of the letter')
  await act(async () => {
    const select = choice()
    if (select) select.value = 'fr'
    select?.dispatchEvent(new Event('change', { bubbles: true }))
  })
  expect(choice()?.value).toBe('fr')
  expect(plan.get().recipients.get('VNM')).toMatchObject({ language: 'fr', confirmed: false })
  expect(heading(screen)).toBe('0 of 6 letters ready')
})

it('keeps the language that was chosen when a table says nothing of it', () => {
  filled('VNM', { language: 'fr', originalProtocol: true })
  tookIn(new Map([['VNM', { ...nobody('VNM'), name: 'B.', confirmed: true }]]))
  expect(plan.get().recipients.get('VNM')).toMatchObject({
    name: 'B.',
    language: 'fr',
    originalProtocol: true,
  })
  tookIn(new Map([['VNM', { ...nobody('VNM'), language: 'ru' }]]))
  expect(plan.get().recipients.get('VNM')?.language).toBe('ru')
})

it('offers no approval of what nobody has looked at', async () => {
  const screen = await open()
  const said = [...screen.querySelectorAll('button')].map((each) => each.textContent)
  expect(said).toContain('Make 6 drafts')
  expect(screen.textContent).not.toContain('Approve')
})

it('takes office-holders from a table as a whole or not at all', () => {
  const day = parseDate('2006-07-24')
  if (!day) throw new Error('It is a day')
  const addresses = Addresses.parse(shippedAddresses)
  const take = (table: string) =>
    takeRecipients(new TextEncoder().encode(table), day, states, addresses)
  expect(take('State,Name\nAngola,A.\n')).toMatchObject({ kind: 'taken' })
  expect(take('State,Name\nAngola,A.\nNowhere,B.\n')).toMatchObject({ kind: 'faulty' })
  expect(take('State,Name\nFrance,A.\n')).toEqual({ kind: 'bound', state: 'France' })
  expect(takeRecipients(new Uint8Array([0xff, 0x00, 0x81]), day, states, addresses)).toEqual({
    kind: 'unreadable',
  })
})

it('is for the secretariat alone', () => {
  expect(viewsFor(seats.secretariat)).toContain('letters')
  for (const seat of [seats.president, seats.ardesia, seats.observer]) {
    expect(viewsFor(seat)).not.toContain('letters')
  }
})
