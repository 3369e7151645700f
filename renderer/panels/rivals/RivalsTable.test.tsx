import { expect, it } from 'vitest'
import { compareRivals } from '../../../shared/amendments/compare-rivals'
import type { AmendmentId, BlockId } from '../../../shared/ids'
import { changeOf, tabledAmendment } from '../../../shared/testing/amendments'
import { p, section, text } from '../../../shared/testing/build'
import { ardesia, belvane, press, registerWith, seats, show } from '../testing/show'
import { AsAmendedBy } from './AsAmendedBy'
import { RivalsTable } from './RivalsTable'

const block = 'a' as BlockId
const base = p('a', 'The Conference noted the report of the Chair.')
const opening = text(section('s', base, p('b', 'It rose.')))
const amendment = (number: number, said: string | null, delegation = ardesia) =>
  tabledAmendment(said === null ? changeOf(base) : changeOf(base, p('a', said)), {
    id: `a${number}` as AmendmentId,
    number,
    delegation,
  })

const welcomed = amendment(1, 'The Conference welcomed the report of the Chair.')
const praised = amendment(2, 'The Conference praised the report of the President.', belvane)
const deleted = amendment(3, null, belvane)
const all = [welcomed, praised, deleted]
const register = registerWith({ amendments: all })

const table = (seat: (typeof seats)[keyof typeof seats], of = all, text = opening) => {
  const comparison = compareRivals(text, block, of)
  if (!comparison) throw new Error('Something is proposed')
  return show(
    <RivalsTable
      comparison={comparison}
      text={text}
      register={register}
      ticked={new Set()}
      onTick={() => {}}
    />,
    seat,
    register,
  )
}

const cells = (row: Element | null | undefined) =>
  [...(row?.children ?? [])].map(({ textContent }) => textContent)

it('has a column for each, named and in the order of decision', () => {
  const { screen } = table(seats.observer)
  const heads = [...screen.querySelectorAll<HTMLTableCellElement>('thead th')]
  expect(heads.map(({ abbr, scope }) => [abbr, scope])).toEqual([
    ['', 'col'],
    ['A/3 Belvane', 'col'],
    ['A/2 Belvane', 'col'],
    ['A/1 Ardesia', 'col'],
  ])
  expect(screen.querySelector('.rival-turn')?.textContent).toBe('1. furthest removed')
  expect(screen.querySelector('.rival-distance')?.textContent).toMatch(/^100 % changed/)
})

it('has what they say of the same words in one line', () => {
  const { screen } = table(seats.observer)
  expect(cells(screen.querySelector('.rivals-differs'))).toEqual([
    'noted',
    'The whole paragraph goes.',
    'praised',
    'welcomed',
  ])
})

it('says what becomes of the others with each', () => {
  const { screen } = table(seats.observer)
  const [, afterDeletion, afterPraise] = cells(screen.querySelector('tfoot tr'))
  expect(afterDeletion).toContain('A/1 falls')
  expect(afterPraise).toContain('A/1 needs other words')
})

it('lets the president alone change the order', async () => {
  expect(table(seats.observer).screen.querySelector('.place-buttons')).toBeNull()
  const { screen, asked } = table(seats.president)
  await press(screen, 'Decide A/1 earlier')
  expect(asked.acts).toEqual([{ kind: 'order-amendments', order: ['a3', 'a1', 'a2'] }])
  asked.answer = { kind: 'refused', why: 'amendment-decided' }
  await press(screen, 'Decide A/1 earlier')
  expect(screen.querySelector('[role="alert"]')?.textContent).toMatch(/already been decided/)
})

it('shows the paragraph with those that are ticked, and says which conflict', () => {
  const shown = (...chosen: typeof all) =>
    show(
      <AsAmendedBy block={block} bases={[base]} text={opening} amendments={[]} chosen={chosen} />,
      seats.observer,
      register,
    ).screen
  expect(shown(welcomed).textContent).toBe(
    'The paragraph as amended by A/1The Conference delete notedinsert welcomed the report of the Chair.',
  )
  const [first, second] = shown(welcomed, praised).querySelectorAll('.rivals-left')
  expect(first?.textContent).toBe('A/1 conflicts with A/2: neither is in it.')
  expect(second?.textContent).toBe('A/2 conflicts with A/1: neither is in it.')
})

it('[A57] sets the order that there is beside one that collides with it', () => {
  const [one, two, three] = [p('a', 'It noted.'), p('b', 'It rose.'), p('c', 'It thanked.')]
  const turned = tabledAmendment(changeOf([one, two, three], two, one, three))
  const now = text(section('s', one, three, two))
  const { screen } = table(seats.observer, [turned], now)
  const row = screen.querySelector('.rivals-order')?.closest('tr')
  const orders = [...(row?.querySelectorAll('.rivals-order') ?? [])].map((order) =>
    [...order.children].map(({ textContent }) => textContent),
  )
  expect(orders).toEqual([
    ['1 It noted.', '2 It thanked.', '3 It rose.'],
    ['3 It rose. moved', '1 It noted.', '2 It thanked.'],
  ])
})
