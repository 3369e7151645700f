import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { applyStrokes, strike } from '../document/strokes'
import { contentOf, copyOf, read, seed } from '../document/ydoc'
import type { BlockId } from '../ids'
import { json } from '../testing/amendments'
import { annex, em, footnote, p, section, text } from '../testing/build'
import type { Change, Place } from './change'
import { withOwnNames } from './draft-content'
import { applyChange, judge } from './judge'
import { undoing } from './undoing'

const said = [
  'The Conference',
  ' noted',
  ' welcomed',
  ' the report',
  ' of the Chair',
  ', and rose.',
]
const words = fc.array(fc.constantFrom(...said), { minLength: 1, maxLength: 6 })
const inline = fc
  .tuple(words, fc.constantFrom('plain', 'em', 'note'))
  .map(([parts, how]): (Node | string)[] => {
    const [first = '', ...more] = parts
    if (how === 'em') return [em(first), ...more]
    return how === 'note' ? [first, footnote('f', 'See annex I.'), ...more] : parts
  })
const ids = ['a', 'b', 'c', 'd'] as const
const opening = fc
  .tuple(inline, inline, inline, inline)
  .map(([a, b, c, d]) =>
    text(section('s', p('a', ...a), p('b', ...b), p('c', ...c)), annex('x', p('d', ...d))),
  )
const proposals = fc.array(
  fc.tuple(fc.constantFrom(...ids, 'n', 'm'), inline).map(([id, of]) => p(id, ...of)),
  { maxLength: 4 },
)
const places = fc.oneof(
  fc.constant<Place>({ kind: 'there' }),
  fc.constantFrom(...ids).map((id): Place => ({ kind: 'after', block: id as BlockId })),
  fc.constantFrom('s', 'x').map((id): Place => ({ kind: 'first', within: id as BlockId })),
  fc.constant<Place>({ kind: 'apart', after: 's' as BlockId, section: 'new' as BlockId }),
)
const situations = fc
  .record({
    on: opening,
    place: places,
    from: fc.nat(2),
    count: fc.nat(2),
    proposed: proposals,
    seen: fc.boolean(),
  })
  .map(({ on, place, from, count, proposed, seen }) => {
    const blocks = on.child(0).children.slice(from, from + count + (place.kind === 'there' ? 1 : 0))
    // Some were written against words that are others by now.
    const base = blocks.map((block) => (seen ? block : p(String(block.attrs.id), 'It noted.')))
    let made = 0
    const named = { place, base: place.kind === 'apart' ? [] : base.map(json) }
    const change = withOwnNames(named, proposed, null, () => `new-${made++}`)
    return { on, change }
  })

function sound(change: Change | null): change is Change {
  if (!change) return false
  const { place, base } = change
  return place.kind !== 'after' || !base.some(({ attrs }) => Object(attrs).id === place.block)
}

function docOf(node: Node): Y.Doc {
  const doc = new Y.Doc()
  seed(doc, node)
  return doc
}

function nodeOf(doc: Y.Doc): Node {
  const found = read(doc)
  if (found.kind === 'invalid') throw new Error(found.why)
  return found.node
}

describe('[A35] whatever is adopted', () => {
  it('the shared document comes to say it, whole, and the undoing takes it back', () => {
    let adopted = 0
    let undone = 0
    fc.assert(
      fc.property(situations, ({ on, change }) => {
        if (!sound(change)) return
        const applied = applyChange(on, change)
        if (!('text' in applied)) return
        adopted++
        applied.text.check()
        expect(strike(on, applied.strokes).eq(applied.text)).toBe(true)
        const doc = docOf(on)
        applyStrokes(doc, applied.strokes)
        expect(nodeOf(doc).toJSON()).toEqual(applied.text.toJSON())

        const undo = undoing(on, change, applied.edits)
        const back = undo && applyChange(applied.text, undo)
        if (!back || !('text' in back)) return
        undone++
        expect(back.text.toString()).toBe(on.toString())
      }),
      { seed: 20261126, numRuns: 2000 },
    )
    expect(adopted).toBeGreaterThan(400)
    expect(undone).toBeGreaterThan(350)
  })

  it('[A26] the verdict is the same for the same text, however it came about', () => {
    fc.assert(
      fc.property(situations, ({ on, change }) => {
        if (!sound(change)) return
        const again = text(...on.children.map((top) => top.copy(top.content)))
        const copy = JSON.parse(JSON.stringify(change)) as Change
        expect(judge(again, copy)).toEqual(judge(on, change))
      }),
      { seed: 7, numRuns: 300 },
    )
  })

  it('what a colleague types at the time in other words stays where it was typed', () => {
    const base = p('a', 'The Conference noted the report of the Chair, and rose.')
    const wants = p('a', 'The Conference welcomed the report of the Chair, and sat.')
    const on = text(section('s', base, p('b', 'It closed.')))
    const change: Change = { place: { kind: 'there' }, base: [json(base)], proposed: [json(wants)] }
    const applied = applyChange(on, change)
    if (!('text' in applied)) throw new Error(applied.kind)
    const hub = docOf(on)
    const colleague = copyOf(hub)
    const [paragraph] = contentOf(colleague).querySelectorAll('paragraph')
    const line = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
    if (!(line instanceof Y.XmlText)) throw new Error('A paragraph of words')
    line.insert('The Conference noted the report'.length, ' and the annex')
    applyStrokes(hub, applied.strokes)
    Y.applyUpdate(hub, Y.encodeStateAsUpdate(colleague))
    expect(nodeOf(hub).child(0).child(0).textContent).toBe(
      'The Conference welcomed the report and the annex of the Chair, and sat.',
    )
  })

  it('touches no block but those it is about', () => {
    const on = text(section('s', p('a', 'It noted.'), p('b', 'It rose.'), p('c', 'It sat.')))
    const change: Change = {
      place: { kind: 'after', block: 'a' as BlockId },
      base: [],
      proposed: [json(p('n', 'It slept.'))],
    }
    const applied = applyChange(on, change)
    if (!('text' in applied)) throw new Error(applied.kind)
    const doc = docOf(on)
    const before = contentOf(doc).querySelectorAll('paragraph')
    applyStrokes(doc, applied.strokes)
    const left = contentOf(doc).querySelectorAll('paragraph')
    for (const each of before) expect(left).toContain(each)
  })
})
