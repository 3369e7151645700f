import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import type { Amendment } from '../../amendments/amendment'
import type { Change } from '../../amendments/change'
import { applyChange } from '../../amendments/judge'
import { subjectIn } from '../../amendments/subject'
import type { AmendmentId, BlockId, DelegationId } from '../../ids'
import { changeOf, json, tabledAmendment } from '../../testing/amendments'
import { annex, heading, p, section, text } from '../../testing/build'
import { toAkn } from '../akn/akn'
import { readAkn } from '../akn/read'
import { build } from '../build'
import type { Paper } from '../final-paper'
import { amendmentsPaper } from '../papers/amendments'
import { bare } from '../testing/bare'
import { anyAmendments, registerOf } from '../testing/compiled'
import { at, conference, digest, masthead } from '../testing/final-text'
import { listedDrafts } from './listed'

const source = { conference, stage: 'amending', at, digestOf: () => digest } as const
/** Without the names of what is new, which a draft gives it. */
const printed = (given: Node): unknown => {
  const said = bare(build({ ...source, text: given, digest }))
  return JSON.parse(JSON.stringify(said, (key, value) => (key === 'id' ? undefined : value)))
}
const counted = () => {
  let made = 0
  return () => `new-${++made}`
}

/** A list that went out as a file and was read again. */
function listOf(
  given: Node,
  changes: readonly Change[],
  more: (index: number) => Partial<Amendment> = () => ({}),
) {
  const amendments = changes.map((change, index) =>
    tabledAmendment(change, {
      id: `amendment-${index + 1}` as AmendmentId,
      number: index + 1,
      delegation: 'ardesia' as DelegationId,
      ...more(index),
    }),
  )
  const read = readAkn(toAkn(amendmentsPaper({ ...source, text: given }, registerOf(amendments))))
  const paper: Paper | undefined = read.kind === 'document' ? read.document.paper : undefined
  if (paper?.kind !== 'amendments') throw new Error('A list is read as one')
  return paper
}

/** The text with a draft made in it, as it would be once that is adopted. */
function adopted(text: Node, draft: ReturnType<typeof listedDrafts>['drafts'][number]): Node {
  const subject = subjectIn(text, draft, counted())
  if (typeof subject === 'string') throw new Error(subject)
  const base = subject.base.map(json)
  const found = applyChange(text, { place: subject.place, base, proposed: draft.proposed })
  if (!('text' in found)) throw new Error(found.kind)
  return found.text
}

const a = p('a', 'The Conference noted the report.')
const opening = text(
  masthead(),
  section('s', heading('h', 1, 'Opening'), a, p('b', 'It rose.'), p('d', 'It met again.')),
  annex('x', heading('xh', 1, 'Agenda'), p('c', 'Opening.')),
)
const changes: readonly Change[] = [
  changeOf(a, p('a', 'The Conference welcomed the report.')),
  {
    place: { kind: 'after', block: 'b' as BlockId },
    base: [],
    proposed: [json(p('n', 'It met.'))],
  },
  changeOf(p('c', 'Opening.')),
  changeOf(heading('xh', 1, 'Agenda'), heading('xh', 1, 'Provisional agenda')),
]

describe('the amendments of a list in Akoma Ntoso', () => {
  it('are drafts of whoever tabled them, with their reasons', () => {
    const { drafts, ...left } = listedDrafts(
      opening,
      listOf(opening, changes, () => ({ rationale: 'It is clearer.' })),
      counted(),
    )
    expect(left).toEqual({ withoutPlace: [], onAmendments: [] })
    const said = drafts.map(({ place, blocks, proposed, author, rationale }) => [
      author,
      rationale,
      place.kind,
      blocks.join(' '),
      proposed.length,
    ])
    expect(said.sort()).toEqual(
      [
        ['Ardesia', 'It is clearer.', 'there', 'a', 1],
        ['Ardesia', 'It is clearer.', 'after', '', 1],
        ['Ardesia', 'It is clearer.', 'there', 'c', 0],
        ['Ardesia', 'It is clearer.', 'there', 'xh', 1],
      ].sort(),
    )
  })

  it('find their place by printed numbers in a text that has other ids, and only where it says the same', () => {
    const other = text(
      masthead(),
      section('1', heading('2', 1, 'Opening'), p('3', 'The Conference noted the report.')),
      annex('6', heading('7', 1, 'Agenda'), p('8', 'Closing.')),
    )
    const { drafts, withoutPlace } = listedDrafts(other, listOf(opening, changes), counted())
    expect(drafts.map(({ blocks }) => blocks)).toEqual([['3'], ['7']])
    expect(withoutPlace).toEqual(['A/2', 'A/3'])
  })

  it('that amend another amendment are named, and are no drafts', () => {
    const insert: Change = {
      place: { kind: 'after', block: 'b' as BlockId },
      base: [],
      proposed: [json(p('n', 'It met.'))],
    }
    const further = changeOf(p('n', 'It met.'), p('n', 'It sat.'))
    const list = listOf(opening, [insert, further], (index) =>
      index === 1 ? { amends: 'amendment-1' as AmendmentId } : {},
    )
    const { drafts, onAmendments } = listedDrafts(opening, list, counted())
    expect(drafts).toHaveLength(1)
    expect(onAmendments).toHaveLength(1)
  })

  it('lead to what they would have led to, whatever they are', () => {
    let made = 0
    fc.assert(
      fc.property(anyAmendments, ([given, drawn]) => {
        for (const change of drawn) {
          const wanted = applyChange(given, change)
          const isAsIs = JSON.stringify(change.base) === JSON.stringify(change.proposed)
          if (!('text' in wanted) || isAsIs || wanted.edits.length === 0) continue
          const { drafts } = listedDrafts(given, listOf(given, [change]), counted())
          const [draft] = drafts
          expect(drafts).toHaveLength(1)
          if (!draft) continue
          expect(printed(adopted(given, draft))).toEqual(printed(wanted.text))
          made++
        }
      }),
      { numRuns: 200, seed: 20051123 },
    )
    expect(made).toBeGreaterThan(200)
  })
})
