import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { close, em, footnote, open, p } from '../testing/build'
import { faultIn, inlineText } from './inline-text'
import { schema } from './schema'

const strong = (words: string) => schema.text(words, [schema.mark('strong')])
const bold = (node: Node) => node.mark(strong('x').marks[0]?.addToSet(node.marks) ?? [])
const inline = (source: string) => p('a', ...inlineText(source, () => 'n'))

it.each([
  ['plain words', p('a', 'plain words')],
  ['', p('a')],
  ['*Urges* all', p('a', em('Urges'), ' all')],
  ['the **first** one', p('a', 'the ', strong('first'), ' one')],
  ['**a *b* c**', p('a', strong('a '), bold(em('b')), strong(' c'))],
  ['bound,[^See annex V.] and', p('a', 'bound,', footnote('n', 'See annex V.'), ' and')],
  ['x[^See [symbol pending].]', p('a', 'x', footnote('n', 'See [symbol pending].'))],
  ['[urge][should]', p('a', '[urge][should]')],
  ['2 \\* 3 \\[^ and \\\\', p('a', '2 * 3 [^ and \\')],
  ['see {annex II}.', p('a', 'see ', schema.node('reference', { said: 'annex II' }), '.')],
  ['a \\{blank}', p('a', 'a {blank}')],
  ['one\ntwo', p('a', 'one', schema.node('break'), 'two')],
])('reads %j', (source, expected) => expect(inline(source)).toEqual(expected))

it('reads brackets where words are negotiated, and those that touch as alternatives', () => {
  let ids = 0
  const read = (source: string) => p('a', ...inlineText(source, () => `n${++ids}`, 'negotiated'))
  expect(read('[without [*further*] delay]')).toEqual(
    p('a', open('n2'), 'without ', open('n1'), em('further'), close('n1'), ' delay', close('n2')),
  )
  const set = { set: 'n3' }
  expect(read('it [shall][should] be')).toEqual(
    p(
      'a',
      'it ',
      open('n4', set),
      'shall',
      close('n4', set),
      open('n5', set),
      'should',
      close('n5', set),
      ' be',
    ),
  )
  expect(read('\\[pending] and [so')).toEqual(p('a', '[pending] and [so'))
})

it.each([
  ['*never closed', 'italic or bold is opened and never closed'],
  ['**never closed*', 'italic or bold is opened and never closed'],
  ['x[^never closed', 'a note is opened and never closed'],
  ['x[^one [^two]]', 'a note holds words only'],
  ['x[^]', 'a note says nothing'],
  ['x {annex II', 'a reference is opened and never closed'],
  ['x[^See {annex II}.]', 'a note holds words only'],
  ['x[^*open]', 'italic or bold is opened and never closed'],
  ['x\\', 'a backslash at the end escapes nothing'],
])('finds fault with %j', (source, fault) => expect(faultIn(source)).toBe(fault))

it('either finds fault or reads, whatever was typed', () => {
  const signs = fc.constantFrom('*', '**', '[^', '[', ']', '\\', '\n', 'word ', 'x')
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 12 }), (typed) => {
      const source = typed.join('')
      if (faultIn(source) === null) inline(source).check()
      else expect(faultIn(source)).toMatch(/^(?:a|italic) /)
    }),
    { seed: 20051123, numRuns: 2000 },
  )
})
