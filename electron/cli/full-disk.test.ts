import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportForms } from '../../shared/exchange/export-forms'
import { mayMount, type SmallDisk, smallDisk } from '../hub/testing/small-disk'
import { build } from '../tools/build'
import { wholeFile } from './out-file'
import { call } from './testing/call'
import { wholeFiles } from './whole-files'

const full = (code: string) => Object.assign(new Error('full'), { code })
const folder = mkdtempSync(join(tmpdir(), 'cli-full-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it.each(['ENOSPC', 'EDQUOT'])('says of a full disk that it is full: %s', async (code) => {
  const path = join(folder, 'out.txt')
  const made = wholeFile(path, (beside) => {
    writeFileSync(beside, 'begun')
    return Promise.reject(full(code))
  })
  await expect(made).rejects.toThrow(`There is no room left where ${path} was to be.`)
  expect(readdirSync(folder)).toEqual([])
})

it('says of a place for copies that is not there that nothing can be written in it', async () => {
  const conference = join(folder, 'copied.rapporteur')
  writeFileSync(join(folder, 'copied.txt'), '1. The Conference met.\n')
  await call('import', join(folder, 'copied.txt'), '-o', conference)
  const before = process.env.TMPDIR
  process.env.TMPDIR = join(folder, 'nowhere')
  try {
    expect(await call('text', conference)).toEqual({
      code: 1,
      out: [],
      notes: [
        `Nothing can be written in ${join(folder, 'nowhere')} (ENOENT), where what is read is copied first. Name another folder in TMPDIR.`,
      ],
    })
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
})

describe.skipIf(!mayMount())('on a disk that is full', () => {
  let disk: SmallDisk
  let conference = ''
  beforeAll(async () => {
    await build(['hub'], () => {})
    writeFileSync(join(folder, 'in.txt'), 'REPORT\n\n1. The Conference noted the report.\n')
    conference = join(folder, 'c.rapporteur')
    await call('import', join(folder, 'in.txt'), '-o', conference)
    disk = smallDisk('64k')
    // As full as it gets, but for a page or two.
    writeFileSync(join(disk.folder, 'there'), new Uint8Array(60 * 1024))
  })
  afterAll(() => disk.remove())

  it.each(exportForms)('leaves nothing of a file, and the old one as it was: %s', async (form) => {
    const kept = join(disk.folder, 'there')
    writeFileSync(join(disk.folder, 'filler'), '')
    fill(join(disk.folder, 'filler'))
    for (const out of [join(disk.folder, `new.${form}`), kept]) {
      const before = readFileSync(kept)
      expect(await call('export', conference, '--to', form, '-o', out)).toEqual({
        code: 1,
        out: [],
        notes: [
          `There is no room left where ${out} was to be. Nothing of it was left there: make room, or choose another place.`,
        ],
      })
      expect(readdirSync(disk.folder)).toEqual(['filler', 'there'])
      expect(Buffer.compare(readFileSync(kept), before)).toBe(0)
    }
  })

  it('puts none of several files there, and says why', async () => {
    fill(join(disk.folder, 'filler'))
    const files = new Map([
      ['one.txt', new Uint8Array(1)],
      ['other.txt', new Uint8Array(64 * 1024)],
    ])
    await expect(wholeFiles(disk.folder, files)).rejects.toThrow('There is no room left where')
    expect(readdirSync(disk.folder)).toEqual(['filler', 'there'])
  })

  it('says so of an import as well, and of the place where what is read is copied', async () => {
    fill(join(disk.folder, 'filler'))
    const out = join(disk.folder, 'new.rapporteur')
    const taken = await call('import', join(folder, 'in.txt'), '-o', out)
    expect(taken).toMatchObject({ code: 1, notes: [expect.stringContaining('no room left')] })
    expect(readdirSync(disk.folder)).toEqual(['filler', 'there'])
    const before = process.env.TMPDIR
    process.env.TMPDIR = disk.folder
    try {
      const read = await call('text', conference)
      expect(read).toMatchObject({ code: 1, notes: [expect.stringContaining('TMPDIR')] })
      expect(readdirSync(disk.folder)).toEqual(['filler', 'there'])
    } finally {
      if (before === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = before
    }
  })
})

/** Until not a byte more goes in. */
function fill(path: string): void {
  for (;;) {
    try {
      writeFileSync(path, new Uint8Array(1024), { flag: 'a' })
    } catch {
      return
    }
  }
}
