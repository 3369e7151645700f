import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Amendment } from '../../shared/amendments/amendment'
import { readFolder } from '../../shared/amendments/folder'
import { readRegister } from '../../shared/amendments/register'
import { formatDocumentName } from '../../shared/document-name'
import { toAkn } from '../../shared/exchange/akn/akn'
import { readAkn } from '../../shared/exchange/akn/read'
import { toDocx } from '../../shared/exchange/docx/docx'
import { amendmentsPaper } from '../../shared/exchange/papers/amendments'
import { registerOf } from '../../shared/exchange/testing/compiled'
import {
  conference,
  finalDocument,
  masthead,
  structuredText,
} from '../../shared/exchange/testing/final-text'
import type { AmendmentId, DelegationId } from '../../shared/ids'
import { changeOf, tabledAmendment } from '../../shared/testing/amendments'
import { heading, p, section, text } from '../../shared/testing/build'
import { build } from '../tools/build'
import { documentIn, withCopy } from './conference-file'
import { call } from './testing/call'

let folder = ''
beforeAll(async () => {
  // What prints is a thread of its own, from the hub's build.
  await build(['hub'], () => {})
  folder = mkdtempSync(join(tmpdir(), 'list-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const inFolder = (name: string) => join(folder, name)
function file(name: string, content: string | Uint8Array): string {
  writeFileSync(inFolder(name), content)
  return inFolder(name)
}

const noted = p('a', 'The Conference noted the report.')
const issued = text(masthead(), section('s', heading('h', 1, 'Opening'), noted, p('b', 'It rose.')))
const amendments: readonly Amendment[] = [
  tabledAmendment(changeOf(noted, p('a', 'The Conference welcomed the report.')), {
    rationale: 'It is clearer.',
  }),
  tabledAmendment(changeOf(p('b', 'It rose.')), {
    id: 'a2' as AmendmentId,
    number: 2,
    delegation: 'borealia' as DelegationId,
  }),
  tabledAmendment(changeOf(p('gone', 'It sat.'), p('gone', 'It stood.')), {
    id: 'a3' as AmendmentId,
    number: 3,
  }),
]
const list = () =>
  toAkn(
    amendmentsPaper(
      {
        conference,
        stage: 'amending',
        at: '2005-11-23T10:00:00.000Z',
        digestOf: () => '',
        text: issued,
      },
      registerOf(amendments),
    ),
  )

async function draftsIn(path: string) {
  return withCopy(path, async (store) => {
    const register = readRegister(await documentIn(store, 'register'))
    const said: string[] = []
    for (const { id, name } of register?.delegations ?? []) {
      const kept = await documentIn(store, formatDocumentName({ kind: 'folder', delegation: id }))
      for (const { base, rationale } of readFolder(kept).drafts) {
        said.push(`${name}: ${base.length} ${rationale}`.trim())
      }
    }
    return said.sort()
  })
}

it.each([
  ['Akoma Ntoso', 'xml', async () => toAkn(finalDocument(issued))],
  ['Word', 'docx', () => toDocx(finalDocument(issued))],
  [
    'plain words',
    'txt',
    async () => 'I. Opening\n\n1. The Conference noted the report.\n\n2. It rose.\n',
  ],
])(
  'a list of amendments becomes drafts of those who tabled them, on the text in %s',
  async (_, form, made) => {
    const base = file(`issued.${form}`, await made())
    const out = inFolder(`${form}.rapporteur`)
    const source = file('list.xml', list())
    const { code, out: said } = await call('import', source, '--against', base, '-o', out, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(said.join('')).warnings).toEqual([
      '2 draft amendments of 2 delegations: the text is as it was before them.',
      expect.stringMatching(/^1 amendment of the list could not be drafted .*: A\/3$/),
    ])
    expect(await draftsIn(out)).toEqual(['Ardesia: 1 It is clearer.', 'Borealia: 1'])
  },
)

it('of one delegation, where one is named, and of none that the conference does not know', async () => {
  const [base, one, other] = ['base', 'one', 'other'].map((name) => inFolder(`${name}.rapporteur`))
  const source = file('list.xml', list())
  const text = file('text.xml', toAkn(finalDocument(issued)))
  const named = ['--against', text, '--delegation', 'borealia']
  expect((await call('import', source, ...named, '-o', base ?? '')).code).toBe(0)
  expect(await draftsIn(base ?? '')).toEqual(['Borealia: 1'])
  await call('import', source, '--against', base ?? '', '-o', one ?? '')
  expect(await draftsIn(one ?? '')).toEqual(['Borealia: 1', 'Borealia: 1'])
  const { out } = await call('import', source, '--against', base ?? '', '-o', other ?? '', '--json')
  expect(JSON.parse(out.join('')).warnings).toContainEqual(
    'The conference has no delegation of this name, and its amendments were not drafted: Ardesia.',
  )
})

it('a document in Akoma Ntoso goes in and out again without loss', async () => {
  const document = finalDocument(structuredText)
  const [kept, back] = [inFolder('kept.rapporteur'), inFolder('back.xml')]
  await call('import', file('out.xml', toAkn(document)), '-o', kept)
  expect(await call('export', kept, '--to', 'akn', '-o', back)).toMatchObject({ notes: [] })
  const read = readAkn(readFileSync(back, 'utf8'))
  if (read.kind !== 'document') throw new Error(read.kind)
  const { titles, parts, contents, masthead } = read.document
  const { titles: was, parts: all, contents: listed, masthead: first } = document
  expect({ titles, parts, contents, masthead }).toEqual({
    titles: was,
    parts: all,
    contents: listed,
    masthead: first,
  })
})
