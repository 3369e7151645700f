import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { blockIdOf, toBlock } from '../../shared/amendments/change'
import { wordFile } from '../../shared/exchange/docx-in/testing/word-file'
import { p, section, text } from '../../shared/testing/build'
import { answering } from './answer'
import type { OriginJSON } from './questions'

const by = 'w:id="1" w:author="Ana" w:date="2005-11-21T09:00:00Z"'
const line = (inner: string) => `<w:p>${inner}</w:p>`
const said = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`
const comes = (words: string) => `<w:ins ${by}>${said(words)}</w:ins>`
const goes = (words: string) =>
  `<w:del ${by}><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`

const fileOf = (...lines: readonly string[]) =>
  new File([new Uint8Array(wordFile({ body: lines.map(line).join('') }))], 'ana.docx')

const issued = (noted: string, thanked = 'The Conference thanked the President for her work.') =>
  text(section('s', p('a', noted), p('b', thanked), p('c', 'The Conference rose at noon today.')))

const origin = (key: string, symbol: string | null, of: Node): OriginJSON => ({
  key,
  symbol,
  text: of.toJSON(),
})

/** What the file would have otherwise, against these texts, the last one as it stands. */
async function proposed(file: File, ...origins: readonly OriginJSON[]) {
  let made = 0
  const answer = answering(() => `n-${++made}`)
  const read = await answer({ id: 1, kind: 'read', file })
  const now = origins.at(-1)
  if (!now) throw new Error('There is always a text with which a file is compared')
  const found = await answer({ id: 2, kind: 'proposals', origins, now: now.text, chosen: null })
  if (found.kind !== 'proposals') throw new Error(found.kind)
  return { read, found }
}

const words = ({ found }: Awaited<ReturnType<typeof proposed>>) =>
  found.proposals.map(({ draft, verdict, untracked }) => ({
    blocks: draft.blocks,
    says: draft.proposed.map((json) => [blockIdOf(json), toBlock(json).textContent]),
    verdict,
    untracked,
  }))

it('has a proposal for each paragraph that was changed, and tells which was not tracked', async () => {
  const now = issued('The Conference noted the report of the Committee.')
  const answered = await proposed(
    fileOf(
      said('The Conference ') +
        goes('noted') +
        comes('welcomed') +
        said(' the report of the Committee.'),
      said('The Conference warmly thanked the President for her work.'),
      said('The Conference rose at noon today.'),
    ),
    origin('now', null, now),
  )
  expect(answered.read).toMatchObject({ kind: 'read', authors: ['Ana'], tracked: 2 })
  expect(words(answered)).toEqual([
    {
      blocks: ['a'],
      says: [['a', 'The Conference welcomed the report of the Committee.']],
      verdict: 'clean',
      untracked: false,
    },
    {
      blocks: ['b'],
      says: [['b', 'The Conference warmly thanked the President for her work.']],
      verdict: 'clean',
      untracked: true,
    },
  ])
})

it('finds the version that the file was made from, and keeps what others have written since', async () => {
  const made = issued('The Conference noted the report of the Committee.')
  const now = issued(
    'The Conference noted the long report of the Committee.',
    'The Conference cordially thanked the President for her work.',
  )
  const file = fileOf(
    said('The Conference ') +
      goes('noted') +
      comes('welcomed') +
      said(' the report of the Committee.'),
    said('The Conference thanked the President for her work.'),
    said('The Conference rose at noon today.'),
  )
  const answered = await proposed(
    file,
    origin('first', 'CCW/X/1', issued('Nothing was noted by anyone here.')),
    origin('second', 'CCW/X/2', made),
    origin('now', null, now),
  )
  expect(answered.found.from).toEqual({ key: 'second', by: 'words' })
  expect(words(answered)).toEqual([
    {
      blocks: ['a'],
      says: [['a', 'The Conference welcomed the long report of the Committee.']],
      verdict: 'reworded',
      untracked: false,
    },
  ])
})

it.each([
  ['collides', 'The Conference considered the report of the Committee.'],
  ['moot', 'The Conference welcomed the report of the Committee.'],
] as const)('says that a change %s with what the text says now', async (verdict, now) => {
  const file = fileOf(
    said('The Conference ') +
      goes('noted') +
      comes('welcomed') +
      said(' the report of the Committee.'),
    said('The Conference thanked the President for her work.'),
    said('The Conference rose at noon today.'),
  )
  const answered = await proposed(
    file,
    origin('made', null, issued('The Conference noted the report of the Committee.')),
    origin('now', null, issued(now)),
  )
  expect(words(answered)).toMatchObject([{ blocks: ['a'], verdict }])
})

it('says of a paragraph that is gone that its change has no place', async () => {
  const made = issued('The Conference noted the report of the Committee.')
  const answered = await proposed(
    fileOf(
      said('The Conference welcomed the report of the Committee.'),
      said('The Conference thanked the President for her work.'),
      said('The Conference rose at noon today.'),
    ),
    origin('made', null, made),
    origin('now', null, text(section('s', p('c', 'The Conference rose at noon today.')))),
  )
  expect(words(answered)).toMatchObject([{ blocks: ['a'], verdict: 'target-gone' }])
})

it.each([
  ['empty', new File([], 'a.docx')],
  ['not-a-package', new File(['words'], 'a.docx')],
  [
    'old-format',
    new File([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])], 'a.doc'),
  ],
  ['unknown', new File([new Uint8Array([0, 1, 2, 3])], 'a.bin')],
])('refuses a file that is %s', async (why, file) => {
  const answer = answering(() => 'n')
  expect(await answer({ id: 1, kind: 'read', file })).toEqual({ id: 1, kind: 'unread', why })
})

it('reads a whole file as the text that it would become, each block with an id of its own', async () => {
  let made = 0
  const answer = answering(() => `n-${++made}`)
  const file = fileOf(said('1. The Conference met.'), said('2. It rose.'))
  const found = await answer({ id: 1, kind: 'take-in', file })
  if (found.kind !== 'text') throw new Error(found.kind)
  expect(found.rows.map(({ block }) => [blockIdOf(block), toBlock(block).textContent])).toEqual([
    ['n-1', 'The Conference met.'],
    ['n-2', 'It rose.'],
  ])
})

it('tells of tracked changes and by whom, whatever the file is brought in for', async () => {
  const by = 'w:id="1" w:author="Ana"'
  const body = line(`${said('It met')}<w:ins ${by}>${said(' twice')}</w:ins>${said('.')}`)
  const file = new File([new Uint8Array(wordFile({ body }))], 'ana.docx')
  const answer = answering(() => 'n')
  for (const kind of ['read', 'take-in'] as const) {
    expect(await answer({ id: 1, kind, file })).toMatchObject({ authors: ['Ana'], tracked: 1 })
  }
})

it('tells that a file has macros, whatever it is brought in for', async () => {
  const parts = { 'word/vbaProject.bin': 'never run' }
  const body = line(said('The Conference met.'))
  const plain = new File([new Uint8Array(wordFile({ body }))], 'ana.docx')
  const file = new File([new Uint8Array(wordFile({ body, parts }))], 'ana.docm')
  const answer = answering(() => 'n')
  for (const kind of ['read', 'take-in'] as const) {
    expect(await answer({ id: 1, kind, file })).toMatchObject({ hasMacros: true })
    expect(await answer({ id: 1, kind, file: plain })).toMatchObject({ hasMacros: false })
  }
})
