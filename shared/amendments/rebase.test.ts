import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { schema } from '../document/schema'
import { type AmendmentId, type BlockId, personId } from '../ids'
import { changeOf, json, tabledAmendment } from '../testing/amendments'
import { footnote, heading, p, paragraph, section, text } from '../testing/build'
import type { Change } from './change'
import { judge } from './judge'
import { rebase, rebaseAll } from './rebase'

const block = (id: string) => id as BlockId
const a = p('a', 'The Conference noted the report of the Chair.')
const b = p('b', 'It rose.')
const on = (...blocks: readonly Node[]) => text(section('s', ...blocks))
const wants = changeOf(a, p('a', 'The Conference welcomed the report of the Chair.'))
const insertion: Change = {
  place: { kind: 'after', block: block('a') },
  base: [],
  proposed: [json(p('n', 'It slept.'))],
}

const reasonsOn = (now: Node, change: Change) => {
  const { verdict, reasons } = rebase(now, change)
  return [verdict, ...reasons]
}

describe('[A26] a verdict has its reasons', () => {
  it('clean: all is as its sponsors saw it', () => {
    expect(reasonsOn(on(a, b), wants)).toEqual(['clean', { code: 'as-seen' }])
  })

  it('reworded: others changed so many other places, or said a part of it', () => {
    const now = p('a', 'This Conference noted the report of the former Chair.')
    expect(reasonsOn(on(now), wants)).toEqual([
      'reworded',
      { code: 'others-changed', blocks: ['a'], places: 2 },
    ])
    const more = changeOf(a, p('a', 'The Conference welcomed the report of the President.'))
    const said = p('a', 'The Conference welcomed the report of the Chair.')
    expect(reasonsOn(on(said), more)).toEqual(['reworded', { code: 'partly-there', places: 1 }])
  })

  it('collides: others changed the same words', () => {
    const now = p('a', 'The Conference took note of the report of the Chair.')
    expect(reasonsOn(on(now), wants)).toEqual([
      'collides',
      { code: 'same-words', block: 'a', places: 1 },
    ])
    expect(rebase(on(now), wants).blocks).toMatchObject([
      {
        block: 'a',
        now,
        merged: null,
        clashes: [
          { base: { from: 15, to: 20 }, one: { from: 15, to: 23 }, other: { from: 15, to: 27 } },
        ],
      },
    ])
  })

  it('collides: it would delete words that its sponsors did not see', () => {
    expect(reasonsOn(on(p('a', 'The Conference noted all of it.')), changeOf(a))).toEqual([
      'collides',
      { code: 'unseen-words', block: 'a' },
    ])
  })

  it('collides: others turned to another addressee', () => {
    const to = (addressee: string) =>
      paragraph(
        { id: 'a', recommendation: { addressee, kind: 'other', deadline: null } },
        'To report.',
      )
    const change = changeOf(to('States Parties'), to('All States'))
    expect(reasonsOn(on(to('Secretary-General')), change)).toEqual([
      'collides',
      { code: 'same-attributes', block: 'a', names: ['recommendation'] },
    ])
  })

  it('collides: a table has other rows, or others wrote in the same cell', () => {
    const table = (...rows: readonly string[][]) =>
      schema.node(
        'table',
        { id: 't' },
        rows.map((cells) =>
          schema.node(
            'row',
            null,
            cells.map((words) => schema.node('cell', null, [schema.text(words)])),
          ),
        ),
      )
    const change = changeOf(table(['one', 'two']), table(['one', 'three']))
    expect(reasonsOn(on(table(['one', 'four'])), change)).toEqual([
      'collides',
      { code: 'same-words', block: 't', places: 1 },
    ])
    expect(reasonsOn(on(table(['one', 'two'], ['five', 'six'])), change)).toEqual([
      'collides',
      { code: 'other-shape', block: 't' },
    ])
    expect(reasonsOn(on(table(['five', 'two'])), change)).toEqual([
      'reworded',
      { code: 'others-changed', blocks: ['t'], places: 1 },
    ])
  })

  it('moot: it is said, gone or there already', () => {
    const [said] = wants.proposed
    expect(reasonsOn(on(schema.nodeFromJSON(said)), wants)).toEqual([
      'moot',
      { code: 'said-already', blocks: ['a'] },
    ])
    expect(reasonsOn(on(b), changeOf(a))).toEqual(['moot', { code: 'gone-already', blocks: ['a'] }])
    expect(reasonsOn(on(a, p('m', 'It slept.')), insertion)).toEqual([
      'moot',
      { code: 'there-already' },
    ])
  })

  it('target gone: the block, or what it would stand beside', () => {
    expect(reasonsOn(on(b), wants)).toEqual(['target-gone', { code: 'block-gone', block: 'a' }])
    expect(reasonsOn(on(b), insertion)).toEqual(['target-gone', { code: 'place-gone' }])
  })

  it('of a heading and a note as of any words', () => {
    const title = (words: string) => heading('h', 1, words)
    expect(
      reasonsOn(on(title('The work ahead')), changeOf(title('The work'), title('Our work'))),
    ).toEqual(['reworded', { code: 'others-changed', blocks: ['h'], places: 1 }])
    const noted = (words: string, note: string) => p('a', words, footnote('n', note))
    const change = changeOf(noted('It rose', 'See one.'), noted('It rose', 'See two.'))
    expect(reasonsOn(on(noted('It sat', 'See one.')), change)[0]).toBe('collides')
    expect(reasonsOn(on(noted('Again it rose', 'See one.')), change)[0]).toBe('reworded')
  })
})

