import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { exportForms } from '../../shared/exchange/export-forms'
import { readJson } from '../../shared/exchange/json/json'
import { finalText } from '../../shared/exchange/testing/final-text'
import { digestOf } from './record'
import { documentOf, exporting } from './testing/exporting'
import { paragraphsOf } from './testing/texts-to-print'

const { exported } = exporting('export')

it('names and types what it makes', async () => {
  const docx = await exported('docx', finalText)
  const pdf = await exported('pdf', finalText)
  expect([docx.name, docx.type]).toEqual([
    'CCW-AP.II-CONF.7-L.1.docx',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ])
  expect([pdf.name, pdf.type]).toEqual(['CCW-AP.II-CONF.7-L.1.pdf', 'application/pdf'])
  expect(new TextDecoder().decode(pdf.bytes.slice(0, 5))).toBe('%PDF-')
})

it.each(exportForms)('makes the same %s of the same text', async (form) => {
  const [first, second] = [await exported(form, finalText), await exported(form, finalText)]
  expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
})

it('gives each file the digest of the text', async () => {
  const digest = digestOf(finalText.toJSON())
  expect(readJson(decode((await exported('json', finalText)).bytes))).toEqual({
    kind: 'document',
    document: { ...documentOf(finalText), digest },
  })
  for (const form of ['akn', 'html', 'txt'] as const) {
    expect(decode((await exported(form, finalText)).bytes)).toContain(digest)
  }
  const parts = unzipSync((await exported('docx', finalText)).bytes)
  for (const path of ['word/document.xml', 'docProps/custom.xml']) {
    expect(strFromU8(parts[path] ?? new Uint8Array())).toContain(digest)
  }
})

it('does not hold up the hub while it prints', async () => {
  let longest = 0
  let last = performance.now()
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 1)
  const document = paragraphsOf(600)
  longest = 0
  last = performance.now()
  const started = performance.now()
  await exported('pdf', document)
  clearInterval(beat)
  // Half of what the printing took, on a machine that does other things as well.
  expect(longest).toBeLessThan((performance.now() - started) / 2)
})

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
