import { beforeEach, expect, it } from 'vitest'
import type { Entered } from '../../shared/protocol'
import { openDesk } from './acts'
import { type HeldDevice, held, makeDevice } from './device'
import { openPass } from './pass'
import { type Hub, joinOn, startHub } from './testing/real-hub'

let hub: Hub
let device: HeldDevice
let joined: Entered
let clock: number
beforeEach(async () => {
  hub = await startHub()
  device = held(await makeDevice())
  joined = await joinOn(device, hub.invitation, 'Sofia')
  clock = 0
})

const passOf = (of: () => Promise<HeldDevice | null> = async () => device) =>
  openPass({ address: hub.address, joined, device: of, now: () => clock })
const accredit = { kind: 'accredit-delegation', name: 'Corvia' } as const

it('shows the hub its key, and keeps the token for half of its time', async () => {
  const pass = passOf()
  const first = await pass.token()
  expect(first.kind).toBe('token')
  clock += 29 * 60_000
  expect(await pass.token()).toEqual(first)
  clock += 2 * 60_000
  expect(await pass.token()).not.toEqual(first)
  expect((await openDesk(hub.address, pass).perform(accredit)).kind).toBe('done')
})

it('asks once for however many ask at once', async () => {
  const pass = passOf()
  const tokens = await Promise.all([pass.token(), pass.token(), pass.token()])
  expect(new Set(tokens.map((each) => JSON.stringify(each))).size).toBe(1)
})

it('takes another token when its clock is put back', async () => {
  const pass = passOf()
  const first = await pass.token()
  clock -= 60_000
  expect(await pass.token()).not.toEqual(first)
})

it('is nobody to the hub with another key, or with none', async () => {
  const other = held(await makeDevice())
  const nobody = { kind: 'problem', why: 'token-invalid' }
  expect(await passOf(async () => other).token()).toEqual(nobody)
  expect(await passOf(async () => ({ ...other, id: device.id })).token()).toEqual(nobody)
  expect(await passOf(async () => null).token()).toEqual(nobody)
})

it('says that the hub cannot be reached', async () => {
  await hub.kill()
  expect(await passOf().token()).toEqual({ kind: 'problem', why: 'unreachable' })
})

it('is given its seat again by the same device, and by no other', async () => {
  const again = await joinOn(device, hub.invitation, 'Sofia')
  expect({ ...again, token: '' }).toEqual({ ...joined, token: '' })
})
