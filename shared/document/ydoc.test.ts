import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import sample from '../../assets/conferences/ap2-conf7.json'
import { annex, em, footnote, p, paragraph, section, text } from '../testing/build'
import { openingText, parseOpeningText } from './opening-text'
import { schema } from './schema'
import { contentOf, copyOf, read, rewrite, seed } from './ydoc'

function seeded(node: Node): Y.Doc {
  const doc = new Y.Doc()
  seed(doc, node)
  return doc
}

function said(doc: Y.Doc): Node {
  const reading = read(doc)
  if (reading.kind === 'invalid') throw new Error(reading.why)
  return reading.node
}

/** Both ways until both say the same, as when the network comes back. */
function exchange(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
}

/** The shared words of the nth block of the first container. */
function wordsOf(doc: Y.Doc, nth: number): Y.XmlText {
  const container = contentOf(doc).get(0) as Y.XmlElement
  return (container.get(nth) as Y.XmlElement).get(0) as Y.XmlText
}

const small = text(
  section(
    's',
    p('a', 'The Conference ', em('noted'), ' it.', footnote('n', 'Twice.')),
    p('b', 'b'),
  ),
  annex('x', paragraph({ id: 'c', kind: 'operative', level: 1 }, 'Urges')),
)

describe('seed and read', () => {
  it('say what was written', () => {
    expect(said(seeded(small)).eq(small)).toBe(true)
  })

  it('keep the whole of the sample conference, tables and recommendations with it', () => {
    let ids = 0
    const node = openingText(parseOpeningText(sample), () => `id-${++ids}`).text
    expect(said(seeded(node)).toJSON()).toEqual(node.toJSON())
  })

  it('keep the marks of words only: a note among italic words is upright', () => {
    const upright = footnote('n', 'x')
    const around = (note: Node) => text(section('s', p('a', em('shall '), note, em(' not'))))
    const italic = around(upright.mark([schema.mark('em')]))
    expect(said(seeded(italic)).toJSON()).toEqual(around(upright).toJSON())
  })

  it('seed a document only once', () => {
    const doc = seeded(small)
    expect(() => seed(doc, small)).toThrow('seeded once')
  })

  it('read an empty document as an empty text', () => {
    expect(said(new Y.Doc()).eq(text())).toBe(true)
  })
})

describe('reading', () => {
  /** A document that the schema does not allow: a paragraph straight beneath the text. */
  function invalid(): Y.Doc {
    const doc = seeded(small)
    contentOf(doc).insert(0, [new Y.XmlElement('paragraph')])
    return doc
  }

  it('never writes, not even to a document that is not valid', () => {
    for (const doc of [seeded(small), invalid(), new Y.Doc()]) {
      let updates = 0
      doc.on('update', () => updates++)
      const before = Y.encodeStateAsUpdate(doc)
      read(doc)
      expect(updates).toBe(0)
      expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
    }
  })

  it.each<[string, (doc: Y.Doc) => void]>([
    ['a block out of place', (doc) => contentOf(doc).insert(0, [new Y.XmlElement('paragraph')])],
    ['a block of no kind', (doc) => contentOf(doc).insert(0, [new Y.XmlElement('script')])],
    ['words outside a block', (doc) => contentOf(doc).insert(0, [new Y.XmlText('loose')])],
    ['a mark of no kind', (doc) => wordsOf(doc, 0).format(0, 3, { blink: {} })],
  ])('says that %s is not valid', (_what, spoil) => {
    const doc = seeded(small)
    spoil(doc)
    expect(read(doc)).toMatchObject({ kind: 'invalid', why: expect.stringMatching(/./) })
  })

  it.each<[string, unknown]>([
    ['level', 'deep'],
    ['level', 5],
    ['kind', 'secret'],
    ['id', { toString: 1 }],
    ['recommendation', { kind: 'x' }],
    ['colour', 'red'],
  ])('takes a %s of %j for none, and keeps the words', (name, value) => {
    const doc = seeded(small)
    const block = (contentOf(doc).get(0) as Y.XmlElement).get(1) as Y.XmlElement<{
      [key: string]: string
    }>
    // Yjs keeps any value; its types know of words only.
    block.setAttribute(name, value as string)
    const attrs = {
      ...said(seeded(small)).child(0).child(1).attrs,
      ...(name === 'id' && { id: null }),
    }
    expect(said(doc).child(0).child(1)).toEqual(paragraph(attrs, 'b'))
  })

  it.each([[7], [[1]], ['deep']])('takes a mark of %j for none, and keeps the words', (value) => {
    const doc = seeded(small)
    const before = said(doc).textContent
    wordsOf(doc, 0).format(0, 3, { strong: value })
    expect(said(doc).textContent).toBe(before)
    expect(said(doc).rangeHasMark(0, said(doc).content.size, schema.marks.strong)).toBe(false)
  })
})

