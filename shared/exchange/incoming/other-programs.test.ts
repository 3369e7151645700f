import { strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { wordFile } from '../docx-in/testing/word-file'
import { otherProgram } from './other-programs'
import { readBytes } from './source'

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const odt = zipSync({
  mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
  'content.xml': strToU8('<office:document-content/>'),
})

it.each([
  ['a PDF, even one of letters alone', 'a.pdf', strToU8('%PDF-1.7\n1 0 obj\n'), 'pdf'],
  ['a PDF under another name', 'a.txt', strToU8('\n%PDF-2.0\n'), 'pdf'],
  ['Rich Text', 'a.rtf', strToU8('{\\rtf1\\ansi The Conference met.\\par}'), 'other-writer'],
  ['Rich Text that is called Word', 'a.doc', strToU8('{\\rtf1 Met.}'), 'other-writer'],
  ['OpenDocument', 'a.odt', odt, 'other-writer'],
])('says what it is instead of reading it: %s', (_, name, bytes, why) => {
  expect(readBytes(name, bytes, decode)).toEqual({ kind: 'unread', why })
})

it('takes nothing else for one', () => {
  const words = ['{ "schema": 1 }', 'A %PDF-1.7 is what it says.', '{\\rt}', 'PK', '']
  const found = [...words.map((each) => strToU8(each)), wordFile({ body: '<w:p/>' })].map(
    otherProgram,
  )
  expect(found.filter(Boolean)).toEqual([])
})
