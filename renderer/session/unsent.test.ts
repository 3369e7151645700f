import { expect, it } from 'vitest'
import { draft as beginOn } from '../../shared/testing/meeting'
import type { HeldDevice } from './device'
import { beginDrafts } from './drafts-from-text'
import { openSession } from './session'
import { Machine } from './testing/memory-unsent'
import {
  ends,
  firstParagraph,
  insert,
  invite,
  joinOn,
  newDevice,
  paragraphIn,
  seatAt,
  seatFor,
  startHub,
  take,
  until,
  wordsOf,
} from './testing/real-hub'

const written = 'Typed in the dark. '

async function seated() {
  const hub = await startHub()
  const machine = new Machine()
  const joined = await seatAt(hub.invitation, 'Sofia')
  const open = (as = joined, device: HeldDevice | null = null) => {
    const session = openSession(
      hub.address,
      as,
      as.token,
      async () => device,
      undefined,
      machine.open,
      machine.shelf,
    )
    ends.push(session.close)
    return session
  }
  return { hub, machine, joined, open }
}

it('words typed while the hub is gone, in a window that is closed then, arrive from the next one', async () => {
  const { hub, machine, open } = await seated()
  const sofia = open()
  await until(sofia.mode, (mode) => mode === 'write')
  await hub.kill()
  await until(sofia.safety, ({ kind }) => kind === 'offline')
  insert(paragraphIn(sofia), written)
  sofia.close()
  expect(machine.size).toBe(1)

  const again = await startHub(hub)
  const next = open()
  await until(next.safety, ({ kind }) => kind === 'saved')
  const other = await take(again.invitation, 'Other')
  await expect.poll(() => wordsOf(other)).toContain(written)
  await expect.poll(() => machine.size).toBe(0)
  expect([next.asides.get(), wordsOf(other).split(written).length]).toEqual([[], 2])
})

it('words of somebody who joins again as another person arrive as well', async () => {
  const { hub, machine, joined, open } = await seated()
  const sofia = open()
  await until(sofia.mode, (mode) => mode === 'write')
  await hub.kill()
  await until(sofia.safety, ({ kind }) => kind === 'offline')
  insert(paragraphIn(sofia), written)
  sofia.close()

  const again = await startHub(hub)
  const stranger = open(await seatAt(again.invitation, 'Somebody else'))
  await until(stranger.safety, ({ kind }) => kind === 'saved')
  expect(wordsOf(stranger)).not.toContain(written)
  // The device is lost, and so the name is free again.
  await stranger.perform({ kind: 'revoke-device', device: joined.device })
  const invitation = await invite(stranger, { role: 'secretariat' })
  const next = open(await seatAt(invitation, 'Sofia'))
  await expect.poll(() => wordsOf(stranger), { timeout: 15_000 }).toContain(written)
  await expect.poll(() => machine.size).toBe(0)
  expect(next.asides.get()).toEqual([])
})

it('nothing stays on the machine once the hub has it', async () => {
  const { machine, open } = await seated()
  const sofia = open()
  await until(sofia.mode, (mode) => mode === 'write')
  insert(paragraphIn(sofia), written)
  expect(machine.size).toBe(1)
  await until(sofia.safety, ({ kind }) => kind === 'saved')
  expect(machine.size).toBe(0)
})

it('words for a text that is closed meanwhile become drafts, and change nothing by themselves', async () => {
  const { hub, machine, open } = await seated()
  const secretariat = open()
  await until(secretariat.mode, (mode) => mode === 'write')
  const [first] = secretariat.register.get()?.delegations ?? []
  if (!first) throw new Error('The sample has delegations')
  const ana = await seatAt(await invite(secretariat, seatFor(first.id)), 'Ana')
  const window = open(ana)
  await until(window.mode, (mode) => mode === 'write')
  await hub.kill()
  await until(window.safety, ({ kind }) => kind === 'offline')
  insert(paragraphIn(window), written)
  window.close()

  await startHub(hub)
  await until(secretariat.safety, ({ kind }) => kind === 'saved')
  expect((await secretariat.perform({ kind: 'open-stage', stage: 'amending' })).kind).toBe('done')
  const next = open(ana)
  await until(next.asides, ([aside]) => aside?.drafts?.length === 1)
  await until(next.mode, (mode) => mode === 'propose')
  const [aside] = next.asides.get()
  expect([aside?.why, machine.size, wordsOf(next).includes(written)]).toEqual([
    'read-only',
    0,
    false,
  ])
  const begun = await beginDrafts(next, aside?.drafts ?? [])
  expect(begun.map(({ kind }) => kind)).toEqual(['draft'])
  await until(next.drafts, ([draft]) => draft !== undefined)
})

it('words for a draft that has ended while no window was open are offered', async () => {
  const { hub, machine, open } = await seated()
  const sofia = open()
  await until(sofia.mode, (mode) => mode === 'write')
  const [first] = sofia.register.get()?.delegations ?? []
  if (!first) throw new Error('The sample has delegations')
  const device = await newDevice()
  const ana = await joinOn(device, await invite(sofia, seatFor(first.id)), 'Ana')
  const anton = await take(await invite(sofia, seatFor(first.id)), 'Anton')
  await sofia.perform({ kind: 'open-stage', stage: 'amending' })
  const window = open(ana, device)
  for (const each of [window, anton]) await until(each.mode, (mode) => mode === 'propose')
  await window.perform(beginOn(String(paragraphIn(window).getAttribute('id'))))
  await until(window.drafts, ([draft]) => draft?.state.kind === 'open')
  const [page] = window.drafts.get()
  if (!page) throw new Error('It has just been there')
  const amendment = page.draft.id
  await until(window.safety, ({ kind }) => kind === 'saved')
  await hub.kill()
  await until(window.safety, ({ kind }) => kind === 'offline')
  insert(firstParagraph(page.content), written)
  window.close()
  expect(machine.size).toBe(1)

  await startHub(hub)
  await until(anton.safety, ({ kind }) => kind === 'saved')
  expect((await anton.perform({ kind: 'discard-draft', amendment })).kind).toBe('done')
  const next = open(ana, device)
  await until(next.asides, (asides) => asides.length > 0)
  expect(next.asides.get()).toMatchObject([
    { name: { kind: 'amendment', amendment }, why: 'left', passages: [{ text: written }] },
  ])
  expect(machine.size).toBe(0)
})
