import { expect, it } from 'vitest'
import { countChanges } from './counts'
import { readWord } from './read'
import { wordFile } from './testing/word-file'

const count = (body: string) => countChanges(readWord(wordFile({ body })))
const r = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
const by = (author: string, date = '2005-11-23T10:00:00Z') =>
  `w:id="1" w:author="${author}" w:date="${date}"`
const ins = (author: string, text: string, date?: string) =>
  `<w:ins ${by(author, date)}>${r(text)}</w:ins>`
const del = (author: string, text: string) => `<w:del ${by(author)}>${r(text)}</w:del>`
const p = (inner: string, mark = '') =>
  `<w:p>${mark && `<w:pPr><w:rPr>${mark}</w:rPr></w:pPr>`}${inner}</w:p>`

it('pieces that follow one another are one insertion', () => {
  expect(count(p(ins('A', 'one ') + ins('A', 'two'))).insertions).toBe(1)
})

it('words between them, another author or another minute make two of them', () => {
  expect(count(p(ins('A', 'one') + r(' and ') + ins('A', 'two'))).insertions).toBe(2)
  expect(count(p(ins('A', 'one') + ins('B', 'two')))).toMatchObject({
    insertions: 2,
    authors: ['A', 'B'],
  })
  expect(count(p(ins('A', 'one') + ins('A', 'two', '2005-11-23T10:01:00Z'))).insertions).toBe(2)
})

it('goes on over the end of a paragraph that was inserted with it, and over no other', () => {
  const mark = `<w:ins ${by('A')}/>`
  expect(count(p(ins('A', 'one'), mark) + p(ins('A', 'two'))).insertions).toBe(1)
  expect(count(p(ins('A', 'one')) + p(ins('A', 'two'))).insertions).toBe(2)
})

it('what was deleted from an insertion is a deletion, and the insertion is still one', () => {
  const inner = `<w:ins ${by('A')}>${r('one ')}<w:del ${by('B')}>${r('two ')}</w:del>${r('three')}</w:ins>`
  expect(count(p(inner))).toMatchObject({ insertions: 1, deletions: 1, authors: ['A', 'B'] })
})

it('a deletion and the insertion in its place are one each', () => {
  expect(count(p(del('A', 'may') + ins('A', 'shall')))).toMatchObject({
    insertions: 1,
    deletions: 1,
  })
})

it('a move is one, with both its ends', () => {
  const range = (which: string, inner: string) =>
    `<w:move${which}RangeStart ${by('A')} w:name="m1"/><w:move${which} ${by('A')}>${r('moved')}</w:move${which}><w:move${which}RangeEnd w:id="1"/>${inner}`
  const counts = count(p(range('From', r(' stays '))) + p(range('To', '')))
  expect(counts).toMatchObject({ insertions: 0, deletions: 0, moves: 1 })
})

it('the sign of a comment between two pieces parts nothing', () => {
  const comment = '<w:r><w:commentReference w:id="0"/></w:r>'
  expect(count(p(ins('A', 'one') + comment + ins('A', 'two'))).insertions).toBe(1)
})
