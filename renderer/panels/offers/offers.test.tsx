import { act } from 'react'
import { expect, it } from 'vitest'
import { emptyFolder } from '../../../shared/amendments/folder'
import type { Offer } from '../../../shared/amendments/offer'
import { amendmentId, offerId } from '../../../shared/ids'
import { changeOf, tabledAmendment } from '../../../shared/testing/amendments'
import { p } from '../../../shared/testing/build'
import { cell } from '../../session/live'
import { ConferenceProvider, useConference } from '../conference'
import { ardesia, belvane, press, registerWith, seats, show, write } from '../testing/show'
import { MakeOffer } from './MakeOffer'
import { Offers } from './Offers'

const change = changeOf(p('b1', 'The Conference noted it.'), p('b1', 'The Conference welcomed it.'))
const amendments = [
  tabledAmendment(change, { id: amendmentId('a1'), number: 1, delegation: ardesia }),
  tabledAmendment(change, { id: amendmentId('a2'), number: 2, delegation: belvane }),
]
const register = registerWith({ amendments })
const of = amendments.map(({ id }) => id)

it('offers the sponsors one text, written over the words of the first', async () => {
  const { screen, asked } = show(
    <MakeOffer of={of} onMade={() => {}} />,
    seats.secretariat,
    register,
  )
  await press(screen, 'Offer to the sponsors of 2…')
  await write(document.body, 'The words that are offered', 'The Conference took note of it.')
  await press(document.body, 'Make the offer')
  expect(asked.acts).toMatchObject([
    {
      kind: 'make-offer',
      of,
      proposal: {
        kind: 'compromise',
        place: { kind: 'there' },
        blocks: ['b1'],
        proposed: [{ content: [{ text: 'The Conference took note of it.' }] }],
      },
    },
  ])
  await act(async () => {})
})

const offer: Offer = {
  id: offerId('o1'),
  of,
  to: [ardesia, belvane],
  proposal: { kind: 'disposition', disposition: 'defer' },
  words: 'For want of time.',
  answers: [{ delegation: belvane, answer: 'accepted', at: '' }],
  at: '',
  by: { person: seats.secretariat.person, name: 'Sofia', role: 'secretariat', delegation: null },
}

/** The folder of the delegation holds the offer. */
function WithOffer({ of: held = offer }: { readonly of?: Offer }) {
  const at = useConference()
  const folder = cell({ ...emptyFolder, offers: [held] })
  return (
    <ConferenceProvider value={{ ...at, session: { ...at.session, folder } }}>
      <Offers />
    </ConferenceProvider>
  )
}

it('tells a sponsor what is offered and who has answered, and takes its answer once', async () => {
  const { screen, asked } = show(<WithOffer />, seats.ardesia, register)
  expect(screen.querySelector('h4')?.textContent).toBe('To defer A/1 and A/2')
  expect([...screen.querySelectorAll('.fates li')].map((each) => each.textContent)).toEqual([
    'Ardesia: has not answered yet',
    'Belvane: has accepted',
  ])
  await press(screen, 'Accept')
  expect(asked.acts).toEqual([])
  await press(document.querySelector<HTMLElement>('[role="alertdialog"]') ?? screen, 'Accept')
  expect(asked.acts).toEqual([{ kind: 'answer-offer', offer: 'o1', answer: 'accept' }])
})

it('asks nobody any more once a main sponsor has declined', () => {
  const declined: Offer = {
    ...offer,
    answers: [{ delegation: belvane, answer: 'declined', at: '' }],
  }
  const { screen } = show(<WithOffer of={declined} />, seats.ardesia, register)
  expect([...screen.querySelectorAll('.fates li')].map((each) => each.textContent)).toEqual([
    'Ardesia: is not asked any more',
    'Belvane: has declined',
  ])
  expect(screen.textContent).toContain('Declined: it cannot take effect any more.')
  expect(screen.querySelectorAll('button')).toHaveLength(0)
})
