import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqliteStore } from '../hub/sqlite-store'
import { setSuperseded } from '../hub/standby/standing'
import { call } from './testing/call'

let folder = ''
let backup = ''
let into = ''

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rapporteur-restore-'))
  backup = join(folder, 'backup.rapporteur')
  into = join(folder, 'restored.rapporteur')
  const text = join(folder, 'report.txt')
  writeFileSync(text, '1. The Conference met in Geneva.\n')
  expect(await call('import', text, '-o', backup)).toMatchObject({ code: 0 })
})
afterEach(() => rmSync(folder, { recursive: true }))

/** What is left behind beside the files that a test knows of. */
const others = () =>
  readdirSync(folder).filter((name) => !/^(report\.txt|backup|restored)/.test(name))

it('makes a conference of a backup that is whole, and leaves the backup as it was', async () => {
  const before = readFileSync(backup)
  const { code, out, notes } = await call('restore', backup, '-o', into)
  expect([code, notes, others()]).toEqual([0, [], []])
  expect(out.join()).toContain(`Restored as ${into}`)
  expect(readFileSync(backup).equals(before)).toBe(true)
  expect(await call('verify', into)).toMatchObject({ code: 0 })
  expect((await call('text', into)).out.join('\n')).toContain('The Conference met in Geneva.')
})

it('restores nothing of a file in which a byte was changed', async () => {
  const bytes = readFileSync(backup)
  const at = bytes.indexOf('The Conference met')
  expect(at).toBeGreaterThan(0)
  bytes[at] = 'X'.charCodeAt(0)
  writeFileSync(backup, bytes)
  const { code, out, notes } = await call('restore', backup, '-o', into)
  expect([code, out, existsSync(into), others()]).toEqual([1, [], false, []])
  expect(notes[0]).toContain('was not restored')
})

it.each([
  ['is cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ['is empty', () => Buffer.alloc(0)],
  ['is another kind of file', () => Buffer.from('Minutes of the meeting')],
])('restores nothing of a file that %s, and says so in one line', async (_, damage) => {
  writeFileSync(backup, damage(readFileSync(backup)))
  const { code, out, notes } = await call('restore', backup, '-o', into)
  expect([code, out, notes.length, existsSync(into), others()]).toEqual([1, [], 1, false, []])
})

it('leaves a file that is there already as it was', async () => {
  writeFileSync(into, 'of another conference')
  const { code, notes } = await call('restore', backup, '-o', into)
  expect([code, notes]).toEqual([
    1,
    [`${into} is there already, and was left as it is. Choose another name.`],
  ])
  expect(readFileSync(into, 'utf8')).toBe('of another conference')
})

it('asks for the name of the new file', async () => {
  expect(await call('restore', backup)).toMatchObject({ code: 2, out: [] })
})

it('says of a backup of a hub from which another has taken over that no hub will open it', async () => {
  const store = openSqliteStore(backup)
  await setSuperseded(store, 'paper')
  await store.close()
  const { code, notes } = await call('restore', backup, '-o', into)
  expect([code, notes.length]).toEqual([0, 1])
  expect(notes[0]).toContain('another has taken over')
})
