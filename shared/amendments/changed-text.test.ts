import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { schema } from '../document/schema'
import { footnote, heading, p, paragraph, section, text } from '../testing/build'
import { kindOf, toBlock } from './change'
import { changesTo } from './changed-text'
import { applyChange } from './judge'

const [a, b, c, d] = [
  p('a', 'It noted the report.'),
  p('b', 'It rose at noon.'),
  p('c', 'It sat for long.'),
  p('d', 'It agreed on all.'),
]
const opening = text(section('s', a, b), section('t', c, d))
const nameless = (words: string) => paragraph({}, words)

function newIds() {
  let count = 0
  return () => `new-${++count}`
}

/** Each change as its kind, and what it proposes. */
function proposed(...changed: readonly Node[]) {
  return changesTo(opening, changed, newIds()).map((change) => [
    kindOf(change),
    ...change.proposed.map((json) => toBlock(json).textContent),
  ])
}

describe('of a copy with changes written into it', () => {
  it('each paragraph that is another becomes a change, and no other', () => {
    expect(proposed(a, nameless('It rose at one.'), c, p('d', 'It agreed on most.'))).toEqual([
      ['words', 'It rose at one.'],
      ['words', 'It agreed on most.'],
    ])
    expect(proposed(...['It noted the report.', 'It rose at noon.'].map(nameless), c, d)).toEqual(
      [],
    )
  })

  it('what is put in, taken out and put in the place of another becomes one each', () => {
    expect(proposed(a, nameless('It slept.'), b, c)).toEqual([['insert', 'It slept.'], ['delete']])
    expect(proposed(nameless('Preface.'), a, nameless('Quite something else.'), c, d)).toEqual([
      ['insert', 'Preface.'],
      ['words', 'Quite something else.'],
    ])
  })

  it('paragraphs that go are taken out one by one', () => {
    expect(proposed(a)).toEqual([['delete'], ['delete'], ['delete']])
  })

  it('a split, a join and a move become one each', () => {
    expect(proposed(p('a', 'It noted'), nameless('the report.'), b, d, c)).toEqual([
      ['words', 'It noted', 'the report.'],
      ['move', 'It sat for long.'],
    ])
    expect(proposed(nameless('It noted the report. It rose at noon.'), c, d)).toEqual([
      ['words', 'It noted the report. It rose at noon.'],
    ])
  })

  it('a heading and an addressee are amended, a level is not', () => {
    const title = heading('h', 1, 'The work')
    const to = (addressee: string, level = 0) =>
      paragraph(
        { id: 'r', level, recommendation: { addressee, kind: 'other', deadline: null } },
        'To report.',
      )
    const before = text(section('s', title, to('All States')))
    const kinds = (...changed: readonly Node[]) => changesTo(before, changed, newIds()).map(kindOf)
    expect(kinds(heading('h', 2, 'Our work'), to('States Parties', 1))).toEqual([
      'heading',
      'addressee',
    ])
    expect(kinds(title, to('All States', 2))).toEqual([])
  })

  it('a note keeps its name, known by what it says or by its place', () => {
    const noted = (id: string, words: string) => p('n', 'It rose', footnote(id, words), ' again.')
    const before = text(section('s', noted('one', 'See above.')))
    const nowhere = (words: string) =>
      p('n', 'It rose', schema.node('footnote', null, [schema.text(words)]), ' again.')
    expect(changesTo(before, [nowhere('See above.')], newIds())).toEqual([])
    const [change, ...more] = changesTo(before, [nowhere('See below.')], newIds())
    expect([change && kindOf(change), more]).toEqual(['footnote', []])
    expect(change?.proposed.map(toBlock)).toEqual([noted('one', 'See below.')])
  })
})

/** In which order two stand that come in at one place is for the president to say, so is not asked. */
it('the changes, each adopted after the other, make the text what the copy says', () => {
  const words = fc.constantFrom('It met.', 'It met and rose.', 'It rose at one.', 'It saw all.')
  const copies = fc.uniqueArray(
    fc.oneof(
      fc.constantFrom(a, b, c, d),
      words.map(nameless),
      fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), words).map(([id, of]) => p(id, of)),
    ),
    {
      maxLength: 6,
      comparator: (one, other) =>
        one.textContent === other.textContent ||
        (one.attrs.id !== null && one.attrs.id === other.attrs.id),
    },
  )
  fc.assert(
    fc.property(copies, (copy) => {
      let now = opening
      for (const change of changesTo(opening, copy, newIds())) {
        const applied = applyChange(now, change)
        if (!('text' in applied)) throw new Error(`${kindOf(change)} ${applied.kind}`)
        now = applied.text
      }
      const said = now.children.flatMap((top) => top.children.map((node) => node.textContent))
      expect([...said].sort()).toEqual(copy.map((node) => node.textContent).sort())
    }),
    { seed: 20051123, numRuns: 1000 },
  )
})
