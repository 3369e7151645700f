import { expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { SessionPassSchema } from '../../../shared/protocol'
import { termOf } from '../../../shared/standby'
import { openSqliteStore } from '../sqlite-store'
import { runHub } from '../testing/hub-process'
import { post } from '../testing/participant'
import {
  allEnd,
  first,
  followed,
  inStep,
  moved,
  people,
  ready,
  second,
  standingAt,
  started,
} from '../testing/two-hubs'
import { verify } from '../verify'
import { askTakeover } from './ask-takeover'

it('has, when the first is killed, all that was acknowledged, once, and goes on', async () => {
  const { hub, sec, standby } = await followed()
  for (let count = 0; count < 30; count++) sec.text.type('Geneva', `·${count}`)
  await sec.text.sent()
  const before = sec.text.words()
  sec.leave()
  await hub.end('SIGKILL')
  expect(await standingAt(standby)).toMatchObject({ kind: 'follows', behind: 0 })

  expect(await askTakeover(second(), 'Sec')).toEqual({ kind: 'taken-over', term: 2, runs: true })
  await ready(standby)
  const there = await moved(sec, standby)
  expect(there.text.words()).toBe(before)
  there.text.type('Geneva', ', again')
  await there.text.sent()
  const register = await there.sees(({ record }) => termOf(record) === 2)
  expect(register.record.at(-1)?.deed).toEqual({ kind: 'taken-over', term: 2 })
  await standby.end('SIGTERM')
  const store = openSqliteStore(second())
  expect((await verify(store)).findings).toEqual([])
  await store.close()
}, 60_000)

it('lets nobody in, and takes no act, before it has taken over', async () => {
  const { sec, standby } = await followed()
  const asked = await post(
    `${standby.address}/api/acts`,
    { kind: 'freeze-numbers' },
    sec.joined.token,
  )
  expect(asked.status).toBe(404)
  const joining = await post(`${standby.address}/api/join`, {})
  expect(joining.status).toBe(404)
}, 60_000)

it('takes over at the word of the secretariat alone', async () => {
  const { sec, standby } = await followed()
  const observer = await sec.invite({ role: 'observer' }, 'Obs')
  people.push(observer)
  const to = `${standby.address}/api/takeover`
  expect((await post(to, {}, observer.joined.token)).status).toBe(401)
  expect((await post(to, {}, 'guessed')).status).toBe(401)
  const asked = await sec.device?.session(standby.address, sec.joined.conference.id)
  const pass = SessionPassSchema.parse(asked)
  const done = await post(to, {}, pass.token)
  expect(await done.json()).toEqual({ kind: 'done', term: 2 })
}, 60_000)

it('lets the pages that came from the first ask and open sockets, and no others', async () => {
  const { hub, sec, standby } = await followed()
  const allowed = async (origin: string) => {
    const answer = await fetch(`${standby.address}/api/standby`, { headers: { origin } })
    return answer.headers.get('access-control-allow-origin')
  }
  const opens = (origin: string) =>
    new Promise<boolean>((resolve) => {
      const to = standby.address.replace('http', 'ws')
      const socket = new WebSocket(`${to}/sync`, { origin })
      socket.once('open', () => resolve(true))
      socket.once('error', () => resolve(false))
      socket.once('open', () => socket.close())
    })
  const other = 'http://elsewhere.example'
  expect([await allowed(hub.address), await allowed(other)]).toEqual([hub.address, null])
  sec.leave()
  await hub.end('SIGKILL')
  await askTakeover(second(), 'Sec')
  await ready(standby)
  expect([await allowed(hub.address), await allowed(other)]).toEqual([hub.address, null])
  expect([await opens(hub.address), await opens(other)]).toEqual([true, false])
}, 60_000)

it('the first, come back, finds out that it is the hub no longer, and opens nothing', async () => {
  const { hub, sec, standby } = await followed()
  sec.leave()
  await hub.end('SIGKILL')
  await askTakeover(second(), 'Sec')
  await ready(standby)
  const back = await runHub('--data', first(), '--port', '0')
  expect(back.kind === 'ended' && back.said.join()).toContain('Another hub has taken over')
}, 60_000)

it('a first that still runs is told of it, and ends', async () => {
  const { hub, sec } = await followed()
  sec.leave()
  await askTakeover(second(), 'Sec')
  expect(await hub.ended).toBe(1)
}, 60_000)

it('a link that another has taken the place of is good no longer', async () => {
  const { sec, link } = await followed()
  await sec.do({ kind: 'invite-standby' }, 'invitation')
  const token = new URLSearchParams(link.split('?')[1]).get('token') ?? ''
  const asked = await fetch(`${sec.address}/api/standby/copy`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(asked.status).toBe(401)
}, 60_000)

it('follows on where it was after an end of its own, and anew after one of the first', async () => {
  const { hub, sec, standby } = await followed()
  await standby.end('SIGKILL')
  sec.text.type('Geneva', ' meanwhile')
  await sec.text.sent()
  await started('--data', second(), '--standby', 'again', '--port', '0')
  await inStep(sec)
  const port = new URL(hub.address).port
  await hub.end('SIGKILL')
  await started('--data', first(), '--port', port)
  sec.text.type('meanwhile', ' and later')
  await sec.text.sent()
  await inStep(sec)
  await allEnd()
  expect(await askTakeover(second(), 'Sec')).toEqual({ kind: 'taken-over', term: 2, runs: false })
  const again = await started('--data', second(), '--port', '0')
  const there = await moved(sec, again)
  expect(there.text.words()).toContain('Geneva meanwhile and later')
}, 90_000)

it('its copy is opened by no hub before it has taken over', async () => {
  const { standby } = await followed()
  await standby.end('SIGKILL')
  const opened = await runHub('--data', second(), '--port', '0')
  expect(opened.kind === 'ended' && opened.said.join()).toContain('is the copy of a standby')
}, 60_000)
