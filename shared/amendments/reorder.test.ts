import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { idOf } from '../document/blocks'
import { applyStrokes } from '../document/strokes'
import { contentOf, read, seed } from '../document/ydoc'
import { changeOf, json } from '../testing/amendments'
import { annex, p, section, text } from '../testing/build'
import { words } from '../testing/meeting'
import { type Change, kindOf } from './change'
import { withOwnNames } from './draft-content'
import { draftsFromChangedText } from './drafts-from-text'
import { drawingOf } from './drawing'
import { drawBetween } from './drawn-between'
import { drawChange } from './drawn-change'
import { applyChange, judge } from './judge'
import { reach, rebase } from './rebase'
import { blocksFrom, subjectIn } from './subject'
import { undoing } from './undoing'

const said: Readonly<Record<string, string>> = {
  a: 'It noted the report.',
  b: 'It rose at noon.',
  c: 'It sat until five.',
  d: 'It thanked the Chair.',
  e: 'It adjourned the debate.',
}
const block = (id: string): Node => p(id, said[id] ?? id)
const blocks = (ids: string): Node[] => [...ids].map(block)
const on = (ids: string): Node => text(section('s', ...blocks(ids)), annex('x', p('y', 'Agenda.')))
const order = (of: Node): string => (of.firstChild?.children ?? []).map(idOf).join('')
const turned = (base: string, proposed: string): Change =>
  changeOf(blocks(base), ...blocks(proposed))
const swapped = turned('ab', 'ba')

/** The order in which they come to stand; else the verdict. */
function becomes(now: Node, change: Change): string {
  const applied = applyChange(now, change)
  return 'text' in applied ? order(applied.text) : applied.kind
}

const drawn = (now: Node, change: Change) => {
  const drawing = drawingOf(now, change)
  if (drawing.kind !== 'fits') return drawing.kind
  return drawing.paragraphs.map(({ drawn: { how } }) => how)
}

describe('[A57] paragraphs in another order', () => {
  it('are drafted as such, whether they bear their ids or were pasted', () => {
    const base = blocks('ab').map(json)
    const named = { place: { kind: 'there' }, base } as const
    const pasted = [p('n', said.b ?? ''), block('a')]
    let made = 0
    for (const given of [blocks('ba'), pasted]) {
      expect(withOwnNames(named, given, null, () => `new-${made++}`)).toEqual(swapped)
    }
    expect(kindOf(swapped)).toBe('move')
    expect(kindOf(changeOf(blocks('ab'), p('b', 'It rose.'), block('a')))).toBe('words')
  })

  it('are moved, as few as can be', () => {
    expect(judge(on('abc'), swapped)).toEqual({
      kind: 'clean',
      edits: [
        { kind: 'take', block: 'a' },
        { kind: 'put', at: { kind: 'after', block: 'b' }, blocks: [block('a')] },
      ],
    })
    expect(becomes(on('abcde'), turned('abcd', 'dabc'))).toBe('dabce')
    expect(judge(on('abcde'), turned('abcd', 'dabc')).edits).toHaveLength(2)
    expect(judge(on('abc'), turned('abc', 'cba')).edits).toHaveLength(3)
    expect(becomes(on('abxc'), turned('abc', 'cba'))).toBe('xcba')
  })

  it('are drawn as moves, as marked, in the text and from one state to another', () => {
    const moves = ['moved-away', 'moved-here']
    expect(drawn(on('abc'), swapped)).toEqual(moves)
    const marked = drawChange(swapped).map(({ how }) => how)
    expect(marked).toEqual(['moved-away', 'same', 'moved-here'])
    for (const ids of ['abc', 'axbc']) {
      const applied = applyChange(on(ids), swapped)
      if (!('text' in applied)) throw new Error(applied.kind)
      const between = drawBetween([swapped], on(ids), applied.text)
      expect(between.map(({ how }) => how)).toEqual(moves)
    }
  })

  it('take others’ words along, and new ones come with them', () => {
    const now = text(section('s', p('a', 'It gladly noted the report.'), block('b')))
    const change = changeOf(
      blocks('ab'),
      block('b'),
      p('a', 'It noted the papers.'),
      p('n', 'End.'),
    )
    const applied = applyChange(now, change)
    expect('text' in applied && words(applied.text)).toEqual([
      said.b,
      'It gladly noted the papers.',
      'End.',
    ])
    expect(rebase(now, change).verdict).toBe('reworded')
  })

  it('are moot where they stand so', () => {
    expect(reach(on('bac'), swapped)).toMatchObject({ verdict: 'moot', edits: [] })
    expect(reach(on('bca'), swapped).verdict).toBe('moot')
  })

  it('stand as whoever changed their order wants them', () => {
    expect(becomes(on('abdc'), turned('abcd', 'bacd'))).toBe('badc')
    expect(becomes(on('bac'), turned('abc', 'cab'))).toBe('cba')
    expect(reach(on('bac'), turned('abc', 'cab'))).toMatchObject({
      verdict: 'reworded',
      reasons: [{ code: 'others-moved' }],
    })
  })

  it('collide where that is no order, or where one stands elsewhere', () => {
    const reasons = (ids: string) => [{ code: 'others-moved', blocks: [...ids] }]
    expect(reach(on('acb'), swapped).verdict).toBe('clean')
    expect(reach(on('acb'), turned('abc', 'bac'))).toMatchObject({
      verdict: 'collides',
      reasons: reasons('ba'),
    })
    const away = text(section('s', block('b')), annex('x', block('a')))
    expect(reach(away, swapped)).toMatchObject({ verdict: 'collides', reasons: reasons('ba') })
  })

  it('have lost their place where one of them is gone', () => {
    expect(reach(on('bc'), swapped)).toMatchObject({
      verdict: 'target-gone',
      reasons: [{ code: 'block-gone', block: 'a' }],
    })
    expect(becomes(on('acd'), turned('abcd', 'dabc'))).toBe('dac')
  })

  it('have another verdict as soon as their order is another', () => {
    expect(rebase(on('abc'), swapped).verdict).toBe('clean')
    expect(rebase(on('bac'), swapped).verdict).toBe('moot')
    expect(rebase(on('abc'), swapped).verdict).toBe('clean')
  })
})

