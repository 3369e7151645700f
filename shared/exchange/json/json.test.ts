import { expect, it } from 'vitest'
import { finalDocument, finalText, structuredText } from '../testing/final-text'
import { jsonSchema, readJson, toJson } from './json'

it('is read back as it was', () => {
  for (const given of [finalText, structuredText]) {
    const document = finalDocument(given)
    expect(readJson(toJson(document))).toEqual({ kind: 'document', document })
  }
})

it('says what is wrong with a file, and where', () => {
  const file = JSON.parse(toJson(finalDocument()))
  const changed = (change: object) => readJson(JSON.stringify({ ...file, ...change }))
  expect(readJson('{')).toEqual({ kind: 'not-json' })
  expect(readJson('null')).toEqual({ kind: 'other-format' })
  expect(changed({ format: 'other' })).toEqual({ kind: 'other-format' })
  expect(changed({ version: 4 })).toEqual({ kind: 'newer', version: 4 })
  expect(changed({ version: 1 })).toMatchObject({ kind: 'document' })
  expect(changed({ document: { ...file.document, status: 'sealed' } })).toEqual({
    kind: 'invalid',
    at: 'document.status',
  })
  expect(changed({ document: { ...file.document, more: 1 } })).toMatchObject({ kind: 'invalid' })
})

it('has the schema that is handed out', async () => {
  const schema = `${JSON.stringify(jsonSchema(), null, 2)}\n`
  await expect(schema).toMatchFileSnapshot('../../../assets/schemas/final-document-3.json')
})
