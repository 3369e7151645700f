import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { byOf } from '../../shared/amendments/by'
import { findBlock } from '../../shared/document/blocks'
import { contentOf, copyOf, read, rewrite, seed } from '../../shared/document/ydoc'
import { footnote, heading, p, section, text } from '../../shared/testing/build'
import { ana, ben } from '../../shared/testing/meeting'
import { type Handwriting, runsOf } from '../../shared/versions/handwriting'
import type { Signer } from './hand-notes'
import { Hands } from './hands'
import { KeptHandwriting } from './handwriting'
import { MemoryStore } from './memory-store'

const by = (seat: typeof ana, at = '2005-11-23T10:00:00.000Z'): Signer => ({
  kind: 'person',
  by: byOf(seat),
  at,
})
const opening = text(
  section(
    's',
    heading('h', 1, 'Conclusions'),
    p('one', 'The Conference noted the report of the President with appreciation.'),
    p('two', 'It met.', footnote('f', 'In Geneva.'), ' It closed.'),
  ),
)

/** A text that several people write in, and what is kept of it. */
async function room(store = new MemoryStore()) {
  const doc = new Y.Doc()
  const hands = await Hands.open(store, 'hands/t')
  const take = async (update: Uint8Array, signer: Signer, since?: string) => {
    const note = hands.note(doc, update, signer, since)
    if (note) {
      await store.append(note)
      hands.keep(note)
    }
    Y.applyUpdate(doc, update)
    return note
  }
  /** Changes a copy and brings over what was done. */
  const does = async (signer: Signer, change: (copy: Y.Doc) => void, since?: string) => {
    const copy = copyOf(doc)
    const updates: Uint8Array[] = []
    copy.on('update', (update: Uint8Array) => updates.push(update))
    change(copy)
    return take(Y.mergeUpdates(updates), signer, since)
  }
  await does({ kind: 'act', entry: 1, at: '2005-11-23T09:00:00.000Z' }, (copy) =>
    seed(copy, opening),
  )
  const says = (node: Node, signer: Signer) => does(signer, (copy) => rewrite(copy, node))
  return { doc, hands, does, says, store }
}

function told(doc: Y.Doc, hands: Hands, block: string): readonly string[] {
  const said = read(doc)
  if (said.kind === 'invalid') throw new Error(said.why)
  const found = findBlock(said.node, block as never)
  if (!found) throw new Error(`No block ${block}`)
  const writing: Handwriting = new KeptHandwriting(doc, hands).of()
  return runsOf(writing, block as never, found.node.content.size).map(({ from, to, source }) => {
    const whose = source?.kind === 'person' ? source.by.name : (source?.entry ?? 'nobody')
    return `${whose}: ${found.node.textBetween(from, to, '', '*')}`
  })
}

const texts = (doc: Y.Doc) =>
  [...contentOf(doc).createTreeWalker((each) => each instanceof Y.XmlText)] as Y.XmlText[]

it('covers a block with its notes to the last position', async () => {
  const { doc, hands, does } = await room()
  await does(by(ana), (copy) =>
    texts(copy)
      .find((each) => each.length === 7)
      ?.insert(2, ' then'),
  )
  expect(told(doc, hands, 'two')).toEqual(['1: It', 'ana:  then', '1:  met.In Geneva. It closed.'])
})

it('[V11] leaves words in their hand that a split takes away and writes anew', async () => {
  const { doc, hands, says } = await room()
  const split = text(
    section(
      's',
      heading('h', 1, 'Conclusions'),
      p('one', 'The Conference noted the report'),
      p('new', ' of the President with appreciation.'),
    ),
  )
  await says(split, by(ben))
  expect(told(doc, hands, 'one')).toEqual(['1: The Conference noted the report'])
  expect(told(doc, hands, 'new')).toEqual(['1:  of the President with appreciation.'])
})

it('[V11] leaves words in their hand when their block is moved, and moved again', async () => {
  const { doc, hands, does, says } = await room()
  await does(by(ana), (copy) =>
    texts(copy)
      .find((each) => each.toString().startsWith('The Conf'))
      ?.insert(14, ' today'),
  )
  const said = read(doc)
  const [head, one, two] = said.kind === 'valid' ? (said.node.firstChild?.children ?? []) : []
  if (!head || !one || !two) throw new Error('Three blocks')
  const kept = ['1: The Conference', 'ana:  today']
  await says(text(section('s', head, two, one)), by(ben))
  expect(told(doc, hands, 'one').slice(0, 2)).toEqual(kept)
  await says(text(section('s', one, head, two)), by(ben))
  expect(told(doc, hands, 'one').slice(0, 2)).toEqual(kept)
})

it('takes what is written in the place of something else for written', async () => {
  const { doc, hands, says } = await room()
  const other = text(section('s', p('one', 'Nobody spoke, and nothing was said at all today.')))
  await says(other, by(ben))
  expect(told(doc, hands, 'one').join()).not.toContain('1: Nobody')
  expect(told(doc, hands, 'one')[0]).toContain('ben: Nobody spoke')
})

it('[V10] notes who writes once in ten minutes, and anew after an issue', async () => {
  const { does } = await room()
  const writes = (at: string, since?: string) => {
    const change = (copy: Y.Doc) => {
      copy.clientID = 77
      texts(copy)[0]?.insert(0, 'x')
    }
    return does(by(ana, at), change, since)
  }
  expect(await writes('2005-11-23T10:00:00.000Z')).not.toBeNull()
  expect(await writes('2005-11-23T10:09:59.000Z')).toBeNull()
  expect(await writes('2005-11-23T10:10:00.000Z')).not.toBeNull()
  expect(await writes('2005-11-23T10:11:00.000Z', '2005-11-23T10:10:30.000Z')).not.toBeNull()
})

it('[V9] notes who took words away, marked them or changed the form of a block', async () => {
  const { hands, does } = await room()
  const one = (copy: Y.Doc) => texts(copy).find((each) => each.toString().startsWith('The Conf'))
  await does(by(ana), (copy) => one(copy)?.delete(0, 4))
  await does(by(ben), (copy) => texts(copy)[0]?.format(0, 4, { em: {} }))
  await does(by(ben), (copy) => {
    const section = contentOf(copy).get(0)
    if (section instanceof Y.XmlElement) section.delete(2, 1)
  })
  const names = (block: string) =>
    hands.touchedBy(block).map((each) => (each.kind === 'person' ? each.by.name : each.entry))
  expect([names('one'), names('h'), names('two')]).toEqual([['ana'], ['ben'], ['ben']])
})

it('puts its notes together when there are many, and says the same', async () => {
  const { doc, does, hands, store } = await room()
  for (let minute = 0; minute < 520; minute++) {
    const at = new Date(Date.UTC(2005, 10, 23, 10, minute * 11)).toISOString()
    await does(by(minute % 2 ? ana : ben, at), (copy) => texts(copy)[0]?.insert(0, 'x '))
  }
  const again = await Hands.open(store, 'hands/t')
  expect(await store.load('hands/t')).toHaveLength(1)
  expect(new KeptHandwriting(doc, again).of()).toEqual(new KeptHandwriting(doc, hands).of())
  const reopened = await Hands.open(store, 'hands/t')
  expect(new KeptHandwriting(doc, reopened).of()).toEqual(new KeptHandwriting(doc, hands).of())
})

it('puts aside what it cannot read', async () => {
  const store = new MemoryStore()
  await store.append({ document: 'hands/t', update: new Uint8Array([1, 2, 3]) })
  await room(store)
  expect(await store.setAside()).toBe(1)
})
