import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { foreignIn } from '../../shared/document/foreign'
import { schema } from '../../shared/document/schema'
import { contentOf, copyOf, read, seed } from '../../shared/document/ydoc'
import { close, footnote, open, p, reference, section, text } from '../../shared/testing/build'
import { examine } from './updates'

const opening = text(
  section(
    's1',
    p('a', 'It ', open('x'), 'shall', close('x'), ' be.'),
    p('b', 'See ', reference('a')),
  ),
  section('s2', p('c', 'Noted', footnote('f', 'See annex.'), '.')),
)

const nodes = [...Object.keys(schema.nodes), 'script', 'constructor', '__proto__']
const marks = [
  ...Object.keys(schema.marks),
  'blink',
  'em--aaaaaaaa',
  'bracket--12345678',
  'toString',
]
const names = [
  ...new Set(
    [...Object.values(schema.nodes), ...Object.values(schema.marks)].flatMap(({ spec }) =>
      Object.keys(spec.attrs ?? {}),
    ),
  ),
  'mood',
  '__proto__',
]
const value = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    'x',
    'open',
    'fr',
    'numbered',
    1,
    2,
    -1,
    1e9,
    true,
    [],
    {},
    7n,
  ),
  fc.constant({ id: 'x', end: 'open' }),
  fc.constant({ id: 'x', end: 'close', by: null, set: null }),
  fc.constant({ tag: 'fr' }),
  fc.constant({ addressee: 'All', kind: 'x', deadline: null }),
  fc.dictionary(fc.constantFrom(...names), fc.constantFrom<unknown>('x', null, 1, 'open', []), {
    noNullPrototype: true,
  }),
)
const write = fc.record({
  what: fc.constantFrom('node', 'words', 'attribute', 'format', 'insert', 'embed', 'erase'),
  at: fc.nat(40),
  from: fc.nat(40),
  name: fc.constantFrom(...nodes),
  mark: fc.constantFrom(...marks),
  attribute: fc.constantFrom(...names),
  value,
})
type Write = typeof write extends fc.Arbitrary<infer T> ? T : never

it('lets nothing in that makes a text unreadable, or that an editor would remove', () => {
  let taken = 0
  fc.assert(
    fc.property(fc.array(write, { minLength: 1, maxLength: 12 }), (writes) => {
      const hub = new Y.Doc()
      seed(hub, opening)
      const foreign: unknown[] = []
      hub.on('beforeObserverCalls', (change) => foreign.push(...foreignIn(change)))
      for (const each of writes) {
        const window = copyOf(hub)
        const before = Y.encodeStateVector(window)
        make(window, each)
        const update = Y.encodeStateAsUpdate(window, before)
        if (examine(hub, update).kind === 'malformed') continue
        Y.applyUpdate(hub, update)
        taken++
        expect(read(hub)).toMatchObject({ kind: 'valid' })
        expect(foreign).toEqual([])
      }
    }),
    { seed: 20051123, numRuns: 500 },
  )
  expect(taken).toBeGreaterThan(500)
})

function make(doc: Y.Doc, { what, at, from, name, mark, attribute, value }: Write): void {
  const content = contentOf(doc)
  const elements = [
    content,
    ...content.createTreeWalker((each) => each instanceof Y.XmlElement),
  ] as readonly Y.XmlFragment[]
  const texts = [...content.createTreeWalker((each) => each instanceof Y.XmlText)]
  const element = elements[at % elements.length] as Y.XmlFragment
  const words = texts[at % Math.max(1, texts.length)] as Y.XmlText | undefined
  const start = words ? from % (words.length + 1) : 0
  switch (what) {
    case 'node':
      element.insert(from % (element.length + 1), [new Y.XmlElement(name)])
      break
    case 'words':
      element.insert(from % (element.length + 1), [new Y.XmlText('more')])
      break
    case 'attribute':
      // Yjs keeps any value; its types know of words only.
      if (element instanceof Y.XmlElement) element.setAttribute(attribute, value as string)
      break
    case 'format':
      // Formats travel as JSON, which has no such numbers.
      if (typeof value !== 'bigint') words?.format(start, words.length - start, { [mark]: value })
      break
    case 'insert':
      words?.insert(start, 'more')
      break
    case 'embed':
      words?.insertEmbed(start, { picture: name })
      break
    case 'erase':
      words?.delete(start, words.length - start)
  }
}
