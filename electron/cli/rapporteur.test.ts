import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readFolder } from '../../shared/amendments/folder'
import { readRegister } from '../../shared/amendments/register'
import { read } from '../../shared/document/ydoc'
import { formatDocumentName } from '../../shared/document-name'
import { part, wordFile } from '../../shared/exchange/docx-in/testing/word-file'
import { openingOf } from '../../shared/sealing/draft-log'
import { fixturePath, fixturesAreHere, whenFixtures } from '../../shared/testing/fixtures'
import { documentIn, readConference, withCopy } from './conference-file'
import { call } from './testing/call'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const inFolder = (name: string) => join(folder, name)

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(inFolder(name), content)
  return inFolder(name)
}

/** What the delegations of a conference would have in the text, by their names. */
async function draftsIn(path: string) {
  return withCopy(path, async (store) => {
    const register = readRegister(await documentIn(store, 'register'))
    const drafts: Record<string, string[]> = {}
    for (const { id, name } of register?.delegations ?? []) {
      const folder = await documentIn(store, formatDocumentName({ kind: 'folder', delegation: id }))
      for (const { id: amendment } of readFolder(folder).drafts) {
        const content = formatDocumentName({ kind: 'amendment', amendment })
        const begun = new Y.Doc()
        Y.applyUpdate(begun, openingOf(await documentIn(store, content)) ?? new Uint8Array([0, 0]))
        const found = read(begun)
        const said = found.kind === 'valid' ? found.node.textContent : found.why
        drafts[name] = [...(drafts[name] ?? []), said]
      }
    }
    return drafts
  })
}

async function rationalesIn(path: string) {
  return withCopy(path, async (store) => {
    const register = readRegister(await documentIn(store, 'register'))
    const rationales: string[] = []
    for (const { id } of register?.delegations ?? []) {
      const folder = await documentIn(store, formatDocumentName({ kind: 'folder', delegation: id }))
      rationales.push(...readFolder(folder).drafts.map(({ rationale }) => rationale))
    }
    return rationales.sort()
  })
}

const numberedBy = (num: string) =>
  `<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${num}"/></w:numPr></w:pPr>`
const r = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const level = (at: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const numbering = part(
  'numbering',
  `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
)
const report = wordFile({
  body: [
    `<w:p>${r('CONCLUSIONS')}</w:p>`,
    `<w:p>${numberedBy('1')}${r('The Conference ')}<w:del w:id="1" w:author="Ardesia" w:date="2005-11-23T10:00:00Z"><w:r><w:delText>noted</w:delText></w:r></w:del><w:ins w:id="2" w:author="Ardesia" w:date="2005-11-23T10:00:00Z">${r('welcomed')}</w:ins>${r(' the report.')}</w:p>`,
    `<w:p>${numberedBy('1')}${r('It thanked the President.')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
  ].join(''),
  parts: {
    'word/numbering.xml': numbering,
    'word/footnotes.xml': part(
      'footnotes',
      `<w:footnote w:id="2"><w:p>${r('CCW/AP.II/CONF.7/1.')}</w:p></w:footnote>`,
    ),
  },
})

describe('text', () => {
  it.each([
    ['accept', 'welcomed'],
    ['reject', 'noted'],
    ['show', '[-noted-]{+welcomed+}'],
  ])('--changes %s', async (view, verb) => {
    const { code, out } = await call('text', file('report.docx', report), '--changes', view)
    expect({ code, out }).toEqual({
      code: 0,
      out: [
        'CONCLUSIONS',
        `1. The Conference ${verb} the report.`,
        '2. It thanked the President.[1]',
        '[1] CCW/AP.II/CONF.7/1.',
      ],
    })
  })

  it('of HTML, with the numbers of its lists', async () => {
    const html =
      '<!doctype html><h1>Report</h1><ol start="4"><li>One<li>Two</ol><table><tr><td>a<td>b</table>'
    const { out } = await call('text', file('a.html', html))
    expect(out).toEqual(['Report', '4. One', '5. Two', 'a\tb'])
  })

  it('of plain text as it is', async () => {
    expect((await call('text', file('a.txt', '12. One\n\n13. Two\n'))).out).toEqual([
      '12. One',
      '13. Two',
    ])
  })
})

