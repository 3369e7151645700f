import { afterEach, expect, it } from 'vitest'
import { number } from '../../shared/document/numbering'
import { schema } from '../../shared/document/schema'
import { read } from '../../shared/document/ydoc'
import { text } from '../../shared/testing/build'
import type { Hub } from './hub'
import { MemoryStore } from './memory-store'
import { openTestHub, seatEveryone } from './testing/open-hub'
import type { Opened, Participant } from './testing/participant'
import { testText } from './testing/test-text'

let hub: Hub
let people: Participant[] = []

afterEach(async () => {
  for (const person of people) person.leave()
  await hub.close()
})

it('freezes and renumbers under the hands of a colleague, and records both', async () => {
  const given = text(schema.node('masthead'), ...testText.children)
  hub = await openTestHub(new MemoryStore(), {}, given)
  const everyone = await seatEveryone(hub)
  people = Object.values(everyone)
  for (const person of people) await person.text.synced()
  const { secretariat, belvane, observer } = everyone
  const before = labelsIn(belvane.text)
  belvane.text.type('it.', ' So be it.')
  await secretariat.do({ kind: 'freeze-numbers' }, 'nothing')
  expect(await belvane.act({ kind: 'renumber', policy: 'live' })).toEqual({
    kind: 'refused',
    why: 'not-your-role',
  })
  expect(await secretariat.act({ kind: 'freeze-numbers' })).toEqual({
    kind: 'refused',
    why: 'numbers-unchanged',
  })
  await secretariat.do({ kind: 'renumber', policy: 'live' }, 'nothing')
  const { record } = await observer.sees(({ record }) => record.at(-1)?.deed.kind === 'renumbered')
  expect(record.slice(-2).map(({ deed }) => deed)).toEqual([
    { kind: 'numbers-frozen' },
    { kind: 'renumbered', changed: 0, policy: 'live' },
  ])
  for (const each of [secretariat, belvane, observer]) {
    await each.text.says('So be it.')
    expect(labelsIn(each.text)).toEqual(before)
  }
})

function labelsIn({ doc }: Opened): readonly string[] {
  const reading = read(doc)
  return reading.kind === 'valid' ? [...number(reading.node).labels.values()] : []
}
