import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { schema } from '../document/schema'
import type { BlockId } from '../ids'
import { changeOf, tabledAmendment } from '../testing/amendments'
import { em, footnote, p, reference, section, text } from '../testing/build'
import type { Change } from './change'
import { compareRivals } from './compare-rivals'
import { applyChange } from './judge'
import { reach, rebase } from './rebase'
import { linesOf } from './side-by-side'
import { undoing } from './undoing'

const on = (...blocks: readonly ReturnType<typeof p>[]) => text(section('s', ...blocks))
const merged = (was: string, wants: string, is: string) => {
  const applied = applyChange(on(p('a', is)), changeOf(p('a', was), p('a', wants)))
  return 'text' in applied ? applied.text.textContent : applied.kind
}

describe('[A27] words of any script are merged whole', () => {
  it.each([
    [
      'a family of signs',
      '👩‍👩‍👧 met 👨‍👦 here',
      '👩‍👩‍👧 sat 👨‍👦 here',
      '👩‍👩‍👧 met 👨‍👦 there',
      '👩‍👩‍👧 sat 👨‍👦 there',
    ],
    [
      'a flag beside another',
      '🇫🇷 and 🇩🇪 and 🇪🇸 met',
      '🇫🇷 and 🇮🇹 and 🇪🇸 met',
      '🇧🇪 and 🇩🇪 and 🇪🇸 met',
      '🇧🇪 and 🇮🇹 and 🇪🇸 met',
    ],
    [
      'a skin tone alone',
      'It 👍🏻 it all now',
      'It 👍🏿 it all now',
      'It 👍🏻 it all later',
      'It 👍🏿 it all later',
    ],
    [
      'one half of a combined letter',
      'the cafe\u0301 is open now',
      'the cafe is open now',
      'the cafe\u0301 is open then',
      'the cafe is open then',
    ],
    [
      'composed and decomposed',
      'the caf\u00E9 is open now',
      'the caf\u00E9 is shut now',
      'the cafe\u0301 is open now',
      'the cafe\u0301 is shut now',
    ],
    [
      'Arabic with its vowels',
      'كَتَبَ الوفد التقرير في اليوم',
      'كَتَبَ الوفد البيان في اليوم',
      'كَتَبَ الوفد التقرير في أمس',
      'كَتَبَ الوفد البيان في أمس',
    ],
    [
      'Arabic joined by a kashida',
      'قال الرئيـس إن المؤتمر اجتمع',
      'قال الأمين إن المؤتمر اجتمع',
      'قال الرئيـس إن المؤتمر انفض',
      'قال الأمين إن المؤتمر انفض',
    ],
    [
      'Chinese without spaces',
      '会议今天通过报告并且休会',
      '会议昨天通过报告并且休会',
      '会议今天通过报告并且闭幕',
      '会议昨天通过报告并且闭幕',
    ],
    ['Thai', 'ที่ประชุมรับรองรายงานแล้ว', 'ที่ประชุมรับรองเอกสารแล้ว', 'ที่ประชุมรับรองรายงาน', 'collides'],
    [
      'marks of direction',
      'the \u2067قرار\u2069 of the Conference',
      'the \u2067قرار\u2069 of the Meeting',
      'a \u2067قرار\u2069 of the Conference',
      'a \u2067قرار\u2069 of the Meeting',
    ],
    [
      'a space that does not break',
      'paragraph\u00A03 of the report here',
      'paragraph\u00A04 of the report here',
      'paragraph\u00A03 of the report there',
      'paragraph\u00A04 of the report there',
    ],
    [
      'an end of a paragraph among words',
      'It met\u2029 and it rose at noon',
      'It sat\u2029 and it rose at noon',
      'It met\u2029 and it rose at one',
      'It sat\u2029 and it rose at one',
    ],
  ])('%s', (_, was, wants, is, becomes) => {
    expect(merged(was, wants, is)).toBe(becomes)
    const back = merged(was, is, wants)
    expect(back).toBe(becomes)
  })

  it('collides where both change one sign of several characters, and never takes half of it', () => {
    expect(merged('It 👩‍👩‍👧 met', 'It 👩‍👦 met', 'It 👨‍👩‍👧 met')).toBe('collides')
    expect(merged('It 🇫🇷 met', 'It 🇩🇪 met', 'It 🇪🇸 met')).toBe('collides')
  })
})

