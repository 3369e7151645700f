import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import type { BlockId } from '../ids'
import { changeOf, json, tabledAmendment } from '../testing/amendments'
import { p, section, text } from '../testing/build'
import {
  ana,
  ardesia,
  circumstances,
  content,
  meet,
  opening,
  start,
  tabling,
  words,
} from '../testing/meeting'
import { decide } from './acts'
import type { Change } from './change'
import { applyChange } from './judge'
import { reach, rebase } from './rebase'
import { undoing } from './undoing'

const whole = p('a', 'It noted the report of the Group. It rose at noon on Friday.')
const parts = [p('a', 'It noted the report of the Group.'), p('n', 'It rose at noon on Friday.')]
const behind = p('z', 'It sat.')
const on = (...blocks: readonly Node[]) => text(section('s', ...blocks, behind))
const divided = on(...parts)
const reworded = (said: string) => changeOf(whole, p('a', said))

function becomes(now: Node, change: Change): readonly string[] | string {
  const applied = applyChange(now, change)
  return 'text' in applied ? words(applied.text) : applied.kind
}

describe('[A27] a change of the words of a paragraph that others have divided', () => {
  it('goes to the part in which the words are by now', () => {
    const change = reworded('It noted the report of the Group. It rose at one on Friday.')
    expect(becomes(divided, change)).toEqual([
      'It noted the report of the Group.',
      'It rose at one on Friday.',
      'It sat.',
    ])
    expect(rebase(divided, change)).toMatchObject({
      verdict: 'reworded',
      reasons: [{ code: 'others-changed', blocks: ['a'], places: 1 }],
    })
  })

  it('may be in several of them, and others may have changed other words meanwhile', () => {
    const change = reworded('It welcomed the report of the Group. It rose at noon on Monday.')
    const now = on(p('a', 'It noted the report of the Group.'), p('n', 'It rose at one on Friday.'))
    expect(becomes(now, change)).toEqual([
      'It welcomed the report of the Group.',
      'It rose at one on Monday.',
      'It sat.',
    ])
  })

  it('collides where it takes the words at which it was divided, and is not moot then', () => {
    const change = reworded('It noted the report of the Group.')
    expect(becomes(divided, change)).toBe('collides')
    expect(rebase(divided, change).reasons).not.toEqual([])
  })

  it('is moot where the part says it already', () => {
    const change = reworded('It noted the report of the Group. It rose at one on Friday.')
    const now = on(p('a', 'It noted the report of the Group.'), p('n', 'It rose at one on Friday.'))
    expect(rebase(now, change)).toMatchObject({
      verdict: 'moot',
      reasons: [{ code: 'said-already', blocks: ['a'] }],
    })
  })

  it('is taken back from all of its parts', () => {
    const change = reworded('It welcomed the report of the Group. It rose at one on Friday.')
    const applied = applyChange(divided, change)
    const undo = 'text' in applied ? undoing(divided, change, applied.edits) : null
    if (!undo || !('text' in applied)) throw new Error('It is adopted, and can be taken back')
    expect(becomes(applied.text, undo)).toEqual(words(divided))
  })

  it('does not touch a paragraph that only resembles what was taken out', () => {
    const now = on(
      p('a', 'It noted the report of the Group.'),
      p('n', 'It rose late on Friday, and thanked its Chair for all that was done.'),
    )
    const change = reworded('It noted the report of the Group. It rose at one on Friday.')
    expect(becomes(now, change)).toBe('collides')
  })

  it('has another verdict as soon as a part says something else', () => {
    const change = reworded('It noted the report of the Group. It rose at one on Friday.')
    const verdict = (...blocks: Node[]) => rebase(on(...blocks), change).verdict
    const [one = whole, two = whole] = parts
    expect(verdict(whole)).toBe('clean')
    expect(verdict(one, two)).toBe('reworded')
    expect(verdict(one, p('n', 'It rose at one on Friday.'))).toBe('moot')
    expect(verdict(one, p('n', 'It rose at two on Friday.'))).toBe('collides')
    expect(verdict(one, two)).toBe('reworded')
  })

  it('comes to the same whichever was adopted first, wherever it is divided', () => {
    const cases = fc.record({ cut: fc.integer({ min: 1, max: 9 }), at: fc.nat(10), put: fc.nat(2) })
    let merged = 0
    fc.assert(
      fc.property(cases, ({ cut, at, put }) => {
        const said = Array.from({ length: 11 }, (_, n) => `word${n}`)
        const base = p('a', said.join(' '))
        const more = [...said.slice(0, at), ...['new', 'more'].slice(put), ...said.slice(at + 1)]
        const change = changeOf(base, p('a', more.join(' ')))
        const halves = [said.slice(0, cut), said.slice(cut)].map((each) => each.join(' '))
        const division = changeOf(base, p('a', halves[0] ?? ''), p('n', halves[1] ?? ''))
        const alone = { one: applyChange(on(base), change), other: applyChange(on(base), division) }
        if (!('text' in alone.one) || !('text' in alone.other)) throw new Error('Both can')
        const first = becomes(alone.one.text, division)
        const second = becomes(alone.other.text, change)
        if (typeof first === 'string' || typeof second === 'string') return
        merged++
        expect(second).toEqual(first)
      }),
      { seed: 20051123, numRuns: 500 },
    )
    expect(merged).toBeGreaterThan(300)
  })
})

