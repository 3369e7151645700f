import { act } from 'react'
import { describe, expect, it } from 'vitest'
import type { Amendment, Draft } from '../../../shared/amendments/amendment'
import { documentOf } from '../../../shared/amendments/change'
import { emptyFolder, type Folder } from '../../../shared/amendments/folder'
import type { Offer } from '../../../shared/amendments/offer'
import type { Register } from '../../../shared/amendments/register'
import type { Seat } from '../../../shared/conference'
import { type AmendmentId, amendmentId, noteId, offerId } from '../../../shared/ids'
import { changeOf, tabledAmendment } from '../../../shared/testing/amendments'
import { p, section, text } from '../../../shared/testing/build'
import { cell } from '../../session/live'
import { ConferenceProvider, useConference } from '../conference'
import { ardesia, belvane, press, registerWith, seats, show, write } from '../testing/show'
import { DelegationActs } from './DelegationActs'
import { DraftBar } from './DraftBar'
import { stateOf } from './use-draft-change'

const by = { ...seats.ardesia, role: 'delegation', delegation: ardesia } as const
const block = p('b1', 'The Conference recommends')
const id: AmendmentId = amendmentId('a1')

const draft: Draft = {
  id,
  delegation: ardesia,
  place: { kind: 'there' },
  base: [block.toJSON()],
  amends: null,
  revises: null,
  rationale: '',
  sponsors: [],
  begun: '2005-11-23T10:00:00.000Z',
  by,
}

const bar = (
  seat: Seat,
  of: Draft = draft,
  register = registerWith(),
  folder: Folder = emptyFolder,
) => show(<DraftBar draft={of} />, seat, register, {}, {}, 'read', folder)

const bo: Seat = { ...seats.ardesia, delegation: belvane, name: 'Bo' }

describe('beneath a draft', () => {
  it('its main sponsor discards or tables it, and may ask others', () => {
    const { screen } = bar(seats.ardesia)
    const names = [...screen.querySelectorAll('button')].map((each) => each.textContent)
    expect(names.slice(0, 2)).toEqual(['Discard', 'Table'])
    expect(names).toContain('1 sponsor')
    expect(screen.textContent).toContain('Only Ardesia can see this.')
  })

  it('a refusal for want of time goes when leave is given', async () => {
    const late = registerWith({ deadlines: { amending: draft.begun } })
    const register = cell<Register | null>(late)
    function WithLeave() {
      const at = useConference()
      return (
        <ConferenceProvider value={{ ...at, session: { ...at.session, register } }}>
          <DraftBar draft={draft} />
        </ConferenceProvider>
      )
    }
    const { screen, asked } = show(<WithLeave />, seats.ardesia, late)
    asked.answer = { kind: 'refused', why: 'deadline-passed' }
    await press(screen, 'Table')
    await press(document.querySelector<HTMLElement>('[role="alertdialog"]') ?? screen, 'Table')
    expect(screen.textContent).toContain('Ask the president for leave.')
    await act(async () => register.set({ ...late, leaves: [belvane] }))
    expect(screen.textContent).toContain('Ask the president for leave.')
    await act(async () => register.set({ ...late, leaves: [belvane, ardesia] }))
    expect(screen.textContent).not.toContain('Ask the president for leave.')
    expect(screen.textContent).toContain('the president has given you leave')
  })

  it('who is asked answers, and cannot table it', async () => {
    const asked: Draft = { ...draft, sponsors: [{ delegation: belvane, standing: 'invited' }] }
    const { screen, asked: acts } = bar(bo, asked)
    expect(screen.textContent).toContain('Only Ardesia and Belvane can see this.')
    expect(screen.textContent).not.toContain('Discard')
    await press(screen, 'Sponsor it')
    expect(acts.acts).toEqual([{ kind: 'answer-sponsorship', amendment: id, answer: 'accept' }])
  })

  it('who has joined may leave, and is told who tables it', () => {
    const joined: Draft = { ...draft, sponsors: [{ delegation: belvane, standing: 'joined' }] }
    const { screen } = bar(bo, joined)
    expect(screen.querySelector('.draft-acts')?.textContent).toBe(
      'Leave the sponsorsArdesia tables it.',
    )
  })

  it('says how long tabling is open, and what is needed once it is not', () => {
    const closes = (until: number) =>
      registerWith({ deadlines: { amending: new Date(Date.now() + until).toISOString() } })
    expect(bar(seats.ardesia, draft, closes(11.5 * 60_000)).screen.textContent).toMatch(
      /Tabling closes in 12 minutes/,
    )
    expect(bar(seats.ardesia, draft, closes(-1)).screen.textContent).toMatch(
      /it needs the president’s leave/,
    )
    const byLeave = { ...closes(-1), leaves: [ardesia] }
    expect(bar(seats.ardesia, draft, byLeave).screen.textContent).toMatch(/has given you leave/)
  })

  it('keeps what is written of its reasons', async () => {
    const { screen, asked } = bar(seats.ardesia)
    await press(screen, 'Add a rationale')
    await write(screen, 'Why it is proposed (tabled with it)', 'It has waited.')
    const field = screen.querySelector('textarea')
    await act(async () => {
      field?.focus()
      field?.blur()
    })
    expect(asked.acts).toEqual([
      { kind: 'explain-draft', amendment: id, rationale: 'It has waited.' },
    ])
  })

  it('shows the notes of this delegation on it, which it may add to', async () => {
    const note = { id: noteId('n1'), amendment: id, words: 'Ask first.', at: draft.begun, by }
    const folder = { ...emptyFolder, notes: [note] }
    const { screen, asked } = bar(seats.ardesia, draft, registerWith(), folder)
    await press(screen, '1 note')
    expect(screen.querySelector('.own-note')?.textContent).toContain('Ask first.')
    await write(screen, 'Note', ' Done. ')
    await press(screen, 'Keep the note')
    expect(asked.acts).toEqual([{ kind: 'write-note', amendment: id, words: 'Done.' }])
  })
})

