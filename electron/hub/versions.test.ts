import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { symbolOf } from '../../shared/document/masthead'
import { schema } from '../../shared/document/schema'
import type { FinalDocument } from '../../shared/exchange/final-document'
import { p, section, text } from '../../shared/testing/build'
import { draft as beginOn } from '../../shared/testing/meeting'
import { compare, isChanged } from '../../shared/versions/compare'
import { creditsOf } from '../../shared/versions/credits'
import { runsOf } from '../../shared/versions/handwriting'
import { parsePaper, parsePassage } from '../../shared/versions/paper'
import type { Exporter } from './export'
import { documentFrom } from './file-source'
import { type Hub, openHub } from './hub'
import { MemoryStore } from './memory-store'
import { Copy, lately } from './pages/copy'
import { openSqliteStore } from './sqlite-store'
import { type KeptAct, type Store, StoreError } from './store'
import { readyHub } from './testing/hub-process'
import { openTestHub, seatEveryone } from './testing/open-hub'
import { Participant } from './testing/participant'

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-versions-'))
afterAll(() => rmSync(folder, { recursive: true }))
let count = 0
const newFile = () => join(folder, `${count++}.rapporteur`)

const l1 = 'CCW/AP.II/CONF.7/L.1'
const rev1 = `${l1}/Rev.1`
const issue = (symbol: string) => ({ kind: 'issue-version', symbol }) as const

const given = text(
  schema.node('masthead'),
  section('s1', p('b1', 'The Conference met in Geneva.'), p('b2', 'The Conference recommends it.')),
)

let hub: Hub
let people: Participant[] = []
afterEach(async () => {
  for (const person of people) person.leave()
  people = []
  await hub.close()
})

async function gather(store: Store = new MemoryStore(), more = {}) {
  hub = await openTestHub(store, more, given)
  const everyone = await seatEveryone(hub)
  people = Object.values(everyone)
  await Promise.all(people.map(({ text }) => text.synced()))
  return everyone
}

