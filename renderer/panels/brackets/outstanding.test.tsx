// @vitest-environment jsdom
import { act } from 'react'
import { describe, expect, it } from 'vitest'
import type { Register } from '../../../shared/amendments/register'
import { blockId } from '../../../shared/ids'
import { type Outstanding, outstandingIn } from '../../../shared/negotiation/outstanding'
import { close, heading, open, p, section, text } from '../../../shared/testing/build'
import type { BracketEditor, BracketPlace } from '../../editor/brackets/bracket-contract'
import type { OutlineEntry } from '../../editor/contract'
import { cell } from '../../session/live'
import { ardesia, belvane, button, press, registerWith, seats, show } from '../testing/show'
import { AdoptDialog } from './AdoptDialog'
import { BracketTool } from './BracketTool'
import { OutstandingPanel } from './OutstandingPanel'

const set = { set: 'q' }
const busy = text(
  section(
    's',
    heading('h', 1, 'Introduction'),
    p(
      'a',
      'It ',
      open('x', { by: ardesia }),
      'shall ',
      open('y'),
      'not',
      close('y'),
      close('x'),
      '.',
    ),
    p('b', open('m', set), 'may', close('m', set), open('n', set), 'can', close('n', set)),
  ),
)
const entry: OutlineEntry = {
  id: blockId('h'),
  label: 'I.',
  title: 'Introduction',
  level: 1,
  paragraphs: null,
}
const nowhere: BracketPlace = {
  bracket: null,
  block: null,
  section: null,
  alternative: null,
  versions: 0,
  agreed: { block: null, section: null, document: null },
}

function open_(part: React.ReactNode, seat: keyof typeof seats, more: Partial<Register> = {}) {
  const register = registerWith(more)
  const went: string[] = []
  const brackets = { goToBracket: (id: string) => went.push(id) } as unknown as BracketEditor
  const page = {
    outstanding: cell<Outstanding>(outstandingIn(busy, register)),
    outline: cell<readonly OutlineEntry[]>([entry]),
    place: cell<BracketPlace>({ ...nowhere, bracket: here }),
    editor: () => ({ brackets, goTo: (id: string) => went.push(id), focus: () => {} }) as never,
  }
  return { ...show(part, seats[seat], register, {}, page), went, page }
}

const here = { id: 'x', by: ardesia, words: 'shall [not]', choice: null, canJoin: false }
const rows = (screen: HTMLElement) =>
  [...screen.querySelectorAll('.outstanding-words')].map((each) => each.textContent)

describe('the Outstanding panel', () => {
  it('lists what is open beneath its heading, and goes there', async () => {
    const { screen, went } = open_(<OutstandingPanel />, 'observer')
    expect(screen.querySelector('h3')?.textContent).toBe('I. Introduction 3')
    expect(rows(screen)).toEqual(['[shall [not]]', '[not]', '[may][can]'])
    await act(async () => screen.querySelector<HTMLElement>('.outstanding-entry')?.click())
    expect(went).toEqual(['x'])
    expect(screen.querySelectorAll('.bracket-acts button')).toHaveLength(0)
  })

  it('lists it by delegation, with those who reserve', async () => {
    const facts = {
      id: 'y',
      nature: null,
      proponents: [],
      reserving: [belvane],
      status: 'open',
    } as const
    const { screen } = open_(<OutstandingPanel />, 'observer', { brackets: [facts] })
    await press(screen, 'By delegation')
    expect([...screen.querySelectorAll('h3')].map((each) => each.textContent)).toEqual([
      'Ardesia 1',
      'Belvane 1',
      'Nobody in particular 1',
    ])
  })

  it('lets the president settle and choose', async () => {
    const { screen, asked } = open_(<OutstandingPanel />, 'president')
    const entries = screen.querySelectorAll<HTMLElement>('.outstanding-entry')
    await act(async () => entries[1]?.click())
    await press(screen, 'Take out “not” with its brackets')
    await act(async () => entries[2]?.click())
    await press(screen, 'Choose “can”; the other versions go')
    expect(asked.acts).toEqual([
      { kind: 'settle-bracket', bracket: 'y', how: 'withdrawn' },
      { kind: 'choose-alternative', set: 'q', choice: 'n' },
    ])
  })

  it('says what will be here while nothing is open', () => {
    const none = { open: [], adReferendum: [], agreed: [] }
    const { screen } = show(
      <OutstandingPanel />,
      seats.observer,
      registerWith(),
      {},
      {
        outstanding: cell<Outstanding>(none),
        outline: cell<readonly OutlineEntry[]>([]),
      },
    )
    expect(screen.textContent).toMatch(/^Nothing is open\./)
  })

  it('shows two hundred of a thousand, and all when asked', async () => {
    const many = text(
      section(
        's',
        heading('h', 1, 'Introduction'),
        ...Array.from({ length: 1000 }, (_, at) =>
          p(`p${at}`, open(`x${at}`), 'now', close(`x${at}`)),
        ),
      ),
    )
    const { screen } = show(
      <OutstandingPanel />,
      seats.observer,
      registerWith(),
      {},
      {
        outstanding: cell<Outstanding>(outstandingIn(many, registerWith())),
        outline: cell<readonly OutlineEntry[]>([entry]),
      },
    )
    expect(rows(screen)).toHaveLength(200)
    await press(screen, 'Show all 1,000')
    expect(rows(screen)).toHaveLength(1000)
  })
})

