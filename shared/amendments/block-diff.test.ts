import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { heading, p, paragraph } from '../testing/build'
import { type BlockDiff, diffBlocks } from './block-diff'

const [a, b, c] = [p('a', 'It noted the report.'), p('b', 'It rose at noon.'), p('c', 'It sat.')]
const nameless = (words: string) => paragraph({}, words)

/** What became of each, in a line. */
const said = (bases: readonly Node[], others: readonly Node[]): readonly string[] =>
  diffBlocks(bases, others).map(lineOf)

function lineOf(found: BlockDiff): string {
  switch (found.kind) {
    case 'same':
      return `= ${found.other.textContent}`
    case 'inserted':
      return `+ ${found.other.textContent}`
    case 'deleted':
      return `- ${found.base.textContent}`
    case 'changed':
      return `~ ${[...found.attributes, found.other.textContent].join(' ')} (${found.edits.length})`
    case 'split':
    case 'joined': {
      const parts = found.parts.map(({ base, other, edits }) =>
        edits.length > 0 ? `${base.textContent} → ${other.textContent}` : base.textContent,
      )
      return `${found.kind} ${parts.join(' | ')}`
    }
    case 'moved-away':
      return `↑ ${found.base.textContent}`
    case 'moved-here':
      return `↓ ${found.other.textContent} (${found.edits.length})`
  }
}

describe('blocks, one by one', () => {
  it('stay, change, come and go', () => {
    expect(said([a, b, c], [a, p('b', 'It rose at one.'), p('n', 'It slept.')])).toEqual([
      '= It noted the report.',
      '~ It rose at one. (1)',
      '- It sat.',
      '+ It slept.',
    ])
  })

  it('change in what is said of them beside their words', () => {
    const sub = paragraph({ id: 'c', level: 1, number: '3.' }, 'It sat.')
    expect(said([c], [sub])).toEqual(['~ level It sat. (0)'])
    expect(said([c], [heading('c', 1, 'It sat.')])).toEqual(['~ type level It sat. (0)'])
    expect(said([c], [paragraph({ id: 'c', number: '3.' }, 'It sat.')])).toEqual(['= It sat.'])
  })

  it('are said where they stood and where they stand, when they are moved', () => {
    expect(said([a, b, c], [c, a, p('b', 'It rose at one.')])).toEqual([
      '↓ It sat. (0)',
      '= It noted the report.',
      '~ It rose at one. (1)',
      '↑ It sat.',
    ])
  })

  it('without ids are known by what they say, and the nearest by most of it', () => {
    const others = ['Preface.', 'It noted the report.', 'It rose at one.', 'It sat.'].map(nameless)
    expect(said([a, b, c], others)).toEqual([
      '+ Preface.',
      '= It noted the report.',
      '~ It rose at one. (1)',
      '= It sat.',
    ])
  })
})

describe('a paragraph', () => {
  const both = p('a', 'It noted the report. It rose at noon.')

  it('is split, whichever part has its id', () => {
    const halves = [p('a', 'It noted the report.'), p('n', 'It rose at noon.')]
    expect(said([both, c], [...halves, c])).toEqual([
      'split It noted the report. | It rose at noon.',
      '= It sat.',
    ])
    expect(said([both], [p('n', 'It noted the report.'), p('a', 'It rose at noon.')])).toEqual([
      'split It noted the report. | It rose at noon.',
    ])
    expect(
      said(
        [both],
        halves.map((half) => nameless(half.textContent)),
      ),
    ).toEqual(['split It noted the report. | It rose at noon.'])
  })

  it('is split and changed at once', () => {
    expect(said([both], [p('a', 'It noted all.'), p('n', 'It rose at noon today.')])).toEqual([
      'split It noted the report. → It noted all. | It rose at noon. → It rose at noon today.',
    ])
  })

  it('is what two were joined to', () => {
    expect(said([a, b, c], [p('a', 'It noted the report. It rose at noon.'), c])).toEqual([
      'joined It noted the report. | It rose at noon.',
      '= It sat.',
    ])
  })

  it('is not split by one that follows it and says something else', () => {
    expect(said([both], [both, p('n', 'It slept well.')])).toEqual([
      '= It noted the report. It rose at noon.',
      '+ It slept well.',
    ])
  })
})

it('every block of either list is said once, in the order of its list', () => {
  const words = fc.constantFrom(
    'It noted.',
    'It noted. It rose.',
    'It rose.',
    'It rose at noon.',
    '',
  )
  const some = fc
    .uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), words }), {
      selector: ({ id }) => id,
      maxLength: 6,
    })
    .map((all) => all.map(({ id, words: of }) => p(id, of)))
  fc.assert(
    fc.property(some, some, (bases, others) => {
      const found = diffBlocks(bases, others)
      const gone = found.flatMap((each) => {
        if (each.kind === 'inserted' || each.kind === 'moved-here') return []
        return each.kind === 'joined' ? each.bases : [each.base]
      })
      const came = found.flatMap((each) => {
        if (each.kind === 'deleted' || each.kind === 'moved-away') return []
        return each.kind === 'split' ? each.others : [each.other]
      })
      expect(gone).toEqual(bases)
      expect(came).toEqual(others)
    }),
    { seed: 20051123, numRuns: 3000 },
  )
})

it('compares 3,000 paragraphs of which some have changed within a second', () => {
  const all = Array.from({ length: 3000 }, (_, n) => p(`p${n}`, `In paragraph ${n} it noted much.`))
  const now = all.map((node, n) => (n % 10 === 0 ? p(`p${n}`, `In paragraph ${n} it saw.`) : node))
  const began = performance.now()
  const found = diffBlocks(all, [...now.slice(100), ...now.slice(0, 100)])
  expect(found.filter(({ kind }) => kind === 'moved-here')).toHaveLength(100)
  expect(found.filter(({ kind }) => kind === 'changed')).toHaveLength(290)
  expect(performance.now() - began).toBeLessThan(1000)
})
