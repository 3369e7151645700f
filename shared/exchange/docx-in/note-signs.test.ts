import { expect, it } from 'vitest'
import { textOfWord } from '../incoming/text-of-source'
import { readWord } from './read'
import { part, wordFile } from './testing/word-file'

const run = (inner: string, looks = '') =>
  `<w:r>${looks && `<w:rPr>${looks}</w:rPr>`}${inner}</w:r>`
const words = (text: string, looks?: string) =>
  run(`<w:t xml:space="preserve">${text}</w:t>`, looks)
const raised = '<w:vertAlign w:val="superscript"/>'
const counted = (id: number) => run(`<w:footnoteReference w:id="${id}"/>`, raised)
/** One piece after the reference, as Word has it, or several. */
const signed = (id: number, ...signs: readonly string[]) =>
  run(`<w:footnoteReference w:customMarkFollows="1" w:id="${id}"/>`, raised) +
  signs.map((sign) => run(sign, raised)).join('')
const typed = (sign: string) => `<w:t>${sign}</w:t>`
const symbol = '<w:sym w:font="Symbol" w:char="F02A"/>'

/** Each note of the text: its series, and what it says. */
function notesOf(line: string, ...notes: readonly string[]) {
  const said = notes.map(
    (inner, at) => `<w:footnote w:id="${at + 1}"><w:p>${inner}</w:p></w:footnote>`,
  )
  const parts = { 'word/footnotes.xml': part('footnotes', said.join('')) }
  let made = 0
  const document = readWord(wordFile({ body: `<w:p>${line}</w:p>`, parts }))
  const { text } = textOfWord(document, () => `n${++made}`)
  const found: (readonly string[])[] = []
  text.descendants((node) => {
    if (node.type.name === 'footnote') found.push([node.attrs.series, node.textContent])
  })
  return found
}

it('counts no note that has an asterisk in Word', () => {
  const line =
    words('The Conference') + signed(1, typed('*')) + words(' met') + counted(2) + words('.')
  const found = notesOf(line, words('* Reissued.', raised), words('See the list.'))
  expect(found).toEqual([
    ['asterisk', 'Reissued.'],
    ['number', 'See the list.'],
  ])
})

it.each([
  ['as a symbol', [symbol]],
  ['in two pieces', [typed('*'), typed('*')]],
  ['in one', [typed('**')]],
])('knows asterisks: %s', (_how, signs) => {
  const found = notesOf(words('The Conference') + signed(1, ...signs), words('Reissued.'))
  expect(found).toEqual([['asterisk', 'Reissued.']])
})

it('counts a note of any other sign', () => {
  const found = notesOf(words('The Conference') + signed(1, typed('†')), words('† Reissued.'))
  expect(found).toEqual([['number', 'Reissued.']])
})