describe('the tool at the caret', () => {
  const dialog = () => {
    const all = document.querySelectorAll<HTMLElement>('.bracket-dialog')
    return all[all.length - 1] ?? document.body
  }

  it('lets a delegation take its stand, and no more', async () => {
    const { screen, asked } = open_(<BracketTool />, 'ardesia')
    await press(screen, 'Brackets and agreement')
    expect(dialog().textContent).toContain('Proposed byArdesia')
    expect(dialog().textContent).not.toContain('Keep the words')
    await press(dialog(), 'We reserve')
    expect(asked.acts).toEqual([{ kind: 'stand-on-bracket', bracket: 'x', stand: 'reserves' }])
  })

  it('lets the secretariat say what a bracket is, and settle it', async () => {
    const { screen, asked } = open_(<BracketTool />, 'secretariat')
    await press(screen, 'Brackets and agreement')
    await press(dialog(), 'To be deleted')
    await press(dialog(), 'Keep “shall [not]” without brackets')
    expect(asked.acts).toEqual([
      { kind: 'describe-bracket', bracket: 'x', nature: 'delete', status: 'open' },
      { kind: 'settle-bracket', bracket: 'x', how: 'agreed' },
    ])
  })
})

describe('adopting', () => {
  function asking(more: Partial<Register> = {}) {
    const given: unknown[] = []
    const part = (
      <AdoptDialog
        isOpen
        onOpenChange={() => {}}
        onAdopt={(override) => given.push(override)}
        onOutstanding={() => given.push('shown')}
      />
    )
    open_(part, 'president', { stage: 'adopting', ...more })
    const dialogs = document.querySelectorAll<HTMLElement>('[role="alertdialog"]')
    const dialog = dialogs[dialogs.length - 1]
    if (!dialog) throw new Error('The dialog is open')
    return { given, dialog }
  }

  it('over what is open says how much it is and where, and needs a reason', async () => {
    const { given, dialog } = asking()
    expect(dialog.textContent).toContain('3 points are still open:I. Introduction 3')
    const yes = () => button(dialog, 'Adopt over what is open')
    expect(yes().disabled).toBe(true)
    const reason = dialog.querySelector('textarea')
    if (!reason) throw new Error('A reason is asked for')
    await act(async () => {
      const value = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')
      value?.set?.call(reason, ' Consensus. ')
      reason.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await press(dialog, 'Adopt over what is open')
    expect(given).toEqual([{ reason: 'Consensus.' }])
  })

  it('leads to what is open', async () => {
    const { given, dialog } = asking()
    await press(dialog, 'Show what is open')
    expect(given).toEqual(['shown'])
  })
})
