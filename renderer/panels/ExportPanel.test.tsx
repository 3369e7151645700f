import { act } from 'react'
import { expect, it } from 'vitest'
import type { Saved } from '../../shared/host'
import { outstandingIn } from '../../shared/negotiation/outstanding'
import { nobody } from '../../shared/people'
import { text } from '../../shared/testing/build'
import { cell } from '../session/live'
import type { Session } from '../session/session'
import { ExportPanel } from './ExportPanel'
import { button, press, registerWith, seats, show } from './testing/show'

/** The panel over a hub that answers so, on a disk that does. */
function shown(exported: Session['export'], saved: Saved = { kind: 'cancelled' }) {
  const host = {
    save: async () => saved,
    abilities: async () => ({ showInFolder: false }) as never,
  }
  const { screen } = show(
    <ExportPanel />,
    seats.observer,
    registerWith(),
    host,
    { outstanding: cell(outstandingIn(text(), registerWith())) },
    ...(['read', undefined, {}, nobody, null] as const),
    { export: exported },
  )
  return screen
}

/** What stands beneath the form of this name, and what beneath all others. */
function outcomes(screen: HTMLElement, form: string) {
  const rows = [...screen.querySelectorAll('.export-form')]
  const said = (isOf: boolean) =>
    rows
      .filter((row) => (row.querySelector('h3')?.textContent === form) === isOf)
      .map((row) => row.querySelector('.export-outcome')?.textContent ?? '')
      .join('')
  return { beneath: said(true), elsewhere: said(false) }
}

it('says beneath the form that was asked for why there is no file', async () => {
  const screen = shown(async () => ({ kind: 'problem', why: 'export-no-font' }))
  await press(screen, 'Save as PDF…')
  const { beneath, elsewhere } = outcomes(screen, 'PDF')
  expect(beneath).toContain('some words are in a script, such as Chinese')
  expect(elsewhere).toBe('')
})

it('says beneath it that the disk is full, and of the next one what became of that', async () => {
  const full: Saved = { kind: 'failed', why: 'disk-full' }
  const screen = shown(async () => ({ kind: 'file', bytes: new Uint8Array(1) }), full)
  await press(screen, 'Save as Word…')
  expect(outcomes(screen, 'Word')).toMatchObject({ elsewhere: '' })
  expect(outcomes(screen, 'Word').beneath).toContain('Your disk is full.')
  await press(screen, 'Save as Plain text…')
  expect(outcomes(screen, 'Plain text').beneath).toContain('Your disk is full.')
  expect(outcomes(screen, 'Plain text').elsewhere).toBe('')
})

it('shows beneath it that it is being made, until that is given up', async () => {
  const signals: AbortSignal[] = []
  const screen = shown((_form, { signal }) => {
    if (signal) signals.push(signal)
    return new Promise(() => {})
  })
  await press(screen, 'Save as PDF…')
  expect(outcomes(screen, 'PDF').beneath).toContain('Making the PDF document…')
  await act(async () => button(screen, 'Cancel').click())
  expect(signals.map(({ aborted }) => aborted)).toEqual([true])
  expect(outcomes(screen, 'PDF').beneath).toBe('')
})
