import fc from 'fast-check'
import { type Node, Slice } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { schema } from '../document/schema'
import { em, footnote, heading, p, paragraph, reference } from '../testing/build'
import { diffBlocks } from './block-diff'
import type { Edit } from './diff'
import { type Drawn, draw, type Side } from './drawn'

const cell = (words: string) => schema.node('cell', null, words ? [schema.text(words)] : [])
const table = (id: string, ...rows: readonly (readonly string[])[]) =>
  schema.node(
    'table',
    { id },
    rows.map((row) => schema.node('row', null, row.map(cell))),
  )

/** Words that some have in common, so that blocks are divided, joined, moved and written anew. */
const sentence = fc.constantFrom(
  'It noted the report.',
  'It rose at noon.',
  'It rose at one today.',
  'It thanked the President of the Conference.',
  '“It noted,” it said.',
  '',
)
const inline = fc.oneof(
  { weight: 6, arbitrary: sentence },
  {
    weight: 1,
    arbitrary: fc.constantFrom('See WP.1.', 'See WP.2.').map((of) => footnote('f', of)),
  },
  { weight: 1, arbitrary: fc.constant(reference('x', 'paragraph 3')) },
  { weight: 1, arbitrary: fc.constant(em('shall')) },
)
const spaced = (parts: readonly (string | Node)[]) =>
  parts.flatMap((part, at) => (at > 0 ? [' ', part] : [part]))
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const block = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(id, fc.array(inline, { maxLength: 4 }))
      .map(([of, parts]) => p(of, ...spaced(parts))),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(id, sentence).map(([of, words]) => heading(of, 1, words)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(id, fc.array(fc.tuple(sentence, sentence), { minLength: 1, maxLength: 3 }))
      .map(([of, rows]) => table(of, ...rows)),
  },
)
const blocks = fc.uniqueArray(block, { selector: (of) => of.attrs.id, maxLength: 5 })

/** A list of blocks made of the one it is compared with: divided, joined, moved, reworded. */
const made = fc
  .tuple(
    blocks,
    fc.array(
      fc.tuple(fc.constantFrom('divide', 'join', 'move', 'drop', 'put'), fc.nat(), fc.nat()),
      {
        maxLength: 4,
      },
    ),
  )
  .map(([bases, deeds]) => [bases, deeds.reduce(done, bases)] as const)

function done(all: readonly Node[], [what, where, at]: readonly [string, number, number]) {
  const index = where % Math.max(1, all.length)
  const one = all[index]
  if (!one) return all
  const others = all.filter((each) => each !== one)
  switch (what) {
    case 'divide': {
      if (!one.isTextblock) return all
      const middle = at % (one.content.size + 1)
      const fresh = paragraph({ id: `n${at}` }, ...one.content.cut(middle).content)
      return [...all.slice(0, index), one.cut(0, middle), fresh, ...all.slice(index + 1)]
    }
    case 'join': {
      const next = all[index + 1]
      if (!one.isTextblock || !next?.isTextblock) return all
      const words = one.content.append(schema.node('paragraph', null, [schema.text(' ')]).content)
      const joined = one.copy(words.append(next.content))
      return [...all.slice(0, index), joined, ...all.slice(index + 2)]
    }
    case 'move':
      return others.toSpliced(at % (others.length + 1), 0, one)
    case 'drop':
      return others
    default:
      return all.toSpliced(at % (all.length + 1), 0, p(`p${at}`, 'It rose at noon.'))
  }
}

const pairs = fc.oneof(fc.tuple(blocks, blocks), made)

/** The words that stay with those that go, or with those that come, block by block. */
function sides(all: readonly Drawn[], of: 'base' | 'other'): readonly Node[] {
  const out: Node[] = []
  let last: { side: Side; words: Node } | null = null
  for (const drawn of all) {
    if (!(of in drawn)) continue
    if (of === 'base' ? drawn.how === 'moved-here' : drawn.how === 'moved-away') continue
    const side = of === 'base' ? 'base' in drawn && drawn.base : 'other' in drawn && drawn.other
    if (!side) continue
    const words = rebuilt(drawn, side, of)
    if (last?.side.block === side.block) {
      const gap = side.block.cut(last.side.to, side.from)
      last = {
        side,
        words: words.copy(last.words.content.append(gap.content).append(words.content)),
      }
      out[out.length - 1] = last.words
    } else {
      last = { side, words }
      out.push(words)
    }
  }
  return out
}

