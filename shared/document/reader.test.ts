import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { annex, em, footnote, p, section, text } from '../testing/build'
import { readerOf } from './reader'
import { contentOf, read, seed } from './ydoc'

const small = text(
  section(
    's',
    p('a', 'The Conference ', em('noted'), ' it.', footnote('n', 'Twice.')),
    p('b', 'b'),
  ),
  section('t', p('c', 'c'), p('d', 'd')),
  annex('x', p('e', 'e')),
)

function seeded(): Y.Doc {
  const doc = new Y.Doc()
  seed(doc, small)
  return doc
}

function elementAt(of: Y.XmlFragment, ...path: readonly number[]): Y.XmlElement {
  const found = path.reduce<Y.XmlFragment>((at, index) => at.get(index) as Y.XmlElement, of)
  return found as Y.XmlElement
}

function said(reading: ReturnType<typeof read>) {
  if (reading.kind === 'invalid') throw new Error(reading.why)
  return reading.node
}

describe('what is read again', () => {
  it('is the same while nothing was written', () => {
    const reader = readerOf(seeded())
    expect(said(reader.read()).toJSON()).toEqual(small.toJSON())
    expect(reader.read()).toBe(reader.read())
  })

  it('is another node where words were typed, and the same everywhere else', () => {
    const doc = seeded()
    const reader = readerOf(doc)
    const before = said(reader.read())
    const words = elementAt(contentOf(doc), 0, 1).get(0) as Y.XmlText
    words.insert(1, 'etter')
    const after = said(reader.read())
    expect(after.eq(said(read(doc)))).toBe(true)
    expect(after.child(0).child(1).textContent).toBe('better')
    expect(after.child(0).child(0)).toBe(before.child(0).child(0))
    expect([after.child(1), after.child(2)]).toEqual([before.child(1), before.child(2)])
    expect(after.child(1)).toBe(before.child(1))
  })

  it('hears of words within a footnote', () => {
    const doc = seeded()
    const reader = readerOf(doc)
    reader.read()
    const note = elementAt(contentOf(doc), 0, 0)
      .toArray()
      .find((each): each is Y.XmlElement => each instanceof Y.XmlElement)
    const words = note?.get(0) as Y.XmlText
    words.insert(0, 'Once or ')
    expect(said(reader.read()).textContent).toContain('Once or Twice.')
  })

  it('is invalid while the text is, and valid once it is mended', () => {
    const doc = seeded()
    const reader = readerOf(doc)
    reader.read()
    contentOf(doc).insert(0, [new Y.XmlElement('paragraph')])
    expect(reader.read()).toEqual(read(doc))
    expect(reader.read().kind).toBe('invalid')
    contentOf(doc).delete(0)
    expect(said(reader.read()).eq(small)).toBe(true)
  })

  it('is what `read` says after anything that was done, here or elsewhere', () => {
    const deed = fc.record({
      kind: fc.constantFrom('type', 'erase', 'attribute', 'block', 'drop', 'section', 'loose'),
      there: fc.boolean(),
      at: fc.array(fc.nat(8), { minLength: 3, maxLength: 3 }),
      isRead: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 25 }), (deeds) => {
        const here = seeded()
        const elsewhere = new Y.Doc()
        Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(here))
        const reader = readerOf(here)
        for (const { kind, there, at, isRead } of deeds) {
          act(contentOf(there ? elsewhere : here), kind, at)
          Y.applyUpdate(here, Y.encodeStateAsUpdate(elsewhere, Y.encodeStateVector(here)))
          if (isRead) expect(same(reader.read(), read(here))).toBe(true)
        }
        expect(same(reader.read(), read(here))).toBe(true)
      }),
      { numRuns: 400, seed: 3008 },
    )
  })
})

function same(one: ReturnType<typeof read>, other: ReturnType<typeof read>): boolean {
  if (one.kind === 'invalid' || other.kind === 'invalid') return one.kind === other.kind
  return one.node.eq(other.node)
}

/** At whatever stands there, if anything does. */
function act(content: Y.XmlFragment, kind: string, at: readonly number[]): void {
  const [first = 0, second = 0, third = 0] = at
  const top = nth(content, first)
  const block = top && nth(top, second)
  const words = block?.toArray().find((each): each is Y.XmlText => each instanceof Y.XmlText)
  const fresh = (name: string) => {
    const made = new Y.XmlElement(name)
    made.setAttribute('id', `new${first}${second}${third}`)
    return made
  }
  if (kind === 'type') words?.insert(Math.min(third, words.length), 'word')
  else if (kind === 'erase') words?.delete(0, Math.min(third, words.length))
  else if (kind === 'attribute') block?.setAttribute('kind', third % 2 ? 'operative' : 'what')
  else if (kind === 'block') top?.insert(0, [fresh(third === 0 ? 'unknown' : 'paragraph')])
  else if (kind === 'drop' && top && top.length > 0) top.delete(second % top.length)
  else if (kind === 'section') content.insert(0, [fresh('section')])
  else if (kind === 'loose' && third === 0) top?.insert(0, [new Y.XmlText('loose')])
}

function nth(of: Y.XmlFragment, index: number): Y.XmlElement | null {
  const elements = of.toArray().filter((each): each is Y.XmlElement => each instanceof Y.XmlElement)
  return elements[index % Math.max(1, elements.length)] ?? null
}
