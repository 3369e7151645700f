import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { conferenceId } from '../../shared/ids'
import { Backups } from './backups'
import { openSqliteStore, type SqliteStore } from './sqlite-store'
import { openTestHub } from './testing/open-hub'
import { Participant, post } from './testing/participant'
import { verify } from './verify'

const root = mkdtempSync(join(tmpdir(), 'rapporteur-backups-'))
afterAll(() => rmSync(root, { recursive: true }))

const start = Date.parse('2005-11-23T10:00:00.000Z')
const [here, elsewhere] = [conferenceId('here'), conferenceId('elsewhere')]

function backupsOf(
  store: Pick<SqliteStore, 'copyInto'>,
  folder: string,
  conference = here,
  from = start,
) {
  let made = 0
  const faults: unknown[] = []
  const now = () => new Date(from + 60_000 * made++)
  const report = (fault: unknown) => void faults.push(fault)
  return { backups: new Backups({ store, conference, folder, now, report }), faults }
}

it('a copy of a running conference is one file that opens as it was at that moment', async () => {
  const store = openSqliteStore(join(root, 'c.rapporteur'))
  const hub = await openTestHub(store)
  const sec = await Participant.join(await hub.invite(hub.address), 'Sec')
  await sec.text.synced()
  sec.text.type('met', ' before')
  await sec.text.sent()
  const { backups, faults } = backupsOf(store, join(root, 'copies'))
  const file = await backups.make()
  sec.text.type('before', ' after')
  await sec.text.sent()
  sec.leave()
  await hub.close()

  expect([faults, readdirSync(join(root, 'copies'))]).toEqual([
    [],
    ['2005-11-23T10-00-00.000Z.here.backup.rapporteur'],
  ])
  const copy = openSqliteStore(file ?? '')
  expect((await verify(copy)).findings).toEqual([])
  const again = await openTestHub(copy)
  const reader = await Participant.join(await again.invite(again.address), 'Sec')
  await reader.text.says('met before in')
  reader.leave()
  await again.close()
})

it('is made at the word of the secretariat alone, which is told where and when', async () => {
  const store = openSqliteStore(join(root, 'asked.rapporteur'))
  const folder = join(root, 'asked')
  const files: string[] = []
  const faults: unknown[] = []
  const backups = {
    ...{ store, folder, every: 60 },
    made: (file: string) => void files.push(file),
    failed: (fault: unknown) => void faults.push(fault),
  }
  const hub = await openTestHub(store, { backups })
  const sec = await Participant.join(await hub.invite(hub.address), 'Sec')
  const observer = await sec.invite({ role: 'observer' }, 'Obs')
  const to = `${hub.address}/api/backup`
  const said = () => hub.conditions().find(({ kind }) => kind === 'backups')
  expect(said()).toMatchObject({ folder, every: 60, last: null, failed: null })
  expect((await post(to, {}, observer.joined.token)).status).toBe(404)
  expect((await post(to, {}, 'guessed')).status).toBe(401)
  expect(existsSync(folder)).toBe(false)

  expect((await post(to, {}, sec.joined.token)).status).toBe(200)
  const [name = ''] = readdirSync(folder)
  expect(files).toEqual([join(folder, name)])
  expect(said()).toMatchObject({ last: { file: name }, failed: null })

  // Three who ask at once have one copy between them.
  await Promise.all([1, 2, 3].map(() => hub.backups?.make()))
  expect(files.length).toBe(2)

  rmSync(folder, { recursive: true })
  writeFileSync(folder, 'no folder')
  const failed = await post(to, {}, sec.joined.token)
  expect([failed.status, await failed.json()]).toEqual([500, { problem: 'backup-failed' }])
  expect(said()).toMatchObject({ last: null, failed: expect.any(String) })
  expect(faults.length).toBeGreaterThan(0)
  for (const each of [sec, observer]) each.leave()
  await hub.close()
})