describe('[A27] marks and objects in overlapping edits', () => {
  const note = (words: string) => footnote('f', words)

  it('one makes a word italic, another changes the next but one', () => {
    const was = p('a', 'The Conference noted it gladly.')
    const applied = applyChange(
      on(p('a', 'The Conference noted it sadly.')),
      changeOf(was, p('a', 'The ', em('Conference'), ' noted it gladly.')),
    )
    expect('text' in applied && applied.text.child(0).child(0)).toEqual(
      p('a', 'The ', em('Conference'), ' noted it sadly.'),
    )
  })

  it('a note that one deletes and another rewords collides', () => {
    const was = p('a', 'It met', note('Late.'), ' at noon today.')
    const change = changeOf(was, p('a', 'It met at noon today.'))
    expect(reach(on(p('a', 'It met', note('Very late.'), ' at noon today.')), change).verdict).toBe(
      'collides',
    )
  })

  it('a note stays one where the words around it change on both sides', () => {
    const was = p('a', 'It met there', note('Late.'), ' at noon today.')
    const applied = applyChange(
      on(p('a', 'It sat there', note('Late.'), ' at noon today.')),
      changeOf(was, p('a', 'It met there', note('Late.'), ' at noon then.')),
    )
    expect('text' in applied && applied.text.child(0).child(0)).toEqual(
      p('a', 'It sat there', note('Late.'), ' at noon then.'),
    )
  })

  it('a reference that goes with what it refers to leaves the verdict on its own words', () => {
    const was = p('a', 'See ', reference('gone', 'paragraph 3'), ' of the report as issued.')
    const wants = p('a', 'See ', reference('gone', 'paragraph 3'), ' of the report as adopted.')
    expect(reach(on(was), changeOf(was, wants)).verdict).toBe('clean')
  })
})

it('[A26] whatever three states say, a verdict is reached, and what is made is valid and comes back', () => {
  const bits = [
    'it ',
    'the ',
    '👩‍👧',
    'e\u0301',
    '会议',
    'قرار ',
    '\u200f',
    '\u00a0',
    '“',
    '.',
    ' ',
    '\u2029',
    '\u0000',
    '🇫🇷',
    'A/1 ',
    '(a) ',
  ]
  const words = fc
    .array(fc.constantFrom(...bits), { minLength: 1, maxLength: 12 })
    .map((all) => all.join(''))
  const inline = fc.oneof(
    { weight: 4, arbitrary: words.map((said) => schema.text(said)) },
    words.map((said) => em(said)),
    fc.constantFrom(
      footnote('f', 'Late.'),
      footnote('f', 'Very late.'),
      footnote('g', 'It.'),
      schema.node('break'),
      reference('b', 'paragraph 2'),
    ),
  )
  const said = fc.array(inline, { minLength: 1, maxLength: 5 })
  let made = 0
  fc.assert(
    fc.property(
      said,
      said,
      said,
      said,
      fc.constantFrom('words', 'joined', 'divided', 'gone'),
      (was, wants, is, other, how) => {
        const [base, proposed] = [p('a', ...was), p('a', ...was.slice(0, -1), ...wants)]
        const change: Change = { ...changeOf(base, proposed), twins: [] }
        const states = {
          words: [p('a', ...is, ...was.slice(1)), p('b', ...other)],
          joined: [p('b', ...other, ...was)],
          divided: [p('a', ...was.slice(0, 1)), p('n', ...was.slice(1)), p('b', ...other)],
          gone: [p('b', ...other)],
        } as const
        const now = text(section('s', ...states[how]))
        const { verdict, reasons } = rebase(now, change)
        expect(reasons.length).toBeGreaterThan(0)
        const rivals = compareRivals(now, 'a' as BlockId, [tabledAmendment(change)])
        if (rivals) linesOf(rivals)
        const applied = applyChange(now, change)
        if (!('text' in applied)) return
        made++
        expect(['clean', 'reworded']).toContain(verdict)
        applied.text.check()
        const undo = undoing(now, change, applied.edits)
        const back = undo && applyChange(applied.text, undo)
        expect(back && 'text' in back && back.text.toString()).toBe(now.toString())
      },
    ),
    { seed: 20051123, numRuns: 1500 },
  )
  expect(made).toBeGreaterThan(100)
})
