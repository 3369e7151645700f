import { expect, it } from 'vitest'
import type { Page } from './page'
import { openSession, type Session } from './session'
import { Machine } from './testing/memory-unsent'
import {
  ends,
  firstParagraph,
  insert,
  invite,
  seatAt,
  seatFor,
  startHub,
  take,
  until,
} from './testing/real-hub'

const open = { kind: 'open-template', language: 'en' } as const

function templatesOf({ templates }: Session) {
  if (!templates) throw new Error('The secretariat has templates')
  return templates
}

function insertIn(page: Page | null): void {
  if (!page) throw new Error('The template has come')
  insert(firstParagraph(page.content), 'ON BEHALF OF ')
}

async function edited(session: Session, words: string): Promise<void> {
  const { edited } = templatesOf(session)
  await until(edited, (all) => all?.get('en')?.textContent.includes(words) === true)
}

it('what one member of the secretariat writes, letters of another are made from', async () => {
  const hub = await startHub()
  const sofia = await take(hub.invitation, 'Sofia')
  await until(sofia.safety, ({ kind }) => kind === 'saved')
  const colleague = await take(await invite(sofia, { role: 'secretariat' }), 'Colleague')
  expect(templatesOf(colleague).edited.get()).toBeNull()
  await until(templatesOf(colleague).edited, (all) => all?.size === 0)

  const page = templatesOf(sofia).page('en')
  await until(sofia.safety, ({ kind }) => kind === 'saved')
  expect(page.get()).toBeNull()
  expect((await sofia.perform(open)).kind).toBe('done')
  await until(page, (begun) => begun !== null)
  insertIn(page.get())
  await edited(colleague, 'ON BEHALF OF THE SECRETARY-GENERAL')
  await until(sofia.safety, ({ kind }) => kind === 'saved')

  const [first] = sofia.register.get()?.delegations ?? []
  if (!first) throw new Error('The sample has delegations')
  const ana = await take(await invite(sofia, seatFor(first.id)), 'Ana')
  expect(ana.templates).toBeNull()
})

it('words typed in one while the hub is gone arrive from the next window, whatever it shows', async () => {
  const hub = await startHub()
  const machine = new Machine()
  const joined = await seatAt(hub.invitation, 'Sofia')
  const window = () => {
    const session = openSession(
      hub.address,
      joined,
      joined.token,
      async () => null,
      undefined,
      machine.open,
      machine.shelf,
    )
    ends.push(session.close)
    return session
  }
  const sofia = window()
  await until(sofia.safety, ({ kind }) => kind === 'saved')
  await sofia.perform(open)
  const page = templatesOf(sofia).page('en')
  await until(page, (begun) => begun?.state.kind === 'open')
  await hub.kill()
  await until(sofia.safety, ({ kind }) => kind === 'offline')
  insertIn(page.get())
  await until(sofia.safety, (safety) => 'unsent' in safety && safety.unsent > 0)
  sofia.close()

  const again = await startHub(hub)
  const next = window()
  await until(next.safety, ({ kind }) => kind === 'saved')
  const colleague = await take(await invite(next, { role: 'secretariat' }), 'Colleague')
  await edited(colleague, 'ON BEHALF OF THE SECRETARY-GENERAL')
  expect(again.address).toBe(hub.address)
  await expect.poll(() => machine.size).toBe(0)
  expect(next.asides.get()).toEqual([])
})
