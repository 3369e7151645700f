import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { delegationId, deviceId, personId } from '../../shared/ids'
import type { Joined } from '../../shared/protocol'
import { type Entry, recentsIn } from './recents'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recents-'))
  path = join(folder, 'recents.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

function entry(person: string, delegation: string, conference = 'c7'): Entry {
  const joined: Joined = {
    device: deviceId(`device-of-${person}`),
    expires: '2006-02-21T10:00:00.000Z',
    seat: {
      role: 'delegation',
      delegation: delegationId(delegation),
      pen: true,
      person: personId(person),
      name: 'Ana',
    },
    conference: { id: conference, title: 'Seventh Annual Conference', text: 't1' },
  }
  return {
    id: person,
    address: 'http://127.0.0.1:4870',
    pin: null,
    opened: '2005-11-23T10:00:00.000Z',
    joined,
    hosted: null,
  }
}

it('has nothing where nothing was kept', async () => {
  expect(await recentsIn(path).all()).toEqual([])
})

it('keeps conferences over a restart, the last one first', async () => {
  const before = recentsIn(path)
  await Promise.all([before.add(entry('p1', 'd1')), before.add(entry('p2', 'd2'))])
  expect(await recentsIn(path).all()).toEqual([entry('p2', 'd2'), entry('p1', 'd1')])
})

it('puts a new seat in the place of an older one for the same delegation', async () => {
  const recents = recentsIn(path)
  await recents.add(entry('p1', 'd1'))
  await recents.add(entry('p2', 'd1', 'c8'))
  await recents.add(entry('p3', 'd1'))
  expect((await recents.all()).map(({ id }) => id)).toEqual(['p3', 'p2'])
})

it('forgets a seat, but not where a conference of this machine lies', async () => {
  const recents = recentsIn(path)
  const hosted = { file: 'own.rapporteur', port: 4870, network: false }
  await recents.add(entry('p1', 'd1'))
  await recents.add({ ...entry('p2', 'd2'), hosted })
  await recents.remove('p1')
  await recents.remove('p2')
  expect((await recentsIn(path).all()).map(({ id }) => id)).toEqual(['p2'])
})

it('writes a file that others cannot read', async () => {
  await recentsIn(path).add(entry('p1', 'd1'))
  expect(statSync(path).mode & 0o077).toBe(0)
})

it.each(['{"version":2,"entries":[{', 'null', '{"version":1,"entries":[]}'])(
  'sets a file aside that it cannot read, and begins anew: %s',
  async (content) => {
    writeFileSync(path, content)
    const recents = recentsIn(path)
    expect(await recents.all()).toEqual([])
    expect(readFileSync(`${path}.unreadable`, 'utf8')).toBe(content)
    await recents.add(entry('p1', 'd1'))
    expect(await recentsIn(path).all()).toHaveLength(1)
  },
)
