import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { saysTheSame } from './same-items'

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function written(...words: string[]): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 1
  const text = doc.getText('content')
  for (const word of words) text.insert(text.length, word)
  return doc
}

describe('a copy', () => {
  it('of whatever several have written, in whatever pieces it came, says the same', () => {
    const step = fc.record({
      who: fc.nat(2),
      at: fc.nat(30),
      what: fc.constantFrom('word', 'mark', 'erase', 'block', 'attribute', 'value'),
      meets: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
        const updates: Uint8Array[] = []
        for (const [index, doc] of docs.entries()) {
          doc.clientID = index + 1
          doc.on('update', (update: Uint8Array) => updates.push(update))
        }
        for (const { who, at, what, meets } of steps) {
          const doc = docs[who] as Y.Doc
          if (meets) for (const other of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
          write(doc, at, what)
        }
        const whole = new Y.Doc()
        whole.transact(() => {
          for (const update of updates) Y.applyUpdate(whole, update)
        })
        return saysTheSame(whole, copyOf(whole)) && saysTheSame(copyOf(whole), whole)
      }),
      { seed: 20261126, numRuns: 300 },
    )
  })
})

describe('a document does not say the same', () => {
  it('with a letter that is another one', () => {
    const doc = written('The Conference')
    const update = Y.encodeStateAsUpdate(doc)
    update[update.indexOf('C'.charCodeAt(0))] = 'G'.charCodeAt(0)
    const damaged = new Y.Doc()
    Y.applyUpdate(damaged, update)
    expect(damaged.getText('content').toString()).toBe('The Gonference')
    expect(Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(damaged))).toBe(true)
    expect(saysTheSame(doc, damaged)).toBe(false)
  })

  it('without what someone else has written', () => {
    const doc = written('The Conference')
    const copy = copyOf(doc)
    copy.clientID = 2
    copy.getText('content').insert(3, ' Annual')
    expect(saysTheSame(copy, doc)).toBe(false)
  })

  it('with a word less, or a word deleted', () => {
    expect(saysTheSame(written('The', ' Conference'), written('The'))).toBe(false)
    const doc = written('The', ' Conference')
    const erased = copyOf(doc)
    erased.getText('content').delete(0, 3)
    expect(saysTheSame(doc, erased)).toBe(false)
  })

  it('with a letter in another place', () => {
    const [one, other] = [written('ab'), written('ab')]
    one.getText('content').insert(1, 'c')
    other.getText('content').insert(2, 'c')
    expect(saysTheSame(one, other)).toBe(false)
  })

  it('under another name', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()]
    for (const doc of [one, other]) doc.clientID = 1
    one.getMap('register').set('stage', 'drafting')
    other.getMap('record').set('stage', 'drafting')
    expect(saysTheSame(one, other)).toBe(false)
  })
})

function write(doc: Y.Doc, at: number, what: string): void {
  const content = doc.getXmlFragment('content')
  const block = content.get(at % Math.max(1, content.length))
  const text = block instanceof Y.XmlElement ? block.get(0) : null
  if (what === 'value') doc.getMap('register').set(`key-${at % 3}`, { at })
  else if (what === 'block' || !(text instanceof Y.XmlText)) {
    const made = new Y.XmlElement('paragraph')
    made.insert(0, [new Y.XmlText('words')])
    content.insert(at % (content.length + 1), [made])
  } else if (what === 'erase') {
    if (at % 5 === 0) content.delete(at % content.length, 1)
    else text.delete(at % text.length || 0, Math.min(1, text.length))
  } else if (what === 'mark') text.format(0, Math.min(2, text.length), { strong: at % 2 === 0 })
  else if (what === 'attribute') (block as Y.XmlElement).setAttribute('id', `b${at}`)
  else text.insert(at % (text.length + 1), 'ab')
}
