import { act } from 'react'
import { expect, it } from 'vitest'
import { amendmentId } from '../../../shared/ids'
import { changeOf, tabledAmendment } from '../../../shared/testing/amendments'
import { p, section, text } from '../../../shared/testing/build'
import { press, registerWith, seats, show } from '../testing/show'
import { BulkActs } from './BulkActs'
import { rowsOf } from './rows'

const document_ = text(section('s', p('one', 'One.'), p('two', 'Two.'), p('three', 'Three.')))
const amendments = ['one', 'two', 'three'].map((id, at) =>
  tabledAmendment(changeOf(p(id, `${id[0]?.toUpperCase()}${id.slice(1)}.`), p(id, `New ${id}.`)), {
    id: amendmentId(`a${at + 1}`),
    number: at + 1,
  }),
)
const register = registerWith({ amendments })
const rows = rowsOf(register, document_, [])

const bulk = () =>
  show(
    <BulkActs
      rows={rows}
      ticked={new Set(amendments.map(({ id }) => id))}
      onTicked={() => {}}
      decides
    />,
    seats.president,
    register,
  )

it('names all of them before it adopts each by an act of its own', async () => {
  const { screen, asked } = bulk()
  await press(screen, 'Adopt 3 by consensus…')
  const dialog = document.querySelector('[role="alertdialog"]')
  expect([...(dialog?.querySelectorAll('li') ?? [])].map((each) => each.textContent)).toEqual([
    'A/1 Ardesia, paragraph 1',
    'A/2 Ardesia, paragraph 2',
    'A/3 Ardesia, paragraph 3',
  ])
  expect(asked.acts).toEqual([])
  await press(document.body, 'Adopt these 3')
  await act(async () => {})
  expect(asked.acts).toEqual(
    amendments.map(({ id }) => ({ kind: 'adopt-amendment', amendment: id })),
  )
  expect(screen.textContent).toContain('Adopted: A/1, A/2, and A/3.')
})

it('stops at the first that is refused, and says which were not put', async () => {
  const { screen, asked } = bulk()
  asked.answer = { kind: 'refused', why: 'amendment-collides' }
  await press(screen, 'Adopt 3 by consensus…')
  await press(document.body, 'Adopt these 3')
  await act(async () => {})
  expect(asked.acts).toHaveLength(1)
  expect(screen.querySelector('[role="alert"]')?.textContent).toContain('A/1 was not adopted')
  expect(screen.textContent).toContain('Not put: A/2 and A/3.')
})
