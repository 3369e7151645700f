import { act } from 'react'
import { describe, expect, it } from 'vitest'
import type { Amendment, Draft } from '../../../shared/amendments/amendment'
import { documentOf } from '../../../shared/amendments/change'
import { emptyFolder, type Folder } from '../../../shared/amendments/folder'
import type { Offer } from '../../../shared/amendments/offer'
import type { Register } from '../../../shared/amendments/register'
import type { Seat } from '../../../shared/conference'
import { type AmendmentId, amendmentId, noteId, offerId } from '../../../shared/ids'
import type { ReadNote } from '../../../shared/sealing/notebook'
import { changeOf, tabledAmendment } from '../../../shared/testing/amendments'
import { p, section, text } from '../../../shared/testing/build'
import type { TextEditor } from '../../editor/contract'
import { cell } from '../../session/live'
import { DraftCard } from '../amendments/DraftCard'
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
  notes: readonly ReadNote[] = [],
) =>
  show(
    <DraftBar draft={of} />,
    seat,
    register,
    {},
    {},
    'read',
    folder,
    undefined,
    undefined,
    undefined,
    { notes },
  )

const kept = (note: string, said: Extract<ReadNote, { kind: 'kept' }>['said']): ReadNote => ({
  kind: 'kept',
  id: noteId(note),
  amendment: id,
  at: draft.begun,
  by,
  said,
})

const bo: Seat = { ...seats.ardesia, delegation: belvane, name: 'Bo' }

it('the card of a draft says what it revises or amends', () => {
  const tabled = tabledAmendment(changeOf(block, p('b1', 'The Conference urges')), { number: 7 })
  const heads = [draft, { ...draft, revises: tabled.id }, { ...draft, amends: tabled.id }].map(
    (each) =>
      show(
        <DraftCard draft={each} where="paragraph 1" />,
        seats.ardesia,
        registerWith({ amendments: [tabled] }),
      ).screen.querySelector('.card-label')?.textContent,
  )
  expect(heads).toEqual(['Draft', 'Revision of A/7', 'Amendment to A/7'])
})

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
    await press(screen, 'Add a rationale (Draft)')
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

  it('says which draft its buttons are about', () => {
    const { screen } = bar(seats.ardesia)
    const note = [...screen.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Add a note',
    )
    const name = screen.querySelector('.draft-bar')?.getAttribute('aria-label')
    expect(name).toBe('Draft')
    expect(note?.getAttribute('aria-label')).toBe(`Add a note (${name})`)
  })

  it('shows the notes of this delegation on it, which it may add to', async () => {
    const note = kept('n1', { kind: 'open', words: 'Ask first.' })
    const { screen, asked } = bar(seats.ardesia, draft, registerWith(), emptyFolder, [note])
    await press(screen, '1 note (Draft)')
    expect(screen.querySelector('.own-note')?.textContent).toContain('Ask first.')
    await write(screen, 'Note', ' Done. ')
    await press(screen, 'Keep the note')
    expect(asked.acts).toEqual([{ kind: 'say-note', amendment: id, words: 'Done.' }])
  })

  it('says of each note that does not open why, and of one that is not kept that it is not', async () => {
    const typed = { kind: 'waiting', amendment: id, words: 'Typed.' } as const
    const notes: readonly ReadNote[] = [
      kept('n1', { kind: 'no-key' }),
      kept('n2', { kind: 'broken' }),
      kept('n3', { kind: 'earlier', words: 'Of old.' }),
      { ...typed, id: noteId('n4'), refused: null },
      { ...typed, id: noteId('n5'), refused: 'too-many-acts' },
    ]
    const { screen } = bar(seats.ardesia, draft, registerWith(), emptyFolder, notes)
    await press(screen, '5 notes (Draft)')
    const said = [...screen.querySelectorAll('.own-note')].map((each) => each.textContent ?? '')
    expect(said.map((words) => words.slice(0, 30))).toEqual([
      'This device has not been given',
      'This note does not open: it is',
      'Of old.Written before notes we',
      'Typed.Not yet with the secreta',
      expect.stringMatching(/^Typed\./),
    ])
    expect(said[3]).not.toContain('Try again')
    expect(said[4]).toContain('Try again')
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
    await press(screen, 'Take a position (A/7)')
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

  it.each([
    ['Amend A/7', bo, 'draft-amendment'],
    ['Revise A/7', seats.ardesia, 'revise-amendment'],
  ] as const)('%s brings the draft in sight', async (name, seat, kind) => {
    const went: string[] = []
    const editor: Partial<TextEditor> = { goToDraft: (id) => went.push(id) }
    const { screen, asked } = show(
      <DelegationActs amendment={amendment} onDraft={() => went.push('to the text')} />,
      seat,
      registerWith({ amendments: [amendment] }),
      {},
      { editor: () => editor as TextEditor },
    )
    asked.answer = { kind: 'done', result: { kind: 'draft', amendment: amendmentId('d1') } }
    await press(screen, name)
    expect(asked.acts).toMatchObject([{ kind }])
    expect(went).toEqual(['to the text', 'd1'])
  })

  it('every button that another card has as well says which amendment it is about', () => {
    const cards = [amendment, { ...amendment, id: 'a8' as AmendmentId, number: 8 }].map((each) =>
      show(<DelegationActs amendment={each} />, bo, registerWith({ amendments: [each] })),
    )
    const names = cards.flatMap(({ screen }) =>
      [...screen.querySelectorAll('button')].map(
        (each) => each.getAttribute('aria-label') ?? each.textContent,
      ),
    )
    expect(names).toContain('Add a note (A/8)')
    expect(new Set(names).size).toBe(names.length)
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
