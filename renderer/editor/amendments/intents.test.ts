import { describe, expect, it } from 'vitest'
import type { BlockId } from '../../../shared/ids'
import { heading, p, section, text } from '../../../shared/testing/build'
import { intentOf, type Stroke, type Typed, typeOn } from './intents'

// Positions: section opens at 0, heading at 1, paragraph "a" at 7 with its words from 8.
const doc = text(section('s', heading('h', 1, 'Work'), p('a', 'The Conference'), p('b', 'It')))
const there = (...blocks: readonly string[]) => ({
  place: { kind: 'there' as const },
  blocks: blocks as readonly BlockId[],
})
const write = (from: number, to: number, text: string): Stroke => ({
  kind: 'write',
  from,
  to,
  text,
})
const back = (from: number, to: number): Stroke => ({ kind: 'erase', from, to, back: true })

describe('an intent', () => {
  it('names the block and where in it something was typed', () => {
    expect(intentOf(doc, write(11, 11, 'x'))).toEqual({ ...there('a'), from: 3, to: 3, text: 'x' })
  })

  it('names every block that a selection touches', () => {
    const intent = { ...there('a', 'b'), from: 3, to: 17, text: '' }
    expect(intentOf(doc, write(11, 25, ''))).toEqual(intent)
  })

  it('of whole paragraphs leaves out the one before which they end', () => {
    expect(intentOf(doc, write(8, 24, ''))).toEqual({ ...there('a'), from: 0, to: 14, text: '' })
  })

  it('of deleting backwards into the block before joins the two', () => {
    expect(intentOf(doc, back(6, 8))).toEqual({ ...there('h', 'a'), from: 4, to: 6, text: '' })
  })
})

describe('what is typed before the draft is there', () => {
  function typed(...strokes: readonly Stroke[]): readonly Typed[] {
    return strokes.reduce<readonly Typed[]>((so, stroke) => typeOn(so, doc, stroke, 11), [])
  }

  it('goes on where the last letter ended', () => {
    expect(typed(write(11, 11, 'n'), write(11, 11, 'o'))).toEqual([
      { ...there('a'), from: 3, to: 3, text: 'no', caret: 11 },
    ])
  })

  it('is taken back by Backspace, then the words before it are', () => {
    expect(typed(write(11, 11, 'n'), back(10, 11), back(10, 11))).toEqual([
      { ...there('a'), from: 2, to: 3, text: '', caret: 11 },
    ])
  })

  it('is taken back by the word where words are erased', () => {
    const words = typed(write(11, 11, 'now '), write(11, 11, 'and then'))
    expect(typeOn(words, doc, back(8, 11), 11)).toEqual([
      { ...there('a'), from: 3, to: 3, text: 'now and ', caret: 11 },
    ])
  })

  it('at another place is another intent on the same words', () => {
    const first = typed(write(11, 11, 'n'))
    expect(typeOn(first, doc, write(14, 14, 'x'), 14)).toEqual([
      { ...there('a'), from: 3, to: 3, text: 'n', caret: 11 },
      { ...there('a'), from: 6, to: 6, text: 'x', caret: 14 },
    ])
  })
})
