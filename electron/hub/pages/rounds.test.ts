import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { FinalDocument } from '../../../shared/exchange/final-document'
import { anyText } from '../../../shared/exchange/testing/any-text'
import {
  finalDocument,
  finalText,
  plain,
  structuredText,
} from '../../../shared/exchange/testing/final-text'
import { toTypst } from '../../../shared/exchange/typst/typst'
import { footnote, heading, p, section, text } from '../../../shared/testing/build'
import { longTextOf, sample, textIn } from '../testing/opened-text'
import { typstCompiler } from '../testing/typst'

const compiler = typstCompiler()

/** The file, and what Typst has to say about it. */
function set(source: string) {
  const compiled = compiler.compile({ mainFileContent: source })
  const warned = compiled.takeWarnings()
  const { result } = compiled
  if (!result) throw new Error('What is valid can be set')
  const file = createHash('sha256').update(compiler.pdf(result)).digest('hex')
  return { file, said: warned ? compiler.fetchDiagnostics(warned) : [] }
}

/** What it is, and what it would be if every round went through the whole text in its order. */
function bothWays(document: FinalDocument, lines = false) {
  const source = toTypst(document, { lines })
  const inOrder = source.replace('staged: true', 'staged: false')
  expect(inOrder).not.toBe(source)
  return { staged: set(source), inOrder: set(inOrder) }
}

/** One after the other, so that they are told apart by nothing but their places. */
const alike = text(
  section(
    's',
    heading('h', 1, 'Alike'),
    ...Array.from({ length: 500 }, (_, at) =>
      plain(`p${at}`, at % 9 === 0 ? 'The Conference rose.' : 'The Conference met again.'),
    ),
    ...['a', 'b'].map((id) => p(id, 'It noted the report.', footnote(`f${id}`, 'See there.'))),
  ),
)

it.each([
  ['a final document', finalDocument(sample)],
  ['one in Arabic', finalDocument(textIn('electron/e2e/arabic.json'))],
  ['tables, notes and annexes', finalDocument(finalText)],
  ['every kind of structure', finalDocument(structuredText)],
  ['a long one with its contents before it', finalDocument(longTextOf(12, 40))],
  ['paragraphs that say the same', finalDocument(alike)],
])('makes the same file in stages as in order, and comes to an end: %s', (_what, document) => {
  const { staged, inOrder } = bothWays(document)
  expect(staged).toEqual({ file: inOrder.file, said: [] })
})

it('makes the same file in stages with its lines numbered', () => {
  const { staged, inOrder } = bothWays(finalDocument(longTextOf(2, 20)), true)
  expect(staged).toEqual(inOrder)
})

it('makes the same file in stages of whatever is in the text', () => {
  fc.assert(
    fc.property(anyText, (given) => {
      const { staged, inOrder } = bothWays(finalDocument(given))
      expect(staged).toEqual(inOrder)
    }),
    { numRuns: 40 },
  )
})
