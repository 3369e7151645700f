import { expect, it } from 'vitest'
import { readLines } from './lines'
import { lineOf, withoutContents } from './typed-contents'

function parted(...lines: readonly string[]) {
  const { rest, contents } = withoutContents(readLines(lines.join('\n')))
  return { rest: rest.map(lineOf), contents: contents.map(lineOf) }
}

it('takes out a list with pages or paragraphs behind its headings, and the word above it', () => {
  expect(
    parted(
      'REPORT',
      '',
      'Contents',
      'I. Opening\t1–5',
      'A. Officers\t6',
      '  B. Agenda\tiv',
      '',
      'I. Opening',
    ),
  ).toEqual({
    rest: ['REPORT', 'I. Opening'],
    contents: ['Contents', 'I. Opening 1–5', 'A. Officers 6', 'B. Agenda iv'],
  })
})

it('takes out with it headings beneath which nothing is numbered, in the middle and at the end', () => {
  const list = ['Contents', 'I. Opening\t1–5', 'II. Work\t6', 'III. End\t7']
  const annexes = ['Annex I', 'AGENDA', '', 'Annex II', 'LIST OF DOCUMENTS']
  const { rest, contents } = parted(
    ...list,
    'Annex I AGENDA',
    'Annex II LIST OF DOCUMENTS',
    '',
    'I. Opening',
    '',
    ...annexes,
  )
  expect(rest).toEqual(['I. Opening', ...annexes.filter(Boolean)])
  expect(contents.slice(-2)).toEqual(['Annex I AGENDA', 'Annex II LIST OF DOCUMENTS'])
})

it('leaves a heading that comes after the list what it is, though another is called the same', () => {
  const list = ['Contents', 'Introduction\t1', 'Work\t6', 'End\t7', '']
  const body = ['Introduction', 'It met.', 'Annex I', 'Introduction']
  expect(parted(...list, ...body.flatMap((line) => [line, ''])).rest).toEqual(body)
})

it('leaves a table a table, and sentences that end in a number what they are', () => {
  const table = parted('States', '', 'Ardesia\t2004', 'Belvane\t2005', 'Doria\t2006')
  expect(table).toEqual({ rest: ['States', 'table'], contents: [] })
  const said = ['1.\tIt met in 2004', '2.\tIt met in 2005', '3.\tIt met in 2006']
  expect(parted(...said).contents).toEqual([])
})

it('knows the list by its word in other languages', () => {
  for (const word of ['Sommaire', 'Índice', 'Содержание', 'المحتويات', '目录'])
    expect(parted(word, 'A\t1', 'B\t2', 'C\t3', '', 'A').contents).toHaveLength(4)
})
