import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { em, footnote, heading, p, paragraph } from '../testing/build'
import { merge } from './merge'

describe('an amendment to a block that has not changed', () => {
  it('stands as proposed', () => {
    const base = p('a', 'States should act')
    const proposed = p('a', 'States shall act')
    expect(merge(base, proposed, base)).toEqual({ kind: 'clean', merged: proposed })
  })

  it('leaves the id and the place of the block as they are now', () => {
    const base = paragraph({ id: 'a', level: 0 }, 'States should act')
    const now = paragraph({ id: 'a', level: 1 }, 'States should act')
    const proposed = paragraph({ id: 'a', level: 2, kind: 'plain' }, 'States shall act')
    expect(merge(base, proposed, now)).toEqual({
      kind: 'clean',
      merged: paragraph({ id: 'a', level: 1 }, 'States shall act'),
    })
  })
})

describe('an amendment to a block that others have changed', () => {
  it.each([
    [
      'elsewhere in the sentence',
      'The Conference noted the report of the Group',
      'The Conference welcomed the report of the Group',
      'The Conference noted the report of the Open-ended Group',
      'The Conference welcomed the report of the Open-ended Group',
    ],
    [
      'at both ends',
      'States should act at once',
      'All States should act at once',
      'States should act at once and together',
      'All States should act at once and together',
    ],
    [
      'by a deletion on one side',
      'mines, booby-traps and other devices',
      'mines and other devices',
      'mines, booby-traps and similar devices',
      'mines and similar devices',
    ],
  ])('is merged word by word: %s', (_where, base, proposed, now, merged) => {
    expect(merge(p('a', base), p('a', proposed), p('a', now))).toEqual({
      kind: 'reworded',
      merged: p('a', merged),
    })
  })

  it.each([
    ['the same word', 'States should act', 'States shall act', 'States may act'],
    ['two insertions at one place', 'States act', 'States shall act', 'States may act'],
    ['a word and what is put before it', 'States act', 'States shall act', 'States react'],
    ['a deletion of what was changed', 'the old report', 'the report', 'the very old report'],
    ['two words that stand side by side', 'shall urge all', 'should urge all', 'shall ask all'],
    ['an insertion on either side of a space', 'we act', 'All we shall act', 'we may act'],
    ['part of a longer change', 'one two three four', 'one 2 3 four', 'one two trois four'],
  ])('collides over %s', (_what, base, proposed, now) => {
    expect(merge(p('a', base), p('a', proposed), p('a', now))).toEqual({ kind: 'collides' })
  })

  it('is moot when the block says it already', () => {
    const now = p('a', 'States shall act')
    expect(merge(p('a', 'States act'), now, now)).toEqual({ kind: 'moot' })
  })

  it('collides over a word that was only made italic', () => {
    const now = p('a', 'States ', em('should'), ' act')
    expect(merge(p('a', 'States should act'), p('a', 'States shall act'), now)).toEqual({
      kind: 'collides',
    })
  })

  it('keeps the notes and the italics of both sides', () => {
    const base = p('a', 'States should act without delay.')
    const proposed = p('a', 'States', footnote('n1', 'All.'), ' should act without delay.')
    const now = p('a', 'States should act ', em('without'), ' delay.')
    expect(merge(base, proposed, now)).toEqual({
      kind: 'reworded',
      merged: p('a', 'States', footnote('n1', 'All.'), ' should act ', em('without'), ' delay.'),
    })
  })

  it('leaves a paragraph that has become a heading a heading', () => {
    const now = heading('a', 2, 'Work of the Conference')
    expect(merge(p('a', 'Work of the Meeting'), p('a', 'The work of the Meeting'), now)).toEqual({
      kind: 'reworded',
      merged: heading('a', 2, 'The work of the Conference'),
    })
  })
})

/**
 * A block of different words, and two sides that each change some of its places. Place 2n+1 is the
 * nth word, place 2n the gap before it. What a side puts in a place is a list of words of its own;
 * for a word, the empty list deletes it.
 */
interface Case {
  readonly size: number
  readonly ours: Side
  readonly theirs: Side
}
type Side = ReadonlyMap<number, readonly string[]>

function sides(size: number): fc.Arbitrary<Case> {
  const place = fc.integer({ min: 0, max: 2 * size })
  const side = (name: string): fc.Arbitrary<Side> =>
    fc
      .uniqueArray(fc.tuple(place, fc.integer({ min: 0, max: 2 })), {
        selector: ([at]) => at,
        minLength: 1,
        maxLength: 3,
      })
      .map((changes) => {
        const filled = changes.map(([at, count]): [number, string[]] => [
          at,
          Array.from(
            { length: at % 2 === 0 ? Math.max(1, count) : count },
            (_, n) => name + at + n,
          ),
        ])
        return new Map(filled)
      })
  return fc.record({ size: fc.constant(size), ours: side('o'), theirs: side('t') })
}

const cases = fc.integer({ min: 3, max: 12 }).chain(sides)

function words(size: number, ...changes: readonly Side[]): string {
  const places = Array.from({ length: 2 * size + 1 }, (_, at) => {
    const changed = changes.find((side) => side.has(at))?.get(at)
    return changed ?? (at % 2 === 1 ? [`w${at}`] : [])
  })
  return places.flat().join(' ')
}

function outcome({ size, ours, theirs }: Case) {
  const [base, proposed, now] = [words(size), words(size, ours), words(size, theirs)]
  return merge(p('a', base), p('a', proposed), p('a', now))
}

/** Of any two places that are changed, one by each side, how far apart the nearest are. */
function distance({ ours, theirs }: Case): number {
  const gaps = [...ours.keys()].flatMap((at) => [...theirs.keys()].map((to) => Math.abs(at - to)))
  return Math.min(...gaps)
}

describe('of any two changes to one block', () => {
  it('those with two words between them merge to what both meant', () => {
    let merged = 0
    fc.assert(
      fc.property(cases, (of) => {
        fc.pre(distance(of) > 5)
        merged++
        expect(outcome(of)).toEqual({
          kind: 'reworded',
          merged: p('a', words(of.size, of.ours, of.theirs)),
        })
      }),
      { seed: 20051123, numRuns: 2000 },
    )
    expect(merged).toBeGreaterThanOrEqual(2000)
  })

  it('those that meet are never merged', () => {
    fc.assert(
      fc.property(cases, (of) => {
        fc.pre(distance(of) === 0)
        const same = words(of.size, of.ours) === words(of.size, of.theirs)
        expect(outcome(of).kind).toBe(same ? 'moot' : 'collides')
      }),
      { seed: 20051123, numRuns: 2000 },
    )
  })

  it('those that are near are merged to what both meant, or not at all', () => {
    fc.assert(
      fc.property(cases, (of) => {
        fc.pre(distance(of) > 0)
        const result = outcome(of)
        if (result.kind === 'collides') return
        expect(result).toEqual({
          kind: 'reworded',
          merged: p('a', words(of.size, of.ours, of.theirs)),
        })
      }),
      { seed: 20051123, numRuns: 3000 },
    )
  })

  it('it does not matter whose came first', () => {
    fc.assert(
      fc.property(cases, ({ size, ours, theirs }) => {
        const one = outcome({ size, ours, theirs })
        const other = outcome({ size, ours: theirs, theirs: ours })
        expect(other).toEqual(one)
      }),
      { seed: 20051123, numRuns: 2000 },
    )
  })
})
