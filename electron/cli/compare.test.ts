import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wordLines } from '../../shared/exchange/docx-in/lines'
import { readWord } from '../../shared/exchange/docx-in/read'
import { call } from './testing/call'

let folder = ''
const inFolder = (name: string) => join(folder, name)

const before = ['I. REPORT', '1. The Conference noted the report.', '2. It rose.']
const after = [
  'I. REPORT',
  '1. The Conference welcomed the report.',
  '2. It met again.',
  '3. It rose.',
]

/** The same texts as plain text, as a conference, and as the Word file that is made of it. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cli-compare-'))
  for (const [name, lines] of [
    ['a', before],
    ['b', after],
  ] as const) {
    const [txt, conference, docx] = ['txt', 'rapporteur', 'docx'].map((end) =>
      inFolder(`${name}.${end}`),
    ) as [string, string, string]
    writeFileSync(txt, `${lines.join('\n\n')}\n`)
    await call('import', txt, '-o', conference)
    await call('compare', conference, conference, '--to', 'docx', '-o', docx)
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ends = ['txt', 'rapporteur', 'docx']
const pairs = ends.flatMap((a) => ends.map((b) => [`a.${a}`, `b.${b}`] as const))

describe.each(pairs)('%s with %s', (a, b) => {
  it('is a Word file in which to accept gives the second and to reject the first', async () => {
    const out = inFolder('redline.docx')
    const args = ['compare', inFolder(a), inFolder(b), '--to', 'docx', '-o', out]
    expect(await call(...args)).toEqual({ code: 0, out: [], notes: [] })
    const word = readWord(readFileSync(out))
    const said = (view: 'accept' | 'reject' | 'show') =>
      wordLines(word, view).map((line) => line.replaceAll('\u00A0', ' '))
    expect(said('accept')).toEqual(expect.arrayContaining(after))
    expect(said('reject')).toEqual(expect.arrayContaining(before))
    expect(said('show')).toEqual(
      expect.arrayContaining(['1. The Conference [-noted-]{+welcomed+} the report.']),
    )
  })

  it('is HTML and plain text on the way out where no file is named', async () => {
    const html = await call('compare', inFolder(a), inFolder(b), '--to', 'html')
    expect(html.out.join('\n')).toMatch(/<del[^>]*>noted<\/del>.*<ins[^>]*>welcomed<\/ins>/s)
    const txt = await call('compare', inFolder(a), inFolder(b), '--to', 'txt')
    expect(txt.out.join('\n')).toMatch(/noted.*welcomed.*the report\./s)
    expect(txt.out.join('\n')).not.toMatch(/It rose\.[-+]/)
  })
})

it('gives the same bytes for the same files', async () => {
  const made = async (name: string) => {
    const args = ['compare', inFolder('a.txt'), inFolder('b.docx'), '--to', 'docx']
    await call(...args, '-o', inFolder(name))
    return readFileSync(inFolder(name))
  }
  expect(Buffer.compare(await made('one.docx'), await made('two.docx'))).toBe(0)
})

it.each([[['--to', 'pdf', '-o', 'x']], [['--to', 'docx']], [['-o', 'x']]])(
  'says in one line what is wrong with %s',
  async (args) => {
    const said = await call('compare', inFolder('a.txt'), inFolder('b.txt'), ...args)
    expect(said).toMatchObject({ code: 2, out: [], notes: { length: 1 } })
  },
)