async function ask(person: Participant, path: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${person.joined.token}` }
  return (await fetch(`${person.address}${path}`, { headers })).json()
}

async function paper(person: Participant, id: string | null) {
  const read = parsePaper(await ask(person, id === null ? '/api/text' : `/api/versions/${id}`))
  if (!read) throw new Error(`No paper: ${id}`)
  return read
}

async function issued(secretariat: Participant, symbol: string): Promise<string> {
  return (await secretariat.do(issue(symbol), 'version')).version
}

/** The runs of a block as pairs of their words and whose they are. */
async function hands(person: Participant, block: string) {
  const passage = parsePassage(await ask(person, `/api/text/${block}`))
  if (!passage) throw new Error(`No block ${block}`)
  const { size } = passage.block.content
  return runsOf(passage.hands, block as never, size).map(({ from, to, source }) => [
    passage.block.textBetween(from, to, '', '*'),
    source?.kind === 'person' ? source.by.name : source?.kind === 'act' ? source.entry : null,
  ])
}

/** Something that waits until the test lets it go on. */
function held() {
  let release = () => {}
  let resolve = () => {}
  const released = new Promise<void>((go) => {
    release = go
  })
  const promise = new Promise<void>((go) => {
    resolve = go
  })
  return { asked: { promise, resolve: () => resolve() }, released, release: () => release() }
}

describe('a version', () => {
  it('[V2] is what the text said when it was issued, under its symbol, whatever is written since', async () => {
    const { secretariat, ardesia, observer } = await gather()
    const id = await issued(secretariat, l1)
    ardesia.text.type('met', ' again')
    await secretariat.text.says('met again')
    const { versions, record } = await observer.sees(({ versions }) => versions.length === 1)
    expect(versions[0]).toMatchObject({ id, symbol: l1, kind: 'draft', changes: null })
    expect(versions[0]?.by.name).toBe('Sec')
    expect(record.at(-1)?.deed).toEqual({
      kind: 'version-issued',
      version: id,
      symbol: l1,
      digest: versions[0]?.digest,
    })
    const kept = await paper(observer, id)
    expect(kept.text.textContent).toContain('The Conference met in Geneva.')
    expect(symbolOf(kept.text)).toBe(l1)
    expect(symbolOf((await paper(observer, null)).text)).toBeNull()
  })

  it('[V2] is made ready while others go on writing, and what they write comes after it', async () => {
    const file = newFile()
    const first = await gather(openSqliteStore(file))
    const version = await issued(first.secretariat, l1)
    await hub.close()
    // A hub that has just been opened reads the last version, and this disk takes its time.
    const store = openSqliteStore(file)
    const load = store.load.bind(store)
    const { asked, released, release } = held()
    // Not by the hub's own look through the file.
    store.documents = async () => []
    store.load = async (document) => {
      if (document === `version/${version}`) {
        asked.resolve()
        await released
      }
      return load(document)
    }
    hub = await reopened(store)
    const [secretariat, ardesia] = [first.secretariat, first.ardesia].map(
      ({ joined }) => new Participant(hub.address, joined),
    )
    if (!secretariat || !ardesia) throw new Error('Both are there again')
    people.push(secretariat, ardesia)
    await Promise.all([secretariat.text.synced(), ardesia.text.synced()])
    ardesia.text.type('met', ' before')
    await secretariat.text.says('met before')
    const issuing = secretariat.do(issue(rev1), 'version')
    await asked.promise
    ardesia.text.type('met', ' again')
    await secretariat.text.says('met again before')
    release()
    const next = await paper(secretariat, (await issuing).version)
    expect(next.text.textContent).toContain('met before in')
    const now = await paper(secretariat, null)
    const row = compare(next.text, now.text).rows.find(isChanged)
    const since = hub.register().versions.at(-1)?.issued ?? ''
    expect(row && creditsOf(row, now.hands, since)).toMatchObject([
      { how: 'wrote', source: { by: { name: 'Ada' } } },
    ])
  })

  it('[V4] counts what has changed since the one before, and asks before it is issued for nothing', async () => {
    const { secretariat, ardesia } = await gather()
    await issued(secretariat, l1)
    expect(await secretariat.act(issue(rev1))).toEqual({
      kind: 'refused',
      why: 'version-unchanged',
    })
    await secretariat.do({ ...issue(rev1), unchanged: true }, 'version')
    ardesia.text.type('met', ' again')
    await secretariat.text.says('met again')
    await issued(secretariat, `${l1}/Rev.2`)
    const { versions } = await ardesia.sees(({ versions }) => versions.length === 3)
    expect(versions.map(({ changes }) => changes)).toEqual([null, 0, 1])
  })

  it('[V1] is not issued by those who may not, nor under a symbol that is none or is taken', async () => {
    const { secretariat, president, ardesia, observer } = await gather()
    for (const person of [president, ardesia, observer]) {
      expect(await person.act(issue(l1))).toEqual({ kind: 'refused', why: 'not-your-role' })
    }
    for (const symbol of ['', 'L.1', 'ccw/L.1', `${l1} `, `${l1}/Rev.0`, `${l1}/`]) {
      expect(await secretariat.act(issue(symbol))).toEqual({
        kind: 'refused',
        why: 'symbol-malformed',
      })
    }
    await issued(secretariat, l1)
    expect(await secretariat.act(issue(l1))).toEqual({ kind: 'refused', why: 'symbol-taken' })
    expect(hub.register().versions).toHaveLength(1)
  })

  it('[V5] is issued by the adoption, under the symbol of the masthead if that is its own', async () => {
    const { secretariat, president, observer } = await gather()
    const first = await issued(secretariat, l1)
    await secretariat.do({ kind: 'open-stage', stage: 'adopting' }, 'nothing')
    await president.do({ kind: 'open-stage', stage: 'adopted' }, 'nothing')
    const { versions, record } = await observer.sees(({ stage }) => stage === 'adopted')
    const [, final] = versions
    expect(final).toMatchObject({ kind: 'final', symbol: null, changes: 0 })
    expect(record.at(-1)?.deed).toMatchObject({
      kind: 'stage-opened',
      issued: { version: final?.id, digest: final?.digest, seal: expect.anything() },
    })
    expect((await paper(observer, final?.id ?? '')).text.textContent).toBe(
      (await paper(observer, first)).text.textContent,
    )
    expect(await secretariat.act(issue(rev1))).toEqual({
      kind: 'refused',
      why: 'not-at-this-stage',
    })
  })

  it('[V6] is answered to everyone with a seat here, and to nobody else', async () => {
    const { secretariat, observer } = await gather()
    const id = await issued(secretariat, l1)
    await paper(observer, id)
    const elsewhere = await openTestHub()
    const stranger = await Participant.join(await elsewhere.invite(elsewhere.address), 'Stranger')
    for (const path of [`/api/versions/${id}`, '/api/text', '/api/text/b1']) {
      const headers = { authorization: `Bearer ${stranger.joined.token}` }
      const refused = await fetch(`${hub.address}${path}`, { headers })
      expect([refused.status, await refused.json()]).toEqual([
        403,
        { problem: 'another-conference' },
      ])
      const nobody = await fetch(`${hub.address}${path}`)
      expect([nobody.status, await nobody.json()]).toEqual([401, { problem: 'token-invalid' }])
    }
    expect(await ask(stranger, `/api/versions/${id}`)).toEqual({ problem: 'not-found' })
    stranger.leave()
    await elsewhere.close()
  })

  it('has no name that opens anything else, and cannot be opened as a document', async () => {
    const { secretariat, observer } = await gather()
    const id = await issued(secretariat, l1)
    const { text } = hub.register().conference
    const forged = ['', 'register', '..', `../hands/${text}`, `%2e%2e%2fregister`, id.toUpperCase()]
    for (const name of [...forged, 'x'.repeat(4_000), 'null', '__proto__']) {
      const answer = await ask(observer, `/api/versions/${encodeURIComponent(name)}`)
      expect(answer).toEqual({ problem: 'not-found' })
    }
    expect(await ask(observer, '/api/text/nowhere')).toEqual({ problem: 'not-found' })
    for (const name of [`version/${id}`, `hands/${text}`]) {
      expect(await observer.openNamed(name).closed()).toBe('no-access')
    }
  })

  it('is exported as it was issued, under its symbol and with its time; what is none is not', async () => {
    const made: (FinalDocument | null)[] = []
    const exporter: Pick<Exporter, 'export' | 'letters' | 'close'> = {
      async export(form, source, documents) {
        const copy = new Copy()
        copy.take(lately(documents, null))
        made.push(documentFrom(source, copy))
        return { name: `a.${form}`, type: 'text/plain', bytes: new Uint8Array([1]) }
      },
      letters: () => Promise.reject(new Error('Nobody asks for letters here')),
      close: async () => {},
    }
    const { secretariat, ardesia, observer } = await gather(new MemoryStore(), { exporter })
    const id = await issued(secretariat, l1)
    ardesia.text.type('met', ' again')
    await secretariat.text.says('met again')
    const headers = { authorization: `Bearer ${observer.joined.token}` }
    const save = (of: string) => fetch(`${hub.address}/api/export/docx${of}`, { headers })
    expect((await save(`?version=${id}`)).status).toBe(200)
    expect((await save('')).status).toBe(200)
    const [version, current] = made
    expect(JSON.stringify(version)).not.toContain('again')
    expect(version?.masthead.symbol).toBe(l1)
    expect(version?.at).toBe(hub.register().versions[0]?.issued)
    expect(JSON.stringify(current)).toContain('again')
    for (const forged of ['', 'none', '../register', `${id}x`]) {
      const answer = await save(`?version=${encodeURIComponent(forged)}`)
      expect(await answer.json()).toEqual({ problem: 'export-failed' })
    }
    expect(made).toHaveLength(2)
  })

  it('[V3] that is not what was issued is not shown', async () => {
    const file = newFile()
    const { secretariat, observer } = await gather(openSqliteStore(file))
    const id = await issued(secretariat, l1)
    await hub.close()
    const db = new Database(file)
    const rows = db
      .prepare('SELECT seq, bytes FROM journal WHERE document = ?')
      .all([`version/${id}`])
    expect(rows).toHaveLength(1)
    db.prepare('DELETE FROM journal WHERE document = ?').run([`version/${id}`])
    db.close()
    const store = openSqliteStore(file)
    await store.append({ document: `version/${id}`, update: new Uint8Array([1, 2, 3]) })
    hub = await reopened(store)
    const again = new Participant(hub.address, observer.joined)
    people.push(again)
    expect(await ask(again, `/api/versions/${id}`)).toEqual({ problem: 'version-damaged' })
    expect((await paper(again, null)).text.textContent).toContain('met in Geneva')
  })
})

function reopened(store: Store): Promise<Hub> {
  return openHub({
    store,
    exporter: null,
    host: '127.0.0.1',
    port: 0,
    publicAddress: null,
    window: null,
    now: () => new Date(),
    newId: () => 'again',
    report: () => {},
  })
}

describe('what is issued', () => {
  /** Fails at the commit that is to fail, before or after it has reached the disk. */
  class FailingStore extends MemoryStore {
    failing: 'no' | 'before' = 'no'
    readonly commits: KeptAct[] = []

    override async commit(act: KeptAct): Promise<void> {
      if (this.failing === 'before') throw new StoreError('disk-full')
      this.commits.push(act)
      await super.commit(act)
    }
  }

  it('[V3] goes to the disk in one piece with the register and the record, or not at all', async () => {
    const store = new FailingStore()
    const { secretariat } = await gather(store)
    store.failing = 'before'
    expect(await secretariat.act(issue(l1))).toEqual({ problem: 'disk-full' })
    store.failing = 'no'
    expect(hub.register().versions).toEqual([])
    const id = await issued(secretariat, l1)
    const { updates, entry } = store.commits.at(-1) ?? { updates: [], entry: null }
    expect(updates.map(({ document }) => document)).toEqual([`version/${id}`, 'register'])
    expect(entry?.deed.kind).toBe('version-issued')
  })

  it('[V3] is there after the hub was killed in the moment in which it answered', async () => {
    const file = newFile()
    let running = await readyHub('--data', file, '--sample', '--port', '0')
    const secretariat = await Participant.join(running.invitation, 'Sec')
    people.push(secretariat)
    hub = await openTestHub() // For the common end of a test; this one asks another.
    const { version } = await secretariat.do(issue(l1), 'version')
    secretariat.leave()
    await running.end('SIGKILL')
    running = await readyHub('--data', file, '--port', '0')
    const again = await Participant.join(running.invitation, 'Sec again')
    people.push(again)
    const { versions } = await again.sees(({ versions }) => versions.length > 0)
    expect(versions.map(({ id, symbol }) => [id, symbol])).toEqual([[version, l1]])
    expect((await paper(again, version)).text.childCount).toBeGreaterThan(3)
    again.leave()
    await running.end('SIGKILL')
  })
})

describe('whose hand words are in', () => {
  it('[V10] is told of what was there, of what people write, and of what an act puts in', async () => {
    const { secretariat, president, ardesia, belvane } = await gather()
    ardesia.text.type('met', ' again')
    await belvane.text.says('met again')
    expect(await hands(belvane, 'b1')).toEqual([
      ['The Conference met', 1],
      [' again', 'Ada'],
      [' in Geneva.', 1],
    ])
    await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
    const { amendment } = await belvane.do(beginOn('b2'), 'draft')
    const opened = await belvane.open({ kind: 'amendment', amendment }).synced()
    opened.type('recommends', ' strongly')
    await opened.sent()
    await belvane.do({ kind: 'table-amendment', amendment }, 'nothing')
    await president.do({ kind: 'adopt-amendment', amendment }, 'nothing')
    await belvane.text.says('recommends strongly')
    const entry = hub.register().record.find(({ deed }) => deed.kind === 'amendment-adopted')
    expect(await hands(belvane, 'b2')).toEqual([
      ['The Conference recommends ', 1],
      ['strongly ', entry?.number],
      ['it.', 1],
    ])
  })

  it('is kept when the hub is opened again', async () => {
    const file = newFile()
    const { ardesia, observer } = await gather(openSqliteStore(file))
    ardesia.text.type('met', ' again')
    await ardesia.text.sent()
    await hub.close()
    hub = await reopened(openSqliteStore(file))
    const again = new Participant(hub.address, observer.joined)
    people.push(again)
    expect(await hands(again, 'b1')).toEqual([
      ['The Conference met', 1],
      [' again', 'Ada'],
      [' in Geneva.', 1],
    ])
  })

  it('[V9] tells who proposed each change between two versions', async () => {
    const { secretariat, ardesia, belvane } = await gather()
    const first = await issued(secretariat, l1)
    ardesia.text.type('met', ' again')
    belvane.text.erase('recommends ')
    await secretariat.text.says('met again')
    await secretariat.text.until(() => !secretariat.text.words().includes('recommends'))
    const second = await issued(secretariat, rev1)
    const [before, after] = [await paper(secretariat, first), await paper(secretariat, second)]
    const { rows, counts } = compare(before.text, after.text)
    expect(counts).toMatchObject({ changed: 2, inserted: 0, deleted: 0, moved: 0 })
    const { issued: since } = hub.register().versions[0] ?? { issued: '' }
    const names = rows
      .filter(isChanged)
      .map((row) =>
        creditsOf(row, after.hands, since).map(
          ({ source, how }) => source.kind === 'person' && `${source.by.name} ${how}`,
        ),
      )
    expect(names).toEqual([['Ada wrote'], ['Ben touched']])
  })
})
