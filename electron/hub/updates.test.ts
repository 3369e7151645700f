import { randomInt, randomUUID } from 'node:crypto'
import { Fragment, type Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import sample from '../../assets/conferences/ap2-conf7.json'
import { alternativeStyles } from '../../shared/document/kinds'
import { movesOf } from '../../shared/document/moves'
import { openingText, parseOpeningText } from '../../shared/document/opening-text'
import { schema } from '../../shared/document/schema'
import { contentOf, copyOf, read, rewrite, seed } from '../../shared/document/ydoc'
import {
  close,
  em,
  footnote,
  open,
  p,
  paragraph,
  reference,
  section,
  text,
} from '../../shared/testing/build'
import { examine } from './updates'

function textDoc(): Y.Doc {
  const doc = new Y.Doc()
  seed(
    doc,
    text(section('s', p('b1', 'The Conference ', em('noted'), footnote('f', 'See annex.')))),
  )
  return doc
}

/** What changing a copy brings about. */
function changeOf(doc: Y.Doc, change: (copy: Y.Doc) => void): Uint8Array {
  const copy = copyOf(doc)
  const before = Y.encodeStateVector(copy)
  change(copy)
  return Y.encodeStateAsUpdate(copy, before)
}

const words = (doc: Y.Doc) => {
  const [found] = [...contentOf(doc).createTreeWalker((each) => each instanceof Y.XmlText)]
  return found as Y.XmlText
}

it('knows the whole of a text again', () => {
  const doc = textDoc()
  expect(examine(doc, Y.encodeStateAsUpdate(doc)).kind).toBe('nothing-new')
  expect(examine(doc, Y.encodeStateAsUpdate(new Y.Doc())).kind).toBe('nothing-new')
})

it('finds what is new, and who wrote it', () => {
  const doc = textDoc()
  let writer = 0
  const update = changeOf(doc, (copy) => {
    writer = copy.clientID
    words(copy).insert(3, ' whole')
  })
  expect(examine(doc, update)).toEqual({ kind: 'new', clients: new Set([writer]) })
  Y.applyUpdate(doc, update)
  expect(examine(doc, update).kind).toBe('nothing-new')
})

it('finds an erasure new until it is there', () => {
  const doc = textDoc()
  const update = changeOf(doc, (copy) => words(copy).delete(1, 4))
  expect(examine(doc, update)).toEqual({ kind: 'new', clients: new Set() })
  Y.applyUpdate(doc, update)
  expect(examine(doc, update).kind).toBe('nothing-new')
})

it('agrees with a snapshot on what a document holds, whatever was erased', () => {
  const doc = textDoc()
  for (let round = 0; round < 200; round++) {
    const update = changeOf(doc, (copy) => {
      const target = words(copy)
      if (target.length > 8 && randomInt(2))
        target.delete(randomInt(target.length - 4), randomInt(1, 4))
      else target.insert(randomInt(target.length + 1), 'ab')
    })
    const held = Y.snapshotContainsUpdate(Y.snapshot(doc), update)
    expect(examine(doc, update).kind).toBe(held ? 'nothing-new' : 'new')
    if (randomInt(3)) Y.applyUpdate(doc, update)
    const again = Y.snapshotContainsUpdate(Y.snapshot(doc), update)
    expect(examine(doc, update).kind).toBe(again ? 'nothing-new' : 'new')
  }
})

/** Many windows that rewrite the whole text at random, and hear of each other now and then. */
it('never mistakes what editors write, in whatever order it comes', () => {
  const seedling = small(everything())
  const hub = new Y.Doc()
  seed(hub, seedling)
  const windows = Array.from({ length: 4 }, () => copyOf(hub))
  const before = windows.map((window) => Y.encodeStateVector(window))
  for (let round = 0; round < 200; round++) {
    const index = randomInt(windows.length)
    const window = windows[index] as Y.Doc
    const found = read(window)
    if (found.kind === 'invalid') throw new Error(found.why)
    rewrite(window, small(shuffled(found.node)))
    if (randomInt(3) === 0) continue
    const update = Y.encodeStateAsUpdate(window, before[index])
    expect(examine(hub, update).kind).not.toBe('malformed')
    Y.applyUpdate(hub, update)
    Y.applyUpdate(window, Y.encodeStateAsUpdate(hub, Y.encodeStateVector(window)))
    before[index] = Y.encodeStateVector(window)
    expect(read(hub).kind).toBe('valid')
  }
})

/** Kept so, since two who rewrite a whole text at once leave both of their texts in it. */
function small(doc: Node): Node {
  const cut = (node: Node, most: number) => {
    const children = Array.from({ length: Math.min(node.childCount, most) }, (_, i) =>
      node.child(i),
    )
    return node.copy(Fragment.from(children))
  }
  const tops: Node[] = []
  cut(doc, 12).forEach((top) => {
    tops.push(top.inlineContent ? top : cut(top, 8))
  })
  return doc.copy(Fragment.from(tops))
}

/** A text in which blocks were erased, doubled, moved, turned into others, and reworded. */
function shuffled(doc: Node): Node {
  const tops: Node[] = []
  doc.forEach((top) => {
    if (top.type.name !== 'section' && top.type.name !== 'annex') {
      tops.push(top)
      return
    }
    const blocks: Node[] = []
    top.forEach((block) => {
      const luck = randomInt(40)
      if (luck === 0) return
      if (luck === 1) blocks.push(block)
      if (luck === 2 && block.inlineContent) {
        blocks.push(schema.node('heading', { id: randomUUID(), level: 2 }, block.content))
      } else if (luck === 3 && block.inlineContent) {
        const note = schema.node('footnote', { id: randomUUID() }, schema.text('See annex.'))
        blocks.push(block.copy(block.content.append(Fragment.from([marked, note]))))
      } else if (luck === 4) blocks.unshift(block)
      else blocks.push(block)
    })
    if (randomInt(30) === 0) return
    tops.push(top.copy(Fragment.from(blocks)))
    if (randomInt(30) === 0)
      tops.push(section(randomUUID(), p(randomUUID(), 'Further ', em('work'))))
  })
  return doc.copy(Fragment.from(tops))
}

describe('takes for a text', () => {
  it('everything the editor writes: every block, mark and attribute of the schema', () => {
    const empty = new Y.Doc()
    const update = changeOf(empty, (copy) => rewrite(copy, everything()))
    expect(examine(empty, update).kind).toBe('new')
  })
})

describe('takes for no text what stands where it may not', () => {
  const section = (copy: Y.Doc) => contentOf(copy).get(0) as Y.XmlElement
  const paragraph = (copy: Y.Doc) => section(copy).get(0) as Y.XmlElement
  const footnoteIn = (copy: Y.Doc) => paragraph(copy).get(1) as Y.XmlElement
  it.each<[string, (copy: Y.Doc) => void]>([
    [
      'a paragraph outside of every section',
      (copy) => contentOf(copy).insert(0, [new Y.XmlElement('paragraph')]),
    ],
    ['a section in a section', (copy) => section(copy).insert(0, [new Y.XmlElement('section')])],
    [
      'a paragraph in a paragraph',
      (copy) => paragraph(copy).insert(1, [new Y.XmlElement('paragraph')]),
    ],
    [
      'a paragraph at the end of a paragraph',
      (copy) => paragraph(copy).push([new Y.XmlElement('paragraph')]),
    ],
    ['words in a section', (copy) => section(copy).push([new Y.XmlText('x')])],
    ['words in a table', (copy) => section(copy).push([withText('table')])],
    ['an attribute of another node', (copy) => section(copy).setAttribute('level', '1')],
    ['a level without end', (copy) => paragraph(copy).setAttribute('level', 1e9 as never)],
    ['a reference in a footnote', (copy) => footnoteIn(copy).push([new Y.XmlElement('reference')])],
    [
      'a reference to what is no id',
      (copy) => {
        const made = new Y.XmlElement('reference')
        made.setAttribute('target', 'the annex')
        paragraph(copy).push([made])
      },
    ],
    ['a reference that holds words', (copy) => paragraph(copy).push([withText('reference')])],
    ['a part in a section', (copy) => section(copy).push([new Y.XmlElement('part')])],
    ['contents that hold words', (copy) => contentOf(copy).push([withText('contents')])],
    ['an id with blanks', (copy) => paragraph(copy).setAttribute('id', 'b 1')],
    ['a kind of no paragraph', (copy) => paragraph(copy).setAttribute('kind', 'secret')],
    [
      'a number too large for JSON',
      (copy) => {
        const words = { addressee: 'all', kind: 'x', deadline: null, more: 10n }
        paragraph(copy).setAttribute('recommendation', words as never)
      },
    ],
    [
      'an attribute changed to a book',
      (copy) => {
        paragraph(copy).setAttribute('id', 'b9')
        paragraph(copy).setAttribute('id', 'x'.repeat(20_000))
      },
    ],
  ])('%s', (_what, change) => {
    const doc = textDoc()
    expect(examine(doc, changeOf(doc, change)).kind).toBe('malformed')
  })
})

it('takes where a block has gone, and nothing else beside the text', () => {
  const doc = textDoc()
  const moved = { by: 1, from: 2, to: 9, origins: [2, 7, 3, 0], known: { 3: 8 } }
  const said = (key: string, value: unknown) =>
    examine(
      doc,
      changeOf(doc, (copy) => movesOf(copy).set(key, value)),
    ).kind
  expect(said('b1', moved)).toBe('new')
  expect(said('b1', { ...moved, from: -1 })).toBe('malformed')
  expect(said('b1', { ...moved, known: { 3: 'all' } })).toBe('malformed')
  expect(said('b1', { ...moved, words: 'more' })).toBe('malformed')
  expect(said('b1', 'elsewhere')).toBe('malformed')
  expect(said('B 1', moved)).toBe('malformed')
  expect(
    examine(
      doc,
      changeOf(doc, (copy) => copy.getMap('else').set('b1', moved)),
    ).kind,
  ).toBe('malformed')
})

describe('takes for no text', () => {
  it.each<[string, (copy: Y.Doc) => void]>([
    ['a mark that the schema has not', (copy) => words(copy).format(0, 3, { link: 'x' })],
    ['a bracket without an id', (copy) => words(copy).format(0, 1, { bracket: { end: 'open' } })],
    [
      'a bracket that neither opens nor closes',
      (copy) => words(copy).format(0, 1, { bracket: { id: 'x', end: 'both' } }),
    ],
    [
      'a bracket of nobody',
      (copy) => words(copy).format(0, 1, { bracket: { id: 'x', end: 'open', by: '<b>' } }),
    ],
    ['a language that is none', (copy) => words(copy).format(0, 3, { lang: { tag: 'a b' } })],
    ['a language that is a list', (copy) => words(copy).format(0, 3, { lang: { tag: ['fr'] } })],
    ['a mark with what it has not', (copy) => words(copy).format(0, 3, { em: { size: 7 } })],
    ['a mark that is a number', (copy) => words(copy).format(0, 3, { em: 7 })],
    ['a mark that is a list', (copy) => words(copy).format(0, 3, { em: [] })],
    ['a mark twice on one word', (copy) => words(copy).format(0, 3, { 'em--aZ09+/=x': {} })],
    ['an embedded object', (copy) => words(copy).insertEmbed(0, { picture: 'x' })],
    ['a map among the words', (copy) => words(copy).insertEmbed(0, new Y.Map())],
    ['bytes in an attribute', (copy) => words(copy).setAttribute('x', new Uint8Array(4))],
    ['a root of another name', (copy) => copy.getText('notes').insert(0, 'x')],
  ])('%s', (_what, change) => {
    const doc = textDoc()
    expect(examine(doc, changeOf(doc, change)).kind).toBe('malformed')
  })
})

/** The sample, which has masthead, titles, tables, annexes and notes, and what it has not. */
function everything() {
  const { text: sampled } = openingText(parseOpeningText(sample), randomUUID)
  const bracket = [open('x', { by: 'ardesia', set: 's' }), 'shall', close('x')]
  const rare = section(
    'rare',
    schema.node('paragraph', null, [marked, schema.node('break')]),
    p('r1', ...bracket, em('should'), reference('r1', '12'), french),
    paragraph({ alternative: { set: 's', style: alternativeStyles[0] }, number: '12 bis.' }, 'or'),
  )
  const part = schema.node('part', { id: 'part', number: 'I.' }, [schema.text('Part')])
  const contents = schema.node('contents', { id: 'contents' })
  return sampled.copy(sampled.content.append(text(part, contents, rare).content))
}

const french = schema.text('voir', [schema.mark('lang', { tag: 'fr-CH' })])
const marked = schema.text('th', [schema.mark('sup'), schema.mark('strong')])

function withText(name: string): Y.XmlElement {
  const element = new Y.XmlElement(name)
  element.insert(0, [new Y.XmlText('x')])
  return element
}
