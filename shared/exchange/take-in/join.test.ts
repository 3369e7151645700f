import { describe, expect, it } from 'vitest'
import { readLines } from '../recognise/lines'
import { join, joinable } from './join'
import { restore, retake } from './retake'
import { isPutRight, type Row } from './row'
import { takenIn } from './taken-in'
import { textOfRows } from './text-of-rows'

const rowsOf = (...lines: readonly string[]) =>
  takenIn({ kind: 'passages', passages: readLines(lines.join('\n\n')), remarks: [] }).rows

function newIds() {
  let made = 0
  return () => `n-${++made}`
}

const keysOf = (rows: readonly Row[], ...words: readonly string[]) =>
  new Set(
    words.map((said) => {
      const found = rows.find(({ block }) => block.textContent.includes(said))
      if (!found) throw new Error(`No passage says ${said}`)
      return found.key
    }),
  )

const said = (rows: readonly Row[]) => {
  const { text } = textOfRows(rows, { language: 'English', newId: newIds() })
  const found: string[] = []
  text.descendants((node) => {
    if (node.isTextblock) found.push(node.textContent)
    return !node.isTextblock
  })
  return found
}

const broken = [
  'REPORT',
  '1. The Conference noted',
  'the report of',
  'its President.',
  '2. It rose.',
]

describe('passages that are one', () => {
  it('become the first of them, with all words and a space where each ended', () => {
    const rows = rowsOf(...broken)
    const joined = join(rows, keysOf(rows, 'noted', 'the report of', 'its President'))
    expect(said(joined)).toEqual(
      expect.arrayContaining(['The Conference noted the report of its President.', 'It rose.']),
    )
    expect(joined.length).toBe(rows.length - 2)
    expect(joined.filter(isPutRight)).toMatchObject([{ doubt: null, as: { kind: 'paragraph' } }])
  })

  it('are one and the passage before it where a single one is chosen', () => {
    const rows = rowsOf(...broken)
    const once = join(rows, keysOf(rows, 'the report of'))
    const twice = join(once, keysOf(once, 'its President'))
    expect(said(twice)).toContain('The Conference noted the report of its President.')
    expect(restore(twice, keysOf(twice, 'noted'), rows)).toEqual(rows)
  })

  it('keep a number that one of them had among the words', () => {
    const rows = rowsOf('1. It noted', '2. the report.', '3. It rose.')
    expect(said(join(rows, keysOf(rows, 'noted', 'the report')))).toEqual(
      expect.arrayContaining(['It noted 2. the report.']),
    )
  })

  it('have no space between them in Chinese', () => {
    const rows = rowsOf('1. \u5927\u4f1a\u6ce8\u610f\u5230', '\u8be5\u62a5\u544a\u3002')
    expect(said(join(rows, keysOf(rows, '\u8be5')))).toContain(
      '\u5927\u4f1a\u6ce8\u610f\u5230\u8be5\u62a5\u544a\u3002',
    )
  })
})

it('joins neither what others stand between, nor what is left out, nor the first to nothing', () => {
  const rows = rowsOf(...broken)
  expect(joinable(rows, keysOf(rows, 'noted', 'its President'))).toEqual([])
  const without = retake(rows, keysOf(rows, 'the report of'), 'left-out')
  expect(joinable(without, keysOf(rows, 'its President'))).toEqual([])
  expect(join(without, keysOf(rows, 'its President'))).toBe(without)
  const [first] = rows
  if (!first) throw new Error('There is a first passage')
  expect(joinable(rows, new Set([first.key])).length).toBeLessThan(2)
})