describe('import', () => {
  it('makes a conference with the text before the changes, and these as drafts of their author', async () => {
    const out = inFolder('made.rapporteur')
    const { code, out: said } = await call('import', file('b.docx', report), '-o', out, '--json')
    expect(code).toBe(0)
    expect(said.map((line) => JSON.parse(line))).toEqual([
      {
        paragraphs: 3,
        numbered: 2,
        headings: 1,
        tables: 0,
        footnotes: 1,
        comments: 0,
        insertions: 1,
        deletions: 1,
        moves: 0,
        authors: ['Ardesia'],
        warnings: expect.any(Array),
      },
    ])
    const { text } = await readConference(out)
    const kept: string[] = []
    text.descendants((node) => {
      if (node.isTextblock) kept.push(`${node.type.name} ${node.textContent}`)
    })
    expect(kept).toEqual([
      'heading CONCLUSIONS',
      'paragraph The Conference noted the report.',
      'paragraph It thanked the President.CCW/AP.II/CONF.7/1.',
    ])
    expect((await call('text', out)).out).toContain('1. The Conference noted the report.')
    expect(await draftsIn(out)).toEqual({ Ardesia: ['The Conference welcomed the report.'] })
  })

  // Windows says who may read a file in another way.
  it.skipIf(process.platform === 'win32')(
    'makes a conference for nobody else to read',
    async () => {
      const [issued, base, out] = [
        file('whose.docx', report),
        inFolder('whose.rapporteur'),
        inFolder('whose-drafts.rapporteur'),
      ]
      const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)
      expect((await call('import', issued, '-o', base)).code).toBe(0)
      expect(modeOf(base)).toBe('600')
      chmodSync(base, 0o644)
      const drafts = ['--against', base, '--delegation', 'Ardesia', '-o', out]
      expect((await call('import', issued, ...drafts)).code).toBe(0)
      expect(modeOf(out)).toBe('600')
    },
  )

  it('drafts for a delegation what its file changes, tracked or not, in what was issued', async () => {
    const issued = file('issued.docx', report)
    const base = inFolder('base.rapporteur')
    await call('import', issued, '--against', issued, '--delegation', 'Belvane', '-o', base)
    const changed = wordFile({
      body: [
        `<w:p>${r('CONCLUSIONS')}</w:p>`,
        `<w:p>${r('7. The Conference ')}<w:del w:id="1" w:author="B. Delegate" w:date="2005-11-23T10:00:00Z"><w:r><w:delText>welcomed</w:delText></w:r></w:del><w:ins w:id="2" w:author="B. Delegate" w:date="2005-11-23T10:00:00Z">${r('endorsed')}</w:ins>${r(' the report.')}</w:p>`,
        `<w:p>${r('8. It warmly thanked the President.')}</w:p>`,
      ].join(''),
    })
    const out = inFolder('with-drafts.rapporteur')
    const source = file('Comments of Belvane.docx', changed)
    expect(await call('import', source, '--against', base, '-o', out)).toMatchObject({ code: 1 })
    const options = ['--delegation', 'belvane', '-o', out, '--json']
    const { code, out: said } = await call('import', source, '--against', base, ...options)
    expect(code).toBe(0)
    expect(JSON.parse(said.join('')).warnings).toContainEqual(
      '1 paragraph was changed with tracking switched off; the comparison found it.',
    )
    expect(await draftsIn(out)).toEqual({
      Belvane: ['The Conference endorsed the report.', 'It warmly thanked the President.'],
    })
    expect(await rationalesIn(out)).toEqual(['', 'Changed in the file with tracking switched off.'])
    expect((await call('text', out)).out).toContain('1. The Conference welcomed the report.')
  })

  it('takes the place of an import that nobody used, and of nothing else', async () => {
    const out = inFolder('again.rapporteur')
    const source = file('c.docx', report)
    expect((await call('import', source, '-o', out)).code).toBe(0)
    expect((await call('import', source, '-o', out)).code).toBe(0)
    const other = file('words.rapporteur', 'Somebody’s notes')
    expect(await call('import', source, '-o', other)).toMatchObject({
      code: 1,
      notes: [expect.stringContaining('unused import')],
    })
  })

  it('leaves nothing behind where it cannot write', async () => {
    const before = readdirSync(folder)
    const source = file('report.docx', report)
    const out = inFolder('no-folder/made.rapporteur')
    expect((await call('import', source, '-o', out)).code).toBe(1)
    expect(readdirSync(folder).filter((name) => !before.includes(name))).toEqual([])
  })
})

