import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call } from './testing/call'

const folder = mkdtempSync(join(tmpdir(), 'cli-hostile-'))
const inFolder = (name: string) => join(folder, name)

const files = {
  'long.txt': () => 'a'.repeat(40 << 20),
  'bomb.docx': () =>
    zipSync({ 'word/document.xml': new Uint8Array(300 << 20).fill(0x20) }, { level: 1 }),
  'cut.docx': () => zipSync({ 'word/document.xml': strToU8('<a/>') }).slice(0, 40),
  'entities.xml': () => '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
  'outside.xml': () =>
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  'deep.xml': () => `<?xml version="1.0"?>${'<a>'.repeat(100_000)}`,
  'damaged.rapporteur': () => `SQLite format 3\0${'x'.repeat(5000)}`,
} as const

beforeAll(() => writeFileSync(inFolder('good.txt'), '1. The Conference met.\n'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const asked = (file: string) => [
  ['text', file],
  ['validate', file],
  ['import', file, '-o', inFolder('out.rapporteur')],
  ['import', inFolder('good.txt'), '--against', file, '-o', inFolder('out.rapporteur')],
  ['export', file, '--to', 'txt', '-o', inFolder('out.txt')],
  ['compare', file, inFolder('good.txt')],
  ['compare', inFolder('good.txt'), file, '--to', 'html', '-o', inFolder('out.html')],
]

describe('a file that is made to do harm is refused in a sentence, whatever is asked of it', () => {
  it.each(Object.entries(files))('%s', async (name, content) => {
    writeFileSync(inFolder(name), content())
    const before = readdirSync(folder)
    for (const args of asked(inFolder(name))) {
      const called = await call(...args)
      expect([args[0], called]).toEqual([
        args[0],
        { code: 1, out: [], notes: [expect.stringMatching(/^[^\n]+$/)] },
      ])
    }
    expect(readdirSync(folder)).toEqual(before)
  })
})
