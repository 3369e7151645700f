import { act } from 'react'
import { expect, it } from 'vitest'
import type { Hint, TextEditor } from '../../editor/contract'
import { cell } from '../../session/live'
import { press, registerWith, seats, show } from '../testing/show'
import { StylePanel } from './StylePanel'

const hint = (key: string, rule: string, more: Partial<Hint> = {}): Hint => ({
  key,
  rule,
  why: null,
  block: null,
  words: 'recognised',
  becomes: 'recognized',
  canApply: true,
  before: 'It ',
  after: ' this.',
  place: key,
  ...more,
})

function panel(hints: readonly Hint[], mode: 'write' | 'read' = 'write') {
  const applied: (readonly string[])[] = []
  const editor: Partial<TextEditor> = {
    applyHints(keys) {
      applied.push(keys)
      return keys.length
    },
  }
  const page = { hints: cell(hints), editor: () => editor as TextEditor }
  const shown = show(<StylePanel />, seats.secretariat, registerWith(), {}, page, mode)
  return { ...shown, applied }
}

const two = [
  hint('a', 'spelling-variant'),
  hint('b', 'spelling-variant'),
  hint('c', 'lone-subheading', { becomes: null, canApply: false }),
]

it('lists the hints by rule, each with what it would become', () => {
  const { screen } = panel(two)
  const groups = [...screen.querySelectorAll('.style-group h3')].map((each) => each.textContent)
  expect(groups).toEqual(['United Nations spelling 2', 'Subheadings 1'])
  expect(screen.querySelector('.style-hint-words')?.textContent).toBe(
    'It recognised recognized this.',
  )
})

it('puts all of one rule right at once, and says how many', async () => {
  const { screen, applied } = panel(two)
  await press(screen, 'Apply all 2')
  expect(applied).toEqual([['a', 'b']])
  expect(screen.querySelector('[role="status"]')?.textContent).toBe('2 places were changed.')
})

it('says so where there is nothing to show, or where one may not write', () => {
  expect(panel([]).screen.textContent).toContain('Nothing in the text departs from the house style')
  expect(panel([], 'read').screen.textContent).toContain('where the text can be written')
})

it('switches a rule off for this person', async () => {
  const { screen } = panel(two)
  await press(screen, 'Switch this rule off')
  const rule = [...screen.querySelectorAll('label')].find(
    (label) => label.textContent === 'United Nations spelling',
  )
  expect(rule?.querySelector('input')?.checked).toBe(false)
  await act(async () => rule?.querySelector('input')?.click())
  expect(rule?.querySelector('input')?.checked).toBe(true)
})
