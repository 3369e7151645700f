import { afterEach, expect, it, vi } from 'vitest'
import { draft as beginOn } from '../../shared/testing/meeting'
import type { Hub } from './hub'
import { firstFalse } from './record'
import { openTestHub, seatEveryone } from './testing/open-hub'
import type { Participant } from './testing/participant'

let hub: Hub
let people: Participant[] = []

const log = vi.spyOn(console, 'error')
afterEach(async () => {
  expect(log).not.toHaveBeenCalled()
  for (const person of people) person.leave()
  await hub.close()
})

async function gather() {
  hub = await openTestHub()
  const everyone = await seatEveryone(hub)
  people = Object.values(everyone)
  return everyone
}

it('lets three write in one paragraph at once, and all see the same', async () => {
  const { secretariat, ardesia, belvane } = await gather()
  const texts = await Promise.all([secretariat, ardesia, belvane].map((each) => each.text.synced()))
  for (const [index, opened] of texts.entries()) opened.type('met', ` ${index}`)
  for (const opened of texts) {
    for (const index of texts.keys()) await opened.says(` ${index}`)
    await opened.sent()
  }
  expect(new Set(texts.map((opened) => opened.words())).size).toBe(1)
})

it('goes from drafting to an adopted, a rejected and a withdrawn amendment', async () => {
  const { secretariat, president, ardesia, belvane, observer } = await gather()
  await Promise.all(people.map((each) => each.text.synced()))
  await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  await ardesia.sees(({ stage }) => stage === 'amending')
  await ardesia.text.until(() => ardesia.text.notices.length > 0)
  expect(ardesia.text.notices).toEqual(['{"kind":"access","access":"read"}'])
  expect(secretariat.text.notices).toEqual([])

  const propose = async (who: Participant, target: string, after: string, words: string) => {
    const act = beginOn(target)
    const { amendment } = await who.do(act, 'draft')
    const draft = await who.open({ kind: 'amendment', amendment }).synced()
    draft.type(after, words)
    await draft.sent()
    return { amendment, draft }
  }
  const tabled = async (who: Participant, target: string, after: string, words: string) => {
    const { amendment, draft } = await propose(who, target, after, words)
    await who.do({ kind: 'table-amendment', amendment }, 'nothing')
    expect(await draft.closed()).toBe('no-access')
    return amendment
  }

  const first = await tabled(ardesia, 'b2', 'recommends', ' and urges')
  const second = await tabled(belvane, 'b1', 'Geneva', ' again')
  const third = await tabled(belvane, 'b1', 'met', ' twice')
  const before = await observer.sees(({ amendments }) => amendments.length === 3)
  expect(before.amendments.map(({ number, state }) => [number, state.kind])).toEqual([
    [1, 'tabled'],
    [2, 'tabled'],
    [3, 'tabled'],
  ])
  expect(observer.text.words()).not.toContain('urges')

  await president.do({ kind: 'adopt-amendment', amendment: first }, 'nothing')
  await president.do({ kind: 'reject-amendment', amendment: second }, 'nothing')
  await belvane.do({ kind: 'withdraw-amendment', amendment: third }, 'nothing')
  for (const each of people) await each.text.says('The Conference recommends and urges it.')
  const { amendments, record } = await observer.sees((register) =>
    register.amendments.every(({ state }) => state.kind !== 'tabled'),
  )
  expect(amendments.map(({ state }) => state.kind)).toEqual(['adopted', 'rejected', 'withdrawn'])

  expect(record.map(({ by, deed }) => [by.name, deed.kind])).toEqual([
    ['The secretariat', 'hosted'],
    ['Sec', 'joined'],
    ...['Pres', 'Ada', 'Ben', 'Obs'].flatMap((name) => [
      ['Sec', 'invited'],
      [name, 'joined'],
    ]),
    ['Sec', 'stage-opened'],
    ['Ada', 'amendment-tabled'],
    ['Ben', 'amendment-tabled'],
    ['Ben', 'amendment-tabled'],
    ['Pres', 'amendment-adopted'],
    ['Pres', 'amendment-rejected'],
    ['Ben', 'amendment-withdrawn'],
  ])
  expect(firstFalse(record)).toBeNull()
})

it('hides a draft from everyone but its own delegation', async () => {
  const { secretariat, president, ardesia, belvane, observer } = await gather()
  await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  const act = beginOn('b1')
  const { amendment } = await ardesia.do(act, 'draft')
  expect((await ardesia.folder()).drafts.map(({ id }) => id)).toEqual([amendment])
  expect((await belvane.folder()).drafts).toEqual([])
  for (const each of [secretariat, president, belvane, observer]) {
    expect(await each.open({ kind: 'amendment', amendment }).closed()).toBe('no-access')
    expect((await each.register.synced()).doc.getMap('register').toJSON()).not.toHaveProperty(
      `amendment/${amendment}`,
    )
  }
})

it('tables a draft that was closed and is opened again, and discards another', async () => {
  const { secretariat, ardesia, belvane } = await gather()
  await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  const drafted = async (target: string, after: string) => {
    const act = beginOn(target)
    const { amendment } = await ardesia.do(act, 'draft')
    const draft = await ardesia.open({ kind: 'amendment', amendment }).synced()
    draft.type(after, ' hereby')
    await draft.sent()
    draft.provider.destroy()
    ardesia.forget(draft)
    await ardesia.register.answered()
    return amendment
  }
  const tabled = await drafted('b1', 'Conference')
  const discarded = await drafted('b2', 'Conference')
  await ardesia.open({ kind: 'amendment', amendment: tabled }).synced()
  await ardesia.do({ kind: 'table-amendment', amendment: tabled }, 'nothing')
  await ardesia.do({ kind: 'discard-draft', amendment: discarded }, 'nothing')
  const { amendments } = await secretariat.sees((register) => register.amendments.length > 0)
  expect(JSON.stringify(amendments)).toContain('The Conference hereby met')
  const folder = await ardesia.folder()
  expect([folder.drafts, folder.discarded.map(({ amendment }) => amendment)]).toEqual([
    [],
    [discarded],
  ])
  expect(await belvane.open({ kind: 'amendment', amendment: discarded }).closed()).toBe('no-access')
})

it('shows a caret to the others, and takes it away when its window leaves', async () => {
  const { ardesia, belvane } = await gather()
  const [hers, his] = await Promise.all([ardesia.text.synced(), belvane.text.synced()])
  const { name, role } = ardesia.joined.seat
  const delegation = ardesia.joined.seat.role === 'delegation' && ardesia.joined.seat.delegation
  const state = { user: { name, role, delegation }, cursor: null }
  hers.provider.awareness?.setLocalState(state)
  const seen = () => his.provider.awareness?.getStates().get(hers.doc.clientID)
  await his.until(() => seen() !== undefined)
  expect(seen()).toEqual(state)
  ardesia.leave()
  await his.until(() => seen() === undefined)
})

it('opens a document again on the same connection, at once after it was left', async () => {
  const { ardesia } = await gather()
  await ardesia.text.synced()
  ardesia.text.provider.destroy()
  ardesia.forget(ardesia.text)
  expect((await ardesia.text.synced()).words()).toContain('The Conference met')
})