describe('rewrite', () => {
  const three = text(section('s', p('a', 'one one'), p('b', 'two two'), p('c', 'three three')))
  const changed = text(
    section('s', p('a', 'one one'), p('b', 'two or more'), p('c', 'three three')),
  )

  it('brings the document to say the new text', () => {
    const doc = seeded(three)
    rewrite(doc, changed)
    expect(said(doc).eq(changed)).toBe(true)
  })

  it('writes nothing when the document says it already', () => {
    const doc = seeded(three)
    let updates = 0
    doc.on('update', () => updates++)
    rewrite(doc, three)
    expect(updates).toBe(0)
  })

  it('leaves what someone types elsewhere at the same moment where it was typed', () => {
    const hub = seeded(three)
    const window = copyOf(hub)
    rewrite(hub, changed)
    wordsOf(window, 0).insert(4, 'more ')
    wordsOf(window, 2).insert(0, 'about ')
    exchange(hub, window)
    const both = text(
      section('s', p('a', 'one more one'), p('b', 'two or more'), p('c', 'about three three')),
    )
    expect(said(hub).eq(both)).toBe(true)
    expect(said(window).eq(both)).toBe(true)
  })

  it('keeps words typed into the very paragraph that is rewritten', () => {
    const hub = seeded(three)
    const window = copyOf(hub)
    rewrite(hub, changed)
    wordsOf(window, 1).insert(0, 'only ')
    exchange(hub, window)
    expect(said(hub).textContent).toBe('one oneonly two or morethree three')
    expect(said(window).eq(said(hub))).toBe(true)
  })

  it('inserts and deletes blocks without touching their neighbours', () => {
    const hub = seeded(three)
    const window = copyOf(hub)
    const next = text(section('s', p('a', 'one one'), p('n', 'new'), p('c', 'three three')))
    rewrite(hub, next)
    wordsOf(window, 2).insert(0, 'about ')
    exchange(hub, window)
    expect(said(hub).textContent).toBe('one onenewabout three three')
  })

  const blocks = fc.array(
    fc.record({
      id: fc.integer({ min: 0, max: 6 }),
      words: fc.array(fc.constantFrom('the ', 'States ', 'shall ', 'urge ', 'note'), {
        maxLength: 5,
      }),
      level: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 6 },
  )
  const toText = (of: readonly { id: number; words: readonly string[]; level: number }[]) =>
    text(
      section(
        's',
        ...of.map(({ id, words, level }) => paragraph({ id: `b${id}`, level }, ...words)),
      ),
    )

  it('gets from any text to any other', () => {
    fc.assert(
      fc.property(blocks, blocks, (from, to) => {
        const doc = seeded(toText(from))
        rewrite(doc, toText(to))
        expect(said(doc).toJSON()).toEqual(toText(to).toJSON())
      }),
      { seed: 20051123, numRuns: 300 },
    )
  })
})

describe('a copy', () => {
  it('says the same and can be changed by itself', () => {
    const doc = seeded(small)
    const copy = copyOf(doc)
    rewrite(copy, text(section('s', p('a', 'other'))))
    expect(said(doc).eq(small)).toBe(true)
    expect(said(copy).textContent).toBe('other')
  })
})

it('declares a default for every attribute, so that a block from an older file can be read', () => {
  for (const type of Object.values(schema.nodes)) {
    if (type.isText) continue
    expect(() => type.createAndFill(null), type.name).not.toThrow()
  }
})
