// @vitest-environment jsdom
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { schema } from '../../../shared/document/schema'
import { partsOf } from '../../../shared/exchange/recognise/blocks'
import { recognise } from '../../../shared/exchange/recognise/recognise'
import { most } from './bounds'
import { readHtml } from './read-html'

const around = { kind: 'numbered', level: 0 } as const

/** All that is put into a text and all that is told, as one string. */
function all(html: string): string {
  const { passages, remarks } = readHtml(html)
  const recognised = recognise(passages)
  const nodes = partsOf(recognised.found, around).map((part) =>
    part.kind === 'block' ? part.block : part.title,
  )
  schema.node('doc', null, [schema.node('section', null, nodes)]).check()
  return [
    ...nodes.map((node) => node.textBetween(0, node.content.size, ' ', ' ')),
    ...nodes.map(({ attrs }) => attrs.caption),
    ...[...remarks, ...recognised.remarks].map(({ words }) => words),
  ].join(' ')
}

it.each([
  ['elements without end', `${'<div>'.repeat(100_000)}deep`, 'deep'],
  ['marks without end', `${'<b>'.repeat(100_000)}deep`, 'deep'],
  ['tables without end', `${'<table><tr><td>'.repeat(30_000)}deep`, 'deep'],
  ['lists without end', `${'<ul><li>'.repeat(50_000)}deep`, 'deep'],
  ['a giant attribute', `<p style="${'mso-list:l0;'.repeat(100_000)}">words</p>`, 'words'],
  ['a style sheet of brackets', `<style>${'{'.repeat(500_000)}</style><p>words</p>`, 'words'],
  ['tags that never end', `<p>words</p>${'<'.repeat(100_000)}`, 'words'],
  ['null characters and half characters', '<p>wo\u0000rds \ud800 and \udfff</p>', 'and'],
  ['a note that is its own', '<p><a id=a href="#a">1</a>words</p>', 'words'],
  [
    'notes that hold one another',
    '<div id=x><a id=p href="#y">1</a><div id=y><a href="#p">1</a>words</div></div>',
    'words',
  ],
])('%s: the words come through', (_what, html, words) => {
  expect(all(html)).toContain(words)
})

it('more than is taken at once is not read to its end', () => {
  const { tooMuch, passages } = readHtml('<p>x</p>'.repeat(most.passages * 3))
  expect(tooMuch).toBe(true)
  expect(passages.length).toBeLessThan(most.passages + 2)
})

it('one line of more pieces than are taken at once is too much', () => {
  expect(readHtml(`<p>${'<i>x</i><b>y</b>'.repeat(most.runs / 2 + 1)}</p>`).tooMuch).toBe(true)
})

const tags = [
  ...['p', 'div', 'h1', 'h3', 'li', 'ol', 'ul', 'table', 'tr', 'td', 'th', 'caption', 'blockquote'],
  ...[
    'b',
    'i',
    'sup',
    'span',
    'a',
    'br',
    'pre',
    'del',
    'ins',
    'script',
    'img',
    'o:p',
    'font',
    'svg',
  ],
  ...['form', 'input', 'select', 'option', 'textarea', 'template', 'math', 'dl', 'dd', 'noscript'],
]
const attributes = fc.constantFrom(
  '',
  ' style="mso-list:l0 level2 lfo1"',
  ' style="mso-list:Ignore"',
  ' style="display:none"',
  ' style="font-weight:bold;font-style:italic;vertical-align:super"',
  ' style="white-space:pre-wrap"',
  ' style="mso-element:footnote" id="n"',
  ' id="r" href="#n"',
  ' href="#r"',
  ' href="https://example.org"',
  ' colspan="7" rowspan="0"',
  ' type="i" start="4"',
  ' class="MsoToc1"',
  ' data-pm-slice="3 3 []"',
)
/** Words that can be told apart, among numbers and any other text. */
const said = fc.oneof(
  fc.stringMatching(/^ ?[a-z]{6,9} ?$/),
  fc.constantFrom(
    '12. Onward',
    '(a) first;',
    'Annex II',
    'I. Opening',
    '[1]',
    '•\u00A0item',
    '\n',
    ' ',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }).map((text) => text.replace(/[<>&]/g, '')),
)
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    said,
    fc
      .tuple(
        fc.constantFrom(...tags),
        attributes,
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.boolean(),
      )
      .map(
        ([tag, more, inner, closed]) =>
          `<${tag}${more}>${inner.join('')}${closed ? `</${tag}>` : ''}`,
      ),
  ),
}))

it('of any HTML a text is made that satisfies the schema, and no word is gone untold', () => {
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 6 }), (trees) => {
      const html = trees.join('')
      const { body } = new DOMParser().parseFromString(html, 'text/html')
      for (const unread of body.querySelectorAll('script, template, title, style, xml'))
        unread.remove()
      // What Word prints before an item is its number, and is told as such.
      for (const label of body.querySelectorAll('[style*="mso-list:Ignore"]')) label.remove()
      const words = lettersIn(body).flatMap(
        (letters) => letters.match(/(?<![\p{L}\p{M}\p{N}])[a-z]{6,9}(?![\p{L}\p{M}\p{N}])/gu) ?? [],
      )
      const told = all(html)
      expect(words.filter((word) => !told.includes(word))).toEqual([])
    }),
    { numRuns: 400 },
  )
})

/** By the piece: the end of one block and the beginning of the next make no word. */
function lettersIn(node: ChildNode): string[] {
  if (node.nodeType === node.TEXT_NODE) return [node.textContent ?? '']
  return [...node.childNodes].flatMap(lettersIn)
}
