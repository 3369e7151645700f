import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { changeOf } from '../testing/amendments'
import { footnote, p, section, text } from '../testing/build'
import { words } from '../testing/meeting'
import type { Change } from './change'
import { applyChange, judge } from './judge'
import { rebase } from './rebase'

const whole = p('a', 'It noted the report. It rose at noon.')
const halves = [p('a', 'It noted the report.'), p('n', 'It rose at noon.')]
const division = changeOf(whole, ...halves)
const second = p('b', 'It rose at noon.')
const union = changeOf([p('a', 'It noted the report.'), second], whole)
const on = (...blocks: readonly Node[]) => text(section('s', ...blocks, p('z', 'It sat.')))

function becomes(now: Node, change: Change): readonly string[] | string {
  const applied = applyChange(now, change)
  return 'text' in applied ? words(applied.text).slice(0, -1) : applied.kind
}

describe('[A27] a paragraph that is divided', () => {
  it('takes along into its new part what others changed there', () => {
    const now = on(p('a', 'It noted the new report. It rose at one.'))
    expect(becomes(now, division)).toEqual(['It noted the new report.', 'It rose at one.'])
    expect(rebase(now, division)).toMatchObject({
      verdict: 'reworded',
      reasons: [{ code: 'others-changed', blocks: ['a'], places: 2 }],
    })
  })

  it('may be changed in its words as well', () => {
    const change = changeOf(whole, p('a', 'It welcomed the report.'), p('n', 'It rose at noon.'))
    const now = on(p('a', 'It noted the report. It rose at one.'))
    expect(becomes(now, change)).toEqual(['It welcomed the report.', 'It rose at one.'])
    expect(becomes(on(p('a', 'It praised the report. It rose at noon.')), change)).toBe('collides')
  })

  it('keeps a note in the part in which it stands', () => {
    const noted = p('a', 'It noted the report. It rose', footnote('f', 'Late.'), ' at noon.')
    const applied = applyChange(on(noted), division)
    expect('text' in applied && applied.text.child(0).child(1)).toEqual(
      p('n', 'It rose', footnote('f', 'Late.'), ' at noon.'),
    )
  })

  it('collides where others changed the words at which it is divided', () => {
    expect(becomes(on(p('a', 'It noted the report. He rose at noon.')), division)).toBe('collides')
    expect(rebase(on(p('a', 'It noted the report. He rose at noon.')), division).reasons).toEqual([
      { code: 'same-words', block: 'a', places: 1 },
    ])
  })

  it('stands as it is where nobody touched it, and is moot where it is divided', () => {
    expect(judge(on(whole), division).kind).toBe('clean')
    expect(judge(on(...halves), division).kind).toBe('moot')
  })
})

describe('[A27] paragraphs that are joined', () => {
  it('take along what others changed in either', () => {
    const now = on(p('a', 'It noted the new report.'), p('b', 'It rose at one.'))
    expect(becomes(now, union)).toEqual(['It noted the new report. It rose at one.'])
    expect(rebase(now, union)).toMatchObject({
      verdict: 'reworded',
      reasons: [{ code: 'others-changed', blocks: ['a'], places: 2 }],
    })
  })

  it('bring a note along, as it reads by then', () => {
    const note = (words: string) => footnote('f', words)
    const late = (words: string) => p('b', 'It rose', note(words), ' at noon.')
    const joined = p('a', 'It noted the report. It rose', note('Late.'), ' at noon.')
    const change = changeOf([p('a', 'It noted the report.'), late('Late.')], joined)
    const applied = applyChange(on(p('a', 'It noted the report.'), late('Very late.')), change)
    expect('text' in applied && applied.text.child(0).child(0)).toEqual(
      p('a', 'It noted the report. It rose', note('Very late.'), ' at noon.'),
    )
  })

  it('collide where others wrote behind the first, and lose their target with one of them', () => {
    const now = on(p('a', 'It noted the report. It slept.'), second)
    expect(becomes(now, union)).toBe('collides')
    expect(becomes(on(second), union)).toBe('target-gone')
  })
})

it('whatever others change, no word of theirs is lost with a division', () => {
  const vocabulary = fc.constantFrom('It ', 'noted ', 'the ', 'report. ', 'rose ', 'at ', 'noon. ')
  const sentence = fc.array(vocabulary, { minLength: 4, maxLength: 10 })
  const cases = fc.record({ said: sentence, cut: fc.nat(10), at: fc.nat(10), gone: fc.nat(2) })
  let merged = 0
  fc.assert(
    fc.property(cases, ({ said, cut, at, gone }) => {
      const parts = [said.slice(0, cut), said.slice(cut)].map((each) => each.join('').trim())
      fc.pre(parts.every((part) => part !== ''))
      const change = changeOf(
        p('a', said.join('').trim()),
        ...parts.map((part, n) => p(n === 0 ? 'a' : 'n', part)),
      )
      const theirs = [...said.slice(0, at), 'theirs ', ...said.slice(at + gone)].join('').trim()
      const applied = applyChange(on(p('a', theirs)), change)
      if (!('text' in applied)) return
      merged++
      const found = words(applied.text).slice(0, -1)
      expect(found.join(' ')).toBe(theirs)
      expect(found).toHaveLength(2)
    }),
    { seed: 20051123, numRuns: 1000 },
  )
  expect(merged).toBeGreaterThan(300)
})
