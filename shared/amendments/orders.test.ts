import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import type { AmendmentId, BlockId } from '../ids'
import { changeOf, tabledAmendment } from '../testing/amendments'
import { p, section, text } from '../testing/build'
import { compareRivals } from './compare-rivals'
import { drawChange } from './drawn-change'
import { ordersIn } from './orders'

const [a, b, c] = [p('a', 'It noted.'), p('b', 'It rose.'), p('c', 'It thanked.')]
const asSeen = [a, b, c]
const amendment = (number: number, ...change: Parameters<typeof changeOf>) =>
  tabledAmendment(changeOf(...change), { id: `a${number}` as AmendmentId, number })
const last = amendment(1, asSeen, b, c, a)
const turned = amendment(2, asSeen, c, b, a)
const worded = amendment(3, a, p('a', 'It noted all.'))

function told(now: readonly Node[], ...amendments: readonly (typeof last)[]) {
  const opening = text(section('s', ...now))
  const found = compareRivals(opening, 'a' as BlockId, amendments)
  const orders = found && ordersIn(opening, found)
  const ids = (blocks: readonly Node[]) => blocks.map((each) => each.attrs.id).join('')
  return (
    orders && [
      ids(orders.now),
      ...(found?.rivals ?? []).map(({ amendment: { number }, rebased }, at) => {
        const order = orders.rivals[at]
        const said = order ? `${ids(order.blocks)}, moved ${ids([...order.moved])}` : 'as the text'
        return `A/${number} ${rebased.verdict}: ${said}`
      }),
    ]
  )
}

it('[A57] sets the orders side by side that amendments propose', () => {
  expect(told(asSeen, last, turned, worded)).toEqual([
    'abc',
    'A/3 clean: as the text',
    'A/1 clean: bca, moved a',
    'A/2 clean: cba, moved ba',
  ])
})

it('[A57] shows an order that collides as its sponsors propose it, beside the one that there is', () => {
  const first = amendment(4, asSeen, b, a, c)
  expect(told([a, c, b], first)).toEqual(['acb', 'A/4 collides: bac, moved b'])
})

it('[A57] shows what comes of both orders where they go together', () => {
  expect(told([c, a, b], last)).toEqual(['cab', 'A/1 reworded: cba, moved a'])
})

it('[A57] shows a block that is gone in the order in which it was to stand', () => {
  expect(told([b, c], last)).toEqual(['bc', 'A/1 target-gone: bca, moved '])
})

it('[A55] [A57] says of the same blocks that they move as is drawn of the amendment', () => {
  const all = [...'abcde'].map((id) => p(id, `It said ${id}.`))
  const order = fc.shuffledSubarray(all, { minLength: all.length })
  fc.assert(
    fc.property(order, (proposed) => {
      const change = changeOf(all, ...proposed)
      const opening = text(section('s', ...all))
      const found = compareRivals(opening, 'a' as BlockId, [
        tabledAmendment(change, { id: 'a1' as AmendmentId }),
      ])
      const told = found && ordersIn(opening, found)?.rivals[0]?.moved
      const drawn = drawChange(change).flatMap((each) =>
        each.how === 'moved-here' ? [each.other.block.attrs.id] : [],
      )
      expect([...(told ?? [])].map(({ attrs }) => attrs.id)).toEqual(drawn)
    }),
    { seed: 57 },
  )
})

it('says nothing of an order that nobody changes', () => {
  expect(told(asSeen, worded)).toBeNull()
})
