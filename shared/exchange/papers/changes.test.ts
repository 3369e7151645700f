import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { applyChange } from '../../amendments/judge'
import { changeOf } from '../../testing/amendments'
import { p, paragraph, section, text } from '../../testing/build'
import { applied } from '../applied'
import { build } from '../build'
import type { TextChange } from '../final-paper'
import { bare } from '../testing/bare'
import { anyAmendments } from '../testing/compiled'
import { at, cell, conference, digest, table } from '../testing/final-text'
import { changesOf } from './changes'

const printed = (given: Node) => build({ text: given, conference, stage: 'amending', at, digest })

describe('what an amendment says of a text, made in it', () => {
  it('is the text as amended, whatever the amendment', () => {
    const kinds = new Set<TextChange['kind']>()
    fc.assert(
      fc.property(anyAmendments, ([given, changes]) => {
        for (const change of changes) {
          const found = applyChange(given, change)
          if (!('text' in found)) continue
          const said = changesOf(given, change, () => null)
          for (const { kind } of said.changes) kinds.add(kind)
          expect(said.applies).toBe(true)
          const made = applied(printed(given), said.changes)
          expect(made && bare(made)).toEqual(bare(printed(found.text)))
        }
      }),
      { numRuns: 400, seed: 20051123 },
    )
    expect([...kinds].sort()).toEqual(['form', 'put', 'taken', 'words'])
  })

  it('gives so many words that they stand only once', () => {
    const a = p('a', 'It noted the report of the Chair and noted the report of the Group.')
    const b = p('a', 'It noted the report of the Chair and welcomed the report of the Group.')
    const { changes } = changesOf(text(section('s', a)), changeOf(a, b), () => null)
    const said = (words: string) => [{ kind: 'text', text: words, formats: [] }]
    expect(changes).toEqual([
      {
        kind: 'words',
        block: 'a',
        way: null,
        replaced: [{ old: said('and noted the'), new: said('and welcomed the') }],
      },
    ])
  })

  it('is a table, or a paragraph for somebody else, as it becomes', () => {
    const costs = (cost: string) => table('t', 'Costs', [cell('Rent'), cell(cost)])
    const to = (addressee: string) =>
      paragraph(
        {
          id: 'r',
          kind: 'numbered',
          recommendation: { addressee, kind: 'report', deadline: null },
        },
        'It asked.',
      )
    const before = text(section('s', costs('9'), to('Secretary-General')))
    const amended = [costs('10'), to('President')]
    const change = changeOf([costs('9'), to('Secretary-General')], ...amended)
    const { changes } = changesOf(before, change, () => null)
    expect(changes.map(({ kind }) => kind)).toEqual(['form', 'form'])
    const made = applied(printed(before), changes)
    expect(made && bare(made)).toEqual(bare(printed(text(section('s', ...amended)))))
  })

  it('is nothing where the text is another', () => {
    const [a, other] = [p('a', 'It rose.'), p('b', 'It rose.')]
    const { changes } = changesOf(text(section('s', a)), changeOf(a), () => null)
    expect(applied(printed(text(section('s', other))), changes)).toBeNull()
    const reworded = changesOf(text(section('s', a)), changeOf(a, p('a', 'It sat.')), () => null)
    const now = text(section('s', p('a', 'It stood.')))
    expect(applied(printed(now), reworded.changes)).toBeNull()
  })
})