describe('a verdict is remembered', () => {
  it('as long as nothing is another that it was reached on', () => {
    const before = rebase(on(a, b), wants)
    expect(rebase(on(a, p('b', 'It sat.')), wants)).toBe(before)
    expect(rebase(on(p('a', 'The Conference noted it.'), b), wants)).not.toBe(before)
  })

  it('and is the same as one reached anew, in whatever order the text changed', () => {
    const words = fc.constantFrom('noted', 'welcomed', 'took note of', 'saw', '')
    const some = fc
      .record({ id: fc.constantFrom('a', 'b', 'n'), words })
      .map(({ id, words: said }) => p(id, said && `The Conference ${said} the report.`))
    const texts = fc
      .tuple(fc.array(some, { maxLength: 3 }), fc.array(some, { maxLength: 3 }))
      .map(([one, other]) => text(section('s', ...one), section('t', ...other)))
    const changes = [
      wants,
      insertion,
      changeOf(p('a', 'The Conference noted the report.')),
      changeOf(
        [p('a', 'The Conference noted the report.')],
        b,
        p('n', 'The Conference saw the report.'),
      ),
      { ...changeOf(b, b), place: { kind: 'after', block: block('a') } } as const,
      { ...insertion, place: { kind: 'first', within: block('s') } } as const,
    ]
    fc.assert(
      fc.property(fc.array(texts, { minLength: 2, maxLength: 4 }), (states) => {
        for (const state of states) {
          for (const change of changes) {
            const { verdict, edits } = rebase(state, change)
            expect({ kind: verdict, edits }).toEqual(judge(state, change))
          }
        }
      }),
      { seed: 20051123, numRuns: 500 },
    )
  })
})

describe('all pending amendments', () => {
  const tabled = tabledAmendment(wants)
  const deeper = tabledAmendment(
    changeOf(
      p('a', 'The Conference welcomed the report of the Chair.'),
      p('a', 'The Conference warmly welcomed the report of the Chair.'),
    ),
    { id: 'a2' as AmendmentId, number: 2, amends: tabled.id },
  )

  it('have a verdict, and one to another amendment is judged against that', () => {
    const found = rebaseAll(on(b), [tabled, deeper])
    expect([...found].map(([id, { verdict }]) => [id, verdict])).toEqual([
      ['a1', 'target-gone'],
      ['a2', 'clean'],
    ])
  })

  it('keep it while other paragraphs change', () => {
    const before = rebaseAll(on(a, b), [tabled, deeper])
    const after = rebaseAll(on(a, p('b', 'It sat.')), [tabled, deeper])
    expect([...after.values()].every((each, at) => each === [...before.values()][at])).toBe(true)
  })

  it('those that are decided have none', () => {
    const by = {
      person: personId('paul'),
      name: 'Paul',
      role: 'president',
      delegation: null,
    } as const
    const decided = tabledAmendment(wants, {
      state: { kind: 'rejected', vote: null, at: '2005-11-23T10:00:00.000Z', by },
    })
    expect(rebaseAll(on(a), [decided, deeper]).size).toBe(0)
  })
})
