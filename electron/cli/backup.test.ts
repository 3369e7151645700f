import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { call } from './testing/call'

const folder = mkdtempSync(join(tmpdir(), 'cli-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('leaves nothing where no database answers, and tells nobody its password', async () => {
  const database = 'postgres://hub:secret@127.0.0.1:1/conference'
  const said = await call('backup', '--database', database, '-o', join(folder, 'copy.rapporteur'))
  expect(said).toMatchObject({ code: 1, out: [], notes: [expect.stringContaining('127.0.0.1:1')] })
  expect(said.notes.join()).not.toContain('secret')
  expect(readdirSync(folder)).toEqual([])
})

it('says that there is no folder for it before any database is asked', async () => {
  const out = join(folder, 'none', 'copy.rapporteur')
  expect(await call('backup', '--database', 'postgres://127.0.0.1:1/c', '-o', out)).toEqual({
    code: 1,
    out: [],
    notes: [`There is no folder ${join(folder, 'none')} for ${out}.`],
  })
})
