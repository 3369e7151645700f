import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { alwaysTo, fileName, saveFile } from './saving'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'saving-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const file = { name: 'final.docx', type: 'application/zip', bytes: new Uint8Array([1, 2, 3]) }

it('writes the whole file, over an older one, and leaves nothing beside it', async () => {
  writeFileSync(join(folder, 'final.docx'), 'an older one')
  const path = join(folder, 'final.docx')
  expect(await saveFile(file, alwaysTo(folder))).toEqual({ kind: 'saved', path })
  expect([...readFileSync(path)]).toEqual([1, 2, 3])
  expect(readdirSync(folder)).toEqual(['final.docx'])
})

it('does nothing when the person thinks better of it', async () => {
  expect(await saveFile(file, async () => null)).toEqual({ kind: 'cancelled' })
  expect(readdirSync(folder)).toEqual([])
})

it('says so when the file cannot be written', async () => {
  const nowhere = join(folder, 'absent')
  expect(await saveFile(file, alwaysTo(nowhere))).toEqual({ kind: 'failed', why: 'other' })
})

it('leaves the older file when the new one cannot take its place', async () => {
  // A folder of that name: the very last step, putting the file there, is what fails.
  const taken = mkdtempSync(join(folder, 'taken-'))
  writeFileSync(join(taken, 'kept'), 'kept')
  expect((await saveFile(file, async () => taken)).kind).toBe('failed')
  expect(readdirSync(taken)).toEqual(['kept'])
  expect(readdirSync(folder)).toHaveLength(1)
})

it.each([
  ['CCW/AP.II/CONF.7/L.1.docx', 'CCW-AP.II-CONF.7-L.1.docx'],
  ['../../etc/passwd', '-..-etc-passwd'],
  ['.hidden', 'hidden'],
  ['a\u0000b:c.pdf', 'a-b-c.pdf'],
  ['الوثيقة الختامية.docx', 'الوثيقة الختامية.docx'],
  ['..', 'document'],
])('makes a name of a file from %s', (proposed, name) => {
  expect(fileName(proposed)).toBe(name)
})
