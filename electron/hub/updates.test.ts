import { randomInt, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import sample from '../../assets/conferences/ap2-conf7.json'
import { openingText, parseOpeningText } from '../../shared/document/opening-text'
import { schema } from '../../shared/document/schema'
import { contentOf, copyOf, rewrite, seed } from '../../shared/document/ydoc'
import { em, footnote, p, section, text } from '../../shared/testing/build'
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

describe('takes for a text', () => {
  it('everything the editor writes: every block, mark and attribute of the schema', () => {
    const empty = new Y.Doc()
    const update = changeOf(empty, (copy) => rewrite(copy, everything()))
    expect(examine(empty, update).kind).toBe('new')
  })

  it('marks that y-prosemirror tells apart by a hash', () => {
    const doc = textDoc()
    const update = changeOf(doc, (copy) => words(copy).format(0, 3, { 'em--aZ09+/=x': {} }))
    expect(examine(doc, update).kind).toBe('new')
  })
})

describe('takes for no text', () => {
  it.each<[string, (copy: Y.Doc) => void]>([
    ['a mark that the schema has not', (copy) => words(copy).format(0, 3, { link: 'x' })],
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
  const marked = schema.text('th', [schema.mark('sup'), schema.mark('strong')])
  const rare = section('rare', schema.node('paragraph', null, [marked, schema.node('break')]))
  return sampled.copy(sampled.content.append(text(rare).content))
}
