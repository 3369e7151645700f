import { afterEach, expect, it } from 'vitest'
import { read, rewrite } from '../../shared/document/ydoc'
import { draft as beginOn } from '../../shared/testing/meeting'
import type { Hub } from './hub'
import { openTestHub, seatEveryone } from './testing/open-hub'
import type { Participant } from './testing/participant'

let hub: Hub
let people: Participant[] = []
afterEach(async () => {
  for (const person of people) person.leave()
  await hub.close()
})

async function said(by: Participant, amendment: string): Promise<string> {
  const opened = by.open({ kind: 'amendment', amendment: amendment as never })
  await opened.synced()
  const found = read(opened.doc)
  return found.kind === 'valid' ? found.node.textContent : found.why
}

it('[A38] the words of a discarded draft come back to those who wrote them, and to nobody else', async () => {
  hub = await openTestHub()
  const everyone = await seatEveryone(hub)
  people = Object.values(everyone)
  const { secretariat, ardesia, belvane } = everyone
  await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  const { amendment } = await ardesia.do(beginOn('b1'), 'draft')
  const [, other] = hub.register().delegations.map(({ id }) => id)
  if (!other) throw new Error('The test conference has two delegations')
  const name = { kind: 'amendment', amendment } as const
  await ardesia.do({ kind: 'invite-sponsor', amendment, delegation: other }, 'nothing')
  await belvane.do({ kind: 'answer-sponsorship', amendment, answer: 'accept' }, 'nothing')
  const draft = await belvane.open(name).synced()
  draft.type('met', ' at length')
  await draft.sent()
  await ardesia.do({ kind: 'discard-draft', amendment }, 'nothing')
  belvane.forget(draft)
  expect(await said(belvane, amendment)).toContain('met at length')
  for (const each of [secretariat, everyone.president, everyone.observer]) {
    expect(await each.open(name).closed()).toBe('no-access')
  }

  const back = { kind: 'take-draft-back', amendment } as const
  expect(await everyone.observer.act(back)).toEqual({ kind: 'refused', why: 'not-your-role' })
  const words = read(belvane.open(name).doc)
  if (words.kind === 'invalid') throw new Error(words.why)
  const copy = await belvane.do(back, 'draft')
  // Its window puts the words in, which the hub cannot read.
  const copied = await belvane.open({ kind: 'amendment', amendment: copy.amendment }).synced()
  rewrite(copied.doc, words.node)
  await copied.sent()
  expect(await said(belvane, copy.amendment)).toContain('met at length')
  const own = await ardesia.do(back, 'draft')
  expect(own.amendment).toBe(amendment)
  expect(await said(ardesia, amendment)).toContain('met at length')
  expect(await ardesia.open({ kind: 'amendment', amendment: copy.amendment }).closed()).toBe(
    'no-access',
  )
  expect(JSON.stringify(hub.register())).not.toContain(amendment)
})
