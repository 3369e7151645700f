import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import type { AmendmentId, BlockId } from '../ids'
import { changeOf, json, tabledAmendment } from '../testing/amendments'
import { p, section, text } from '../testing/build'
import { align } from './alignment'
import type { Amendment } from './amendment'
import type { Change } from './change'
import { compareRivals } from './compare-rivals'
import { measureOf } from './measure'
import { orderOf } from './order'
import { rivalsAmong } from './rivals'
import { linesOf } from './segments'

const block = (id: string) => id as BlockId
const base = p('a', 'The Conference noted the report of the Chair.')
const b = p('b', 'It rose.')
const opening = text(section('s', base, b))
const amend = (number: number, change: Change, amends: number | null = null): Amendment =>
  tabledAmendment(change, {
    id: `a${number}` as AmendmentId,
    number,
    amends: amends === null ? null : (`a${amends}` as AmendmentId),
  })
const words = (number: number, said: string) => amend(number, changeOf(base, p('a', said)))
const insertion = (number: number, said: string): Amendment =>
  amend(number, {
    place: { kind: 'after', block: block('a') },
    base: [],
    proposed: [json(p(`n${number}`, said))],
  })

const welcomed = words(1, 'The Conference welcomed the report of the Chair.')
const rewritten = words(2, 'States praised the Chair for a new report.')
const deleted = amend(3, changeOf(base))
const warmly = amend(
  4,
  changeOf(
    p('a', 'The Conference welcomed the report of the Chair.'),
    p('a', 'The Conference welcomed warmly the report of the Chair.'),
  ),
  1,
)

describe('versions side by side', () => {
  /** Segments as lines: what the base says, and what each version says there. */
  function lines(of: Node, ...versions: readonly Node[]): readonly (readonly string[])[] {
    return align(of, versions).map((segment) => [
      of.textBetween(segment.base.from, segment.base.to),
      ...segment.versions.map((cell, at) => {
        if (cell.same) return '='
        const said = versions[at]?.textBetween(cell.from, cell.to) ?? ''
        return cell.as === at ? said : `as ${cell.as}`
      }),
    ])
  }

  it('have what each says of the same words beside each other', () => {
    expect(
      lines(
        base,
        p('a', 'The Conference welcomed the report of the Chair.'),
        p('a', 'The Conference took note of the report of the Chair, warmly.'),
        p('a', 'The Conference welcomed the report of the President.'),
      ),
    ).toEqual([
      ['The Conference ', '=', '=', '='],
      ['noted', 'welcomed', 'took note of', 'as 0'],
      [' the report of the ', '=', '=', '='],
      ['Chair', '=', 'Chair, warmly', 'President'],
      ['.', '=', '=', '='],
    ])
    expect(lines(base, p('a'))).toEqual([[base.textContent, '']])
  })

  it('are the whole of each version, end to end', () => {
    const some = fc
      .array(fc.constantFrom('the ', 'States ', 'shall ', 'act ', ', ', 'l’État '), {
        maxLength: 8,
      })
      .map((pieces) => p('a', pieces.join('')))
    fc.assert(
      fc.property(some, fc.array(some, { maxLength: 4 }), (of, versions) => {
        const segments = align(of, versions)
        const whole = (size: number, spans: readonly { from: number; to: number }[]) =>
          spans.reduce((at, { from, to }) => (at === from && from <= to ? to : -1), 0) === size
        expect(
          whole(
            of.content.size,
            segments.map((each) => each.base),
          ),
        ).toBe(true)
        for (const [at, version] of versions.entries()) {
          const cells = segments.flatMap((each) => each.versions[at] ?? [])
          expect(whole(version.content.size, cells)).toBe(true)
          expect(segments.every((each) => each.kind === 'differs' || each.versions[at]?.same)).toBe(
            true,
          )
        }
      }),
      { seed: 20051123, numRuns: 1000 },
    )
  })
})

