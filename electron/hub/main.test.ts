import { once } from 'node:events'
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { readRegister } from '../../shared/amendments/register'
import { schemaVersion } from '../../shared/document/schema-version'
import { say } from './say'
import { openSqliteStore } from './sqlite-store'
import { type HubProcess, readyHub, runHub } from './testing/hub-process'
import { Participant } from './testing/participant'
import { mayMount, smallDisk } from './testing/small-disk'

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-main-'))
afterAll(() => rmSync(folder, { recursive: true }))

let file: string
let count = 0
let running: HubProcess[] = []
let people: Participant[] = []

beforeEach(() => {
  file = join(folder, `${count++}.rapporteur`)
})
afterEach(async () => {
  for (const person of people) person.leave()
  people = []
  await Promise.all(running.map((hub) => hub.end('SIGKILL')))
  running = []
})

async function ready(...args: string[]): Promise<HubProcess> {
  const hub = await readyHub('--data', file, ...args)
  running.push(hub)
  return hub
}

async function joined(link: string, name: string): Promise<Participant> {
  const person = await Participant.join(link, name)
  people.push(person)
  return person
}

async function delegates(secretariat: Participant) {
  const { delegations } = await secretariat.sees(({ delegations }) => delegations.length > 1)
  const [first, second] = delegations
  if (!first || !second) throw new Error('The sample has more than one delegation')
  const seat = (delegation: typeof first.id) =>
    ({ role: 'delegation', delegation, pen: true }) as const
  const both = [
    await secretariat.invite(seat(first.id), 'Ada'),
    await secretariat.invite(seat(second.id), 'Ben'),
  ] as const
  people.push(...both)
  return both
}

const isCopy = (name: string) => name.endsWith('.backup.rapporteur')
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)
const port = (hub: HubProcess) => new URL(hub.address).port

describe('kill -9', () => {
  it('loses nothing that was acknowledged or that another window has shown', async () => {
    const hub = await ready('--sample', '--port', '0')
    const secretariat = await joined(hub.invitation, 'Sec')
    const [ada, ben] = await delegates(secretariat)
    await Promise.all([ada.text.synced(), ben.text.synced()])

    const start = 'exercise'
    ada.text.type(start, '<>')
    let typed = 0
    const typing = setInterval(() => {
      ada.text.type(`<${'x'.repeat(typed)}`, 'x')
      typed++
    }, 1)
    const shown = () => /<(x*)>/.exec(ben.text.words())?.[1]?.length ?? 0
    await ben.text.until(() => shown() >= 100)
    await hub.end('SIGKILL')
    clearInterval(typing)
    const atBen = shown()
    const acknowledged = typed + 1 - ada.text.provider.unsyncedChanges
    for (const person of people) person.socket.disconnect()

    const again = await ready('--port', port(hub))
    const fresh = await joined(again.invitation, 'New')
    await fresh.text.synced()
    const kept = /<(x*)>/.exec(fresh.text.words())?.[1]?.length ?? 0
    expect(kept).toBeGreaterThanOrEqual(atBen)
    expect(kept).toBeGreaterThanOrEqual(acknowledged - 1)

    ada.socket.connect()
    ben.socket.connect()
    const all = `<${'x'.repeat(typed)}>`
    await Promise.all([fresh, ben].map((each) => each.text.says(all)))
    await ada.text.sent()
    expect(ben.text.words()).toBe(ada.text.words())
    expect(fresh.text.words()).toBe(ada.text.words())
  })

  it('leaves seats and windows as they were: they come back by themselves', async () => {
    const hub = await ready('--sample', '--port', '0')
    const secretariat = await joined(hub.invitation, 'Sec')
    await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
    await secretariat.text.synced()
    await hub.end('SIGKILL')
    await secretariat.text.until(() => !secretariat.text.provider.isSynced)
    secretariat.text.type('exercise', ' offline')
    const again = await ready('--port', port(hub))
    await secretariat.text.sent()
    const reader = await joined(again.invitation, 'New')
    await reader.text.says('exercise offline')
    expect((await reader.sees(() => true)).stage).toBe('amending')
  })
})

describe('a file', () => {
  it('is one file when the hub has been stopped, and the same conference when it is opened again', async () => {
    const hub = await ready('--sample', '--port', '0')
    const secretariat = await joined(hub.invitation, 'Sec')
    const { conference } = await secretariat.sees(() => true)
    expect(await hub.end('SIGTERM')).toBe(0)
    expect(
      readdirSync(folder).filter((name) => file.endsWith(name.slice(0, name.indexOf('.') + 11))),
    ).toHaveLength(1)
    const again = await ready('--sample', '--port', '0')
    const later = await joined(again.invitation, 'Sec')
    expect((await later.sees(() => true)).conference).toEqual(conference)
  })

  // Windows says who may read a file in another way.
  it.skipIf(process.platform === 'win32')(
    'and its copies are for nobody else to read',
    async () => {
      const copies = join(folder, 'copies')
      const hub = await ready('--sample', '--port', '0', '--backups', copies)
      await expect.poll(() => readdirSync(copies).filter(isCopy)).toHaveLength(1)
      const left = readdirSync(copies).map((name) => join(copies, name))
      for (const each of [file, `${file}-wal`, ...left]) expect(modeOf(each)).toBe('600')
      await hub.end('SIGTERM')
      expect(modeOf(file)).toBe('600')
    },
  )

  it('of a new conference holds what was said of it', async () => {
    const description = join(folder, 'new.json')
    const conference = {
      title: 'A review',
      meeting: 'Geneva, 2 May 2006',
      name: 'Sec',
      delegations: ['Ardesia'],
      network: false,
    }
    writeFileSync(description, JSON.stringify(conference))
    const hub = await ready('--new', description, '--port', '0')
    const secretariat = await joined(hub.invitation, 'Sec')
    const register = await secretariat.sees(() => true)
    expect(register.conference).toMatchObject({
      title: 'A review',
      symbol: null,
      meeting: 'Geneva, 2 May 2006',
    })
    expect(register.delegations.map(({ name }) => name)).toEqual(['Ardesia'])
    await secretariat.text.says('Conclusions and recommendations')
    expect(readRegister(secretariat.register.doc)).not.toBeNull()
  })
})

