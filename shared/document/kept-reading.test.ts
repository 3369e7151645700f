import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { annex, footnote, heading, p, section, text } from '../testing/build'
import { KeptReading } from './kept-reading'
import { schema } from './schema'
import { contentOf, read, seed } from './ydoc'

const given = text(
  schema.node('masthead'),
  section('s', heading('h', 1, 'Work'), p('one', 'It met.', footnote('f', 'See WP.1.')), p('two')),
  annex('a', heading('i', 1, 'Agenda'), p('three', 'It rose.')),
)

function open() {
  const doc = new Y.Doc()
  seed(doc, given)
  return { doc, kept: new KeptReading(doc) }
}

it('reads what is there', () => {
  const { doc, kept } = open()
  expect(kept.now()).toEqual(read(doc))
  expect(kept.now()).toBe(kept.now())
})

it('reads again only what has changed', () => {
  const { doc, kept } = open()
  const before = kept.now()
  const second = contentOf(doc).get(1)
  if (!(second instanceof Y.XmlElement)) throw new Error('The section is there')
  const block = second.get(1)
  const words = block instanceof Y.XmlElement && block.get(0)
  if (!(words instanceof Y.XmlText)) throw new Error('The paragraph has words')
  words.insert(0, 'Again. ')
  const now = kept.now()
  if (before.kind !== 'valid' || now.kind !== 'valid') throw new Error('Both are valid')
  expect(now).toEqual(read(doc))
  const [was, is] = [before.node.child(1), now.node.child(1)]
  expect(is.children.map((child, at) => child === was.child(at))).toEqual([true, false, true])
  expect(now.node.child(2)).toBe(before.node.child(2))
})

/** What a window may do to the shared document, and what only a broken one would. */
const steps = fc.array(
  fc.record({
    kind: fc.constantFrom(
      'type',
      'erase',
      'mark',
      'name',
      'add',
      'take',
      'words',
      'unknown',
      'top',
    ),
    top: fc.nat(4),
    block: fc.nat(6),
    at: fc.nat(20),
  }),
  { maxLength: 30 },
)

it('reads whatever is done as a reading from the start does', () => {
  let valid = 0
  let invalid = 0
  fc.assert(
    fc.property(steps, (all) => {
      const { doc, kept } = open()
      const content = contentOf(doc)
      for (const { kind, top: n, block: m, at } of all) {
        const tops = content.toArray().filter((each) => each instanceof Y.XmlElement)
        const top = tops[n % tops.length]
        const blocks = top?.toArray().filter((each) => each instanceof Y.XmlElement) ?? []
        const block = blocks[m % (blocks.length || 1)]
        const words = block?.toArray().find((each) => each instanceof Y.XmlText)
        switch (kind) {
          case 'type':
            words?.insert(Math.min(at, words.length), 'more ')
            break
          case 'erase':
            if (words && words.length > 0) words.delete(0, Math.min(words.length, at))
            break
          case 'mark':
            if (words && words.length > 0) words.format(0, words.length, { em: {} })
            break
          case 'name':
            block?.setAttribute('level', at as never)
            break
          case 'add':
            top?.insert(0, [new Y.XmlElement('paragraph')])
            break
          case 'take':
            if (top && top.length > 0) top.delete(0, 1)
            break
          case 'words':
            if (at > 17) top?.insert(0, [new Y.XmlText('beside')])
            break
          case 'unknown':
            if (at > 17) block?.insert(0, [new Y.XmlElement('rumour')])
            break
          case 'top':
            content.insert(at % (content.length + 1), [new Y.XmlElement('section')])
            break
        }
        const [now, fresh] = [kept.now(), read(doc)]
        expect(now.kind).toBe(fresh.kind)
        if (now.kind !== 'valid' || fresh.kind !== 'valid') {
          invalid++
          continue
        }
        valid++
        expect(now.node.toJSON()).toEqual(fresh.node.toJSON())
      }
    }),
    { seed: 20261126, numRuns: 150 },
  )
  expect(Math.min(valid, invalid)).toBeGreaterThan(50)
})