describe('what a draft comes to', () => {
  const now = (words: string) => text(section('s', p('b1', words)))
  const content = documentOf([p('b1', 'The Conference urges')])

  it('is nothing while it says what the text says', () => {
    expect(stateOf(draft, documentOf([block]), now('The Conference recommends'))).toEqual({
      change: null,
      verdict: null,
    })
  })

  it('is judged by the text as it stands', () => {
    const verdict = (words: string) => stateOf(draft, content, now(words)).verdict
    expect(verdict('The Conference recommends')).toBe('clean')
    expect(verdict('The Seventh Conference recommends')).toBe('reworded')
    expect(verdict('The Conference requests')).toBe('collides')
    expect(verdict('The Conference urges')).toBe('moot')
  })
})

describe('on the card of another’s amendment', () => {
  const amendment: Amendment = tabledAmendment(changeOf(block, p('b1', 'The Conference urges')), {
    id,
    number: 7,
    delegation: ardesia,
  })

  it('a position is taken, to everyone or to the secretariat', async () => {
    const register = registerWith({ amendments: [amendment] })
    const { screen, asked } = show(<DelegationActs amendment={amendment} />, bo, register)
    await press(screen, 'Take a position')
    const choose = (input: string) => screen.querySelector<HTMLInputElement>(input)?.click()
    await act(async () => choose('[value="oppose"]'))
    await write(screen, 'Reason (short, optional)', 'Too far.')
    await act(async () => choose('[type="checkbox"]'))
    await press(screen, 'Say it to the secretariat')
    expect(asked.acts).toEqual([
      {
        kind: 'take-position',
        amendment: id,
        stand: 'oppose',
        reason: 'Too far.',
        audience: 'secretariat',
      },
    ])
    const fold = [...screen.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Take a position',
    )
    expect(fold?.getAttribute('aria-expanded')).toBe('false')
    expect(document.activeElement).toBe(fold)
  })

  it('an offer on it waits until one’s own delegation has answered, or nothing can come of it', () => {
    const offer: Offer = {
      id: offerId('o1'),
      of: [id],
      to: [ardesia, belvane],
      proposal: { kind: 'disposition', disposition: 'defer' },
      words: '',
      answers: [],
      at: draft.begun,
      by,
    }
    const says = (of: Amendment, answers: Offer['answers']) =>
      show(
        <DelegationActs amendment={of} />,
        seats.ardesia,
        registerWith({ amendments: [of] }),
        {},
        {},
        'read',
        { ...emptyFolder, offers: [{ ...offer, answers }] },
      ).screen.textContent
    const said = 'The secretariat makes you an offer on it'
    const answered = (delegation: typeof ardesia, answer: 'accepted' | 'declined') =>
      [{ delegation, answer, at: draft.begun }] as const
    expect(says(amendment, answered(belvane, 'accepted'))).toContain(said)
    expect(says(amendment, answered(belvane, 'declined'))).not.toContain(said)
    expect(says(amendment, answered(ardesia, 'accepted'))).not.toContain(said)
    const rejected: Amendment = {
      ...amendment,
      state: { kind: 'rejected', at: draft.begun, by, vote: null },
    }
    expect(says(rejected, [])).not.toContain(said)
  })

  it('what is withdrawn may be reintroduced', async () => {
    const withdrawn: Amendment = {
      ...amendment,
      state: { kind: 'withdrawn', at: draft.begun, by },
    }
    const register = registerWith({ amendments: [withdrawn] })
    const { screen, asked } = show(<DelegationActs amendment={withdrawn} />, bo, register)
    await press(screen, 'Reintroduce A/7')
    await press(document.body, 'Reintroduce')
    expect(asked.acts).toEqual([{ kind: 'reintroduce-amendment', amendment: id }])
  })
})