describe('[A28] what comes in behind a paragraph that others have divided', () => {
  const behindIt: Change = {
    place: { kind: 'after', block: 'a' as BlockId },
    base: [],
    proposed: [json(p('m', 'It slept.'))],
    beside: json(whole),
  }

  it('comes in behind all of it', () => {
    expect(becomes(divided, behindIt)).toEqual([
      ...words(on(...parts)).slice(0, 2),
      'It slept.',
      'It sat.',
    ])
    const beside = changeOf(whole, whole, p('m', 'It slept.'))
    expect(becomes(divided, beside)).toEqual(becomes(divided, behindIt))
  })

  it('[A40] is known from the text of the hub', () => {
    const meeting = meet()
    const place = { kind: 'after', block: 'one' as BlockId } as const
    const { result } = meeting.done(ana, { kind: 'draft-amendment', place, blocks: [] })
    if (result.kind !== 'draft') throw new Error('A draft')
    meeting.done(ana, tabling(result.amendment), content(p('x', 'It slept.')))
    expect(meeting.register.amendments[0]?.change.beside).toEqual(json(opening.child(0).child(1)))
    const other = { kind: 'after', block: 'two' as BlockId } as const
    const begun = meeting.done(ana, { kind: 'draft-amendment', place, blocks: [] }).result
    if (begun.kind !== 'draft') throw new Error('A draft')
    meeting.done(ana, { kind: 'place-draft', amendment: begun.amendment, place: other })
    expect(meeting.folder(ardesia).drafts).toMatchObject([
      { place: other, beside: json(opening.child(0).child(2)) },
    ])
  })
})

describe('[A57] a paragraph that others have divided', () => {
  it('goes to another place with all of its parts, and comes back with them', () => {
    const move: Change = {
      place: { kind: 'after', block: 'z' as BlockId },
      base: [json(whole)],
      proposed: [json(whole)],
      beside: json(behind),
    }
    const applied = applyChange(divided, move)
    if (!('text' in applied)) throw new Error(applied.kind)
    expect(words(applied.text)).toEqual(['It sat.', ...words(divided).slice(0, 2)])
    expect(reach(divided, move)).toMatchObject({
      verdict: 'reworded',
      reasons: [{ code: 'others-changed', blocks: ['a'] }],
    })
    const undo = undoing(divided, move, applied.edits)
    expect(undo && becomes(applied.text, undo)).toEqual(words(divided))
  })

  it('is not put in another order without its parts', () => {
    const turned = changeOf([whole, behind], behind, whole)
    expect(rebase(divided, turned)).toMatchObject({
      verdict: 'collides',
      reasons: [{ code: 'others-moved', blocks: ['a'] }],
    })
  })
})

