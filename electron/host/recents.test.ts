import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { delegationId, personId } from '../../shared/ids'
import type { Joined } from '../../shared/protocol'
import { type Entry, lostToken, recentsIn } from './recents'
import type { Seal } from './seal'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recents-'))
  path = join(folder, 'recents.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Turns words round: enough to see that what is in the file is not the token. */
const seal: Seal = {
  close: (plain) => `sealed:${[...plain].reverse().join('')}`,
  open: (closed) => [...closed.slice('sealed:'.length)].reverse().join(''),
}
const locked: Seal = { ...seal, open: () => null }

function entry(person: string, delegation: string, conference = 'c7'): Entry {
  const joined: Joined = {
    token: `token-of-${person}`,
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
    opened: '2005-11-23T10:00:00.000Z',
    joined,
    hosted: null,
  }
}

it('has nothing where nothing was kept', async () => {
  expect(await recentsIn(path, seal).all()).toEqual([])
})

it('keeps conferences over a restart, the last one first', async () => {
  const before = recentsIn(path, seal)
  await Promise.all([before.add(entry('p1', 'd1')), before.add(entry('p2', 'd2'))])
  expect(await recentsIn(path, seal).all()).toEqual([entry('p2', 'd2'), entry('p1', 'd1')])
})

it('puts a new seat in the place of an older one for the same delegation', async () => {
  const recents = recentsIn(path, seal)
  await recents.add(entry('p1', 'd1'))
  await recents.add(entry('p2', 'd1', 'c8'))
  await recents.add(entry('p3', 'd1'))
  expect((await recents.all()).map(({ id }) => id)).toEqual(['p3', 'p2'])
})

it('writes no token that others could read', async () => {
  await recentsIn(path, seal).add(entry('p1', 'd1'))
  expect(readFileSync(path, 'utf8')).not.toContain('token-of-p1')
  expect(statSync(path).mode & 0o077).toBe(0)
})

it('still knows the conference when the token cannot be unsealed', async () => {
  await recentsIn(path, seal).add(entry('p1', 'd1'))
  const [kept] = await recentsIn(path, locked).all()
  expect(kept?.joined.token).toBe(lostToken)
  expect(kept?.joined.conference.title).toBe('Seventh Annual Conference')
})

it.each(['{"version":1,"entries":[{', 'null', '{"version":2,"entries":[]}'])(
  'sets a file aside that it cannot read, and begins anew: %s',
  async (content) => {
    writeFileSync(path, content)
    const recents = recentsIn(path, seal)
    expect(await recents.all()).toEqual([])
    expect(readFileSync(`${path}.unreadable`, 'utf8')).toBe(content)
    await recents.add(entry('p1', 'd1'))
    expect(await recentsIn(path, seal).all()).toHaveLength(1)
  },
)
