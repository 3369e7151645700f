import fc from 'fast-check'
import { expect, it } from 'vitest'
import { schema } from '../../document/schema'
import { partsOf } from './blocks'
import { readLines } from './lines'
import type { Passage } from './passage'
import { recognise } from './recognise'

const around = { kind: 'numbered', level: 0 } as const

it('a note stands among the words without their marks, and a table keeps its heads', () => {
  const cell = (header: boolean, text: string) => ({
    header,
    colspan: 1,
    rowspan: 1,
    runs: [{ kind: 'words', words: text, marks: [] } as const],
  })
  const passages: Passage[] = [
    {
      kind: 'paragraph',
      item: { label: '(a)', depth: 0 },
      quoted: false,
      runs: [
        { kind: 'words', words: 'Noting ', marks: ['em'] },
        { kind: 'note', words: [{ kind: 'words', words: 'Annex I.', marks: [] }] },
      ],
    },
    { kind: 'table', caption: 'Reports', rows: [[cell(true, 'State'), cell(false, '2005')]] },
  ]
  const [paragraph, table] = partsOf(recognise(passages).found, around)
  expect(paragraph && 'block' in paragraph && paragraph.block.toString()).toBe(
    'paragraph(em("Noting "), footnote("Annex I."))',
  )
  expect(paragraph && 'block' in paragraph && paragraph.block.attrs).toMatchObject({
    kind: 'numbered',
    level: 1,
  })
  expect(table && 'block' in table && table.block.toString()).toBe(
    'table(row(header_cell("State"), cell("2005")))',
  )
})

/** Lines of the kinds that real texts are made of, and any others. */
const anyLine = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .tuple(
      fc.constantFrom('1.', '2.', '3.', '(a)', '(b)', '(i)', 'I.', 'A.', '•', '-', '1.1', '5 bis.'),
      fc.constantFrom(' ', '\t', ''),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    )
    .map((parts) => parts.join('')),
  fc.constantFrom(
    'Annex II',
    'ANNEX',
    '',
    'Recalling its decision,',
    'x\ty\tz',
    '[1] A note',
    'a[1]',
  ),
)

it('whatever is pasted as plain text satisfies the schema, and no word of it is gone', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 12 }), (lines) => {
      const source = lines.join('\n')
      const { found, remarks } = recognise(readLines(source))
      const parts = partsOf(found, around)
      const nodes = parts.map((part) => (part.kind === 'block' ? part.block : part.title))
      schema.node('doc', null, [schema.node('section', null, nodes)]).check()
      const said = [
        ...nodes.map((node) => node.textBetween(0, node.content.size, ' ', ' ')),
        ...remarks.map(({ words }) => words),
      ].join(' ')
      // The numbers of notes are counted anew.
      const signs = source.replace(/\[1\]/g, ' ').match(/[\p{L}\p{Nd}]+/gu) ?? []
      expect(signs.filter((sign) => !said.includes(sign))).toEqual([])
    }),
    { numRuns: 1000 },
  )
})
