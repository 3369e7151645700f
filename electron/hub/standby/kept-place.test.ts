import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { runHub } from '../testing/hub-process'
import { mayMount, smallDisk } from '../testing/small-disk'
import { allEnd, fileOf, followed, inStep, ready, second, started } from '../testing/two-hubs'
import { askTakeover } from './ask-takeover'

const asked = (path: string) => async (hub: { readonly address: string }) => {
  const answer = await fetch(`${hub.address}${path}`)
  return [answer.status, await answer.json()]
}
/** Whether it lets people in, and whether it can take over. */
const health = asked('/health')
const healthOfStandby = asked('/health/standby')

const waits = [503, { ready: false, why: 'standby', follows: 'following' }]
const follows = [200, { ready: true, follows: 'following' }]
const sentAway = [503, { ready: false, why: 'sent-away', follows: 'sent-away' }]

it('one that was sent away says so, takes over at no word, and knows it still when it starts alone', async () => {
  const { sec, standby } = await followed()
  expect([await health(standby), await healthOfStandby(standby)]).toEqual([waits, follows])
  await sec.do({ kind: 'invite-standby' }, 'invitation')
  await expect.poll(() => health(standby), { timeout: 30_000 }).toEqual(sentAway)
  expect(await askTakeover(second(), 'Sec')).toEqual({ kind: 'sent-away' })
  await allEnd()
  // Nobody is there any more to send it away.
  expect(await askTakeover(second(), 'Sec')).toEqual({ kind: 'sent-away' })
  const again = await started('--data', second(), '--standby', 'again', '--port', '0')
  expect([await health(again), await healthOfStandby(again)]).toEqual([sentAway, sentAway])
  expect(await askTakeover(second(), 'Sec')).toEqual({ kind: 'sent-away' })
}, 60_000)

it('one that was sent away follows with the link that was made since', async () => {
  const { sec, standby } = await followed()
  const { link } = await sec.do({ kind: 'invite-standby' }, 'invitation')
  await expect.poll(() => health(standby), { timeout: 30_000 }).toEqual(sentAway)
  await standby.end('SIGKILL')
  const again = await started('--data', second(), '--standby', fileOf(link), '--port', '0')
  await expect.poll(() => healthOfStandby(again), { timeout: 30_000 }).toEqual(follows)
  expect(await askTakeover(second(), 'Sec')).toMatchObject({ kind: 'taken-over', runs: true })
}, 60_000)

it('one that has taken over is the hub, by whatever command it is started again', async () => {
  const { standby, link } = await followed()
  await askTakeover(second(), 'Sec')
  await ready(standby)
  for (const from of ['again', fileOf(link)]) {
    await allEnd()
    const again = await started('--data', second(), '--standby', from, '--port', '0')
    expect(await health(again)).toEqual([200, { ready: true }])
  }
}, 60_000)

it('is told its link in no command, which everybody on the machine can read', async () => {
  const { link } = await followed()
  const shown = await runHub('--data', `${second()}.other`, '--standby', link, '--port', '0')
  expect(shown).toMatchObject({ kind: 'ended', code: 2 })
  expect(shown.kind === 'ended' && shown.said.join()).toContain('is a secret')
}, 60_000)

it.runIf(mayMount())(
  'one that cannot write down that it takes over follows on, and takes over when it can',
  async () => {
    const disk = smallDisk('24m')
    onTestFinished(() => disk.remove())
    const data = join(disk.folder, 'standby.rapporteur')
    const { sec, hub } = await followed(data)
    const filler = join(disk.folder, 'filler')
    expect(() => writeFileSync(filler, Buffer.alloc(24 * 1024 * 1024))).toThrow('ENOSPC')
    expect(await askTakeover(data, 'Sec')).toEqual({ kind: 'not-written' })
    rmSync(filler)
    sec.text.type('Geneva', ' after all')
    await sec.text.sent()
    await inStep(sec)
    await hub.end('SIGKILL')
    expect(await askTakeover(data, 'Sec')).toEqual({ kind: 'taken-over', term: 2, runs: true })
    await allEnd()
  },
  60_000,
)
