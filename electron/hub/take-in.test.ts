import type { Node } from 'prosemirror-model'
import { afterEach, expect, it } from 'vitest'
import { blankText } from '../../shared/document/opening-text'
import { schema } from '../../shared/document/schema'
import { limits } from '../../shared/protocol'
import { heading, p, section, text } from '../../shared/testing/build'
import { parsePaper } from '../../shared/versions/paper'
import type { Hub } from './hub'
import { MemoryStore } from './memory-store'
import { openTestHub, seatEveryone } from './testing/open-hub'
import type { Participant } from './testing/participant'
import { verify } from './verify'

let hub: Hub
let people: Participant[] = []
afterEach(async () => {
  for (const person of people) person.leave()
  people = []
  await hub.close()
})

const fields = { title: 'A conference', meeting: 'Geneva, 23 November 2005' }
const blank = () => {
  let made = 0
  return blankText(fields, () => `o-${++made}`)
}
const spoken = text(schema.node('masthead'), section('s', p('one', 'The Conference met.')))
const document = (...blocks: Node[]) =>
  text(schema.node('masthead', { symbol: 'CCW/CONF.7/L.1' }), section('new', ...blocks))
const report = document(heading('h', 1, 'Introduction'), p('a', 'The Meeting was opened.'))

async function gather(given: Node, store = new MemoryStore()) {
  hub = await openTestHub(store, {}, given)
  const everyone = await seatEveryone(hub)
  people = Object.values(everyone)
  await Promise.all(people.map(({ text }) => text.synced()))
  return everyone
}

const taking = (of: Node, over = false) =>
  ({
    kind: 'take-in-text',
    content: of.toJSON() as object,
    file: 'report.docx',
    ...(over && { over: true as const }),
  }) as const
const refused = (why: string) => ({ kind: 'refused', why })

it('becomes the text of a conference that has just been opened, for everyone at once', async () => {
  const store = new MemoryStore()
  const { secretariat, observer } = await gather(blank(), store)
  await secretariat.do(taking(report), 'nothing')
  await observer.text.says('The Meeting was opened.')
  const { record, versions } = await observer.sees(({ record }) =>
    record.some(({ deed }) => deed.kind === 'text-taken-in'),
  )
  expect(record.at(-1)?.deed).toEqual({ kind: 'text-taken-in', file: 'report.docx', blocks: 2 })
  expect(versions).toEqual([])
  expect(observer.text.words()).not.toContain('Organization of the Conference')
})

it('takes the place of words only where that is confirmed, and keeps them as a version', async () => {
  const store = new MemoryStore()
  const { secretariat, ardesia } = await gather(spoken, store)
  expect(await secretariat.act(taking(report))).toEqual(refused('text-not-empty'))
  ardesia.text.type('met', ' again')
  await secretariat.text.says('met again')
  await secretariat.do(taking(report, true), 'nothing')
  const { versions, record } = await ardesia.sees(({ versions }) => versions.length === 1)
  const [version] = versions
  expect(record.at(-1)?.deed).toEqual({
    kind: 'text-taken-in',
    file: 'report.docx',
    blocks: 2,
    issued: { version: version?.id, digest: version?.digest },
  })
  const headers = { authorization: `Bearer ${secretariat.joined.token}` }
  const kept = await fetch(`${secretariat.address}/api/versions/${version?.id}`, { headers })
  expect(parsePaper(await kept.json())?.text.textContent).toBe('The Conference met again.')
  expect((await verify(store)).findings).toEqual([])
})

it('is for the secretariat alone, and while drafting is open', async () => {
  const { secretariat, president, ardesia } = await gather(blank())
  expect(await ardesia.act(taking(report))).toEqual(refused('not-your-role'))
  expect(await president.act(taking(report))).toEqual(refused('not-your-role'))
  await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  expect(await secretariat.act(taking(report))).toEqual(refused('not-at-this-stage'))
})

it('is taken in whole or not at all: what no text may hold changes nothing', async () => {
  const { secretariat } = await gather(blank())
  const before = secretariat.text.words()
  const twice = document(p('a', 'One'), p('a', 'Two'))
  const nameless = document(schema.node('paragraph', null, [schema.text('One')]))
  const bad = [
    twice.toJSON(),
    nameless.toJSON(),
    { type: 'doc', content: [{ type: 'section', attrs: { id: 's' } }] },
    { type: 'doc', content: [{ type: 'script' }] },
    { ...report.toJSON(), type: 'section' },
    [],
  ]
  for (const content of bad) {
    const act = { kind: 'take-in-text', content, file: 'bad.docx' } as const
    expect(await secretariat.act(act)).toEqual(refused('taken-in-not-valid'))
  }
  expect(secretariat.text.words()).toBe(before)
})

it('may be as long as a long report, and no longer than a window can send at once', async () => {
  const { secretariat, observer } = await gather(blank())
  const long = Array.from({ length: 3000 }, (_, at) =>
    p(`p-${at}`, `${at}. ${'The Conference considered the matter at length. '.repeat(8)}`),
  )
  await secretariat.do(taking(document(...long)), 'nothing')
  await observer.text.says('2999. The Conference')
  const endless = document(p('p', 'x'.repeat(limits.takeIn)))
  expect(await secretariat.act(taking(endless))).toEqual({ problem: 'too-large' })
})
