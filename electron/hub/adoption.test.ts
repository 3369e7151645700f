import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { mapOf } from '../../shared/amendments/stored'
import type { AmendmentId } from '../../shared/ids'
import { json } from '../../shared/testing/amendments'
import { p } from '../../shared/testing/build'
import { adopt, draft as beginOn } from '../../shared/testing/meeting'
import { type Hub, openHub } from './hub'
import { replay } from './journal'
import { PassingStore } from './passing-store'
import { firstFalse } from './record'
import { openSqliteStore } from './sqlite-store'
import { type KeptAct, type Store, StoreError } from './store'
import { openTestHub, seatEveryone } from './testing/open-hub'
import { Participant } from './testing/participant'

let hub: Hub
let people: Participant[] = []
const folder = mkdtempSync(join(tmpdir(), 'rapporteur-adoption-'))
afterEach(async () => {
  for (const person of people) person.leave()
  await hub.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

async function gather(store?: Store) {
  hub = await openTestHub(store)
  const everyone = await seatEveryone(hub)
  people = Object.values(everyone)
  await everyone.secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  return everyone
}

async function table(who: Participant, after: string, words: string, gone = '') {
  const { amendment } = await who.do(beginOn('b1'), 'draft')
  const draft = await who.open({ kind: 'amendment', amendment }).synced()
  draft.type(after, words)
  if (gone) draft.erase(gone)
  await draft.sent()
  await who.do({ kind: 'table-amendment', amendment }, 'nothing')
  return amendment
}

describe('[A35] adoption', () => {
  it('keeps what the secretariat types at the same moment in other words of the paragraph', async () => {
    const { ardesia, secretariat, president, observer } = await gather()
    const amendment = await table(ardesia, 'Conference', ' of the States Parties')
    const text = await secretariat.text.synced()
    const seen = await observer.text.synced()
    text.type('in Geneva', ', Switzerland')
    await president.do(adopt(amendment), 'nothing')
    const both = 'The Conference of the States Parties met in Geneva, Switzerland.'
    await text.says(both)
    await seen.says(both)
    await text.sent()
  })

  it('leaves the words that it does not change where they are: a caret in them stays', async () => {
    const { ardesia, secretariat, president } = await gather()
    const amendment = await table(ardesia, 'met', ' at length', ' in Geneva')
    const text = await secretariat.text.synced()
    const words = text.doc.getXmlFragment('content').get(0) as Y.XmlElement
    const line = (words.get(1) as Y.XmlElement).get(0) as Y.XmlText
    const caret = Y.createRelativePositionFromTypeIndex(line, 'The Conference'.length)
    await president.do(adopt(amendment), 'nothing')
    await text.says('The Conference met at length.')
    const now = Y.createAbsolutePositionFromRelativePosition(caret, text.doc)
    expect(now?.type).toBe(line)
    expect(now?.index).toBe('The Conference'.length)
  })

  it('[A19] is taken back in the shared text, and both are in the record', async () => {
    const { ardesia, president, observer } = await gather()
    const amendment = await table(ardesia, 'met', ' at length', ' in Geneva')
    const seen = await observer.text.synced()
    const before = seen.words()
    await president.do(adopt(amendment), 'nothing')
    await seen.says('met at length.')
    await president.do({ kind: 'reconsider-amendment', amendment }, 'nothing')
    await seen.says('met in Geneva.')
    expect(seen.words()).toBe(before)
    const { record } = hub.register()
    expect(record.slice(-2).map(({ deed }) => deed.kind)).toEqual([
      'amendment-adopted',
      'amendment-reconsidered',
    ])
    expect(firstFalse(record)).toBeNull()
  })
})

/** A file whose hub is gone at the moment of the next act: before it is on disk, or right after. */
class Dying extends PassingStore {
  dies: 'never' | 'before' | 'after' = 'never'

  override async commit(act: KeptAct): Promise<void> {
    if (this.dies === 'before') throw new StoreError('disk-failed')
    await super.commit(act)
    if (this.dies === 'after') throw new StoreError('disk-failed')
  }
}

describe('[A34] a hub that dies while it adopts', () => {
  const after = 'The Conference met at length in Geneva.'
  it.each([
    ['before it is on disk, has adopted nothing', 'before', false],
    ['right after, has adopted all of it', 'after', true],
  ] as const)('%s', async (_when, dies, isAdopted) => {
    const path = join(folder, `${dies}.rapporteur`)
    const store = new Dying(openSqliteStore(path))
    const { ardesia, president, observer } = await gather(store)
    const amendment = await table(ardesia, 'met', ' at length')
    const seen = await observer.text.synced()
    store.dies = dies
    expect(await president.act(adopt(amendment))).toEqual({ problem: 'disk-failed' })
    expect(seen.words()).not.toContain('at length')
    for (const person of people) person.leave()
    await hub.close()

    hub = await again(openSqliteStore(path))
    const link = await hub.invite(hub.address)
    const secretariat = await Participant.join(link, 'Sec II')
    const pres = await secretariat.invite({ role: 'president' }, 'Pres II')
    people = [secretariat, pres]
    const text = await secretariat.text.synced()
    const { amendments, record } = hub.register()
    expect(amendments[0]?.state.kind).toBe(isAdopted ? 'adopted' : 'tabled')
    expect(text.words().includes(after)).toBe(isAdopted)
    expect(record.some(({ deed }) => deed.kind === 'amendment-adopted')).toBe(isAdopted)
    expect(firstFalse(record)).toBeNull()
    const answer = await pres.act(adopt(amendment))
    expect(answer).toMatchObject(
      isAdopted ? { kind: 'refused', why: 'amendment-decided' } : { kind: 'done' },
    )
    await text.says(after)
    expect(text.words().split(' at length')).toHaveLength(2)
  })
})

function again(store: Store): Promise<Hub> {
  return openHub({
    store,
    exporter: null,
    host: '127.0.0.1',
    port: 0,
    publicAddress: null,
    window: null,
    now: () => new Date(),
    newId: randomUUID,
    report: (fault) => {
      throw fault
    },
  })
}

it('[A43] a file of the earlier version opens, and its amendment is adopted', async () => {
  const file = join(folder, 'earlier.rapporteur')
  const { ardesia, president, observer } = await gather(openSqliteStore(file))
  await table(ardesia, 'met', ' at length')
  for (const person of people) person.leave()
  const { delegation } = hub.register().amendments[0] ?? {}
  await hub.close()
  const store = openSqliteStore(file)
  // The file as an earlier version would have left it.
  const register = new Y.Doc()
  await replay(store, 'register', register)
  const before = Y.encodeStateVector(register)
  const said = (words: string) => json(p('b1', words))
  register.transact(() => {
    const map = mapOf(register)
    for (const key of [...map.keys()]) if (key.startsWith('proposal/')) map.delete(key)
    map.set('amendment/old', {
      id: 'old',
      number: 1,
      delegation,
      change: {
        target: 'b1',
        base: said('The Conference met in Geneva.'),
        proposed: [said('The Conference met in Vienna.')],
      },
      tabled: '2005-11-23T10:00:00.000Z',
      state: { kind: 'tabled' },
    })
  })
  await store.append({
    document: 'register',
    update: Y.encodeStateAsUpdate(register, before),
  })
  hub = await again(store)
  const pres = new Participant(hub.address, president.joined)
  const obs = new Participant(hub.address, observer.joined)
  people = [pres, obs]
  await pres.do(adopt('old' as AmendmentId), 'nothing')
  await (await obs.text.synced()).says('met in Vienna.')
  expect(hub.register().amendments[0]?.state.kind).toBe('adopted')
})
