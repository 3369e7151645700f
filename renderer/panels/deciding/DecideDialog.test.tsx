import { act } from 'react'
import { expect, it } from 'vitest'
import { byOf } from '../../../shared/amendments/by'
import { amendmentId } from '../../../shared/ids'
import { changeOf, tabledAmendment } from '../../../shared/testing/amendments'
import { p } from '../../../shared/testing/build'
import { adopted } from '../../../shared/testing/refusing'
import { belvane, press, registerWith, seats, show } from '../testing/show'
import { DecideDialog } from './DecideDialog'

const was = p('b1', 'The Conference noted it.')
const one = tabledAmendment(changeOf(was, p('b1', 'The Conference welcomed it.')), {
  id: amendmentId('a1'),
  number: 1,
})
const two = tabledAmendment(changeOf(was, p('b1', 'The Conference praised it.')), {
  id: amendmentId('a2'),
  number: 2,
  delegation: belvane,
})

it('lets a rival fall with what is adopted only where it is ticked, and shows the box', async () => {
  const asked: unknown[] = []
  show(
    <DecideDialog
      amendment={one}
      decision="adopt"
      onClose={() => {}}
      onDecide={(each) => asked.push(each)}
    />,
    seats.president,
    registerWith({ amendments: [one, two] }),
  )
  const dialog = document.querySelector<HTMLElement>('[role="alertdialog"]')
  const choice = dialog?.querySelector<HTMLElement>('.check')
  const box = choice?.querySelector<HTMLInputElement>('input')
  if (!dialog || !choice || !box) throw new Error('The rival is listed')
  expect(choice.textContent).toBe('A/2 Belvane')
  expect(choice.querySelector('.check-box')).not.toBeNull()
  await press(dialog, 'Adopt')
  await act(async () => box.click())
  await press(dialog, 'Adopt')
  expect(asked).toMatchObject([{ kind: 'adopt-amendment' }, { falls: ['a2'] }])
  expect(asked[0]).not.toMatchObject({ falls: ['a2'] })
})

it.each([
  ['was adopted', false, ['A/2, by Belvane, was adopted and implies its rejection']],
  [
    'was adopted and took its paragraph away',
    true,
    [
      'A/2, by Belvane, was adopted and implies its rejection',
      'What it would change is no longer in the text',
    ],
  ],
])('[A17] lets it fall for a reason that there is, where a rival %s', (_, isTargetGone, said) => {
  const decided = { ...two, state: adopted }
  const { unmount } = show(
    <DecideDialog
      amendment={one}
      decision="fall"
      isTargetGone={isTargetGone}
      onClose={() => {}}
      onDecide={() => {}}
    />,
    seats.president,
    registerWith({ amendments: [one, decided] }),
  )
  const reasons = document.querySelectorAll('[role="alertdialog"] .choice')
  expect([...reasons].map((each) => each.textContent)).toEqual(said)
  unmount()
})

it.each(['adopt', 'orally'] as const)(
  '[A15] says what is to be decided first before it is adopted, and asks for no words (%s)',
  (decision) => {
    const child = tabledAmendment(changeOf(was, p('b1', 'The Conference praised it.')), {
      id: amendmentId('a2'),
      number: 2,
      amends: one.id,
      state: { kind: 'deferred', reason: '', at: '', by: byOf(seats.president) },
    })
    const { unmount } = show(
      <DecideDialog amendment={one} decision={decision} onClose={() => {}} onDecide={() => {}} />,
      seats.president,
      registerWith({ amendments: [one, child] }),
    )
    const dialog = document.querySelector<HTMLElement>('[role="alertdialog"]')
    expect(dialog?.textContent).toContain('To be decided before it: A/2.')
    expect(dialog?.querySelectorAll('textarea')).toHaveLength(0)
    expect(dialog?.querySelector('.primary')?.hasAttribute('disabled')).toBe(true)
    unmount()
  },
)
