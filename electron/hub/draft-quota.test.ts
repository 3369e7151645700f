import { expect, it, onTestFinished } from 'vitest'
import { draft } from '../../shared/testing/meeting'
import { MemoryStore } from './memory-store'
import { openTestHub, seatEveryone } from './testing/open-hub'

/** A draft beside those that there are of the same paragraph. */
const another = (block: string) => ({ ...draft(block), afresh: true }) as const

/** In memory, and there still when a hub has closed it. */
class LastingStore extends MemoryStore {
  override async close(): Promise<void> {}
}

async function gather(store = new LastingStore()) {
  const hub = await openTestHub(store, { mostDrafts: 5 })
  const everyone = await seatEveryone(hub)
  const leave = () => {
    for (const person of Object.values(everyone)) person.leave()
    return hub.close()
  }
  return { store, hub, leave, ...everyone }
}

it('[A31] a delegation has so many drafts and no more, and nobody else is told so', async () => {
  const { hub, leave, secretariat, ardesia, belvane, store } = await gather()
  await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  for (let count = 1; count <= 4; count++) await ardesia.do(another('b1'), 'draft')
  const { amendment } = await ardesia.do(another('b1'), 'draft')
  expect(await ardesia.act(another('b1'))).toEqual({ kind: 'refused', why: 'too-many-drafts' })
  await belvane.do(another('b1'), 'draft')
  await ardesia.do({ kind: 'discard-draft', amendment }, 'nothing')
  await ardesia.do(another('b1'), 'draft')
  expect(hub.conditions()).toEqual([])
  await leave()

  const again = await openTestHub(store, { mostDrafts: 5 })
  onTestFinished(() => again.close())
  expect(again.conditions()).toEqual([])
})

it('what others ask a delegation to sponsor takes nothing away from it', async () => {
  const { hub, leave, secretariat, ardesia, belvane } = await gather()
  onTestFinished(leave)
  await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  const to = hub.register().delegations[1]?.id
  if (!to) throw new Error('The test conference has two delegations')
  for (let count = 1; count <= 5; count++) {
    const { amendment } = await ardesia.do(another('b1'), 'draft')
    await ardesia.do({ kind: 'invite-sponsor', amendment, delegation: to }, 'nothing')
  }
  for (let count = 1; count <= 5; count++) await belvane.do(another('b2'), 'draft')
  expect(await belvane.act(another('b2'))).toEqual({ kind: 'refused', why: 'too-many-drafts' })
})
