import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { close, footnote, open, p, section, text } from '../testing/build'
import { bracketsOf } from './brackets'
import { schema } from './schema'

const one = (...children: Parameters<typeof p> extends [string, ...infer C] ? C : never): Node =>
  text(section('s', p('a', ...children)))

/** "x(y) z": z stands beside x, and y in it. */
function nesting(of: Node): string {
  const { all } = bracketsOf(of)
  const within = (parent: string | null): string =>
    all
      .filter((each) => each.parent === parent)
      .map(({ id }) => (within(id) ? `${id}(${within(id)})` : id))
      .join(' ')
  return within(null)
}

describe('brackets', () => {
  it('know where they begin and end and in which block', () => {
    const of = one('shall ', open('x', { by: 'arcadia' }), 'not', close('x'), ' be')
    expect(bracketsOf(of)).toEqual({
      all: [{ id: 'x', by: 'arcadia', set: null, open: 8, close: 12, block: 'a', parent: null }],
      strays: [],
    })
    expect(of.textBetween(8, 13)).toBe('[not]')
  })

  it('nest', () => {
    const inner = [open('y'), 'now', close('y'), ' ', open('z'), 'here', close('z')]
    expect(nesting(one(open('x'), ...inner, close('x'), open('w'), 'and', close('w')))).toBe(
      'x(y z) w',
    )
  })

  it('that cross are not in one another', () => {
    const of = one(open('x'), 'a', open('y'), 'b', close('x'), 'c', close('y'))
    expect(nesting(of)).toBe('x y')
  })

  it('span paragraphs and sections', () => {
    const of = text(
      section('s1', p('a', 'first ', open('x'), 'and')),
      section('s2', p('b', open('y'), 'so', close('y')), p('c', 'on', close('x'))),
    )
    expect(nesting(of)).toBe('x(y)')
  })

  it('stand in footnotes as well', () => {
    const note = schema.node('footnote', { id: 'f' }, [open('x'), schema.text('n'), close('x')])
    const { all } = bracketsOf(one('see', note, footnote('g', 'other')))
    expect(all.map(({ id, block }) => [id, block])).toEqual([['x', 'a']])
  })

  it('of which one end has gone are strays, and leave the others alone', () => {
    const of = one(open('x'), 'a', open('y'), 'b', close('y'), close('z'))
    expect(nesting(of)).toBe('x y')
    expect(bracketsOf(of).strays.map(({ id, end }) => `${id} ${end}`)).toEqual([
      'x open',
      'z close',
    ])
  })

  it('are counted once where a second pair has the same id', () => {
    const of = one(open('x'), 'a', close('x'), open('x'), 'b', close('x'))
    const { all, strays } = bracketsOf(of)
    expect([all.length, strays.length]).toEqual([1, 2])
  })

  it('ten thousand deep are found in a moment', () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => `x${index}`)
    const of = one(
      ...ids.map((id) => open(id)),
      'word',
      ...[...ids].reverse().map((id) => close(id)),
    )
    const begun = performance.now()
    const { all, strays } = bracketsOf(of)
    expect(performance.now() - begun).toBeLessThan(2000)
    expect([all.length, strays.length, all.at(-1)?.parent]).toEqual([10_000, 0, 'x9998'])
  })
})
