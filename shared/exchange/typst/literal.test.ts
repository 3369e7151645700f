import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { literal } from './literal'

const hostile = [
  '#read("/etc/passwd")',
  '"#read("/etc/passwd")"',
  '\\"#panic()',
  '\\',
  '\\\\"',
  '\\u{41}',
  '"; #import "@preview/x:0.1.0": *; "',
  '$ x^2 $',
  '`raw` ```rust fn```',
  '*strong* _em_ = heading - item + item / term: x',
  '// a comment\n/* another */',
  '<label> @reference',
  '~ --- ... -? "smart" \'quotes\'',
  '#{ 1 + 1 } #[content] #let x = 1',
  '\u202eright to left\u202c قرر \u200f',
  '\u0000\u0007\u001b\u007f\u0085',
  'https://example.org/#x',
]

/** What Typst itself understands by them. */
function understood(words: readonly string[]): readonly string[] {
  const compiler = NodeCompiler.create({ workspace: '/nowhere' })
  const source = words.map((each) => `#metadata(${literal(each)}) <words>`).join('\n')
  const found = compiler.query({ mainFileContent: source }, { selector: '<words>', field: 'value' })
  return z.array(z.string()).parse(found)
}

it('is understood by Typst as exactly what was typed', () => {
  expect(understood(hostile)).toEqual(hostile)
})

it('lets nothing that can be typed out of its string', () => {
  const signs = fc.constantFrom(
    '"',
    '\\',
    '#',
    '\n',
    '\r',
    '{',
    '}',
    '$',
    '`',
    'u',
    '/',
    '*',
    '\u2028',
  )
  const typed = fc.oneof(fc.string({ unit: signs }), fc.string({ unit: 'binary' }))
  fc.assert(
    fc.property(fc.array(typed, { minLength: 1, maxLength: 200 }), (words) => {
      expect(understood(words)).toEqual(words)
    }),
    { numRuns: 20 },
  )
})
