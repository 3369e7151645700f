import fc from 'fast-check'
import { expect, it } from 'vitest'
import { placeCards, type Wanting, within } from './card-layout'

const card = (id: string, wanted: number, height = 100): Wanting => ({ id, wanted, height })
const tops = (cards: readonly Wanting[], selected: string | null = null) =>
  Object.fromEntries(placeCards(cards, selected, 8))

it('puts each card beside its paragraph where there is room', () => {
  expect(tops([card('a', 40), card('b', 400)])).toEqual({ a: 40, b: 400 })
})

it('pushes the second card of a paragraph below the first', () => {
  expect(tops([card('a', 40), card('b', 40)])).toEqual({ a: 40, b: 148 })
})

it('keeps the selected card beside its paragraph and pushes the others away from it', () => {
  expect(tops([card('a', 240), card('b', 260), card('c', 270)], 'b')).toEqual({
    a: 152,
    b: 260,
    c: 368,
  })
})

it('pushes nothing out of the top of the page', () => {
  expect(tops([card('a', 10), card('b', 20)], 'b')).toEqual({ a: 0, b: 108 })
})

const wantings = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    wanted: fc.integer({ min: 0, max: 900 }),
    height: fc.integer({ min: 20, max: 300 }),
  }),
  { selector: (each) => each.id, maxLength: 12 },
)

it('never lets two cards overlap, nor any leave the page, whichever is selected', () => {
  fc.assert(
    fc.property(wantings, fc.nat(12), (cards, pick) => {
      const placed = placeCards(cards, cards[pick]?.id ?? null, 8)
      const spans = cards
        .map(({ id, height }) => ({ top: placed.get(id) ?? Number.NaN, height }))
        .sort((a, b) => a.top - b.top)
      expect(placed.size).toBe(cards.length)
      for (const [index, span] of spans.entries()) {
        const above = spans[index - 1]
        expect(span.top).toBeGreaterThanOrEqual(above ? above.top + above.height + 8 : 0)
      }
    }),
  )
})

it('keeps the cards in the order of their paragraphs', () => {
  fc.assert(
    fc.property(wantings, fc.nat(12), (cards, pick) => {
      const placed = placeCards(cards, cards[pick]?.id ?? null, 8)
      const wanted = [...cards].sort((a, b) => a.wanted - b.wanted).map(({ id }) => id)
      const stands = [...placed].sort((a, b) => a[1] - b[1]).map(([id]) => id)
      expect(stands).toEqual(wanted)
    }),
  )
})

it('finds the cards that meet what is in sight', () => {
  const cards = [0, 100, 200, 300].map((wanted) => ({ id: `${wanted}`, wanted, height: 90 }))
  const tops = placeCards(cards, null, 8)
  expect(within(cards, tops, { from: 95, to: 250 })).toEqual(['100', '200'])
})
