import fc from 'fast-check'
import { Fragment, type Node } from 'prosemirror-model'
import { annex, bracketed, em, footnote, heading, p, section, text } from '../../testing/build'
import { cell, masthead, table } from './final-text'

/** Words of a paragraph, by a name of their own for the notes and brackets in them. */
const lines: readonly ((id: string) => Node)[] = [
  (id) => p(id, 'The Conference noted the report.'),
  (id) => p(id, em('Welcoming'), ' the report in paragraph 12, it rose.'),
  (id) => p(id, 'It noted', footnote(`n${id}`, 'See annex I.'), ' the report and sat.'),
  (id) => p(id, 'States ', ...bracketed(`b${id}`, {}, 'shall'), ' report each year.'),
  (id) => p(id, 'رحّب المؤتمر بالتقرير، 2 نيسان.'),
  (id) => p(id, 'It met', footnote(`n${id}`, 'In Geneva.')),
]
const line = fc.constantFrom(...lines)

const rows = fc.array(fc.tuple(fc.constantFrom('Costs', 'Staff', 'Paper'), fc.nat(9)), {
  minLength: 1,
  maxLength: 4,
})
const tableOf = (id: string, drawn: readonly (readonly [string, number])[]) =>
  table(id, '', ...drawn.map(([what, cost]) => [cell(what), cell(String(cost))]))

/** What somebody does to the blocks of a section, at a place in it. */
type Edit = (blocks: readonly Node[], at: number, id: string) => readonly Node[]

const put =
  (make: (id: string) => Node): Edit =>
  (blocks, at, id) =>
    blocks.toSpliced(at + 1, 0, make(id))
const onWords =
  (change: (block: Node, id: string) => readonly Node[]): Edit =>
  (blocks, at, id) =>
    blocks.flatMap((block, index) =>
      index === at && block.type.name === 'paragraph' ? change(block, id) : [block],
    )
const as = (block: Node, attrs: object, content = block.content) =>
  block.type.create({ ...block.attrs, ...attrs }, content, block.marks)

const edits: fc.Arbitrary<Edit> = fc.oneof(
  line.map((make) => put(make)),
  fc.constantFrom(1, 2).map((level) => put((id) => heading(id, level, 'Opening'))),
  rows.map((drawn) => put((id) => tableOf(id, drawn))),
  fc.constant<Edit>((blocks, at) => blocks.toSpliced(at, 1)),
  fc.nat(6).map(
    (to): Edit =>
      (blocks, at) => {
        const [block] = blocks.slice(at)
        return block ? blocks.toSpliced(at, 1).toSpliced(to, 0, block) : blocks
      },
  ),
  // Divided, and joined with the next.
  fc.nat(20).map((where) =>
    onWords((block, id) => {
      const at = Math.min(where, block.content.size)
      return [as(block, {}, block.content.cut(0, at)), as(block, { id }, block.content.cut(at))]
    }),
  ),
  fc.constant<Edit>((blocks, at) => {
    const [one, next] = blocks.slice(at)
    if (one?.type.name !== 'paragraph' || next?.type.name !== 'paragraph') return blocks
    return blocks.toSpliced(at, 2, as(one, {}, one.content.append(next.content)))
  }),
  line.map((make) =>
    onWords((block, id) => [as(block, {}, block.content.append(make(id).content))]),
  ),
  line.map((make) => onWords((block, id) => [as(block, {}, make(id).content)])),
  fc.nat(20).map((where) => onWords((block) => [as(block, {}, block.content.cut(where))])),
  fc
    .record({ level: fc.nat(2), kind: fc.constantFrom('numbered', 'plain', 'operative') })
    .map((attrs) => onWords((block) => [as(block, attrs)])),
  rows.map(
    (drawn): Edit =>
      (blocks) =>
        blocks.map((block) =>
          block.type.name === 'table'
            ? as(block, {}, Fragment.from(tableOf('t', drawn).children))
            : block,
        ),
  ),
)

const blocksOf = (id: string) =>
  fc
    .tuple(fc.array(line, { minLength: 1, maxLength: 5 }), fc.nat(5), rows, fc.boolean())
    .map(([drawn, place, costs, isLast]) =>
      drawn
        .map((make, at) => make(`${id}${at}`))
        .toSpliced(isLast ? drawn.length : place, 0, tableOf(`${id}t`, costs)),
    )

const edited = (blocks: readonly Node[], id: string) =>
  fc
    .array(fc.tuple(edits, fc.nat(5)), { minLength: 1, maxLength: 4 })
    .map((drawn) =>
      drawn.reduce((now, [edit, at], index) => edit(now, at, `${id}new${index}`), blocks),
    )

const textOf = (body: readonly Node[], beside: readonly Node[]) =>
  text(
    masthead(),
    section('s', heading('h', 1, 'Introduction'), ...body),
    annex('x', heading('xh', 1, 'Agenda'), ...beside),
  )

/** A text, and what becomes of it when its paragraphs, notes and tables are changed one by one. */
export const anyEdits: fc.Arbitrary<readonly [Node, Node]> = fc
  .tuple(blocksOf('a'), blocksOf('x'))
  .chain(([body, beside]) =>
    fc
      .tuple(edited(body, 'a'), edited(beside, 'x'))
      .map(
        ([bodyAfter, besideAfter]) =>
          [textOf(body, beside), textOf(bodyAfter, besideAfter)] as const,
      ),
  )
