import { act } from 'react'
import { describe, expect, it } from 'vitest'
import type { AmendmentState } from '../../../shared/amendments/amendment'
import { byOf } from '../../../shared/amendments/by'
import { blockId } from '../../../shared/ids'
import type { BracketFacts } from '../../../shared/negotiation/bracket-facts'
import type { BracketSource } from '../../../shared/negotiation/bracket-source'
import { negotiate } from '../../../shared/negotiation/negotiation-acts'
import { type Outstanding, outstandingIn } from '../../../shared/negotiation/outstanding'
import { changeOf, tabledAmendment } from '../../../shared/testing/amendments'
import { close, heading, open, p, section, text } from '../../../shared/testing/build'
import { start } from '../../../shared/testing/meeting'
import type { OutlineEntry } from '../../editor/contract'
import { cell } from '../../session/live'
import { dangling, entry, showOpen } from '../testing/outstanding'
import { belvane, press, registerWith, seats, show, write } from '../testing/show'
import { BracketTool } from './BracketTool'
import { OutstandingPanel } from './OutstandingPanel'

const at = '2005-11-23T10:00:00.000Z'
const amendment = tabledAmendment(changeOf(p('a')))
const adopted: AmendmentState = {
  kind: 'adopted',
  merge: 'clean',
  undo: null,
  vote: null,
  at,
  by: byOf(seats.president),
}
const rows = (screen: HTMLElement) =>
  [...screen.querySelectorAll('.outstanding-words')].map((each) => each.textContent)

describe('the Outstanding panel', () => {
  it('lists what is open beneath its heading, and goes there', async () => {
    const { screen, went } = showOpen(<OutstandingPanel />, 'observer')
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
    const { screen } = showOpen(<OutstandingPanel />, 'observer', { brackets: [facts] })
    await press(screen, 'By delegation')
    expect([...screen.querySelectorAll('h3')].map((each) => each.textContent)).toEqual([
      'Ardesia 1',
      'Belvane 1',
      'Nobody in particular 1',
    ])
  })

  it('lists references to what is gone, and goes to each', async () => {
    const { screen, went } = showOpen(<OutstandingPanel />, 'observer', {}, dangling)
    const entries = [...screen.querySelectorAll<HTMLElement>('.outstanding-entry')]
    expect(entries.map((each) => each.querySelector('span')?.textContent)).toEqual([
      'Reference to “paragraph 9”, which is gone or has no number any more',
      'Reference to what is gone or has no number any more',
    ])
    await act(async () => entries[1]?.click())
    expect(went).toEqual(['a 1'])
  })

  it('takes a sign that stands alone away, or says who may', async () => {
    const stray = text(section('s', p('a', 'It', close('z'), ' rose.')))
    const select = async (screen: HTMLElement) => {
      await act(async () => screen.querySelector<HTMLElement>('.outstanding-entry')?.click())
      return screen
    }
    const drafting = { stage: 'drafting' } as const
    const { screen, asked } = showOpen(<OutstandingPanel />, 'ardesia', drafting, stray)
    await press(await select(screen), 'Take the sign away')
    expect(asked.acts).toEqual([{ kind: 'take-sign', bracket: 'z', end: 'close' }])
    const other = showOpen(<OutstandingPanel />, 'ardesia', { stage: 'amending' }, stray)
    expect((await select(other.screen)).textContent).toContain(
      'The secretariat or the President can take it away.',
    )
  })

  it('says which amendment or passage the words come from', () => {
    const from = (id: string, source: BracketSource): BracketFacts => ({
      id,
      nature: null,
      proponents: [belvane],
      reserving: [],
      status: 'open',
      source,
    })
    const brackets = [
      from('x', { kind: 'amendment', amendment: amendment.id }),
      from('y', { kind: 'document', cited: 'WP.2, paragraph 3' }),
    ]
    const { screen } = showOpen(<OutstandingPanel />, 'observer', {
      brackets,
      amendments: [{ ...amendment, state: adopted }],
    })
    const who = [...screen.querySelectorAll('.outstanding-who bdi')].map((each) => each.textContent)
    expect(who).toEqual(['Belvane; from A/1', 'Belvane; from WP.2, paragraph 3'])
  })

  it('says which paragraphs of an agreed section have changed, and leads to each', async () => {
    const scope = { kind: 'section', id: blockId('s') } as const
    const agree = { kind: 'agree-ad-referendum', scope } as const
    const on = { ...start(), text: dangling }
    const decision = negotiate(agree, seats.president, on, at)
    const agreed = decision.kind === 'done' ? (decision.register?.agreed ?? []) : []
    const changed = text(section('s', p('a', 'Other words.'), p('new', 'More.')))
    const { screen, went } = showOpen(<OutstandingPanel />, 'observer', { agreed }, changed)
    await press(screen, 'Changed: paragraph 1')
    await press(screen, 'New: paragraph 2')
    expect(went).toEqual(['a', 'new'])
  })

  it('lets the president settle and choose', async () => {
    const { screen, asked } = showOpen(<OutstandingPanel />, 'president')
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

  it('says that nothing stands in the way of a text that is adopted', () => {
    const { screen } = showOpen(<OutstandingPanel />, 'president', { stage: 'adopted' })
    expect(screen.textContent).toBe('The text is adopted: nothing stands in its way any more.')
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
    const { screen, asked } = showOpen(<BracketTool />, 'ardesia')
    await press(screen, 'Brackets and agreement')
    expect(dialog().textContent).toContain('Proposed byArdesia')
    expect(dialog().textContent).not.toContain('Keep the words')
    await press(dialog(), 'We reserve')
    expect(asked.acts).toEqual([{ kind: 'stand-on-bracket', bracket: 'x', stand: 'reserves' }])
  })

  it('lets the secretariat say what a bracket is, and settle it', async () => {
    const { screen, asked } = showOpen(<BracketTool />, 'secretariat', {
      amendments: [{ ...amendment, state: adopted }],
    })
    await press(screen, 'Brackets and agreement')
    await press(dialog(), 'To be deleted')
    await write(dialog(), 'Where the words come from', ' a/1 ')
    await press(dialog(), 'Note it')
    await press(dialog(), 'Keep “shall [not]” without brackets')
    expect(asked.acts).toEqual([
      { kind: 'describe-bracket', bracket: 'x', nature: 'delete', status: 'open' },
      {
        kind: 'describe-bracket',
        bracket: 'x',
        nature: null,
        status: 'open',
        source: { kind: 'amendment', amendment: amendment.id },
      },
      { kind: 'settle-bracket', bracket: 'x', how: 'agreed' },
    ])
  })
})