describe('[A50] the order of decision', () => {
  const whole = { divided: 0, joined: 0, moved: 0 }

  it('is by the words that go and come, of all that are in the one or the other', () => {
    expect([welcomed, rewritten, deleted].map(({ change }) => measureOf(change))).toEqual([
      { kept: 7, removed: 1, added: 1, distance: 2 / 9, ...whole },
      { kept: 2, removed: 6, added: 6, distance: 12 / 14, ...whole },
      { kept: 0, removed: 8, added: 0, distance: 1, ...whole },
    ])
    expect(measureOf(insertion(5, 'It sat.').change)).toMatchObject({ added: 2, distance: 1 })
  })

  const said = (...of: Parameters<typeof orderOf>) =>
    orderOf(...of).map(({ amendment: { number }, why }) => [number, why.code])

  it('begins with the furthest removed, and of two as far with the lower number', () => {
    const same = words(6, 'The Conference praised the report of the Chair.')
    expect(said([same, welcomed, rewritten, deleted])).toEqual([
      [3, 'furthest'],
      [2, 'furthest'],
      [1, 'furthest'],
      [6, 'as-far'],
    ])
  })

  it('[A15] has an amendment to an amendment before its parent', () => {
    expect(said([welcomed, rewritten, warmly])).toEqual([
      [2, 'furthest'],
      [4, 'amends'],
      [1, 'furthest'],
    ])
  })

  it('is as the president says, who cannot part an amendment from those to it', () => {
    const placed = [welcomed.id, deleted.id]
    expect(said([rewritten, deleted, warmly, welcomed], placed)).toEqual([
      [4, 'amends'],
      [1, 'placed'],
      [3, 'placed'],
      [2, 'furthest'],
    ])
  })
})

describe('[A30] rivals', () => {
  it('are about one block, or come in at one place; what amends them is with them', () => {
    const other = amend(7, changeOf(b, p('b', 'It sat.')))
    const both = amend(8, changeOf([base, b], p('a', 'It met.'), b))
    const [one, two] = [insertion(9, 'It sat.'), insertion(10, 'It slept.')]
    const numbers = (...all: readonly Amendment[]) =>
      rivalsAmong(all).map((group) => group.map(({ number }) => number))
    expect(numbers(welcomed, other, one, deleted, warmly, two)).toEqual([[1, 3, 4], [7], [9, 10]])
    expect(numbers(welcomed, other, both)).toEqual([[1, 7, 8]])
  })

  it('stand beside their block in the order of decision, each as it would be', () => {
    const now = text(section('s', p('a', 'This Conference noted the report of the Chair.'), b))
    const table = compareRivals(now, block('a'), [
      welcomed,
      warmly,
      deleted,
      insertion(5, 'It sat.'),
    ])
    expect(table?.bases.map((each) => each.textContent)).toEqual([
      'This Conference noted the report of the Chair.',
    ])
    expect(
      table?.rivals.map(({ amendment, rebased, drawn }) => [
        amendment.number,
        rebased.verdict,
        ...linesOf(drawn).map(({ segments }) =>
          segments
            .map(({ how, words: said }) => (how === 'same' ? said : `(${how} ${said})`))
            .join(''),
        ),
      ]),
    ).toEqual([
      [3, 'collides', '(out This Conference noted the report of the Chair.)'],
      [5, 'clean', 'This Conference noted the report of the Chair.', '(in It sat.)'],
      [
        4,
        'clean',
        '(out This)(in The) Conference (out noted)(in welcomed warmly) the report of the Chair.',
      ],
      [1, 'reworded', 'This Conference (out noted)(in welcomed) the report of the Chair.'],
    ])
  })

  it('stand beside all blocks that one of them joins, and of the others none', () => {
    const joins = amend(9, changeOf([base, b], p('a', `${base.textContent} It rose.`)))
    const ids = (subject: string) =>
      compareRivals(opening, block(subject), [welcomed, joins])?.bases.map(({ attrs }) => attrs.id)
    expect([ids('a'), ids('b')]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ])
    expect(
      compareRivals(opening, block('a'), [welcomed])?.bases.map(({ attrs }) => attrs.id),
    ).toEqual(['a'])
  })

  it('stand at the head of a section, where there is nothing to stand beside', () => {
    const place = { kind: 'first', within: block('s') } as const
    const first = (number: number, said: string) =>
      amend(number, { place, base: [], proposed: [json(p(`n${number}`, said))] })
    const head = compareRivals(opening, block('s'), [
      welcomed,
      first(9, 'It sat.'),
      first(10, 'It met.'),
    ])
    expect(head?.bases).toEqual([])
    expect(head?.rivals.map(({ drawn }) => drawn.map(({ how }) => how))).toEqual([
      ['inserted'],
      ['inserted'],
    ])
  })

  it('are none where nothing is proposed', () => {
    expect(compareRivals(opening, block('b'), [welcomed])).toBeNull()
  })
})
