import type { Node } from 'prosemirror-model'
import { act, type ReactNode, useState } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import english from '../../../../assets/letters/invitation.en.json'
import type { Listed } from '../../../../shared/document/recommendations'
import { schema } from '../../../../shared/document/schema'
import { blockId } from '../../../../shared/ids'
import type { Edited } from '../../../../shared/letters/edited'
import { ShippedTemplate, shippedTemplateIn } from '../../../../shared/letters/template'
import { paragraph, section, text } from '../../../../shared/testing/build'
import { type Cell, cell } from '../../../session/live'
import type { Templates } from '../../../session/templates'
import { ConferenceProvider, useConference } from '../../conference'
import { press, registerWith, seats, show } from '../../testing/show'
import { LettersPanel } from '../LettersPanel'
import { plan, planned } from '../plan'
import { openedTemplate } from './opened'

const untouched = plan.get()
afterEach(() => {
  plan.set(untouched)
  openedTemplate.set(null)
})

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
const shipped = shippedTemplateIn('en', [ShippedTemplate.parse(english)])
const place = (part: string) => ({ kind: 'plain', letter: { part, only: null } })
const field = (name: string) => schema.node('field', { name })
const saying = (...words: readonly (Node | string)[]) =>
  text(
    section(
      's',
      paragraph(place('addressee'), field('state-formal')),
      paragraph(place('body'), ...words),
    ),
  )

function With({ edited, children }: { edited: Cell<Edited | null>; children: ReactNode }) {
  const at = useConference()
  const [session] = useState(() => {
    const templates = { ...none, edited }
    return { ...at.session, templates }
  })
  return <ConferenceProvider value={{ ...at, session }}>{children}</ConferenceProvider>
}

const none: Templates = {
  edited: cell<Edited | null>(null),
  page: () => cell(null),
  states: cell([]),
  close() {},
}

/** As the secretariat has them now; to the six that have signed. */
async function open(edited: Cell<Edited | null>) {
  planned({ recommendation: listed.block, day: '2006-07-24', to: new Set(['signatory']) })
  const onTemplate = vi.fn()
  const shown = show(
    <With edited={edited}>
      <LettersPanel onTemplate={onTemplate} />
    </With>,
    seats.secretariat,
    registerWith({ stage: 'adopted' }),
    {},
    { recommendations: cell([listed]) },
  )
  return { ...shown, onTemplate }
}

const come = (screen: HTMLElement) =>
  vi.waitFor(
    async () => {
      await act(async () => {})
      expect(screen.querySelector('h3')).not.toBeNull()
    },
    { timeout: 20_000 },
  )

it('a template that nobody has written on is opened by the hub first', async () => {
  const { screen, asked, onTemplate } = await open(cell<Edited | null>(new Map()))
  await come(screen)
  expect(screen.textContent).toContain('English, as shipped')
  expect(screen.textContent).not.toContain('Back to the shipped words')
  await press(screen, 'Edit the letter')
  expect(asked.acts).toEqual([{ kind: 'open-template', language: 'en' }])
  expect(openedTemplate.get()).toBe('en')
  expect(onTemplate).toHaveBeenCalledOnce()
})

it('is not shown as opened where the hub does not answer', async () => {
  const { screen, asked, onTemplate } = await open(cell<Edited | null>(new Map()))
  await come(screen)
  asked.answer = { kind: 'problem', why: 'unreachable' }
  await press(screen, 'Edit the letter')
  expect(openedTemplate.get()).toBeNull()
  expect(onTemplate).not.toHaveBeenCalled()
})

it('one that was written on is opened as it is, and can be put back', async () => {
  const edited = new Map([['en', saying('I write to you.')]] as const)
  const { screen, asked } = await open(cell<Edited | null>(edited))
  await come(screen)
  expect(screen.textContent).toContain('English, edited')
  await press(screen, 'Edit the letter')
  expect(asked.acts).toEqual([])
  await press(screen, 'Back to the shipped words…')
  await press(document.body, 'Put it back')
  expect(asked.acts).toEqual([{ kind: 'reset-template', language: 'en' }])
})

it('one that was opened and not changed is as it was shipped', async () => {
  if (!shipped) throw new Error('A letter in English is shipped')
  const { screen } = await open(cell<Edited | null>(new Map([['en', shipped]] as const)))
  await come(screen)
  expect(screen.textContent).toContain('English, as shipped')
})

it('no letter is drafted before all of them have come', async () => {
  const edited = cell<Edited | null>(null)
  const { screen } = await open(edited)
  await vi.waitFor(() => expect(screen.textContent).toContain('is coming'))
  await act(async () => edited.set(new Map()))
  await come(screen)
  expect(screen.textContent).toContain('0 of 6 letters ready')
})

it('no letter is made while a template asks for what nobody can fill in', async () => {
  const edited = cell<Edited | null>(new Map([['en', saying('To ', field('captial'))]] as const))
  const { screen } = await open(edited)
  await come(screen)
  expect(screen.textContent).toContain('“captial” is no field of a letter.')
  expect(screen.textContent).toContain('No letter in English can be made')
  expect(screen.textContent).not.toContain('Show proofs')
  await act(async () => edited.set(new Map([['en', saying('I write.')]] as const)))
  expect(screen.textContent).toContain('Show proofs')
})
