import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { EditorState, type Transaction } from 'prosemirror-state'
import { expect, it } from 'vitest'
import { p, section, text } from '../../../shared/testing/build'
import { type Range, touchedBy } from './touched'

const doc = text(section('s', p('a', 'x'.repeat(60)), p('b', 'y'.repeat(60))))

/** Each step followed through every one that comes after it. */
function slowly(tr: Transaction): readonly Range[] {
  return tr.steps.flatMap((step, index) => {
    const rest = tr.mapping.slice(index + 1)
    const ranges: Range[] = []
    step.getMap().forEach((_from, _to, from, to) => {
      ranges.push({ from: rest.map(from, -1), to: rest.map(to, 1) })
    })
    return ranges
  })
}

/** Replaces the characters at offsets of the first paragraph, in the order in which they come. */
function replacing(of: Node, places: readonly (readonly [number, number, string])[]): Transaction {
  const { tr } = EditorState.create({ doc: of })
  for (const [at, over, words] of places) {
    const end = tr.doc.firstChild?.firstChild?.content.size ?? 0
    const from = 2 + Math.min(at, end)
    tr.insertText(words, from, Math.min(from + over, 2 + end))
  }
  return tr
}

const place = fc.tuple(fc.nat(60), fc.nat(4), fc.constantFrom('', 'a', 'bcd', 'efghij'))

it('finds what was put in, whatever the order in which it was', () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 8 }), fc.boolean(), (places, fromTheEnd) => {
      const order = fromTheEnd ? [...places].sort((one, other) => other[0] - one[0]) : places
      const tr = replacing(doc, order)
      expect(touchedBy([tr])).toEqual(slowly(tr))
    }),
    { numRuns: 500 },
  )
})

it('is quick with ten thousand places, replaced from the end', () => {
  const long = text(section('s', p('a', 'x '.repeat(10_000))))
  const places = Array.from({ length: 10_000 }, (_, at) => [2 * (9_999 - at), 1, 'yz'] as const)
  const tr = replacing(long, places)
  const began = performance.now()
  expect(touchedBy([tr])[0]).toEqual({ from: 2 + 3 * 9_999, to: 2 + 3 * 9_999 + 2 })
  expect(performance.now() - began).toBeLessThan(500)
})
