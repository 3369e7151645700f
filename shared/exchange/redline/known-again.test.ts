import fc from 'fast-check'
import { Fragment, type Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { annex, footnote, heading, p, reference, section, text } from '../../testing/build'
import { build } from '../build'
import { readJson, toJson } from '../json/json'
import { anyText } from '../testing/any-text'
import { anyAmendments, compiled } from '../testing/compiled'
import { at, conference, digest, masthead, title } from '../testing/final-text'
import { redlineBetween } from './between'
import { knownAgain } from './known-again'
import { resolved, said } from './testing/resolved'

const between = (before: Node, after: Node) =>
  redlineBetween({
    before,
    after: knownAgain(before, after),
    handOf: () => ({ by: 'X', at }),
    conference,
    stage: 'drafting',
    at,
    digest,
  })
const clean = (node: Node) =>
  resolved(build({ text: node, conference, stage: 'drafting', at, digest }), null)

/** As if it had been read from another file, in which everything has a name of its own. */
function strange(node: Node): Node {
  if (node.isText) return node
  const content = Fragment.from(node.children.map(strange))
  const attrs = { ...node.attrs }
  for (const attr of ['id', 'target']) if (attrs[attr]) attrs[attr] = `z${attrs[attr]}`
  return node.type.create(attrs, content, node.marks)
}

const report = (...words: readonly Node[]) =>
  text(
    masthead(),
    title('t', 'REPORT'),
    section('s', heading('h', 1, 'Opening'), ...words),
    annex('x', heading('xh', 1, 'Agenda'), p('xa', 'Opening of the session.')),
  )
const [a, b] = [p('a', 'It met.', footnote('f', 'At ten.')), p('b', 'See ', reference('a'), '.')]

it('gives back their names to blocks, notes, sections and what refers to them', () => {
  const base = report(a, b)
  expect(knownAgain(base, strange(base)).toJSON()).toEqual(base.toJSON())
})

it('shows the words that differ, and what comes in and goes', () => {
  const base = report(a, b, p('c', 'It noted the report.'), p('d', 'Gone altogether.'))
  const changed = report(a, p('n', 'Nothing of this was there.'), b, p('c', 'It liked the report.'))
  const lines = said(between(base, strange(changed))).map((line) => line.replaceAll('\u00a0', ' '))
  expect(lines.slice(1, 6)).toEqual([
    '1. It met.[1]',
    '1 bis. {+X: Nothing of this was there.+}{+X: ¶+}',
    '2. See paragraph 1.',
    '3. It [-X: noted-]{+X: liked+} the report.',
    '4. [-X: Gone altogether.-][-X: ¶-]',
  ])
})

it('does not take a block for another that happens to have its name', () => {
  const base = report(p('a', 'It noted the first report.'), p('b', 'The meeting rose.'))
  const changed = report(p('b', 'It noted the first report.'), p('a', 'Wholly other words here.'))
  const document = between(base, changed)
  expect(resolved(document, 'inserted')).toEqual(clean(base))
  expect(resolved(document, 'deleted')).toEqual(clean(changed))
})

it('is a redline of any text by any other, however alike both have named what they hold', () => {
  fc.assert(
    fc.property(anyText, anyText, (base, changed) => {
      const document = between(base, changed)
      expect(readJson(toJson(document))).toEqual({ kind: 'document', document })
    }),
    { numRuns: 200, seed: 20061107 },
  )
})

it('is the later where all is accepted, and the earlier where all is rejected', () => {
  fc.assert(
    fc.property(anyAmendments, anyAmendments, ([before, changes], [other]) => {
      for (const after of [compiled(before, ...changes).after, other]) {
        for (const named of [after, strange(after)]) {
          const document = between(before, named)
          expect(resolved(document, 'deleted')).toEqual(clean(after))
          expect(resolved(document, 'inserted')).toEqual(clean(before))
        }
      }
    }),
    { numRuns: 60, seed: 20061107 },
  )
})
