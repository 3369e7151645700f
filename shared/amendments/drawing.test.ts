import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { findBlock } from '../document/blocks'
import type { BlockId } from '../ids'
import { changeOf } from '../testing/amendments'
import { p, section, text } from '../testing/build'
import type { Change } from './change'
import { drawingOf } from './drawing'
import type { Drawn } from './drawn'
import { drawBetween } from './drawn-between'
import { applyChange } from './judge'
import { linesOf, type Segment } from './segments'

const [a, b, c] = [p('a', 'It noted the report.'), p('b', 'It rose at noon.'), p('c', 'It sat.')]
const opening = text(section('s', a, b, c, p('d', 'It thanked the President.')))

const signs = { same: ['', ''], out: ['[-', '-]'], in: ['{+', '+}'] } as const
const said = (segments: readonly Segment[]) =>
  segments
    .map(({ how, words }) => {
      if (how === 'split' || how === 'joined') return how === 'split' ? '{+¶+}' : '[-¶-]'
      return signs[how].join(words)
    })
    .join('')

/** Each paragraph in a line; before what comes in, beside what. */
function shown(now: Node, change: Change): readonly string[] {
  const drawing = drawingOf(now, change)
  if (drawing.kind !== 'fits') return [JSON.stringify(drawing)]
  const lines = linesOf(drawing.paragraphs.map(({ drawn }) => drawn))
  return lines.map(({ drawn, segments }, index) => {
    const at = drawing.paragraphs[index]?.at
    const where = at && 'block' in at ? ` (${at.kind} ${at.block})` : ''
    return `${drawn.how}${where}: ${said(segments)}`
  })
}

const joined = changeOf([a, b], p('a', 'It noted the report. It rose at one.'))
const divided = changeOf(a, p('a', 'It noted'), p('n', 'the report.'))

describe('an amendment in the text as it stands', () => {
  it('[A55] joins paragraphs by a sign, and marks the words alone that change', () => {
    expect(shown(opening, joined)).toEqual([
      'same: It noted the report.[-¶-]',
      'changed: It rose at [-noon-]{+one+}.',
    ])
  })

  it('divides one by a sign, with what others have put into it', () => {
    const now = text(section('s', p('a', 'It gladly noted the report.'), b))
    expect(shown(now, divided)).toEqual(['same: It gladly noted{+¶+}', 'same: the report.'])
  })

  it('of several blocks leaves those that stay, and strikes the one in the midst', () => {
    const change = changeOf([a, b, c], p('a', 'It noted it.'), c, p('n', 'It adjourned.'))
    expect(shown(opening, change)).toEqual([
      'changed: It noted [-the report-]{+it+}.',
      'deleted: [-It rose at noon.-]',
      'inserted (after c): {+It adjourned.+}',
    ])
  })

  it('moves a block with what changes in it, and shows where it went from', () => {
    const moved: Change = {
      ...changeOf(a, p('a', 'It noted it.')),
      place: { kind: 'after', block: 'c' as BlockId },
    }
    expect(shown(opening, moved)).toEqual([
      'moved-away: [-It noted the report.-]',
      'moved-here (after c): It noted [-the report-]{+it+}.',
    ])
  })

  it('has new words at the head of a section, and before all blocks of a change', () => {
    const first: Change = {
      place: { kind: 'first', within: 's' as BlockId },
      base: [],
      proposed: changeOf(a, p('n', 'It met.')).proposed,
    }
    expect(shown(opening, first)).toEqual(['inserted: {+It met.+}'])
    expect(shown(opening, changeOf(a, p('n', 'It met.'), a))).toEqual([
      'inserted (before a): {+It met.+}',
    ])
  })

  it('[A54] is drawn in none of its blocks where it collides in one of them', () => {
    const now = text(section('s', a, p('b', 'It rose at ten.'), c))
    const change = changeOf([a, b], p('a', 'It noted it.'), p('b', 'It rose at one.'))
    const stuck = { kind: 'stuck', verdict: 'collides', blocks: ['a', 'b'] }
    expect(drawingOf(now, change)).toEqual(stuck)
    expect(drawingOf(text(section('s', a)), change)).toEqual({
      kind: 'stuck',
      verdict: 'target-gone',
      blocks: ['a'],
    })
  })

  it('is drawn once for as long as its verdict holds', () => {
    expect(drawingOf(opening, joined)).toBe(drawingOf(opening, joined))
  })
})

it('says the same whether drawn from the amendment or from the text before and after', () => {
  const others = fc.constantFrom(
    joined,
    divided,
    changeOf([a, b, c], p('a', 'It noted it.'), c),
    changeOf([b], b, p('n', 'It adjourned.')),
    { ...changeOf([b, c], b, c), place: { kind: 'after', block: 'd' as BlockId } } as const,
  )
  const words = fc.constantFrom('It', 'noted', 'the', 'report.', 'noon.', 'sat.')
  fc.assert(
    fc.property(others, words, fc.constantFrom('a', 'b', 'c', 'd'), (change, word, id) => {
      const block = findBlock(opening, id as BlockId)?.node ?? a
      const now = text(
        section(
          's',
          ...(opening.firstChild?.children ?? []).map((each) =>
            each === block ? p(id, block.textContent.replace(word, `${word} also`)) : each,
          ),
        ),
      )
      const applied = applyChange(now, change)
      const drawing = drawingOf(now, change)
      if (!('text' in applied)) expect(drawing.kind).not.toBe('fits')
      else {
        const one = drawing.kind === 'fits' ? drawing.paragraphs.map(({ drawn }) => drawn) : []
        const other = drawBetween([change], now, applied.text)
        const lines = (all: readonly Drawn[]) => linesOf(all).map(({ segments }) => said(segments))
        expect(lines(one)).toEqual(lines(other))
      }
    }),
    { seed: 20261126, numRuns: 300 },
  )
})
