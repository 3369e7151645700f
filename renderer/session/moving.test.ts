import { expect, it } from 'vitest'
import type { Joined } from '../../shared/protocol'
import type { Shelf } from '../host/kept'
import type { HeldDevice } from './device'
import { type Hubs, hubsOf } from './hubs'
import { openPass } from './pass'
import { openSession, type Session } from './session'
import {
  ends,
  insert,
  invite,
  joinOn,
  newDevice,
  paragraphIn,
  seatFor,
  startHub,
  startStandby,
  takeOver,
  until,
  wordsOf,
} from './testing/real-hub'

/** What a machine keeps of a seat: from one window to the next. */
interface Machine {
  readonly address: string
  readonly joined: Joined
  readonly device: HeldDevice
  readonly shelf: Shelf
}

async function sitDown(link: string, name: string): Promise<Machine> {
  const device = await newDevice()
  const stored = new Map<string, string>()
  const shelf: Shelf = {
    getItem: (key) => stored.get(key) ?? null,
    setItem: (key, value) => void stored.set(key, value),
  }
  return { address: new URL(link).origin, joined: await joinOn(device, link, name), device, shelf }
}

function openAt({ address, joined, device, shelf }: Machine): { hubs: Hubs; session: Session } {
  const hubs = hubsOf(address, joined.conference.id, null, shelf)
  const own = async () => device
  const session = openSession(
    hubs,
    joined,
    openPass({ address: hubs.at, joined, device: own }),
    own,
  )
  ends.push(session.close)
  return { hubs, session }
}

/** A hub that is followed, with windows of the secretariat and of a delegation. */
async function followed() {
  const first = await startHub()
  const sofia = await sitDown(first.invitation, 'Sofia')
  const secretariat = openAt(sofia)
  await until(secretariat.session.mode, (mode) => mode === 'write')
  const one = secretariat.session.register.get()?.delegations[0]
  if (!one) throw new Error('The sample has delegations')
  const ana = await sitDown(await invite(secretariat.session, seatFor(one.id)), 'Ana')
  const arcadia = openAt(ana)
  await until(arcadia.session.mode, (mode) => mode === 'write')
  const made = await secretariat.session.perform({ kind: 'invite-standby' })
  if (made.kind !== 'done' || made.result.kind !== 'invitation') throw new Error('No link')
  const standby = await startStandby(made.result.link)
  await until(secretariat.session.conditions, (all) =>
    all.some((each) => each.kind === 'standby' && each.following === 'in-step'),
  )
  return { first, standby, ana, sofia, secretariat, arcadia }
}

const saved = ({ session }: { session: Session }, ms?: number) =>
  until(session.safety, ({ kind }) => kind === 'saved', ms)

it('moves to the standby that has taken over, with what was acknowledged and what was not', async () => {
  const { first, standby, ana, secretariat, arcadia } = await followed()
  const typed: string[] = []
  for (let count = 0; count < 20; count++) {
    for (const [name, { session }] of [
      ['S', secretariat],
      ['A', arcadia],
    ] as const) {
      typed.push(`${name}${count}·`)
      insert(paragraphIn(session), `${name}${count}·`)
    }
  }
  await saved(secretariat)
  await saved(arcadia)
  await first.kill()
  await until(arcadia.session.safety, ({ kind }) => kind === 'offline')
  insert(paragraphIn(arcadia.session), 'typed with no hub·')
  insert(paragraphIn(secretariat.session), 'and here·')
  expect(arcadia.hubs.at.get()).toBe(first.address)

  expect(await takeOver()).toBe(0)
  for (const each of [arcadia, secretariat]) {
    await until(each.session.moved, (at) => at === standby.address)
    await saved(each, 60_000)
  }
  const all = [...typed, 'typed with no hub·', 'and here·']
  for (const { session } of [arcadia, secretariat]) {
    await expect.poll(() => timesIn(session, all), { timeout: 20_000 }).toEqual(all.map(() => 1))
  }
  // An act as well: the desk and the pass are at the new hub.
  expect(await secretariat.session.perform({ kind: 'freeze-numbers' })).toMatchObject({
    kind: 'done',
  })

  // The next window on the same machine goes there although it is led to the first.
  arcadia.session.close()
  const next = openAt(ana)
  expect(next.hubs.at.get()).toBe(standby.address)
  await saved(next)
  expect(timesIn(next.session, all)).toEqual(all.map(() => 1))
}, 180_000)

it('does not listen to the first when that comes back, and has it end', async () => {
  const { first, standby, ana, arcadia } = await followed()
  await first.kill()
  expect(await takeOver()).toBe(0)
  await until(arcadia.session.moved, (at) => at === standby.address)
  await saved(arcadia, 60_000)
  // Both gone, and only the first comes back: nobody is there to tell it that it is none any more.
  await standby.kill()
  await until(arcadia.session.safety, ({ kind }) => kind === 'offline')
  insert(paragraphIn(arcadia.session), 'for the later hub·')
  await startHub(first)
  arcadia.session.retry()
  await arcadia.hubs.look()
  expect(arcadia.hubs.at.get()).toBe(standby.address)

  // A window that is led to it anew, by another of its names, learns from it that it is an earlier one.
  const led = openAt({ ...ana, address: first.address.replace('127.0.0.1', 'localhost') })
  await until(led.hubs.at, (at) => at === standby.address)
  expect(led.session.register.get()).toBeNull()
  const isThere = () =>
    fetch(`${first.address}/health`).then(
      () => true,
      () => false,
    )
  await expect.poll(isThere, { timeout: 20_000 }).toBe(false)

  await startHub(standby, 'standby')
  for (const each of [arcadia, led]) await saved(each, 60_000)
  await expect.poll(() => timesIn(led.session, ['for the later hub·'])).toEqual([1])
}, 180_000)

it('has the standby take over from a window of the secretariat, and from nobody else’s', async () => {
  const { standby, secretariat, arcadia } = await followed()
  const [known] = secretariat.session.standbys.get()
  if (!known) throw new Error('The hub has said who follows it')
  expect(known.address).toBe(standby.address)
  expect(await arcadia.session.takeOver(known)).toEqual({ kind: 'not-taken', why: 'not-known' })
  const standing = await secretariat.session.standingOf(known)
  expect(standing).toMatchObject({ kind: 'follows', behind: 0 })
  insert(paragraphIn(arcadia.session), 'before·')
  expect(await secretariat.session.takeOver(known)).toEqual({ kind: 'taken-over', term: 2 })
  // The first, which still runs, is told of it and ends; so both windows look where they are to go.
  for (const each of [arcadia, secretariat]) {
    await until(each.session.moved, (at) => at === standby.address, 60_000)
    await saved(each, 60_000)
    await expect.poll(() => timesIn(each.session, ['before·']), { timeout: 20_000 }).toEqual([1])
  }
}, 180_000)

function timesIn(session: Session, typed: readonly string[]): number[] {
  const words = wordsOf(session)
  return typed.map((each) => words.split(each).length - 1)
}