it('compare marks the words that differ', async () => {
  const a = file('a1.txt', '1. The Conference noted the report.\n\n2. It rose.')
  const b = file('b1.txt', '1. The Conference welcomed the report.\n\n2. It rose.')
  expect((await call('compare', a, b)).out).toEqual([
    '1. The Conference [-noted-]{+welcomed+} the report.',
    '2. It rose.',
  ])
})

it('compare shows notes in the line and tables cell by cell', async () => {
  const html = (note: string) =>
    `<h1>Reports</h1><p>It noted the reports.</p><table><tr><td>a<td>${note}<tr><td>c<td>d</table>`
  const { out } = await call('compare', file('a2.html', html('b')), file('b2.html', html('x')))
  expect(out).toEqual(['I. Reports', 'It noted the reports.', 'a\t[-b-]{+x+} / c\td'])
  const other = report.slice()
  const notes = await call('compare', file('r.docx', report), file('s.docx', other))
  expect(notes.out.at(-1)).toBe('2. It thanked the President.[^CCW/AP.II/CONF.7/1.]')
})

it('validate names each fault, and ends with 1', async () => {
  const broken = wordFile({ body: '<w:p><w:r><w:footnoteReference w:id="9"/></w:r></w:p>' })
  const { code, out } = await call('validate', file('broken.docx', broken))
  expect({ code, count: out.length }).toEqual({ code: 1, count: 1 })
  expect((await call('validate', file('whole.docx', report))).code).toBe(0)
})

describe('what cannot be done is one line, and a code', () => {
  it.each([
    [2, []],
    [2, ['adopt']],
    [2, ['text']],
    [2, ['text', 'a', 'b']],
    [2, ['text', 'a', '--changes', 'some']],
    [2, ['import', 'a.docx']],
    [2, ['import', 'a.docx', '--to', 'x']],
    [1, ['text', 'no-such-file.docx']],
    [1, ['import', 'no-such-file.docx', '-o', 'x.rapporteur']],
  ])('%i: %s', async (code, args) => {
    const called = await call(...args)
    expect(called).toEqual({ code, out: [], notes: [expect.stringMatching(/^[^\n]+$/)] })
  })

  it.each(['verify', 'takeover', 'validate', 'text'])(
    '%s of what is not there, or is no file, which begins nothing',
    async (name) => {
      for (const path of [inFolder('nowhere.rapporteur'), folder]) {
        const called = await call(name, path)
        expect(called).toEqual({ code: 1, out: [], notes: [expect.stringMatching(/^[^\n]+$/)] })
      }
      expect(existsSync(inFolder('nowhere.rapporteur'))).toBe(false)
    },
  )

  it('a folder, a picture, an empty file', async () => {
    for (const path of [
      folder,
      file('a.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])),
      file('a.docx', ''),
    ]) {
      expect(await call('text', path)).toEqual({
        code: 1,
        out: [],
        notes: [expect.stringMatching(/^[^\n]+$/)],
      })
    }
  })
})

describe.skipIf(!fixturesAreHere)(`real files (${whenFixtures})`, () => {
  it('a United Nations report with its 54 notes and 331 numbered paragraphs', async () => {
    const source = fixturePath('docx/tracked/un-wgig-background-report.docx')
    const out = inFolder('wgig.rapporteur')
    const { code, out: said } = await call('import', source, '-o', out, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(said.join(''))).toMatchObject({
      numbered: 331,
      tables: 5,
      footnotes: 54,
      authors: ['karen'],
    })
    expect(existsSync(out)).toBe(true)
  })

  it('a resolution in Akoma Ntoso, into a conference and out of it', async () => {
    const out = inFolder('akn.rapporteur')
    const source = fixturePath('akn/un-ga/A_RES_79_62-2423093E.xml')
    const { out: said } = await call('import', source, '-o', out, '--json')
    expect(JSON.parse(said.join(''))).toMatchObject({ footnotes: 3, warnings: [] })
    const { out: printed } = await call('text', source)
    const { out: kept } = await call('text', out)
    // A text of ours binds numbers to the words before them where it is printed.
    const end = (lines: readonly string[]) =>
      lines.slice(-12).map((line) => line.replaceAll('\u00A0', ' '))
    expect(end(kept)).toEqual(end(printed))
  })

  it.each(['tika-truncated', 'tika-password'])('%s is refused in a sentence', async (name) => {
    expect(await call('import', fixturePath(`docx/broken/${name}.docx`), '--json')).toEqual({
      code: 1,
      out: [],
      notes: [expect.stringMatching(/\.$/)],
    })
  })
})
