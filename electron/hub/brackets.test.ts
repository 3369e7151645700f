import { afterEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { bracketsOf } from '../../shared/document/brackets'
import { contentOf, read } from '../../shared/document/ydoc'
import type { Act } from '../../shared/protocol'
import { close, p, reference, section, text } from '../../shared/testing/build'
import { draft as beginOn } from '../../shared/testing/meeting'
import type { Hub } from './hub'
import { MemoryStore } from './memory-store'
import { openTestHub, seatEveryone } from './testing/open-hub'
import type { Opened, Participant } from './testing/participant'
import { testText } from './testing/test-text'

let hub: Hub
let people: Participant[] = []

const log = vi.spyOn(console, 'error')
afterEach(async () => {
  expect(log).not.toHaveBeenCalled()
  for (const person of people) person.leave()
  await hub.close()
})

async function gather(given = testText) {
  hub = await openTestHub(new MemoryStore(), {}, given)
  const everyone = await seatEveryone(hub)
  people = Object.values(everyone)
  for (const person of people) await person.text.synced()
  return everyone
}

const adopt: Act = { kind: 'open-stage', stage: 'adopted' }

/** Puts a bracket around words, as a window does: a sign before and a sign after. */
async function bracket(opened: Opened, words: string, id: string): Promise<void> {
  for (const text of contentOf(opened.doc).createTreeWalker((each) => each instanceof Y.XmlText)) {
    if (!(text instanceof Y.XmlText)) continue
    const at = text.toString().indexOf(words)
    if (at < 0) continue
    const end = (end: string) => ({ bracket: { id, end, by: null, set: null } })
    text.insert(at + words.length, ']', end('close'))
    text.insert(at, '[', end('open'))
  }
  await opened.sent()
}

function bracketsIn({ doc }: Opened): readonly string[] {
  const reading = read(doc)
  return reading.kind === 'valid' ? bracketsOf(reading.node).all.map(({ id }) => id) : []
}

it('refuses adoption while a bracket is open, and then adopts', async () => {
  const { secretariat, president, ardesia, observer } = await gather()
  await bracket(ardesia.text, 'recommends', 'x')
  await ardesia.do({ kind: 'stand-on-bracket', bracket: 'x', stand: 'reserves' }, 'nothing')
  await secretariat.do({ kind: 'open-stage', stage: 'adopting' }, 'nothing')
  expect(await president.act(adopt)).toEqual({ kind: 'refused', why: 'points-open' })
  expect(await secretariat.act(adopt)).toEqual({ kind: 'refused', why: 'not-your-role' })
  await president.do({ kind: 'settle-bracket', bracket: 'x', how: 'agreed' }, 'nothing')
  await observer.text.says('The Conference recommends it.')
  await president.do(adopt, 'nothing')
  const { record } = await observer.sees(({ stage }) => stage === 'adopted')
  expect(record.slice(-4).map(({ deed }) => deed)).toMatchObject([
    { kind: 'bracket-stand', words: '[recommends]', stand: 'reserves' },
    { kind: 'stage-opened', stage: 'adopting' },
    { kind: 'bracket-settled', words: '[recommends]', how: 'agreed' },
    { kind: 'stage-opened', stage: 'adopted' },
  ])
})

it('lets the president adopt over what is open, with a reason that stays in the record', async () => {
  const { secretariat, president, ardesia, observer } = await gather()
  await bracket(ardesia.text, 'recommends', 'x')
  await secretariat.do({ kind: 'open-stage', stage: 'adopting' }, 'nothing')
  const reason = 'No delegation insists.'
  await president.do({ ...adopt, override: { reason } }, 'nothing')
  const { record } = await observer.sees(({ stage }) => stage === 'adopted')
  expect(record.at(-1)?.deed).toMatchObject({
    kind: 'stage-opened',
    stage: 'adopted',
    over: { open: 1, points: [{ kind: 'bracket', count: 1 }], reason },
  })
})

it('refuses adoption while a reference is to what is gone, unless there is a reason', async () => {
  const given = text(section('s', p('a', 'It met, see ', reference('gone', 'paragraph 9'), '.')))
  const { secretariat, president, observer } = await gather(given)
  await secretariat.do({ kind: 'open-stage', stage: 'adopting' }, 'nothing')
  expect(await president.act(adopt)).toEqual({ kind: 'refused', why: 'points-open' })
  const reason = 'It is put right in print.'
  await president.do({ ...adopt, override: { reason } }, 'nothing')
  const { record } = await observer.sees(({ stage }) => stage === 'adopted')
  expect(record.at(-1)?.deed).toMatchObject({
    over: { open: 1, points: [{ kind: 'reference', count: 1 }], reason },
  })
})

it('refuses adoption while an amendment is to be decided, whatever the reason', async () => {
  const { secretariat, president, ardesia, observer } = await gather()
  await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  const draft: Act = beginOn('b2')
  const { amendment } = await ardesia.do(draft, 'draft')
  const opened = ardesia.open({ kind: 'amendment', amendment })
  await opened.synced()
  opened.type('recommends', ' strongly')
  await opened.sent()
  await ardesia.do({ kind: 'table-amendment', amendment }, 'nothing')
  await secretariat.do({ kind: 'open-stage', stage: 'adopting' }, 'nothing')
  const over: Act = { ...adopt, override: { reason: 'No delegation insists.' } }
  for (const act of [adopt, over]) {
    expect(await president.act(act)).toEqual({ kind: 'refused', why: 'amendments-pending' })
  }
  await president.do({ kind: 'reject-amendment', amendment }, 'nothing')
  await president.do(adopt, 'nothing')
  const { record } = await observer.sees(({ stage }) => stage === 'adopted')
  expect(record.at(-1)?.deed).toMatchObject({ kind: 'stage-opened', stage: 'adopted' })
})

it('lets a delegation that drafts take away a sign that stands alone', async () => {
  const given = text(section('s', p('a', 'It met', close('x'), ' in Geneva.')))
  const { secretariat, ardesia, belvane, observer } = await gather(given)
  const take: Act = { kind: 'take-sign', bracket: 'x', end: 'close' }
  expect(await observer.act(take)).toEqual({ kind: 'refused', why: 'not-your-role' })
  belvane.text.type('Geneva', ', too')
  await ardesia.do(take, 'nothing')
  for (const each of [secretariat, ardesia, belvane]) await each.text.says('It met in Geneva, too.')
  const { record } = await observer.sees(({ record }) => record.at(-1)?.deed.kind === 'sign-taken')
  expect(record.at(-1)?.deed).toMatchObject({ words: expect.stringContaining('It met] in') })
})

it('settles a bracket under the hands of a colleague who writes in it and beside it', async () => {
  const { secretariat, ardesia, belvane } = await gather()
  await bracket(ardesia.text, 'recommends', 'x')
  await belvane.text.says('[recommends]')
  belvane.text.type('recom', 'XX')
  belvane.text.type('it.', ' So be it.')
  await secretariat.do({ kind: 'settle-bracket', bracket: 'x', how: 'agreed' }, 'nothing')
  for (const each of [secretariat, ardesia, belvane]) {
    await each.text.says('The Conference recomXXmends it. So be it.')
    expect(bracketsIn(each.text)).toEqual([])
  }
})
