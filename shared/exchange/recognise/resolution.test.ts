import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { fixture, fixturesAreHere, whenFixtures } from '../../testing/fixtures'
import { type Decode, readBytes } from '../incoming/source'
import { textOfSource } from '../incoming/text-of-source'
import { toPlain } from '../plain/plain'
import { finalDocument } from '../testing/final-text'

const decode: Decode = (bytes, writing) => new TextDecoder(writing).decode(bytes)

function textIn(name: string, bytes: Uint8Array): Node {
  const source = readBytes(name, bytes, decode)
  if (source.kind === 'unread') throw new Error(source.why)
  let made = 0
  return textOfSource(source, () => `n${++made}`).text
}

const typed = (words: string): Node => textIn('a.txt', new TextEncoder().encode(words))

/** How many paragraphs of these kinds there are: "operative 2" is on the second level below. */
function kinds(text: Node): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  text.descendants(({ type, attrs }) => {
    if (type.name !== 'paragraph' || !['preambular', 'operative', 'numbered'].includes(attrs.kind))
      return
    const kind = `${attrs.kind} ${attrs.level}`
    counts[kind] = (counts[kind] ?? 0) + 1
  })
  return counts
}

it('ends where a report goes on with a number of its own', () => {
  const lines = [
    '16. The Committee adopted this resolution:',
    'Recalling its decision,',
    'Noting the report,',
    '1. Decides to continue;',
    '2. Keeps the matter under review:',
    '(a) As before;',
    '3. Requests a report.',
    '17. The meeting rose:',
    '(a) At noon.',
  ]
  expect(kinds(typed(lines.join('\n\n')))).toEqual({
    'numbered 0': 2,
    'numbered 1': 1,
    'preambular 0': 2,
    'operative 0': 3,
    'operative 1': 1,
  })
})

it('begins with whose it is, and leaves a title that ends with a comma', () => {
  const text = typed(
    [
      'A/RES/1/1',
      'Prohibitions or restrictions on the use of mines,',
      'booby-traps and other devices',
      'The General Assembly,',
      'Recalling its resolution,',
      'With regret looking back at the year,',
      '1. Calls upon all States to join.',
    ].join('\n\n'),
  )
  const titles = text.children.filter(({ type }) => type.name === 'title')
  expect(titles.map(({ textContent }) => textContent)).toEqual([
    'Prohibitions or restrictions on the use of mines,',
    'booby-traps and other devices',
  ])
  expect(kinds(text)).toEqual({ 'preambular 0': 3, 'operative 0': 1 })
})

/** One resolution of the General Assembly in its six languages, as marked up by the United Nations. */
describe.skipIf(!fixturesAreHere)(`a resolution in plain words (${whenFixtures})`, () => {
  it.each(['A', 'C', 'E', 'F', 'R', 'S'])('is known as what it is: %s', (language) => {
    const name = `akn/un-ga/A_RES_79_75-2423060${language}.xml`
    const marked = textIn('a.xml', fixture(name))
    const { 'preambular 0': preambular, 'numbered 0': numbered } = kinds(marked)
    expect([preambular, numbered]).toEqual([10, 15])
    expect(kinds(typed(toPlain(finalDocument(marked))))).toEqual({
      'preambular 0': 10,
      'operative 0': 15,
      'operative 1': 4,
      'operative 2': 6,
    })
  })
})