const ids = 'abcde'
const shuffled = (of: string) => fc.shuffledSubarray([...of], { minLength: of.length })
const seeded = { seed: 20261127, numRuns: 500 }

it('[A57] adopting gives the order that is proposed, also in the shared document, and reconsidering the former', () => {
  fc.assert(
    fc.property(
      fc.nat(3),
      fc.nat(2),
      shuffled(ids),
      fc.constantFrom('', 'It sat.'),
      (from, more, all, reworded) => {
        const base = ids.slice(from, from + more + 2)
        const wanted = all.filter((id) => base.includes(id))
        const [first = ''] = wanted
        const proposed = wanted.map((id) =>
          id === first && reworded ? p(id, reworded) : block(id),
        )
        const change = changeOf(blocks(base), ...proposed)
        const now = on(ids)
        const applied = applyChange(now, change)
        if (!('text' in applied)) {
          expect([applied.kind, wanted.join('')]).toEqual(['moot', base])
          return
        }
        const expected = ids.replace(base, wanted.join(''))
        expect(order(applied.text)).toBe(expected)
        expect(applied.text.firstChild?.child(ids.indexOf(base)).textContent).toBe(
          proposed[0]?.textContent,
        )
        const doc = new Y.Doc()
        seed(doc, now)
        const before = [...contentOf(doc).querySelectorAll('paragraph')]
        applyStrokes(doc, applied.strokes)
        const found = read(doc)
        if (found.kind === 'invalid') throw new Error(found.why)
        expect(found.node.toJSON()).toEqual(applied.text.toJSON())
        const after = new Set<unknown>(contentOf(doc).querySelectorAll('paragraph'))
        const left = before.filter((each) => after.has(each))
        expect(left.length).toBeGreaterThan(ids.length - base.length)
        const back = undoing(now, change, applied.edits)
        const undone = back && applyChange(applied.text, back)
        expect(undone && 'text' in undone && undone.text.toJSON()).toEqual(now.toJSON())
      },
    ),
    seeded,
  )
})

it('[A57] merging with another order gives the same from either side, or collides from both', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(shuffled('abcd'), shuffled('abcd'), (one, other) => {
      const [mine, theirs] = [one.join(''), other.join('')]
      const result = (now: string, proposed: string) => {
        const made = becomes(on(now), turned('abcd', proposed))
        seen.add(made)
        return made === 'moot' ? now : made
      }
      expect(result(theirs, mine)).toBe(result(mine, theirs))
    }),
    seeded,
  )
  expect([...seen]).toEqual(expect.arrayContaining(['collides', 'moot', 'dcba']))
})

it('[A57] a text that comes back with paragraphs in another order is drafts that give this order', () => {
  fc.assert(
    fc.property(shuffled(ids), (all) => {
      let made = 0
      const newId = () => `new-${made++}`
      const opening = on(ids)
      let now = opening
      for (const { place, blocks: named, proposed } of draftsFromChangedText(
        opening,
        on(all.join('')),
      )) {
        const subject = subjectIn(opening, { place, blocks: named }, newId)
        const nodes = blocksFrom(proposed)
        if (typeof subject === 'string' || !nodes) throw new Error(String(subject))
        const base = subject.base.map(json)
        const change = withOwnNames({ place: subject.place, base }, nodes, null, newId)
        if (!change) throw new Error('Nothing is proposed')
        const applied = applyChange(now, change)
        if ('text' in applied) now = applied.text
      }
      expect(words(now)).toEqual(words(on(all.join(''))))
    }),
    seeded,
  )
})
