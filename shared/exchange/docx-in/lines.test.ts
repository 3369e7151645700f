import { describe, expect, it } from 'vitest'
import { wordLines } from './lines'
import { readWord } from './read'
import { part, wordFile } from './testing/word-file'

const by = 'w:id="1" w:author="Ardesia" w:date="2005-11-23T10:00:00Z"'
const words = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const gone = (text: string) => `<w:r><w:delText xml:space="preserve">${text}</w:delText></w:r>`
const ins = (inner: string) => `<w:ins ${by}>${inner}</w:ins>`
const del = (inner: string) => `<w:del ${by}>${inner}</w:del>`
const p = (inner: string) => `<w:p>${inner}</w:p>`

/** A changed paragraph, one that comes, and another. */
const changed = [
  p(`${words('in ')}${ins(words('new '))}${del(gone('old '))}${words('end')}`),
  `<w:p><w:pPr><w:rPr><w:ins ${by}/></w:rPr></w:pPr>${ins(words('whole'))}</w:p>`,
  p(words('last')),
].join('')

const names =
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
const drawn = `<w:drawing><wps:wsp><wps:txbx><w:txbxContent>${changed}</w:txbxContent></wps:txbx></wps:wsp></w:drawing>`
const shape = `<w:pict><v:shape><v:textbox><w:txbxContent>${changed}</w:txbxContent></v:textbox></v:shape></w:pict>`
const inTwoWays = (choice: string) =>
  `<mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice><mc:Fallback>${shape}</mc:Fallback></mc:AlternateContent>`
const box = (inner: string) => `<w:r ${names}>${inner}</w:r>`

function read(body: string) {
  const noted = `<w:footnote w:id="1">${changed}</w:footnote>`
  const parts = { 'word/footnotes.xml': part('footnotes', noted) }
  const document = readWord(wordFile({ body, parts }))
  return [wordLines(document, 'accept'), wordLines(document, 'reject')]
}

const accepted = ['a', 'in new end', 'whole', 'last']
const rejected = ['a', 'in old end', 'last']

describe('changes within a text box', () => {
  it.each([
    ['of an older version', box(shape)],
    ['in two ways', box(inTwoWays(drawn))],
    ['where the first way has nothing', box(inTwoWays('<w:drawing/>'))],
  ])('%s', (_, inner) => {
    expect(read(p(words('a') + inner))).toEqual([accepted, rejected])
  })

  it('that comes or goes as a whole', () => {
    expect(read(p(words('a') + ins(box(shape))))).toEqual([accepted, ['a']])
    expect(read(p(words('a') + del(box(shape))))).toEqual([['a'], rejected])
  })
})

it('changes within a note', () => {
  const sign = '<w:r><w:footnoteReference w:id="1"/></w:r>'
  const [accept, reject] = read(p(words('a') + sign))
  expect(accept).toEqual(['a[1]', '[1] in new end whole last'])
  expect(reject).toEqual(['a[1]', '[1] in old end last'])
})
