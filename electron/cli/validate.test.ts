import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { toAkn } from '../../shared/exchange/akn/akn'
import { toJson } from '../../shared/exchange/json/json'
import { finalDocument, structuredText } from '../../shared/exchange/testing/final-text'
import { call } from './testing/call'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'validate-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

async function validated(name: string, words: string) {
  const path = join(folder, name)
  writeFileSync(path, words)
  const { code, out } = await call('validate', path)
  return { code, faults: out.map((line) => line.replace(`${path}: `, '')) }
}

it.each([finalDocument(), finalDocument(structuredText)])(
  'nothing is wrong with what we write',
  async (whole) => {
    const nothing = { code: 0, faults: [] }
    expect(await validated('whole.xml', toAkn(whole))).toEqual(nothing)
    expect(await validated('whole.json', toJson(whole))).toEqual(nothing)
  },
)

it('each thing that the schema of Akoma Ntoso does not allow has its line', async () => {
  const xml = toAkn(finalDocument())
    .replace('<meta>', '<meta lost="1">')
    .replace('</body>', '<nothing/></body>')
    .replace('</mainBody>', '<nothing/></mainBody>')
  const lineOf = (words: string) => xml.slice(0, xml.indexOf(words)).split('\n').length
  const { code, faults } = await validated('broken.xml', xml)
  expect(code).toBe(1)
  expect(faults).toEqual([
    `Line ${lineOf('<meta lost')}: Element 'meta', attribute 'lost': The attribute 'lost' is not allowed.`,
    expect.stringMatching(
      new RegExp(`^Line ${lineOf('<nothing/>')}: Element 'nothing': This element is not expected`),
    ),
  ])
})

it('each field of our own data that may not be so is named', async () => {
  const { document, ...about } = JSON.parse(toJson(finalDocument()))
  const { digest: _, ...rest } = document
  const broken = { ...about, document: { ...rest, at: 5, other: 1 } }
  const { code, faults } = await validated('broken.json', JSON.stringify(broken))
  expect(code).toBe(1)
  expect([...faults].sort()).toEqual(
    ['document.at', 'document.digest', 'document.other'].map(
      (field) => `${field} is missing or may not be so.`,
    ),
  )
})
