import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import type { BlockId } from '../ids'
import { annex, footnote, heading, paragraph, section, text } from '../testing/build'
import { idOf } from './blocks'
import { roman } from './number-styles'
import { bases, number } from './numbering'

describe('bases', () => {
  const block = fc.oneof(
    fc.integer({ min: 0, max: 4 }).map((level) => ({ type: 'paragraph', level, notes: 0 })),
    fc.constant({ type: 'paragraph', level: 0, notes: 2 }),
    fc.constantFrom('plain', 'operative').map((type) => ({ type, level: 0, notes: 1 })),
    fc.integer({ min: 1, max: 4 }).map((level) => ({ type: 'heading', level, notes: 0 })),
  )
  const top = fc.record({
    type: fc.constantFrom('section', 'section', 'annex'),
    blocks: fc.array(block, { maxLength: 8 }),
  })

  function build(tops: readonly { type: string; blocks: readonly Block[] }[]): Node {
    let id = 0
    const toNode = ({ type, level, notes }: Block): Node => {
      if (type === 'heading') return heading(`b${++id}`, level, 'Heading')
      const kind = type === 'paragraph' ? 'numbered' : type
      const inline = Array.from({ length: notes }, () => footnote(`n${++id}`, 'note'))
      return paragraph({ id: `b${++id}`, level, kind }, 'Words', ...inline)
    }
    return text(
      ...tops.map(({ type, blocks }) => {
        const container = type === 'annex' ? annex : section
        return container(`t${++id}`, ...blocks.map(toNode))
      }),
    )
  }
  interface Block {
    readonly type: string
    readonly level: number
    readonly notes: number
  }

  it('agree with the numbers: each is what was printed before its container', () => {
    fc.assert(
      fc.property(fc.array(top, { maxLength: 6 }), (tops) => {
        const of = build(tops)
        const { labels, footnotes } = number(of)
        const seen = { headings: 0, paragraphs: 0, footnotes: 0 }
        of.forEach((container, _offset, index) => {
          const body = container.type.name === 'section'
          const { headings, paragraphs } = seen
          const before = body ? { headings, paragraphs } : { headings: 0, paragraphs: 0 }
          expect(bases(of)[index]).toEqual({
            ...before,
            footnotes: seen.footnotes,
            asterisks: 0,
          })
          container.forEach((block) => {
            const label = labels.get(idOf(block) as BlockId)
            if (body && block.type.name === 'heading' && block.attrs.level === 1) {
              expect(label).toBe(`${roman(++seen.headings)}.`)
            }
            if (body && block.attrs.kind === 'numbered' && block.attrs.level === 0) {
              expect(label).toBe(`${++seen.paragraphs}.`)
            }
            block.descendants((node) => {
              if (node.type.name === 'footnote') {
                expect(footnotes.get(node.attrs.id)).toBe(String(++seen.footnotes))
              }
            })
          })
        })
      }),
      { seed: 20051123, numRuns: 500 },
    )
  })
})