describe.runIf(mayMount())('a full disk', () => {
  it('lets the conference be opened and read, refuses words, and takes them when there is room', async () => {
    const disk = smallDisk('4m')
    onTestFinished(() => disk.remove())
    file = join(disk.folder, 'c.rapporteur')
    const ballast = join(disk.folder, 'ballast')
    const before = await ready('--sample', '--port', '0')
    await before.end('SIGKILL')
    const fill = () => {
      for (;;) appendFileSync(ballast, Buffer.alloc(4096))
    }
    expect(fill).toThrow('ENOSPC')

    const hub = await ready('--port', '0')
    const answer = await fetch(`${hub.address}/health`)
    expect([answer.status, await answer.json()]).toEqual([503, { ready: false, why: 'disk-full' }])
    await expect(joined(hub.invitation, 'Sec')).rejects.toThrow('disk-full')

    unlinkSync(ballast)
    const secretariat = await joined(hub.invitation, 'Sec')
    await secretariat.text.synced()
    expect(fill).toThrow('ENOSPC')
    secretariat.text.type('exercise', ' x'.repeat(2000))
    expect(await secretariat.text.closed()).toBe('disk-full')
    expect(await secretariat.act({ kind: 'open-stage', stage: 'amending' })).toEqual({
      problem: 'disk-full',
    })

    unlinkSync(ballast)
    secretariat.socket.webSocket?.close()
    await secretariat.text.sent()
    await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  })
})

describe('a hub that cannot start ends with one line that says why', () => {
  const endsWith = async (args: readonly string[], line: string, code = 1) => {
    expect(await runHub(...args)).toEqual({ kind: 'ended', code, said: [line] })
  }

  it('where the port is in use', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const taken = (other.address() as { port: number }).port
    await endsWith(
      ['--data', file, '--sample', '--port', `${taken}`],
      say('hub.failed.port-in-use', { port: `${taken}` }),
    )
    other.close()
  })

  it('where another hub has the file open', async () => {
    await ready('--sample', '--port', '0')
    await endsWith(['--data', file, '--port', '0'], say('hub.failed.locked', { file }))
  })

  it('where there is no conference', async () => {
    await endsWith(['--data', file, '--port', '0'], say('hub.failed.no-such-conference', { file }))
  })

  it('where the file is something else', async () => {
    writeFileSync(file, 'A letter to the Secretary-General. '.repeat(100))
    await endsWith(['--data', file, '--port', '0'], say('hub.failed.conference-damaged', { file }))
  })

  it('where a later version has written to the conference', async () => {
    await (await ready('--sample', '--port', '0')).end('SIGTERM')
    const store = openSqliteStore(file)
    await store.putMeta('schema', new TextEncoder().encode(String(schemaVersion + 1)))
    await store.close()
    const line = say('hub.failed.conference-of-later-version', { file })
    await endsWith(['--data', file, '--port', '0'], line)
  })

  it('where the new conference cannot be read', async () => {
    const description = join(folder, 'bad.json')
    writeFileSync(description, '{"title":""}')
    await endsWith(
      ['--data', file, '--new', description, '--port', '0'],
      say('hub.failed.new-unreadable', { file: description }),
    )
  })

  it('where the file cannot be written', async () => {
    await endsWith(
      ['--data', join(folder, 'nowhere', 'x.rapporteur'), '--sample'],
      say('hub.failed.disk-read-only', { file: join(folder, 'nowhere', 'x.rapporteur') }),
    )
  })

  it('where a text of its own cannot be read', async () => {
    await endsWith(
      ['--data', file, '--text', join(folder, 'nothing.json')],
      say('hub.failed.new-unreadable', { file: join(folder, 'nothing.json') }),
    )
  })

  it('where its file is a folder', async () => {
    await endsWith(['--data', folder, '--sample'], say('hub.failed.file', { file: folder }))
  })

  it('where this machine has no such address', async () => {
    // TEST-NET-3 of RFC 5737, which no machine has.
    await endsWith(
      ['--data', file, '--sample', '--host', '203.0.113.7'],
      say('hub.failed.host', { host: '203.0.113.7' }),
    )
  })

  it('where the port for Prometheus is somebody else’s', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    await endsWith(
      ['--data', file, '--sample', '--port', '0', '--metrics', `${port}`],
      say('hub.failed.metrics-port', { port }),
    )
    other.close()
  })

  it('where an option has a value that it cannot have', async () => {
    await endsWith(
      ['--port', 'nowhere'],
      say('hub.failed.options', { what: say('hub.option.port', { option: '--port' }) }),
      2,
    )
  })

  it('where an option is not known', async () => {
    await endsWith(
      ['--date', 'today'],
      say('hub.failed.options', { what: say('hub.option.unknown', { option: '--date' }) }),
      2,
    )
  })
})