/** A side made of the other one and of the edits: what is the same is taken from there. */
function rebuilt(drawn: Drawn, side: Side, of: 'base' | 'other'): Node {
  const own = side.block.cut(side.from, side.to)
  if (!('edits' in drawn)) return own
  const source = of === 'base' ? drawn.other : drawn.base
  let made = source.block
  const turnedRound = (edit: Edit) =>
    of === 'base' ? edit : { from: edit.fromB, to: edit.toB, fromB: edit.from, toB: edit.to }
  for (const edit of drawn.edits.toReversed().map(turnedRound)) {
    made = made.replace(edit.fromB, edit.toB, sliceOf(side.block, edit.from, edit.to))
  }
  const grown = made.content.size - source.block.content.size
  const content = made.cut(source.from, source.to + grown).content
  return side.block.copy(content)
}

function sliceOf(block: Node, from: number, to: number): Slice {
  return from === to ? Slice.empty : block.slice(from, to)
}

const seed = 20261126

describe('what is drawn', () => {
  it('[A55] is the one list with what goes, and the other with what comes', () => {
    fc.assert(
      fc.property(pairs, ([bases, others]) => {
        const all = draw(bases, others)
        expect(sides(all, 'base').map(String)).toEqual(bases.map(String))
        expect(sides(all, 'other').map(String)).toEqual(others.map(String))
      }),
      { seed, numRuns: 4000 },
    )
  })

  it('marks no word as new that goes on from one that was there', () => {
    fc.assert(
      fc.property(pairs, ([bases, others]) => {
        const isNew = new Set(
          draw(bases, others).flatMap((each) =>
            each.how === 'inserted' ? [each.other.block] : [],
          ),
        )
        const continues = diffBlocks(bases, others).flatMap((each) => {
          if (each.kind === 'split') return each.others
          if (each.kind === 'inserted' || !('other' in each)) return []
          return [each.other]
        })
        expect(continues.filter((each) => isNew.has(each))).toEqual([])
      }),
      { seed, numRuns: 2000 },
    )
  })

  it('has a sign between the parts of what was divided or joined, and after none of them', () => {
    const both = p('a', 'It noted the report. It rose at noon.')
    const halves = [p('a', 'It noted the report.'), p('n', 'It rose at one.')]
    const said = (all: readonly Drawn[]) =>
      all.map((each) => 'turn' in each && [each.turn, each.base.from, each.other.from, each.edits])
    expect(said(draw([both], halves))).toEqual([
      ['split', 0, 0, []],
      [null, 21, 0, [{ from: 32, to: 36, fromB: 11, toB: 14 }]],
    ])
    expect(said(draw(halves, [both]))).toEqual([
      ['joined', 0, 0, []],
      [null, 0, 21, [{ from: 11, to: 14, fromB: 32, toB: 36 }]],
    ])
  })
})

it('a space that stays at the end of the first half, or begins the second, is not new', () => {
  const both = p('a', 'It noted the report. It rose at noon.')
  const edits = (...halves: readonly string[]) =>
    draw([both], [p('a', halves[0] ?? ''), p('n', halves[1] ?? '')]).map(
      (each) => 'edits' in each && each.edits,
    )
  expect(edits('It noted the report. ', 'It rose at noon.')).toEqual([[], []])
  expect(edits('It noted the report.', ' It rose at noon.')).toEqual([[], []])
})

describe('a table', () => {
  const base = table('t', ['States', '85'], ['Observers', '12'])

  it('changes by the words of its cells', () => {
    expect(draw([base], [table('t', ['States', '86'], ['Observers', '12'])])).toMatchObject([
      { how: 'changed', edits: [{ from: 10, to: 12, fromB: 10, toB: 12 }] },
    ])
  })

  it('has whole rows that come and go', () => {
    const more = table('t', ['States', '85'], ['Agencies', '3'], ['Observers', '12'])
    const at = { from: 14, to: 14, fromB: 14, toB: 29 }
    expect(draw([base], [more])).toMatchObject([{ how: 'changed', edits: [at] }])
    expect(draw([more], [base])).toMatchObject([
      { how: 'changed', edits: [{ from: 14, to: 29, fromB: 14, toB: 14 }] },
    ])
  })
})
