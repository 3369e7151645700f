import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { annex, heading, p, section, text } from '../../testing/build'
import { build } from '../build'
import { anyAmendments, compiled } from '../testing/compiled'
import { at, conference, digest, masthead, title } from '../testing/final-text'
import { redlineBetween } from './between'
import { resolved, said } from './testing/resolved'

const hand = { by: 'Secretariat', at }
const between = (before: Node, after: Node) =>
  redlineBetween({ before, after, handOf: () => hand, conference, stage: 'drafting', at, digest })
const clean = (node: Node) =>
  resolved(build({ text: node, conference, stage: 'drafting', at, digest }), null)

const head = heading('h', 1, 'Opening')
const [a, b, c] = [p('a', 'It noted the report.'), p('b', 'It rose.'), p('c', 'It sat.')]

it('shows words, blocks that come and go, and an annex that comes in', () => {
  const before = text(masthead(), title('t', 'DRAFT'), section('s', head, a, b, c))
  const after = text(
    masthead(),
    title('t', 'FINAL DOCUMENT'),
    section('s', head, p('a', 'It welcomed the report.'), p('n', 'It met.'), c),
    annex('x', heading('xh', 1, 'Agenda'), p('d', 'Opening.')),
  )
  const document = between(before, after)
  expect(said(document)).toEqual([
    'I. Opening',
    '1. It [-Secretariat: noted-]{+Secretariat: welcomed+} the report.',
    '1 bis. {+Secretariat: It met.+}{+Secretariat: ¶+}',
    '2. [-Secretariat: It rose.-][-Secretariat: ¶-]',
    '3. It sat.',
    '1. {+Secretariat: Opening.+}{+Secretariat: ¶+}',
  ])
  expect(document.titles[0]?.map((each) => 'revision' in each && each.revision?.how)).toEqual([
    'deleted',
    'inserted',
  ])
  expect(resolved(document, 'deleted')).toEqual(clean(after))
})

it('is the later where all is accepted, and the earlier where all is rejected', () => {
  fc.assert(
    fc.property(anyAmendments, anyAmendments, ([before, changes], [other]) => {
      for (const after of [compiled(before, ...changes).after, other]) {
        const document = between(before, after)
        expect(resolved(document, 'deleted')).toEqual(clean(after))
        expect(resolved(document, 'inserted')).toEqual(clean(before))
      }
    }),
    { numRuns: 120, seed: 20051123 },
  )
})
