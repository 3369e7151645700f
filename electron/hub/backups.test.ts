import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { Backups } from './backups'
import { openSqliteStore, type SqliteStore } from './sqlite-store'
import { openTestHub } from './testing/open-hub'
import { Participant } from './testing/participant'
import { verify } from './verify'

const root = mkdtempSync(join(tmpdir(), 'rapporteur-backups-'))
afterAll(() => rmSync(root, { recursive: true }))

const start = Date.parse('2005-11-23T10:00:00.000Z')

function backupsOf(store: Pick<SqliteStore, 'copyInto'>, folder: string) {
  let made = 0
  const faults: unknown[] = []
  const now = () => new Date(start + 60_000 * made++)
  const report = (fault: unknown) => void faults.push(fault)
  return { backups: new Backups({ store, folder, now, report }), faults }
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
    ['2005-11-23T10-00-00.000Z.backup.rapporteur'],
  ])
  const copy = openSqliteStore(file ?? '')
  expect((await verify(copy)).findings).toEqual([])
  const again = await openTestHub(copy)
  const reader = await Participant.join(await again.invite(again.address), 'Sec')
  await reader.text.says('met before in')
  reader.leave()
  await again.close()
})

it('of many copies the newest are kept, and files of others are left alone', async () => {
  const folder = join(root, 'many')
  mkdirSync(folder)
  writeFileSync(join(folder, '2001.rapporteur'), 'a conference')
  const copyInto = async (path: string) => writeFileSync(path, 'a copy')
  const { backups } = backupsOf({ copyInto }, folder)
  for (let made = 0; made < 50; made++) await backups.make()
  const all = readdirSync(folder).sort()
  expect([all.length, all[0], all[1]]).toEqual([
    49,
    '2001.rapporteur',
    '2005-11-23T10-02-00.000Z.backup.rapporteur',
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
