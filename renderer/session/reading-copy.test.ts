import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentOf, copyOf, read, seed } from '../../shared/document/ydoc'
import { close, footnote, open, p, reference, section, text } from '../../shared/testing/build'
import { readingCopy } from './reading-copy'

const opening = text(
  section(
    's1',
    p('a', 'It ', open('x'), 'shall', close('x'), ' be so.'),
    p('b', 'See ', reference('a')),
  ),
  section('s2', p('c', 'The Conference noted it', footnote('f', 'See annex.'), '.')),
)

/** One change by a window of a later version: each number chooses something that there is. */
const change = fc.record({
  what: fc.constantFrom('node', 'mark', 'attribute', 'words', 'erase', 'known mark', 'unmark'),
  at: fc.nat(30),
  how: fc.nat(30),
})
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

it('shows what the schema knows of whatever comes, and never changes the document', () => {
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 8 }), (rounds) => {
      const hub = new Y.Doc()
      seed(hub, opening)
      const later = copyOf(hub)
      const window = copyOf(hub)
      const copy = readingCopy(window)
      let written = 0
      window.on('update', (_update, origin) => {
        if (origin !== hub) written++
      })
      for (const round of rounds) {
        later.transact(() => {
          for (const each of round) make(later, each)
        })
        Y.applyUpdate(window, Y.encodeStateAsUpdate(later, Y.encodeStateVector(window)), hub)
        const followed = read(copy)
        const fresh = read(readingCopy(window))
        expect(followed.kind).toBe('valid')
        expect(followed).toEqual(fresh)
        expect(wordsOf(copy)).toBe(wordsOf(window))
      }
      expect(written).toBe(0)
      expect(contentOf(window).toString()).toBe(contentOf(later).toString())
    }),
    { seed: 20060701, numRuns: 100 },
  )
})

function make(doc: Y.Doc, { what, at, how }: Change): void {
  const elements = [...contentOf(doc).createTreeWalker((each) => each instanceof Y.XmlElement)]
  const texts = [...contentOf(doc).createTreeWalker((each) => each instanceof Y.XmlText)]
  const element = elements[at % elements.length] as Y.XmlElement
  const words = texts[at % texts.length] as Y.XmlText | undefined
  const from = words ? how % (words.length + 1) : 0
  switch (what) {
    case 'node':
      element.insert(how % (element.length + 1), [new Y.XmlElement(how % 2 ? 'formula' : 'chart')])
      break
    case 'attribute':
      element.setAttribute('mood', String(how))
      break
    case 'mark':
      words?.format(from, words.length - from, { blink: { often: how } })
      break
    case 'known mark':
      words?.format(from, words.length - from, { em: {} })
      break
    case 'unmark':
      words?.format(from, words.length - from, { blink: null, em: null })
      break
    case 'words':
      words?.insert(from, 'later ')
      break
    case 'erase':
      words?.delete(from, Math.min(3, words.length - from))
  }
}

/** All the words that stand in runs of nodes that the schema knows: those of this test hold none. */
function wordsOf(doc: Y.Doc): string {
  const texts = [...contentOf(doc).createTreeWalker((each) => each instanceof Y.XmlText)]
  return texts
    .flatMap((each) => (each as Y.XmlText).toDelta() as readonly { readonly insert: string }[])
    .map(({ insert }) => insert)
    .join('')
}
