import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { footnote, p, section, text } from '../testing/build'
import { putRun, type Run, runsOf, sayRuns, silence } from './runs'
import { contentOf, seed } from './ydoc'

function paragraph(words: string): { readonly block: Y.XmlElement; readonly run: Y.XmlText } {
  const doc = new Y.Doc()
  const block = new Y.XmlElement('paragraph')
  const run = new Y.XmlText(words)
  block.insert(0, [run])
  contentOf(doc).insert(0, [block])
  return { block, run }
}

it('says what a block says, its notes in brackets', () => {
  const doc = new Y.Doc()
  seed(doc, text(section('s', p('a', 'Recalled', footnote('f', 'See annex'), ' that'))))
  const block = (contentOf(doc).get(0) as Y.XmlElement).get(0) as Y.XmlElement
  expect(sayRuns(runsOf(block))).toBe('Recalled (See annex) that')
})

it('has no place for what stands beside something else', () => {
  const elsewhere = { client: 1, clock: 1 }
  const place = { after: elsewhere, before: elsewhere, within: null }
  const run = { client: 2, clock: 0, length: 1, text: 'x' }
  expect(putRun(runsOf(paragraph('Noted').block), place, run)).toBe(null)
})

it('is the same object where nothing is silenced', () => {
  const runs = runsOf(paragraph('Noted').block)
  expect(silence(runs, () => false)).toBe(runs)
})

it('puts what is typed later where Yjs puts it, and takes away what Yjs takes away', () => {
  const deed = fc.record({ at: fc.nat(), words: fc.constantFrom('', '', 'a', 'bc', 'def') })
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 30 }), fc.nat(29), (deeds, from) => {
      const { block, run } = paragraph('Noted')
      let runs: readonly Run[] | null = null
      deeds.forEach(({ at, words }, index) => {
        if (index === from) runs = runsOf(block)
        block.doc?.once('afterTransaction', (tr: Y.Transaction) => {
          const { structs, ds } = Y.decodeUpdate(
            Y.encodeStateAsUpdate(tr.doc, Y.encodeStateVector(tr.beforeState)),
          )
          for (const struct of structs) {
            if (!(struct instanceof Y.Item) || !runs) continue
            const { origin: after, rightOrigin: before, id, length } = struct
            const added = { ...id, length, text: words }
            runs = putRun(runs, { after, before, within: null }, added)
          }
          runs &&= silence(runs, (id) => Y.isDeleted(ds, Y.createID(id.client, id.clock)))
        })
        if (words !== '') run.insert(at % (run.length + 1), words)
        else if (run.length > 0) run.delete(at % run.length, 1)
      })
      if (runs) expect(sayRuns(runs)).toBe(run.toString())
    }),
    { seed: 20051123, numRuns: 300 },
  )
})
