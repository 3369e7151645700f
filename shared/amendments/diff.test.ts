import fc from 'fast-check'
import { Fragment, type Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { schema } from '../document/schema'
import { close, em, footnote, open, p } from '../testing/build'
import { diff, type Edit } from './diff'
import { wordsOf } from './words'

/** The base as a reader sees it marked: deletions in `[-…-]`, insertions in `{+…+}`. */
function marked(base: Node, other: Node): string {
  let out = ''
  let at = 0
  for (const { from, to, fromB, toB } of diff(base, other)) {
    out += said(base, at, from)
    if (to > from) out += `[-${said(base, from, to)}-]`
    if (toB > fromB) out += `{+${said(other, fromB, toB)}+}`
    at = to
  }
  return out + said(base, at, base.content.size)
}

function said(block: Node, from: number, to: number): string {
  return flat(block).slice(from, to).replaceAll('\0', '')
}

/** A character for each position in the content of a block: a note is `^`, a line break `/`. */
function flat(block: Node): string {
  const sign = (child: Node) =>
    (child.type.name === 'break' ? '/' : '^').padEnd(child.nodeSize, '\0')
  return block.children.map((child) => child.text ?? sign(child)).join('')
}

function apply(base: Node, other: Node, edits: readonly Edit[]): Node {
  let content = Fragment.empty
  let at = 0
  for (const { from, to, fromB, toB } of edits) {
    content = content.append(base.content.cut(at, from)).append(other.content.cut(fromB, toB))
    at = to
  }
  return base.copy(content.append(base.content.cut(at)))
}

describe('marks what a person would mark', () => {
  it.each([
    ['The Conference noted', 'The Conference noted', 'The Conference noted'],
    ['States should act', 'States shall act', 'States [-should-]{+shall+} act'],
    ['States act', 'States shall act', 'States {+shall +}act'],
    ['States shall act', 'States act', 'States [-shall -]act'],
    ['States act.', 'States act without delay.', 'States act{+ without delay+}.'],
    ['to act', 'to act', 'to act'],
    ['', 'Urges', '{+Urges+}'],
    ['Urges', '', '[-Urges-]'],
    ['note with concern', 'take note', '{+take +}note[- with concern-]'],
    [
      'takes note of the report',
      'welcomes warmly the report',
      '[-takes note of-]{+welcomes warmly+} the report',
    ],
    ["the States' reports", 'the State’s reports', "the [-States'-]{+State’s+} reports"],
    ['co-operate with all', 'cooperate with all', '[-co-operate-]{+cooperate+} with all'],
    ['85 States', '86 States', '[-85-]{+86+} States'],
    ['mines, traps and devices', 'mines and devices', 'mines[-, traps-] and devices'],
    ['exécution des tâches', 'exécution de la tâche', 'exécution [-des tâches-]{+de la tâche+}'],
    ['على الدول', 'على جميع الدول', 'على {+جميع +}الدول'],
    ['l’État partie', 'l’Organisation partie', 'l’[-État-]{+Organisation+} partie'],
    ["qu'il agisse", "qu'elle agisse", "qu'[-il-]{+elle+} agisse"],
    ['缔约国应采取行动', '缔约国必须采取行动', '缔约国[-应-]{+必须+}采取行动'],
    ['in CCW/CONF.III/11.', 'in CCW/CONF.III/12.', 'in [-CCW/CONF.III/11-]{+CCW/CONF.III/12+}.'],
    [
      '1,000 or 10\u00A0000',
      '1,500 or 9\u00A0000',
      '[-1,000-]{+1,500+} or [-10\u00A0000-]{+9\u00A0000+}',
    ],
    ['as in (a) and (iii)', 'as in (b) and (iii)', 'as in [-(a)-]{+(b)+} and (iii)'],
    ['from 10 a.m. to 1 p.m.', 'from 10 a.m. to 3 a.m.', 'from 10 a.m. to [-1 p.m.-]{+3 a.m.+}'],
    ['at 10:30 in room XI', 'at 10:45 in room XI', 'at [-10:30-]{+10:45+} in room XI'],
    ['see www.unog.ch now', 'see www.un.org now', 'see [-www.unog.ch-]{+www.un.org+} now'],
    ['to ann@un.org, and', 'to ben@un.org, and', 'to [-ann@un.org-]{+ben@un.org+}, and'],
    ['of Rev.1 and', 'of Rev.2 and', 'of [-Rev.1-]{+Rev.2+} and'],
    ['نحو ١٬٠٠٠ لغم', 'نحو ٢٬٠٠٠ لغم', 'نحو [-١٬٠٠٠-]{+٢٬٠٠٠+} لغم'],
    ['QU’ELLE AGISSE', 'QU’IL AGISSE', 'QU’[-ELLE-]{+IL+} AGISSE'],
    ['the 🇨🇭 flag', 'the 🇨🇱 flag', 'the [-🇨🇭-]{+🇨🇱+} flag'],
    ['a ≠ b', 'a = b', 'a [-≠-]{+=+} b'],
    ['all States; and', 'all States, and', 'all States[-;-]{+,+} and'],
    ['act. States act.', 'act. All act. States act.', 'act. {+All act. +}States act.'],
    ['act, and urge', 'act, react, and urge', 'act, {+react, +}and urge'],
    ['to act', 'to act now, to act', '{+to act now, +}to act'],
  ])('%s → %s', (base, other, expected) => {
    expect(marked(p('a', base), p('a', other))).toBe(expected)
  })

  it.each([
    [
      'a small word between two replacements goes with them',
      'the report of Geneva',
      'the findings of Paris',
      'the [-report of Geneva-]{+findings of Paris+}',
    ],
    [
      'more of them than were replaced stay',
      'one of the few in need',
      'two of the few in want',
      '[-one-]{+two+} of the few in [-need-]{+want+}',
    ],
    [
      'a word that changes what is agreed stays',
      'States shall not move',
      'Parties may not act',
      '[-States shall-]{+Parties may+} not [-move-]{+act+}',
    ],
    [
      'a lone word in a passage written anew goes with it',
      'one two three four same five six seven eight',
      'a b c d same e f g h',
      '[-one two three four same five six seven eight-]{+a b c d same e f g h+}',
    ],
    [
      'what is put in by itself stays by itself',
      'shall act',
      'shall soon act now',
      'shall {+soon +}act{+ now+}',
    ],
  ])('%s', (_what, base, other, expected) => {
    expect(marked(p('a', base), p('a', other))).toBe(expected)
  })

  it('a word made italic is a changed word', () => {
    const base = p('a', 'States shall act')
    expect(marked(base, p('a', 'States ', em('shall'), ' act'))).toBe(
      'States [-shall-]{+shall+} act',
    )
  })

  it('a word of which a part is italic is still one word', () => {
    const base = p('a', 'we un', em('conditionally'), ' act')
    const other = p('a', 'we un', em('reservedly'), ' act')
    expect(marked(base, other)).toBe('we [-unconditionally-]{+unreservedly+} act')
  })

  it('a note is one word, and its change one change', () => {
    const base = p('a', 'Urges', footnote('n', 'one'), ' all')
    expect(marked(base, p('a', 'Urges', footnote('n', 'two'), ' all'))).toBe('Urges[-^-]{+^+} all')
    expect(marked(base, p('a', 'Urges all'))).toBe('Urges[-^-] all')
  })

  it('a line break is one word', () => {
    const base = p('a', 'Urges', schema.node('break'), 'all')
    expect(marked(base, p('a', 'Urges all'))).toBe('Urges[-/-]{+ +}all')
  })
})

describe('of any two blocks', () => {
  const vocabulary = [
    'the',
    'States',
    'shall',
    'urge',
    'don’t',
    'co-operate',
    '85',
    'tâche',
    'الدول',
  ]
  const piece = fc.oneof(
    fc.constantFrom(...vocabulary).map((word) => schema.text(word)),
    fc.constantFrom(...vocabulary).map((word) => em(word)),
    fc.constantFrom(' ', ' ', ' ', ', ', '.', '  ', '; ').map((sign) => schema.text(sign)),
    fc.constantFrom('😀', '(', '/').map((sign) => schema.text(sign)),
    fc.constantFrom('one', 'two').map((words) => footnote('n', words)),
    fc.constant(schema.node('break')),
  )
  const block = fc.array(piece, { maxLength: 14 }).map((pieces) => p('a', ...pieces))

  it('the edits turn the one into the other', () => {
    fc.assert(
      fc.property(block, block, (base, other) => {
        expect(apply(base, other, diff(base, other)).eq(other)).toBe(true)
      }),
      { seed: 20051123, numRuns: 3000 },
    )
  })

  it('the edits are in order and never touch one another', () => {
    fc.assert(
      fc.property(block, block, (base, other) => {
        const edits = diff(base, other)
        edits.forEach(({ from, to, fromB, toB }, index) => {
          const last = edits[index - 1]
          expect(from).toBeLessThanOrEqual(to)
          expect(fromB).toBeLessThanOrEqual(toB)
          expect(to - from + (toB - fromB)).toBeGreaterThan(0)
          if (last) expect([last.to < from, last.toB < fromB]).toEqual([true, true])
        })
      }),
      { seed: 20051123, numRuns: 1000 },
    )
  })

  it('no edit begins or ends within a word', () => {
    const within = (of: Node, offset: number) =>
      /[\p{L}\p{M}\p{N}]$/u.test(flat(of).slice(0, offset)) &&
      /^[\p{L}\p{M}\p{N}]/u.test(flat(of).slice(offset))
    fc.assert(
      fc.property(block, block, (base, other) => {
        for (const { from, to, fromB, toB } of diff(base, other)) {
          expect([from, to].filter((offset) => within(base, offset))).toEqual([])
          expect([fromB, toB].filter((offset) => within(other, offset))).toEqual([])
        }
      }),
      { seed: 20051123, numRuns: 2000 },
    )
  })

  it('the words of a block are the whole of it, end to end', () => {
    fc.assert(
      fc.property(block, (of) => {
        const { keys, offsets } = wordsOf(of)
        expect(offsets).toHaveLength(keys.length + 1)
        expect(offsets).toEqual([...new Set(offsets)].sort((a, b) => a - b))
        expect([offsets.at(0), offsets.at(-1)]).toEqual([0, of.content.size])
      }),
      { seed: 20051123, numRuns: 1000 },
    )
  })
})

it('compares two long blocks that have nothing in common within a second', () => {
  const long = (word: string) => p('a', Array.from({ length: 2000 }, (_, n) => word + n).join(' '))
  const before = performance.now()
  expect(diff(long('a'), long('b'))).toHaveLength(1)
  expect(performance.now() - before).toBeLessThan(1000)
})

describe('signs of brackets', () => {
  const base = p('a', 'It ', open('x'), 'shall', close('x'), ' rise.')

  it('are marked by themselves where they come or go', () => {
    expect(marked(p('a', 'It shall rise.'), base)).toBe('It {+[+}shall{+]+} rise.')
    expect(marked(base, p('a', 'It shall rise.'))).toBe('It [-[-]shall[-]-] rise.')
  })

  it('are the same when what they enclose has become one of several alternatives', () => {
    const set = { set: 'q' }
    expect(marked(base, p('a', 'It ', open('x', set), 'may', close('x', set), ' rise.'))).toBe(
      'It [[-shall-]{+may+}] rise.',
    )
  })

  it('are others where another bracket takes their place', () => {
    expect(marked(base, p('a', 'It ', open('y'), 'shall', close('y'), ' rise.'))).toBe(
      'It [-[-]{+[+}shall[-]-]{+]+} rise.',
    )
  })
})