describe('[A27] paragraphs that are joined', () => {
  const [first = whole, second = whole] = parts
  const union = changeOf([first, second], whole)

  it('do not bring back the words of one that is gone', () => {
    expect(rebase(on(first), union)).toMatchObject({
      verdict: 'target-gone',
      reasons: [{ code: 'block-gone', block: 'n' }],
    })
  })

  it('are moot where they are joined already', () => {
    expect(rebase(on(whole), union).verdict).toBe('moot')
  })
})

describe('[A11] a revision of an amendment to a paragraph that others have divided', () => {
  const revised = (said: string) => {
    const amendment = tabledAmendment(reworded(said), { delegation: ardesia })
    const on = { ...start(), text: divided }
    const decision = decide(
      { kind: 'revise-amendment', amendment: amendment.id },
      ana,
      { ...on, register: { ...on.register, amendments: [amendment] } },
      circumstances,
    )
    if (decision.kind === 'refused') throw new Error(decision.why)
    const [draft] = decision.folders?.get(ardesia)?.drafts ?? []
    const content = decision.opens?.content
    return { base: draft?.base, said: content && words(content) }
  }

  it('begins with all of its parts, and what is proposed in each', () => {
    expect(revised('It noted the report of the Group. It rose at one on Friday.')).toEqual({
      base: parts.map(json),
      said: ['It noted the report of the Group.', 'It rose at one on Friday.'],
    })
  })

  it('begins with the words of its sponsors where they collide', () => {
    expect(revised('It noted the report of the Group.')).toEqual({
      base: parts.map(json),
      said: ['It noted the report of the Group.'],
    })
  })
})

describe('[A27] a paragraph of few words that others have divided', () => {
  const short = p('a', 'It rose at noon today.')
  const other = changeOf(short, p('a', 'It rose at noon now.'))

  it.each([
    ['with a capital', ['It rose.', 'At noon today.'], ['It rose.', 'At noon now.']],
    ['with a word more', ['It rose', 'again at noon today.'], ['It rose', 'again at noon now.']],
    ['as it was', ['It', 'rose at noon today.'], ['It', 'rose at noon now.']],
  ])('is known by all of its words, %s', (_, [first = '', second = ''], expected) => {
    expect(becomes(on(p('a', first), p('n', second)), other)).toEqual([...expected, 'It sat.'])
  })

  it('is not seen in what merely has some of them', () => {
    for (const said of ['It sat at noon.', 'Today the meeting rose.', 'Noon.', 'It was at noon.']) {
      expect(becomes(on(p('a', 'It rose.'), p('n', said)), other)).toBe('collides')
    }
  })

  it('is never spoilt, wherever it is divided and whatever is changed', () => {
    const vocabulary = fc.constantFrom<string>('it', 'rose', 'at', 'noon', 'and', 'met', 'the')
    const few = fc.array(vocabulary, { minLength: 3, maxLength: 5 })
    let merged = 0
    fc.assert(
      fc.property(few, fc.nat(4), fc.nat(4), fc.boolean(), (all, at, cut, hasCapital) => {
        const place = at % all.length
        const change = changeOf(p('a', all.join(' ')), p('a', all.with(place, 'own').join(' ')))
        const parted = 1 + (cut % (all.length - 1))
        const [first, second] = [all.slice(0, parted), all.slice(parted)].map((each) =>
          each.join(' '),
        )
        const capital = (said: string) => said.charAt(0).toUpperCase() + said.slice(1)
        const behindIt = hasCapital ? capital(second ?? '') : (second ?? '')
        const found = becomes(on(p('a', first ?? ''), p('n', behindIt)), change)
        if (typeof found === 'string') return
        merged++
        const expected = all.with(place, 'own')
        const said = [expected.slice(0, parted), expected.slice(parted)].map((each) =>
          each.join(' '),
        )
        expect(found.slice(0, 2).map((each) => each.toLowerCase())).toEqual(said)
      }),
      { seed: 20051123, numRuns: 500 },
    )
    expect(merged).toBeGreaterThan(120)
  })
})
