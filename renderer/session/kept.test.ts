import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Session } from './session'
import { insert, invite, paragraphIn, seatFor, startHub, take, until } from './testing/real-hub'

/**
 * Ana types in a section that Sofia is deleting, who does not know of her words. `again` is Ana on
 * another machine.
 */
async function crossing() {
  const hub = await startHub()
  const sofia = await take(hub.invitation, 'Sofia')
  await until(sofia.register, (register) => register !== null)
  const [delegation] = sofia.register.get()?.delegations ?? []
  if (!delegation) throw new Error('The sample has delegations')
  const link = await invite(sofia, seatFor(delegation.id))
  const ana = await take(link, 'Ana')
  for (const each of [sofia, ana]) await until(each.mode, (mode) => mode === 'write')
  const { content } = sofia.text.get()
  const section = paragraphIn(sofia).parent
  if (!(section instanceof Y.XmlElement)) throw new Error('Paragraphs stand in sections')
  const index = content.toArray().indexOf(section)
  // Neither can have heard of the other yet: no message comes within one turn.
  insert(paragraphIn(ana), 'Solemnly ')
  content.delete(index, 1)
  const again = async () => take(await furtherDevice(ana), 'Ana')
  return { ana, again }
}

async function furtherDevice(of: Session): Promise<string> {
  const answer = await of.perform({ kind: 'invite-device' })
  if (answer.kind !== 'done' || answer.result.kind !== 'invitation') throw new Error('A link')
  return answer.result.link
}

it('offers words in the window that typed them, and elsewhere only once that is closed', async () => {
  const { ana, again } = await crossing()
  await until(ana.asides, (asides) => asides.length > 0)
  const elsewhere = await again()
  await until(elsewhere.people, (people) => people.length === 3)
  expect(elsewhere.asides.get()).toEqual([])
  ana.close()
  await until(elsewhere.asides, (asides) => asides.length > 0)
  expect(ana.asides.get().length).toBe(1)
  const [aside] = elsewhere.asides.get()
  expect(aside?.passages.map(({ text }) => text.startsWith('Solemnly '))).toEqual([true])
  expect(aside?.isKept).toBe(true)
}, 60_000)

it('offers them to nobody once they were discarded where they had been typed', async () => {
  const { ana, again } = await crossing()
  await until(ana.asides, (asides) => asides.length > 0)
  const elsewhere = await again()
  for (const aside of ana.asides.get()) ana.discardAside(aside)
  await until(ana.safety, ({ kind }) => kind === 'saved')
  await until(ana.asides, (asides) => asides.length === 0)
  ana.close()
  await until(elsewhere.people, (people) =>
    people.every(({ user, self }) => self || user.name !== 'Ana'),
  )
  await expect.poll(() => elsewhere.asides.get()).toEqual([])
}, 60_000)
