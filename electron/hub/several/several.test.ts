import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { schemaVersion } from '../../../shared/document/schema-version'
import { parseInvitationLink } from '../../../shared/invitation-link'
import { draft as beginOn } from '../../../shared/testing/meeting'
import { OpenedNotes } from '../testing/notes-opened'
import { Participant } from '../testing/participant'
import { RawWindow } from '../testing/raw-window'
import { type Running, WarmHubs } from '../testing/warm-hub'
import { hasServers, type Server, startPostgres, startRedis } from './testing/servers'

describe.runIf(hasServers)('two hubs of one conference', () => {
  const hubs = new WarmHubs()
  let postgres: Server & { database(): Promise<string> }
  let redis: Server
  let here: Running
  let there: Running
  let people: Participant[] = []
  let where = ''
  const stops = new Map<string, () => Promise<void>>()
  beforeAll(async () => {
    await hubs.build('electron/hub/several/testing/small-shared-hub.ts')
    postgres = await startPostgres()
    redis = await startRedis()
  }, 120_000)
  afterEach(() => {
    for (const person of people) person.leave()
    people = []
  })
  afterAll(async () => {
    await hubs.remove()
    await redis?.end()
    await postgres?.end()
  }, 60_000)

  const open = async () => {
    const hub = hubs.warm()
    const running = await hub.open(where)
    if (!running) throw new Error(hub.said)
    stops.set(running.address, () => hub.kill('SIGTERM'))
    return running
  }
  /** Whoever is invited by the secretariat at one hub, at the other. */
  const at = (address: string, { joined, device }: Participant) => {
    const moved = new Participant(address, joined, schemaVersion, device)
    people.push(moved)
    return moved
  }
  const gather = async (talk: string | null = redis.url, more: object = {}) => {
    where = JSON.stringify({ database: await postgres.database(), redis: talk, ...more })
    // Both found it, and one of them does.
    ;[here, there] = await Promise.all([open(), open()])
    const secretariat = await Participant.join(here.invitation, 'Sec')
    people.push(secretariat)
    const [ardesia] = (await secretariat.sees(() => true)).delegations
    if (!ardesia) throw new Error('The test conference has two delegations')
    const president = await secretariat.invite({ role: 'president' }, 'Pres')
    const member = { role: 'delegation', delegation: ardesia.id, pen: true } as const
    const delegate = await secretariat.invite(member, 'Ada')
    people.push(president, delegate)
    return { secretariat, president, delegate: at(there.address, delegate) }
  }

  it('[A67] keep notes sealed that are written at one and read at the other', async () => {
    const { secretariat, delegate } = await gather()
    await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
    const { amendment } = await delegate.do(beginOn('b1'), 'draft')
    const notes = new OpenedNotes(delegate)
    notes.write(amendment, 'Mind the quincunx.')
    await notes.reads('Mind the quincunx.')
    const { link } = await delegate.do({ kind: 'invite-device' }, 'invitation')
    const joined = await Participant.join(link, 'Ada')
    const second = at(here.address, joined)
    joined.leave()
    const theirs = new OpenedNotes(second)
    await theirs.reads('Mind the quincunx.')
    theirs.write(amendment, 'The quincunx agrees.')
    await notes.reads('The quincunx agrees.')
    const client = new Client({ connectionString: JSON.parse(where).database })
    await client.connect()
    const { rows } = await client.query<{ bytes: Buffer }>('SELECT bytes FROM journal')
    await client.end()
    const kept = Buffer.concat(rows.map(({ bytes }) => bytes))
    expect([kept.includes(amendment), kept.includes('quincunx')]).toEqual([true, false])
  })

  it('take words and acts at either, and show them at both', async () => {
    const { secretariat, president, delegate } = await gather()
    await Promise.all([secretariat.text.synced(), delegate.text.synced()])
    delegate.text.type('met', ' there')
    secretariat.text.type('Geneva', ' here')
    for (const each of [secretariat, delegate]) {
      await each.text.says(' there')
      await each.text.says(' here')
    }
    await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
    const { amendment } = await delegate.do(beginOn('b2'), 'draft')
    const draft = await delegate.open({ kind: 'amendment', amendment }).synced()
    draft.type('recommends', ' and urges')
    await draft.sent()
    await delegate.do({ kind: 'table-amendment', amendment }, 'nothing')
    expect(await draft.closed()).toBe('no-access')
    await president.do({ kind: 'adopt-amendment', amendment }, 'nothing')
    for (const each of [secretariat, delegate]) await each.text.says('recommends and urges it.')
    const { record } = await delegate.sees((register) =>
      register.amendments.every(({ state }) => state.kind === 'adopted'),
    )
    expect(record.slice(-3).map(({ by, deed }) => [by.name, deed.kind])).toEqual([
      ['Sec', 'stage-opened'],
      ['Ada', 'amendment-tabled'],
      ['Pres', 'amendment-adopted'],
    ])
  }, 60_000)

  it('agree without Redis as well', async () => {
    const { secretariat, delegate } = await gather(null)
    await Promise.all([secretariat.text.synced(), delegate.text.synced()])
    delegate.text.type('met', ' there')
    await secretariat.text.says(' there')
    await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
    await delegate.sees(({ stage }) => stage === 'amending')
  }, 60_000)

  it('take a right away at both', async () => {
    const { secretariat, delegate } = await gather()
    const text = await delegate.text.synced()
    await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
    // Nobody there has yet been told, perhaps; the hub has read it before it judges.
    const note = { kind: 'open-stage', stage: 'drafting' } as const
    expect(await delegate.act(note)).toEqual({ kind: 'refused', why: 'not-your-role' })
    await text.until(() => text.notices.includes('{"kind":"access","access":"read"}'))
    const device = delegate.joined.device
    await secretariat.do({ kind: 'revoke-device', device }, 'nothing')
    expect(await delegate.act(note)).toEqual({ problem: 'revoked' })
    expect(await text.closed()).toBe('revoked')
  }, 60_000)

  it('let each window ask one and answer the other, once', async () => {
    const { delegate } = await gather()
    const { device, joined } = delegate
    const conference = joined.conference.id
    expect(await device?.session(there.address, conference)).toHaveProperty('token')
    const { challenge } = await ask(`${here.address}/api/challenge`, { device: joined.device })
    const { sessionStatement } = await import('../../../shared/device-proof')
    const proof = await device?.sign(sessionStatement(conference, joined.device, challenge))
    const answer = { device: joined.device, challenge, proof }
    expect(await ask(`${there.address}/api/session`, answer)).toHaveProperty('token')
    expect(await ask(`${here.address}/api/session`, answer)).toEqual({ problem: 'token-invalid' })
  }, 60_000)

  it("let nobody in twice by a host's invitation", async () => {
    await gather()
    const link = parseInvitationLink(here.invitation)
    if (!link) throw new Error('The hub makes its own invitation')
    const again = Participant.join(here.invitation.replace(here.address, there.address), 'Other')
    await expect(again).rejects.toThrow('token-invalid')
  }, 60_000)

  it('take no more from a delegation that goes to both than from one that stays', async () => {
    const { secretariat, delegate } = await gather(redis.url, { bytesPerDay: 100_000 })
    const texts = [at(here.address, delegate), delegate].map(({ text }) => text)
    for (const text of texts) await text.synced()
    const word = ` ${'x'.repeat(9_000)}`
    for (let count = 0; count < 20; count++) {
      const text = texts[count % 2]
      if (!text || text.reason !== null) break
      text.type('met', word)
      await Promise.race([text.sent(), text.closed()])
    }
    expect(texts.map(({ reason }) => reason)).toContain('quota')
    const text = await secretariat.text.synced()
    const kept = text.words().split(word).length - 1
    expect(kept).toBeGreaterThanOrEqual(9)
    expect(kept).toBeLessThanOrEqual(11)
    const file = await secretariat.open({ kind: 'secretariat' }).synced()
    await file.until(() => file.notices.some((said) => said.includes('quota')))
  }, 60_000)

  it('say of a device at the other when it was there', async () => {
    const { secretariat, delegate } = await gather()
    await delegate.text.synced()
    delegate.leave()
    await stops.get(there.address)?.()
    const answer = await fetch(`${here.address}/api/devices`, {
      headers: { authorization: `Bearer ${secretariat.joined.token}` },
    })
    expect(await answer.json()).toMatchObject({
      seen: { [delegate.joined.device]: expect.any(String) },
    })
  }, 60_000)

  it('show where people are at the other, and let none speak for them there', async () => {
    const { secretariat, delegate } = await gather()
    const text = `text/${secretariat.joined.conference.text}`
    const [own, other] = await Promise.all([
      RawWindow.connect(here.address),
      RawWindow.connect(there.address),
    ])
    await own.open(text, secretariat.joined.token)
    await other.open(text, delegate.joined.token)
    const who = (name: string, role: string, delegation: string | null) => ({
      user: { name, role, delegation },
      cursor: null,
    })
    own.presence(text, [7, 1, who('Sec', 'secretariat', null)])
    const heard = await other.hears(text, ['presence'])
    expect([...heard.states.keys()]).toEqual([7])
    const { seat } = delegate.joined
    const delegation = seat.role === 'delegation' ? seat.delegation : null
    other.presence(text, [7, 9, who('Ada', 'delegation', delegation)])
    other.presence(text, [8, 1, who('Ada', 'delegation', delegation)])
    await own.hears(text, ['presence'])
    const states = own
      .all(text)
      .flatMap((each) => (each.kind === 'presence' ? [...each.states.keys()] : []))
    expect(states).toEqual([8])
    for (const window of [own, other]) window.leave()
  }, 60_000)
})

async function ask(url: string, body: object) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return answer.json()
}
