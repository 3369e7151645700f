import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { annexKinds, paragraphKinds } from '../../document/kinds'
import { schema } from '../../document/schema'
import { section, text } from '../../testing/build'
import { masthead, title } from './final-text'

type Made = (id: () => string) => Node

const words = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.constantFrom(
    'Costs <and> "rates" & more',
    ' edge ',
    'قرر المؤتمر',
    '[shall]',
    "l'État",
    '12 May 2005',
  ),
)

const marks = fc.constantFrom<readonly [string, object?][]>(
  [],
  [['em']],
  [['strong'], ['em']],
  [['sup']],
  [['lang', { tag: 'fr' }]],
  [['em'], ['lang', { tag: 'ar' }]],
)

const passage = fc.tuple(words, marks).map(([said, named]): Made => {
  const made = named.map(([name, attrs]) => schema.mark(name, attrs ?? null))
  return () => schema.text(said, made)
})

const note = fc
  .tuple(
    fc.constantFrom('number', 'number', 'asterisk', 'letter'),
    fc.array(passage, { maxLength: 2 }),
  )
  .map(
    ([series, content]): Made =>
      (id) =>
        schema.node(
          'footnote',
          { id: id(), series },
          content.map((each) => each(id)),
        ),
  )

/** To a block that may be there or not: ids are counted. */
const reference = fc.integer({ min: 1, max: 60 }).map(
  (at): Made =>
    () =>
      schema.node('reference', { target: `b${at}` }),
)

const inlines = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: passage },
    { weight: 1, arbitrary: note },
    { weight: 1, arbitrary: reference },
    { weight: 1, arbitrary: fc.constant<Made>(() => schema.node('break')) },
  ),
  { maxLength: 4 },
)

function holding(type: string, attrs: object, content: readonly Made[]): Made {
  return (id) =>
    schema.node(
      type,
      { id: id(), ...attrs },
      content.map((each) => each(id)),
    )
}

const paragraph = fc
  .record({
    kind: fc.constantFrom(...paragraphKinds),
    level: fc.constantFrom(0, 0, 0, 1, 1, 2, 3, 4),
    recommendation: fc.option(
      fc.record({
        addressee: fc.constantFrom('Secretary-General', 'States Parties', ''),
        kind: fc.constantFrom('universality', 'reports'),
        deadline: fc.constantFrom(null, '2006-07-24'),
      }),
      { freq: 6 },
    ),
    content: inlines,
  })
  .map(({ content, ...attrs }): Made => holding('paragraph', attrs, content))

const heading = fc
  .record({ level: fc.integer({ min: 1, max: 4 }), content: inlines })
  .map(({ level, content }): Made => holding('heading', { level }, content))

const cell = fc
  .record({
    header: fc.boolean(),
    colspan: fc.constantFrom(1, 1, 2),
    rowspan: fc.constantFrom(1, 1, 1, 2),
    content: inlines,
  })
  .map(
    ({ header, content, ...spans }): Made =>
      (id) =>
        schema.node(
          header ? 'header_cell' : 'cell',
          spans,
          content.map((each) => each(id)),
        ),
  )

const table = fc
  .record({
    caption: fc.constantFrom('', 'Estimated costs'),
    rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
  })
  .map(
    ({ caption, rows }): Made =>
      (id) =>
        schema.node(
          'table',
          { id: id(), caption },
          rows.map((cells) =>
            schema.node(
              'row',
              null,
              cells.map((each) => each(id)),
            ),
          ),
        ),
  )

const blocks = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: paragraph },
    { weight: 2, arbitrary: heading },
    { weight: 1, arbitrary: table },
  ),
  { maxLength: 7 },
)

const top = fc.oneof(
  { weight: 4, arbitrary: blocks.map((made) => holding('section', {}, made)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...annexKinds), blocks)
      .map(([kind, made]) => holding('annex', { kind }, made)),
  },
  { weight: 1, arbitrary: inlines.map((made) => holding('title', {}, made)) },
  { weight: 1, arbitrary: inlines.map((made) => holding('part', {}, made)) },
  { weight: 1, arbitrary: fc.constant(holding('contents', {}, [])) },
)

const head = fc.record({
  organ: words,
  symbol: fc.constantFrom('CCW/AP.II/CONF.7/L.1', null),
  language: fc.constantFrom('English', 'French', 'Arabic', 'Chinese'),
  marking: fc.constantFrom('', 'ADVANCE VERSION'),
  job: words,
})

/** Any text that the schema allows, with whatever can be typed. */
export const anyText: fc.Arbitrary<Node> = fc
  .tuple(head, words, fc.array(top, { maxLength: 6 }))
  .map(([attrs, titled, tops]) => {
    let made = 0
    const id = () => `b${++made}`
    const parts = tops.map((each) => each(id))
    return text(masthead(attrs), title('t', titled), ...(parts.length > 0 ? parts : [section('s')]))
  })
