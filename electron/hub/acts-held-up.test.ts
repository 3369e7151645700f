import { expect, it } from 'vitest'
import { MemoryStore } from './memory-store'
import { openTestHub, seatEveryone } from './testing/open-hub'

it('a delegation that asks without end is held up for the rest of the minute, and nobody else is', async () => {
  let now = Date.parse('2005-11-23T10:00:00Z')
  const hub = await openTestHub(new MemoryStore(), { now: () => new Date(now) })
  const { secretariat, president, ardesia, belvane, observer } = await seatEveryone(hub)
  const everyone = [secretariat, president, ardesia, belvane, observer]
  const asked = { kind: 'open-stage', stage: 'adopting' } as const
  const answers: string[] = []
  for (let round = 0; round < 31; round++) {
    const all = await Promise.all(Array.from({ length: 20 }, () => ardesia.act(asked)))
    answers.push(...all.map((each) => ('why' in each ? each.why : JSON.stringify(each))))
  }
  expect(answers.indexOf('too-many-acts')).toBe(600)
  expect(answers.slice(600)).toEqual(Array(20).fill('too-many-acts'))

  expect(await belvane.act(asked)).not.toMatchObject({ why: 'too-many-acts' })
  await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  const text = await secretariat.text.synced()
  text.type('met', ' again')
  await text.sent()
  now += 60_000
  expect(await ardesia.act(asked)).not.toMatchObject({ why: 'too-many-acts' })
  for (const person of everyone) person.leave()
  await hub.close()
})