it('knows of the last that was made before it started', () => {
  const folder = join(root, 'earlier')
  mkdirSync(folder)
  const names = ['2005-11-23T10-00-00.000Z', '2005-11-24T09-30-00.000Z']
  for (const each of names) writeFileSync(join(folder, `${each}.here.backup.rapporteur`), '')
  writeFileSync(join(folder, '2005-11-25T09-30-00.000Z.elsewhere.backup.rapporteur'), '')
  const { backups } = backupsOf({ copyInto: async () => {} }, folder)
  expect(backups.newest()).toEqual({
    file: '2005-11-24T09-30-00.000Z.here.backup.rapporteur',
    at: '2005-11-24T09:30:00.000Z',
  })
})

const copyInto = async (path: string) => writeFileSync(path, 'a copy')

it('of many copies the newest are kept, and files of others are left alone', async () => {
  const folder = join(root, 'many')
  mkdirSync(folder)
  writeFileSync(join(folder, '2001.rapporteur'), 'a conference')
  const { backups } = backupsOf({ copyInto }, folder)
  for (let made = 0; made < 50; made++) await backups.make()
  const all = readdirSync(folder).sort()
  expect([all.length, all[0], all[1]]).toEqual([
    49,
    '2001.rapporteur',
    '2005-11-23T10-02-00.000Z.here.backup.rapporteur',
  ])
})

it('two conferences with one folder leave each other their copies', async () => {
  const folder = join(root, 'shared')
  await backupsOf({ copyInto }, folder, elsewhere).backups.make()
  const { backups } = backupsOf({ copyInto }, folder, here, start + 86_400_000)
  for (let made = 0; made < 49; made++) await backups.make()
  const all = readdirSync(folder)
  expect(all).toHaveLength(49)
  expect(all).toContain('2005-11-23T10-00-00.000Z.elsewhere.backup.rapporteur')
})

it('when the clock has been put back, what was just made stays, and the oldest go', async () => {
  const folder = join(root, 'back')
  const { backups } = backupsOf({ copyInto }, folder)
  for (let made = 0; made < 48; made++) await backups.make()
  const { backups: earlier } = backupsOf({ copyInto }, folder, here, start - 86_400_000)
  for (let made = 0; made < 2; made++) expect(existsSync((await earlier.make()) ?? '')).toBe(true)
  const all = readdirSync(folder).sort()
  expect([all.length, ...all.slice(0, 3)]).toEqual([
    48,
    '2005-11-22T10-00-00.000Z.here.backup.rapporteur',
    '2005-11-22T10-01-00.000Z.here.backup.rapporteur',
    '2005-11-23T10-02-00.000Z.here.backup.rapporteur',
  ])
})

it('half a copy that a killed hub has left is taken away, and no other conference’s', async () => {
  const folder = join(root, 'killed')
  mkdirSync(folder)
  const part = (id: string, more = '') =>
    `2005-11-22T10-00-00.000Z.${id}.backup.rapporteur.part${more}`
  for (const name of [part('here'), part('here', '-wal'), part('elsewhere')]) {
    writeFileSync(join(folder, name), 'half')
  }
  await backupsOf({ copyInto }, folder).backups.make()
  expect(readdirSync(folder).sort()).toEqual([
    part('elsewhere'),
    '2005-11-23T10-00-00.000Z.here.backup.rapporteur',
  ])
})

it('a copy that cannot be made is reported, leaves nothing behind, and the next is made', async () => {
  const store = openSqliteStore(join(root, 'd.rapporteur'))
  const folder = join(root, 'taken')
  writeFileSync(folder, 'a file where a folder should be')
  const { backups, faults } = backupsOf(store, folder)
  expect([await backups.make(), faults.length]).toEqual([null, 1])
  rmSync(folder)
  expect(await backups.make()).toContain('.backup.rapporteur')
  expect(readdirSync(folder)).toHaveLength(1)
  await store.close()
})
