import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import type { Change } from '../../amendments/change'
import type { BlockId } from '../../ids'
import { changeOf, json } from '../../testing/amendments'
import { heading, p, section, text } from '../../testing/build'
import { build } from '../build'
import { anyAmendments, compiled } from '../testing/compiled'
import { at, cell, conference, digest, headerCell, masthead, table } from '../testing/final-text'
import { inlineOf, resolved, said } from './testing/resolved'

const [a, b, c] = [
  p('a', 'The Conference noted the report.'),
  p('b', 'It rose at noon.'),
  p('c', 'It sat.'),
]
const opening = text(masthead(), section('s', heading('h', 1, 'Opening'), a, b, c))

describe('a compilation', () => {
  it('has the words of each delegation in the text, under its name and with what it says of them', () => {
    const { document, left } = compiled(
      opening,
      changeOf(a, p('a', 'The Conference welcomed the report.')),
      changeOf(a, p('a', 'The Conference noted the report of the Chair.')),
      changeOf(b),
    )
    expect(said(document)).toEqual([
      'I. Opening',
      '1. The Conference [-Ardesia: noted-]{+Ardesia: welcomed+} the report{+Borealia:  of the Chair+}.',
      '2. [-Ardesia: It rose at noon.-][-Ardesia: ¶-]',
      '3. It sat.',
    ])
    expect(left).toEqual([])
    expect(document.redline?.remarks[0]).toEqual({
      by: 'Ardesia',
      at: '2005-11-23T10:00:00.000Z',
      lines: ['A/1 · Ardesia', 'It is clearer.'],
    })
  })

  it('numbers what comes in between the numbers that there were', () => {
    const change: Change = {
      place: { kind: 'after', block: 'a' as BlockId },
      base: [],
      proposed: [json(p('n', 'It met.')), json(p('m', 'It spoke.'))],
    }
    expect(said(compiled(opening, change).document).slice(1)).toEqual([
      '1. The Conference noted the report.',
      '1 bis. {+Ardesia: It met.+}{+Ardesia: ¶+}',
      '1 ter. {+Ardesia: It spoke.+}{+Ardesia: ¶+}',
      '2. It rose at noon.',
      '3. It sat.',
    ])
  })

  it('[A66] puts what comes in at one place in the order of the numbers, behind what was divided', () => {
    const coming = (id: string, words: string): Change => ({
      place: { kind: 'after', block: 'a' as BlockId },
      base: [],
      proposed: [json(p(id, words))],
    })
    const divided: Change = {
      place: { kind: 'there' },
      base: [json(a)],
      proposed: [json(p('a', 'The Conference noted')), json(p('q', 'the report.'))],
    }
    const { document, after } = compiled(
      opening,
      coming('m', 'It met.'),
      divided,
      coming('n', 'It spoke.'),
    )
    const lines = after.child(1).children.map(({ textContent }) => textContent)
    expect(lines).toEqual([
      'Opening',
      'The Conference noted',
      'the report.',
      'It met.',
      'It spoke.',
      'It rose at noon.',
      'It sat.',
    ])
    const order = said(document).flatMap((line) => /It (?:met|spoke)/.exec(line)?.[0] ?? [])
    expect(order).toEqual(['It met', 'It spoke'])
  })

  it('shows one of two that want the same words, and leaves the other to a remark', () => {
    const { document, left } = compiled(
      opening,
      changeOf(c, p('c', 'It adjourned.')),
      changeOf(c, p('c', 'It dispersed.')),
    )
    expect(said(document).at(-1)).toBe('3. It [-Ardesia: sat-]{+Ardesia: adjourned+}.')
    expect(left).toEqual(['a2'])
    expect(document.redline?.remarks[1]?.lines).toEqual(['A/2 · Borealia', '« It dispersed. »'])
    expect(document.parts[0]).toMatchObject({ blocks: [{}, {}, {}, { remarks: [1] }] })
  })

  it('shows words in cells where they change, and rows that come and go', () => {
    const head = [headerCell('Item'), headerCell('Cost')]
    const row = (item: string, cost: string) => [cell(item), cell(cost)]
    const costs = (...rows: Node[][]) => table('t', 'Costs', head, ...rows)
    const was = costs(row('Records', '41'), row('Rent', '9'), row('Tea', '2'))
    const change = changeOf(was, costs(row('Records', '42'), row('Tea', '2')))
    const [part] = compiled(text(masthead(), section('s', was)), change).document.parts
    const [block] = part && 'blocks' in part ? part.blocks : []
    const shown = block?.kind === 'table' ? block.rows : []
    expect(
      shown.map((each) => [
        each.revision?.how,
        ...each.cells.map(({ content }) => content.map(inlineOf).join('')),
      ]),
    ).toEqual([
      [undefined, 'Records', '[-Ardesia: 41-]{+Ardesia: 42+}'],
      ['deleted', '[-Ardesia: Rent-]', '[-Ardesia: 9-]'],
      [undefined, 'Tea', '2'],
    ])
  })
})

it('gives the text as amended where all is accepted, and the text as it was where nothing is', () => {
  let shown = 0
  fc.assert(
    fc.property(anyAmendments, ([given, changes]) => {
      const { document, after, left } = compiled(given, ...changes)
      shown += changes.length - left.length
      const clean = (node: Node) =>
        resolved(build({ text: node, conference, stage: 'amending', at, digest }), null)
      expect(resolved(document, 'deleted')).toEqual(clean(after))
      expect(resolved(document, 'inserted')).toEqual(clean(given))
    }),
    { numRuns: 400, seed: 20051123 },
  )
  expect(shown).toBeGreaterThan(400)
})
