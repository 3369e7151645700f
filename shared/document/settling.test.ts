import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { close, footnote, heading, open, p, paragraph, section, text } from '../testing/build'
import { alternativesOf } from './alternatives'
import { bracketsOf } from './brackets'
import { schema } from './schema'
import { choosing, type Settlement, settling } from './settling'
import { applyStrokes, type Stroke, strike } from './strokes'
import { contentOf, read, seed } from './ydoc'

type Children = Parameters<typeof p> extends [string, ...infer C] ? C : never

/** The words of each block, brackets and all. */
function said(of: Node): string[] {
  const out: string[] = []
  of.descendants((node) => {
    if (node.isTextblock && node.type.name !== 'footnote') out.push(node.textContent)
    return true
  })
  return out
}

/** The text after strokes, which a shared document comes to as well. */
function struck(before: Node, strokes: readonly Stroke[]): Node {
  const doc = new Y.Doc()
  seed(doc, before)
  applyStrokes(doc, strokes)
  const after = strike(before, strokes)
  after.check()
  expect(read(doc)).toEqual({ kind: 'valid', node: after })
  return after
}

function settled(before: Node, id: string, how: Settlement): string[] {
  const bracket = bracketsOf(before).all.find((each) => each.id === id)
  if (!bracket) throw new Error(`No bracket ${id}`)
  return said(struck(before, settling(before, bracket, how)))
}

function chosen(before: Node, choice: string): Node {
  const [set] = alternativesOf(before)
  if (!set) throw new Error('No alternatives')
  return struck(before, choosing(before, set, choice))
}

const one = (...children: Children): Node => text(section('s', p('a', ...children), p('z', 'End.')))
const not = one('It shall ', open('x'), 'not', close('x'), ' be.')
const nested = one('It ', open('x'), 'may ', open('y'), 'now', close('y'), close('x'), ' rise.')

it.each<[string, Node, string, Settlement, string]>([
  ['keeps the words', not, 'x', 'agreed', 'It shall not be.'],
  ['takes the words, and one of the two spaces', not, 'x', 'withdrawn', 'It shall be.'],
  ['keeps what is within', nested, 'x', 'agreed', 'It may [now] rise.'],
  ['takes what is within along', nested, 'x', 'withdrawn', 'It rise.'],
  ['leaves what is around', nested, 'y', 'withdrawn', 'It [may] rise.'],
])('settling %s', (_what, before, id, how, after) => {
  expect(settled(before, id, how)).toEqual([after, 'End.'])
})

it.each<[Children, string]>([
  [['It rose ', open('x'), 'today', close('x'), '.'], 'It rose.'],
  [['It rose ', open('x'), 'today', close('x')], 'It rose'],
  [[open('x'), 'Today', close('x'), ' it rose.'], 'it rose.'],
  [['a ', open('x'), 'b', close('x'), footnote('f', 'n'), ' c'], 'a n c'],
  [['a', open('x'), ' b', footnote('f', 'n'), close('x'), ' c'], 'a c'],
])('takes words out with the space that they leave', (children, after) => {
  expect(settled(one(...children), 'x', 'withdrawn')[0]).toBe(after)
})

it('takes out whole paragraphs where all of them goes, and joins nothing', () => {
  const before = text(
    section(
      's',
      p('a', 'One ', open('x'), 'two'),
      p('b', 'three'),
      p('c', 'four', close('x'), ' five'),
    ),
  )
  expect(settled(before, 'x', 'withdrawn')).toEqual(['One', ' five'].map((words) => words.trim()))
  const all = text(
    section('s', p('a', open('x'), 'two'), p('c', 'four', close('x')), p('d', 'five')),
  )
  expect(settled(all, 'x', 'withdrawn')).toEqual(['five'])
  expect(settled(all, 'x', 'agreed')).toEqual(['two', 'four', 'five'])
})

it('takes a section of which nothing is left, and keeps the cells of a table', () => {
  const row = schema.node('row', null, [
    schema.node('cell', null, [open('y'), schema.text('cell'), close('y')]),
  ])
  const before = text(
    section('s', heading('h', 1, open('x'), 'Head'), p('a', 'two', close('x'))),
    section('t', p('b', 'three'), schema.node('table', { id: 'q' }, [row])),
  )
  expect(settled(before, 'x', 'withdrawn')).toEqual(['three', '[cell]'])
  expect(settled(before, 'y', 'withdrawn').at(-1)).toBe('')
})

it('leaves the sign of a bracket that is about other words as well', () => {
  const crossing = one(open('x'), 'a ', open('y'), 'b', close('x'), ' c', close('y'))
  expect(settled(crossing, 'x', 'withdrawn')[0]).toBe('[ c]'.replace(' ', ' '))
})

it('keeps one version of words and takes out the others', () => {
  const of = (id: string, words: string) => [
    open(id, { set: 's1' }),
    words,
    close(id, { set: 's1' }),
  ]
  const before = one('It ', ...of('x', 'shall'), ...of('y', 'should'), ...of('z', 'may'), ' be.')
  const words = (choice: string) => said(chosen(before, choice))[0]
  expect([words('x'), words('y'), words('z')]).toEqual([
    'It shall be.',
    'It should be.',
    'It may be.',
  ])
})

it('keeps one version of a paragraph with its sub-paragraphs, and takes out the others', () => {
  const alternative = { set: 's1', style: 'bis' }
  const before = text(
    section(
      's',
      paragraph({ id: 'a', alternative }, 'First:'),
      paragraph({ id: 'a1', level: 1 }, 'sub'),
      paragraph({ id: 'b', alternative }, 'Second:'),
      paragraph({ id: 'b1', level: 1 }, 'under'),
      p('c', 'After.'),
    ),
  )
  const after = chosen(before, 'b')
  expect(said(after)).toEqual(['Second:', 'under', 'After.'])
  expect(alternativesOf(after)).toEqual([])
  expect(after.child(0).child(0).attrs.alternative).toBeNull()
})

it('leaves alone what a colleague writes meanwhile in and beside the bracket', () => {
  const hub = new Y.Doc()
  seed(hub, not)
  const ben = new Y.Doc()
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(hub))
  const words = (doc: Y.Doc) => {
    const found = contentOf(doc).get(0)
    const block = found instanceof Y.XmlElement ? found.get(0) : null
    const run = block instanceof Y.XmlElement ? block.get(0) : null
    if (!(run instanceof Y.XmlText)) throw new Error('The first paragraph is words')
    return run
  }
  words(ben).insert(12, 'hing', {})
  words(ben).delete(0, 2)
  const [bracket] = bracketsOf(not).all
  if (!bracket) throw new Error('There is one')
  applyStrokes(hub, settling(not, bracket, 'agreed'))
  Y.applyUpdate(hub, Y.encodeStateAsUpdate(ben))
  const reading = read(hub)
  expect(reading.kind === 'valid' && said(reading.node)[0]).toBe(' shall nohingt be.')
})
