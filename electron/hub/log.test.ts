import { execFile } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { delegationOf, type SeatOf } from '../../shared/conference'
import { parseInvitationLink } from '../../shared/invitation-link'
import { adopt, draft as beginOn } from '../../shared/testing/meeting'
import { logFormIn } from './log'
import { openSqliteStore } from './sqlite-store'
import { loggingHub } from './testing/logging-hub'
import { openTestHub } from './testing/open-hub'
import { Participant, post } from './testing/participant'
import { mayMount, smallDisk } from './testing/small-disk'

const linesOf = (all: string) =>
  all
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

it('says nothing of a meeting: no words, no names, no drafts, no tokens, no links', async () => {
  const isSmall = mayMount()
  const disk = isSmall ? smallDisk('6m') : null
  const folder = disk?.folder ?? mkdtempSync(join(tmpdir(), 'rapporteur-log-'))
  onTestFinished(() => (disk ? disk.remove() : rmSync(folder, { recursive: true })))
  const data = join(folder, 'zarathustra.rapporteur')
  const before = await openTestHub(openSqliteStore(data))
  const [ardesia, belvane] = before.register().delegations.map(({ id }) => id)
  await before.close()
  if (!ardesia || !belvane) throw new Error('The test conference has two delegations')

  const link = join(folder, 'link')
  const hub = await loggingHub(link, '--data', data, '--backups', join(folder, 'copies'))
  const secrets = new Set<string>(['zarathustra', 'Ardesia', 'Belvane', ardesia, belvane])
  const isSecret = (...all: string[]) => {
    for (const each of all) secrets.add(each)
  }
  const people: Participant[] = []
  onTestFinished(() => {
    for (const person of people) person.leave()
  })
  async function come(by: string, name: string): Promise<Participant> {
    const token = parseInvitationLink(by)?.token
    if (!token) throw new Error('Not an invitation')
    const person = await Participant.join(by, name)
    people.push(person)
    isSecret(by, token, name, person.joined.token, person.joined.seat.person)
    return person
  }

  const secretariat = await come(hub.invitation, 'Xanthippe')
  const invited = async (to: SeatOf, name: string) => {
    const { link } = await secretariat.do({ kind: 'invite', to }, 'invitation')
    return come(link, name)
  }
  const president = await invited({ role: 'president' }, 'Perpetua')
  const ada = await invited({ role: 'delegation', delegation: ardesia, pen: true }, 'Zenobia')
  const observer = await invited({ role: 'observer' }, 'Ottoline')
  expect(delegationOf(ada.joined.seat)).toBe(ardesia)

  isSecret('quincunx')
  const text = await secretariat.text.synced()
  text.type('met', ' quincunx')
  await text.sent()
  isSecret('tergiversation')
  const watching = await observer.text.synced()
  watching.type('met', ' tergiversation')
  await watching.closed()
  await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')

  isSecret('sesquipedalian')
  const { amendment } = await ada.do(beginOn('b1'), 'draft')
  isSecret(amendment)
  const draft = await ada.open({ kind: 'amendment', amendment }).synced()
  draft.type('Conference', ' sesquipedalian')
  await draft.sent()
  const other = (await ada.do(beginOn('b1'), 'draft')).amendment
  isSecret(other)
  const spied = observer.open({ kind: 'amendment', amendment: other })
  await spied.closed()
  await ada.do({ kind: 'table-amendment', amendment }, 'nothing')
  await president.do(adopt(amendment), 'nothing')
  await text.says('sesquipedalian')

  isSecret('not-a-token', 'absquatulate')
  const acts = `${hub.address}/api/acts`
  expect((await post(acts, { kind: 'absquatulate' }, 'not-a-token')).status).toBe(401)
  expect((await post(acts, { kind: 'absquatulate' }, ada.joined.token)).status).toBe(400)
  expect((await fetch(`${hub.address}/absquatulate?token=absquatulate`)).status).toBe(404)
  const headers = { authorization: `Bearer ${ada.joined.token}` }
  await (await fetch(`${hub.address}/api/export/docx`, { headers })).arrayBuffer()

  if (disk) {
    isSecret('ultracrepidarian')
    expect(() => {
      for (;;) appendFileSync(join(folder, 'ballast'), Buffer.alloc(4096))
    }).toThrow('ENOSPC')
    // The journal may have some room left within its own file.
    for (let i = 0; i < 30; i++) text.type('met', ' ultracrepidarian'.repeat(4000))
    expect(await text.closed()).toBe('disk-full')
    rmSync(join(folder, 'ballast'))
  }
  if (process.platform !== 'win32') expect(statSync(link).mode & 0o777).toBe(0o600)

  for (const person of people) person.leave()
  const all = await hub.stop()
  for (const secret of secrets) expect(all).not.toContain(secret)
  const lines = linesOf(all)
  expect(lines.map(({ event }) => event)).toEqual(
    expect.arrayContaining(['ready', 'backed-up', 'stopped']),
  )
  for (const { time, level, event, fault, ...numbers } of lines) {
    expect(new Date(String(time)).toISOString()).toBe(time)
    expect(['info', 'warning', 'error']).toContain(level)
    expect(event).toMatch(/^[a-z.-]+$/)
    if (fault !== undefined) expect(fault).toMatch(/^[\w .()-]+$/)
    for (const number of Object.values(numbers)) expect(number).toBeTypeOf('number')
  }
})

it('leaves out what a library prints, what Node warns of, and the words of a fault', async () => {
  const script = `
    import { jsonLog } from ${JSON.stringify(new URL('./json-log.ts', import.meta.url).href)}
    jsonLog(() => new Date(0))
    console.log('quincunx', { token: 'quincunx' })
    console.error('quincunx')
    process.emitWarning('quincunx')
    setImmediate(() => Promise.reject(Object.assign(new TypeError('quincunx'), { code: 'E_<q> ü' })))
  `
  const ran = await new Promise<{ code: unknown; out: string; err: string }>((resolve) => {
    const args = ['--import', 'tsx', '--input-type=module', '--eval', script]
    execFile(process.execPath, args, { cwd: here }, (failed, out, err) => {
      resolve({ code: failed?.code, out, err })
    })
  })
  const time = '1970-01-01T00:00:00.000Z'
  expect({ ...ran, err: linesOf(ran.err) }).toEqual({
    code: 1,
    out: '',
    err: [
      { time, level: 'warning', event: 'printed', bytes: 31 },
      { time, level: 'warning', event: 'printed', bytes: 9 },
      { time, level: 'warning', event: 'fault', fault: 'Warning' },
      { time, level: 'error', event: 'ended', fault: 'TypeError E_q' },
    ],
  })
})

it('is one for people unless JSON is asked for', () => {
  expect(logFormIn(['--sample'])).toBe('text')
  expect(logFormIn(['--log', 'text'])).toBe('text')
  expect(logFormIn(['--log', 'json', '--no-such-option'])).toBe('json')
  expect(logFormIn(['--log=json'])).toBe('json')
})

const here = fileURLToPath(new URL('.', import.meta.url))
