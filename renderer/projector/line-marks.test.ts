import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { drawChange } from '../../shared/amendments/drawn-change'
import { linesBetween, linesOf } from '../../shared/amendments/segments'
import type { BlockId } from '../../shared/ids'
import type { PaperLines } from '../../shared/paper-lines'
import { p } from '../../shared/testing/build'
import { joinedRange, type LineMarks, lineMarksIn } from './line-marks'

const first = 'The Conference noted the report of '
const second = 'the President, and took note of the '
const third = 'views that were expressed.'
const whole = first + second + third
const printed: PaperLines['blocks'] = {
  one: [
    { page: '4', line: 37, words: first },
    { page: '4', line: 38, words: second },
    { page: '5', line: 1, words: third },
  ],
}

const between = (was: readonly Node[], is: readonly Node[]) => {
  const rows = linesBetween(was, is)
  return { rows, found: lineMarksIn(rows, printed) }
}

/** Each line by the words that follow its number. */
function told({ marks }: LineMarks) {
  return [...marks].flatMap(([{ words, how }, all]) =>
    all.map(({ at, line, turns }) => [
      `${line.page}:${line.line}${turns ? ' turns' : ''}`,
      how,
      words.slice(at, at + 14),
    ]),
  )
}

it('begins each line at its first word, whatever comes in', () => {
  const { found } = between(
    [p('one', whole)],
    [p('one', `${first}the acting ${second}${third} It rose.`)],
  )
  expect(told(found)).toEqual([
    ['4:37', 'same', 'The Conference'],
    ['4:38', 'same', 'the '],
    ['5:1 turns', 'same', 'views that wer'],
  ])
})

it('begins a line in words that go, where they stood', () => {
  const { found } = between([p('one', whole)], [p('one', `${first}${third}`)])
  expect(told(found)).toEqual([
    ['4:37', 'same', 'The Conference'],
    ['4:38', 'out', 'the President,'],
    ['5:1 turns', 'same', 'views that wer'],
  ])
})

it('finds the lines of what was issued in a text that has gone on since', () => {
  const now = `In its report ${first}the Chair, and duly took note of the many ${third}`
  const { found } = between([p('one', now)], [p('one', `${now} It rose.`)])
  expect(told(found)).toEqual([
    ['4:37', 'same', 'The Conference'],
    ['4:38', 'same', 'the Chair, and'],
    ['5:1 turns', 'same', 'views that wer'],
  ])
})

it('says on what lines something comes in or goes', () => {
  const changed = (is: string) => {
    const { found } = between([p('one', whole)], [p('one', is)])
    const range = joinedRange([...found.changed.values()])
    return range?.map(({ page, line }) => `${page}:${line}`)
  }
  expect(changed(whole.replace('noted', 'welcomed'))).toEqual(['4:37', '4:37'])
  expect(changed(whole.replace('report of the', 'report by the'))).toEqual(['4:37', '4:37'])
  expect(changed(`Having met, ${whole}`)).toEqual(['4:37', '4:37'])
  expect(changed(`${whole} It rose.`)).toEqual(['5:1', '5:1'])
  expect(changed(whole.replace('noted', 'welcomed').replace('views', 'opinions'))).toEqual([
    '4:37',
    '5:1',
  ])
  expect(changed(whole)).toBeUndefined()
})

it('begins no line twice in a paragraph that is divided, and none where it is moved to', () => {
  const { found } = between([p('one', whole)], [p('one', first.trim()), p('new', second + third)])
  expect(told(found).map(([line]) => line)).toEqual(['4:37', '4:38', '5:1 turns'])

  const one = p('one', whole).toJSON()
  const place = { kind: 'after', block: 'other' as BlockId } as const
  const moved = linesOf(drawChange({ place, base: [one], proposed: [one] }))
  expect(moved.length).toBeGreaterThan(1)
  const lines = told(lineMarksIn(moved, printed))
  expect(lines.map(([line, how]) => [line, how])).toEqual([
    ['4:37', 'out'],
    ['4:38', 'out'],
    ['5:1 turns', 'out'],
  ])
})

it('begins lines in scripts without spaces', () => {
  const lines = {
    one: [
      { page: '1', line: 1, words: '会议注意到主席' },
      { page: '1', line: 2, words: '的报告。' },
    ],
  }
  const rows = linesBetween(
    [p('one', '会议注意到主席的报告。')],
    [p('one', '会议赞赏地注意到主席的报告。')],
  )
  expect(told(lineMarksIn(rows, lines))).toEqual([
    ['1:1', 'same', '会议'],
    ['1:2', 'same', '的报告。'],
  ])
})

it('begins none in what is not on the paper', () => {
  const { found } = between([p('two', whole)], [p('two', `${whole} It rose.`)])
  expect([found.marks.size, found.changed.size]).toEqual([0, 0])
})
