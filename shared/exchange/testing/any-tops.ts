import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { annex, heading, p, paragraph, part, section, text } from '../../testing/build'
import { cell, masthead, plain, table, title } from './final-text'

/** The same paragraphs as they are, or of any kind and on any level. */
type Form = 'usual' | 'any'
const forms = fc.record({
  kind: fc.constantFrom('numbered', 'operative', 'preambular', 'plain', 'quotation'),
  level: fc.nat(2),
})

const said = fc.constantFrom('The report', 'The report noted', 'The plan', 'It rose, and sat')

/** Some blocks of a section or an annex, which bear its name wherever it stands. */
const blocksOf = (id: string, form: Form): fc.Arbitrary<readonly Node[]> =>
  fc
    .tuple(said, said, said, said, forms, forms, fc.constantFrom(1, 2, 3))
    .chain(([opening, one, other, cost, first, second, depth]) =>
      fc.shuffledSubarray([
        heading(`${id}h`, 1, opening),
        heading(`${id}k`, form === 'any' ? depth : 2, opening),
        form === 'any' ? paragraph({ id: `${id}a`, ...first }, one) : p(`${id}a`, one),
        form === 'any' ? paragraph({ id: `${id}b`, ...second }, other) : plain(`${id}b`, other),
        table(`${id}t`, '', [cell(one), cell('41')], [cell(other), cell(cost)]),
      ]),
    )

const tops = (form: Form): readonly fc.Arbitrary<Node>[] => [
  ...['s1', 's2', 's3'].map((id) => blocksOf(id, form).map((blocks) => section(id, ...blocks))),
  ...['x1', 'x2', 'x3'].map((id) => blocksOf(id, form).map((blocks) => annex(id, ...blocks))),
  ...['t1', 't2', 't3'].map((id) => said.map((words) => title(id, words))),
  ...['p1', 'p2'].map((id) => said.map((words) => part(id, words))),
]

function drawn(form: Form): fc.Arbitrary<Node> {
  return fc
    .shuffledSubarray([...tops(form)], { minLength: 1 })
    .chain((drawn) => fc.tuple(...drawn))
    .chain((drawn) => fc.tuple(fc.constant(drawn), fc.nat(drawn.length), said))
    .map(([drawn, place, words]) => {
      // One paragraph wanders from any of them to any other.
      const all = drawn.map((top, at) => {
        const wanders = at === place && (top.type.name === 'section' || top.type.name === 'annex')
        return wanders ? top.type.create(top.attrs, [...top.children, p('w', words)]) : top
      })
      return text(masthead(), ...all)
    })
}

/** Any of the same sections, annexes, titles and parts in any order, and with any of their blocks. */
export const anyTops = drawn('usual')

/** The same, with paragraphs and headings that become others. */
export const anyForms = drawn('any')
