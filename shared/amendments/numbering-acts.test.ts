import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { renumbered } from '../document/issuing'
import { number } from '../document/numbering'
import { schema } from '../document/schema'
import { applyStrokes, strike } from '../document/strokes'
import { contentOf, copyOf, read, seed } from '../document/ydoc'
import type { BlockId } from '../ids'
import type { Act } from '../protocol'
import { annex, heading, p, paragraph, section, text } from '../testing/build'
import { circumstances, opening, president, secretariat, start } from '../testing/meeting'
import { decide } from './acts'
import type { Done } from './decision'

const freeze: Act = { kind: 'freeze-numbers' }
const renumber: Act = { kind: 'renumber', policy: 'frozen' }
const letCount: Act = { kind: 'renumber', policy: 'live' }

const written = text(
  schema.node('masthead'),
  section(
    's',
    heading('h', 1, 'One'),
    p('a', 'First'),
    p('b', 'Second'),
    sub('c'),
    p('d', 'Third'),
  ),
  annex('x', heading('xh', 1, 'Agenda'), p('e', 'Item')),
)

function sub(id: string): Node {
  return paragraph({ id, level: 1 }, 'Letter')
}

function did(act: Act, on: Node): Done {
  const decision = decide(act, secretariat, { ...start(), text: on }, circumstances)
  if (decision.kind === 'refused') throw new Error(decision.why)
  return decision
}

const after = (act: Act, on: Node): Node => did(act, on).text ?? on

/** The text without a block, or with a new one after it. */
function without(of: Node, id: string): Node {
  return changed(of, (block) => (block.attrs.id === id ? [] : [block]))
}
function withNew(of: Node, id: string, made: string): Node {
  return changed(of, (block) => (block.attrs.id === id ? [block, p(made, 'New')] : [block]))
}
function changed(of: Node, change: (block: Node) => Node[]): Node {
  const tops = of.children.map((top) =>
    top.type.name === 'section' ? top.type.create(top.attrs, top.children.flatMap(change)) : top,
  )
  return of.type.create(null, tops)
}

const labels = (of: Node) => [...number(of).labels.values()].join(' ')

it('freezes every number as it is printed, and says so in the masthead', () => {
  const frozen = after(freeze, written)
  expect(frozen.firstChild?.attrs.numbers).toBe('frozen')
  expect(labels(withNew(without(frozen, 'a'), 'b', 'n'))).toBe('I. 2. 2 bis. (a) 3. Annex Annex 1.')
})

it('issues what was new when it freezes again', () => {
  const grown = withNew(after(freeze, written), 'a', 'n')
  const again = after(freeze, grown)
  expect(labels(withNew(again, 'n', 'm'))).toBe('I. 1. 1 bis. 1 ter. 2. (a) 3. Annex Annex 1.')
})

it('renumbers in order, and says beforehand what becomes what', () => {
  const grown = withNew(without(after(freeze, written), 'b'), 'a', 'n')
  expect(labels(grown)).toBe('I. 1. 1 bis. (a) 3. Annex Annex 1.')
  const becomes = renumbered(grown).map(({ before, after }) => `${before.label} ${after.label}`)
  expect(becomes).toEqual(['1 bis. 2.'])
  const done = did(renumber, grown)
  expect(done.deed).toEqual({ kind: 'renumbered', changed: 1, policy: 'frozen' })
  expect(labels(done.text ?? grown)).toBe('I. 1. 2. (a) 3. Annex Annex 1.')
  expect(renumbered(done.text ?? grown)).toEqual([])
})

it('lets the numbers count again and keeps none that was issued', () => {
  const live = after(letCount, after(freeze, written))
  expect(live.eq(written)).toBe(true)
})

it('is the secretariat\u2019s, and is refused where nothing would change', () => {
  const asked = (act: Act, by = secretariat, on = written) =>
    decide(act, by, { ...start(), text: on }, circumstances)
  const refused = (why: string) => ({ kind: 'refused', why })
  expect(asked(freeze, president)).toEqual(refused('not-your-role'))
  expect(asked(letCount)).toEqual(refused('numbers-unchanged'))
  expect(asked(freeze, secretariat, after(freeze, written))).toEqual(refused('numbers-unchanged'))
  expect(asked(freeze, secretariat, opening)).toEqual(refused('no-masthead'))
})

it('changes attributes alone: whoever writes and splits meanwhile loses nothing', () => {
  const hub = new Y.Doc()
  seed(hub, written)
  const colleague = copyOf(hub)
  const strokes = did(freeze, written).strokes ?? []
  applyStrokes(hub, strokes)
  const words = (doc: Y.Doc) => contentOf(doc).get(1) as Y.XmlElement
  const second = words(colleague).get(2) as Y.XmlElement
  ;(second.get(0) as Y.XmlText).insert(0, 'The ')
  const made = new Y.XmlElement('paragraph')
  words(colleague).insert(3, [made])
  for (const [name, value] of Object.entries({ id: 'n', kind: 'numbered' })) {
    made.setAttribute(name, value)
  }
  made.setAttribute('level', 0 as never)
  Y.applyUpdate(hub, Y.encodeStateAsUpdate(colleague))
  Y.applyUpdate(colleague, Y.encodeStateAsUpdate(hub))
  const [one, other] = [hub, colleague].map((doc) => read(doc))
  if (one?.kind !== 'valid' || other?.kind !== 'valid') throw new Error('Not a text')
  expect(one.node.eq(other.node)).toBe(true)
  expect(one.node.child(1).child(2).textContent).toBe('The Second')
  expect(labels(one.node)).toBe('I. 1. 2. 2 bis. (a) 3. Annex Annex 1.')
})

it('writes in a shared document what it works out, and nothing but attributes', () => {
  const hub = new Y.Doc()
  seed(hub, written)
  const strokes = did(freeze, written).strokes ?? []
  expect(new Set(strokes.map(({ kind }) => kind))).toEqual(new Set(['attribute']))
  applyStrokes(hub, strokes)
  const reading = read(hub)
  expect(reading.kind === 'valid' && reading.node.eq(strike(written, strokes))).toBe(true)
})

it('issues the numbers of three thousand paragraphs in one walk', () => {
  const many = Array.from({ length: 60 }, (_, s) =>
    section(`s${s}`, ...Array.from({ length: 50 }, (_, i) => p(`p${s}-${i}`, 'Words'))),
  )
  const long = text(schema.node('masthead'), ...many)
  const hub = new Y.Doc()
  seed(hub, long)
  const strokes = did(freeze, long).strokes ?? []
  expect(strokes.length).toBe(3001)
  applyStrokes(hub, strokes)
  const reading = read(hub)
  if (reading.kind !== 'valid') throw new Error(reading.why)
  expect(number(reading.node).labels.get('p59-49' as BlockId)).toBe('3000.')
  expect(reading.node.lastChild?.lastChild?.attrs.number).toBe('3000.')
})
