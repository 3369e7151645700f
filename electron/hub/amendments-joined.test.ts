import { afterEach, beforeEach, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { contentOf, read } from '../../shared/document/ydoc'
import type { AmendmentId } from '../../shared/ids'
import { heading, p, section, text } from '../../shared/testing/build'
import { adopt, draft as beginOn, words } from '../../shared/testing/meeting'
import type { Hub } from './hub'
import { MemoryStore } from './memory-store'
import { openTestHub, seatEveryone } from './testing/open-hub'
import type { Participant } from './testing/participant'

const first = 'The Conference noted with interest the report of the Group.'
const second = 'The meeting then rose at noon on Friday.'

let hub: Hub
let everyone: Awaited<ReturnType<typeof seatEveryone>>

beforeEach(async () => {
  const blocks = [p('b1', first), p('b2', second), p('b3', 'It sat.')]
  const given = text(section('s1', heading('h1', 1, 'Work'), ...blocks))
  hub = await openTestHub(new MemoryStore(), {}, given)
  everyone = await seatEveryone(hub)
  await everyone.secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
})
afterEach(async () => {
  for (const person of Object.values(everyone)) person.leave()
  await hub.close()
})

async function tabled(
  who: Participant,
  blocks: readonly string[],
  write: (section: Y.XmlElement) => void,
): Promise<AmendmentId> {
  const { amendment } = await who.do(beginOn(...blocks), 'draft')
  const draft = await who.open({ kind: 'amendment', amendment }).synced()
  draft.doc.transact(() => write(contentOf(draft.doc).get(0) as Y.XmlElement))
  await draft.sent()
  await who.do({ kind: 'table-amendment', amendment }, 'nothing')
  return amendment
}

const wordsOf = (block: unknown) => (block as Y.XmlElement).get(0) as Y.XmlText
const joining = (into: Y.XmlElement) => {
  wordsOf(into.get(0)).insert(first.length, ` ${second}`)
  into.delete(1, 1)
}
const atOne = (into: Y.XmlElement) => {
  const at = second.indexOf('noon')
  wordsOf(into.get(0)).insert(at, 'one')
  wordsOf(into.get(0)).delete(at + 3, 4)
}

it('[A65] an amendment to a paragraph that another has joined is adopted where its words are, in either order', async () => {
  const { ardesia, belvane, president, observer } = everyone
  const union = await tabled(ardesia, ['b1', 'b2'], joining)
  const own = await tabled(belvane, ['b2'], atOne)
  const change = hub.register().amendments.find(({ id }) => id === own)?.change
  expect(change?.twins).toEqual([])
  await president.do(adopt(union), 'nothing')
  const [deed] = hub.register().record.slice(-1)
  expect(deed?.deed).toMatchObject({
    kind: 'amendment-adopted',
    others: [
      { amendment: own, verdict: 'reworded', fell: null, was: 'clean', reasons: ['others-joined'] },
    ],
  })
  await president.do(adopt(own), 'nothing')
  const name = { kind: 'text', text: hub.register().conference.text } as const
  const said = async () => {
    const { doc } = await observer.open(name).synced()
    const reading = read(doc)
    return reading.kind === 'valid' ? words(reading.node).slice(1) : reading
  }
  const becomes = [`${first} The meeting then rose at one on Friday.`, 'It sat.']
  expect(await said()).toEqual(becomes)
  await president.do({ kind: 'reconsider-amendment', amendment: own }, 'nothing')
  await president.do({ kind: 'reconsider-amendment', amendment: union }, 'nothing')
  await president.do(adopt(own), 'nothing')
  await president.do(adopt(union), 'nothing')
  expect(await said()).toEqual(becomes)
})
