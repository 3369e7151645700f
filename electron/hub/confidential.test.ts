import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readFolder, readSecretariatFile } from '../../shared/amendments/folder'
import { delegationOf } from '../../shared/conference'
import {
  type AmendmentId,
  type DelegationId,
  deviceId,
  type NoteId,
  type OfferId,
} from '../../shared/ids'
import type { Act } from '../../shared/protocol'
import { envelopesIn, lyingIn } from '../../shared/sealing/draft-log'
import { setRationale } from '../../shared/sealing/rationale'
import { json } from '../../shared/testing/amendments'
import { p } from '../../shared/testing/build'
import { draft as beginOn } from '../../shared/testing/meeting'
import type { Hub } from './hub'
import { openTestHub, seatEveryone } from './testing/open-hub'
import type { Participant } from './testing/participant'
import { RawWindow } from './testing/raw-window'

/** Words that stand in no document but a draft. */
const secret = 'quincunx'

let hub: Hub
let everyone: Awaited<ReturnType<typeof seatEveryone>> & { camoria: Participant }
const log = vi.spyOn(console, 'error')

beforeEach(async () => {
  hub = await openTestHub()
  const seated = await seatEveryone(hub)
  const { delegation } = await seated.secretariat.do(
    { kind: 'accredit-delegation', name: 'Camoria' },
    'delegation',
  )
  const camoria = await seated.secretariat.invite(
    { role: 'delegation', delegation, pen: true },
    'Cal',
  )
  everyone = { ...seated, camoria }
  await everyone.secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  log.mockClear()
})
afterEach(async () => {
  for (const person of Object.values(everyone)) person.leave()
  await hub.close()
  expect(log).not.toHaveBeenCalled()
})

const idOf = ({ joined }: Participant): DelegationId => {
  const own = delegationOf(joined.seat)
  if (!own) throw new Error('Of a delegation')
  return own
}

/** Everything that a window hears, as it comes over the wire. */
async function listen(person: Participant) {
  const window = await RawWindow.connect(hub.address)
  const heard: Buffer[] = []
  window.socket.on('message', (data: Buffer) => heard.push(data))
  const register = 'register'
  const text = `text/${hub.register().conference.text}`
  for (const name of [register, text]) {
    await window.open(name, person.joined.token)
    await window.read(name)
  }
  const updates = () => {
    const all = [...window.all(register), ...window.all(text)]
    return all.filter(({ kind }) => kind === 'update' || kind === 'presence').length
  }
  const before = updates()
  return {
    window,
    person,
    /** After what the hub has sent by now: a round trip on the same line, which answers two updates. */
    async rest() {
      await window.read(register)
      await window.read(text)
      return { more: updates() - before - 2, bytes: Buffer.concat(heard).toString('latin1') }
    },
  }
}

const outsiders = () => {
  const { secretariat, president, camoria, observer } = everyone
  return [secretariat, president, camoria, observer]
}

/** Ardesia and Belvane write a draft together, and ask no one else. */
async function writeTogether(): Promise<AmendmentId> {
  const { ardesia, belvane } = everyone
  const { amendment } = await ardesia.do(beginOn('b1'), 'draft')
  const document = { kind: 'amendment', amendment } as const
  const own = await ardesia.open(document).synced()
  own.type('met', ` ${secret}`)
  await own.sent()
  await ardesia.do({ kind: 'invite-sponsor', amendment, delegation: idOf(belvane) }, 'nothing')
  const shared = await belvane.open(document).synced()
  await shared.says(secret)
  await belvane.do({ kind: 'answer-sponsorship', amendment, answer: 'accept' }, 'nothing')
  await shared.until(() => shared.notices.length > 0)
  shared.type(secret, ' together')
  await own.says(`${secret} together`)
  setRationale(own.doc, secret)
  await own.sent()
  return amendment
}

describe('[A31] an untabled amendment', () => {
  it('says nothing to anyone but its sponsors: no word, no presence, not that it is there', async () => {
    const ears = await Promise.all(outsiders().map(listen))
    const before = hub.register()
    const amendment = await writeTogether()
    for (const { window, rest } of ears) {
      const { more, bytes } = await rest()
      expect(more).toBe(0)
      expect(bytes).not.toContain(secret)
      expect(bytes).not.toContain(amendment)
      window.leave()
    }
    expect(hub.register()).toBe(before)
    const { record } = hub.register()
    expect(JSON.stringify(record)).not.toContain(amendment)
  })

  it('cannot be told from one that never was, whatever document is asked for', async () => {
    const amendment = await writeTogether()
    const [real, never] = [amendment, 'never-was']
    const delegations = hub.register().delegations.map(({ id }) => id)
    const [ardesia, belvane] = [idOf(everyone.ardesia), idOf(everyone.belvane)]
    for (const person of outsiders()) {
      const window = await RawWindow.connect(hub.address)
      const { token } = person.joined
      const answers = async (id: string) => {
        const all: string[] = []
        for (const kind of ['amendment', 'draft', 'paper', 'proposal', 'invitation', 'text']) {
          all.push(await window.open(`${kind}/${id}`, token))
        }
        return all
      }
      expect(await answers(real)).toEqual(await answers(never))
      expect(await answers(real.toUpperCase())).toEqual(await answers(never))
      const open: string[] = []
      for (const id of [...delegations, 'secretariat', 'president', 'nobody']) {
        if ((await window.open(`folder/${id}`, token)) === 'open') open.push(id)
      }
      expect(open).toEqual(delegations.filter((id) => id === delegationOf(person.joined.seat)))
      for (const name of ['folder', ardesia, belvane, real]) {
        expect(await window.open(name, token)).toBe('no-access')
      }
      window.leave()
    }
  })

  it('cannot be told from one that never was, whatever act names it', async () => {
    const real = await writeTogether()
    const sealed = 'a0'.repeat(138)
    const copy = { delegation: idOf(everyone.camoria), device: deviceId('d'), sealed }
    const acts = (amendment: AmendmentId): readonly Act[] => [
      { kind: 'table-amendment', amendment, content: {}, rationale: '', seen: 0 },
      { kind: 'discard-draft', amendment },
      { kind: 'place-draft', amendment, place: { kind: 'there' } },
      { kind: 'share-draft-key', amendment, key: 'a0'.repeat(16), copies: [copy] },
      { kind: 'write-note', amendment, note: 'n' as NoteId, sealed: 'a0' },
      { kind: 'revise-amendment', amendment },
      { kind: 'invite-sponsor', amendment, delegation: idOf(everyone.camoria) },
      { kind: 'answer-sponsorship', amendment, answer: 'accept' },
      { kind: 'leave-sponsors', amendment },
      { kind: 'withdraw-amendment', amendment },
      { kind: 'reintroduce-amendment', amendment },
      { kind: 'take-up-amendment', amendment },
      { kind: 'adopt-amendment', amendment },
      { kind: 'reject-amendment', amendment },
      { kind: 'defer-amendment', amendment },
      { kind: 'let-amendment-fall', amendment },
      { kind: 'reconsider-amendment', amendment },
      { kind: 'take-position', amendment, stand: 'oppose', audience: 'secretariat' },
      { ...beginOn('b1'), amends: amendment },
      {
        kind: 'make-offer',
        of: [amendment],
        proposal: { kind: 'disposition', disposition: 'defer' },
      },
    ]
    const before = hub.register()
    for (const person of outsiders()) {
      for (const [index, act] of acts(real).entries()) {
        const other = acts('never-was' as AmendmentId)[index] as Act
        const answer = await person.act(act)
        expect(answer).toMatchObject({ kind: 'refused' })
        expect(answer).toEqual(await person.act(other))
      }
    }
    expect(hub.register()).toBe(before)
  })

  it('is not betrayed by a caret in the closed text; who writes there is seen where', async () => {
    const { ardesia, secretariat, observer } = everyone
    const text = `text/${hub.register().conference.text}`
    const [witness, drafting, writing] = await Promise.all(
      [observer, ardesia, secretariat].map(async ({ joined }) => {
        const window = await RawWindow.connect(hub.address)
        await window.open(text, joined.token)
        return window
      }),
    )
    const place = { tname: 'content' }
    const at = ({ joined: { seat } }: Participant, cursor: object | null) => ({
      user: { name: seat.name, role: seat.role, delegation: delegationOf(seat) },
      cursor,
    })
    const caret = { anchor: place, head: place }
    drafting?.presence(text, [1, 1, at(ardesia, caret)])
    await drafting?.read(text)
    writing?.presence(text, [2, 1, at(secretariat, caret)])
    await writing?.read(text)
    await witness?.read(text)
    const heard = (witness?.all(text) ?? []).flatMap((each) =>
      each.kind === 'presence' ? [...each.states] : [],
    )
    expect(heard).toEqual([
      [1, at(ardesia, null)],
      [2, at(secretariat, caret)],
    ])
    for (const window of [witness, drafting, writing]) window?.leave()
  })

  it('passes no caret in a draft on that is not sealed', async () => {
    const amendment = await writeTogether()
    const { ardesia, belvane } = everyone
    const name = `amendment/${amendment}`
    const [writing, witness] = await Promise.all(
      [ardesia, belvane].map(async ({ joined }) => {
        const window = await RawWindow.connect(hub.address)
        await window.open(name, joined.token)
        return window
      }),
    )
    const { seat } = ardesia.joined
    const user = { name: seat.name, role: seat.role, delegation: delegationOf(seat) }
    const place = { tname: 'content' }
    const cursor = { anchor: place, head: place }
    writing?.presence(name, [1, 1, { user, cursor }])
    await writing?.read(name)
    await witness?.read(name)
    writing?.presence(name, [1, 2, { user, cursor, sealed: '0f'.repeat(200) }])
    await writing?.read(name)
    await witness?.read(name)
    const heard = (witness?.all(name) ?? []).flatMap((each) =>
      each.kind === 'presence' && each.states.has(1) ? [each.states.get(1)] : [],
    )
    expect(heard).toEqual([
      { user, cursor: null },
      { user, cursor: null, sealed: '0f'.repeat(200) },
    ])
    for (const window of [writing, witness]) window?.leave()
  })

  it('[A32] is closed to who has left, and to who declined', async () => {
    const amendment = await writeTogether()
    const { belvane, camoria, ardesia } = everyone
    const shared = belvane.open({ kind: 'amendment', amendment })
    await belvane.do({ kind: 'leave-sponsors', amendment }, 'nothing')
    expect(await shared.closed()).toBe('no-access')
    expect((await belvane.folder()).drafts).toEqual([])

    await ardesia.do({ kind: 'invite-sponsor', amendment, delegation: idOf(camoria) }, 'nothing')
    const read = await camoria.open({ kind: 'amendment', amendment }).synced()
    await read.says(secret)
    // A window with no right gets no key to write with; a hostile one sends an envelope all the same.
    const [{ envelope } = { envelope: new Uint8Array() }] = lyingIn(read.log)
    envelopesIn(read.log).push([envelope])
    expect(await read.closed()).toBe('read-only')
    await camoria.do({ kind: 'answer-sponsorship', amendment, answer: 'decline' }, 'nothing')
    const window = await RawWindow.connect(hub.address)
    expect(await window.open(`amendment/${amendment}`, camoria.joined.token)).toBe('no-access')
    window.leave()
  })
})

describe('what is for the secretariat only', () => {
  async function tabled(): Promise<AmendmentId> {
    const { ardesia } = everyone
    const { amendment } = await ardesia.do(beginOn('b1'), 'draft')
    const own = await ardesia.open({ kind: 'amendment', amendment }).synced()
    own.type('met', ' at length')
    await own.sent()
    await ardesia.do({ kind: 'table-amendment', amendment }, 'nothing')
    return amendment
  }

  it('[A21] a position is with it and with whose it is, and nobody else hears of it', async () => {
    const amendment = await tabled()
    const { secretariat, president, belvane, ardesia, observer, camoria } = everyone
    const ears = await Promise.all([president, ardesia, observer, camoria].map(listen))
    await belvane.do(
      {
        kind: 'take-position',
        amendment,
        stand: 'oppose',
        reason: secret,
        audience: 'secretariat',
      },
      'nothing',
    )
    for (const { window, rest, person } of ears) {
      const { more, bytes } = await rest()
      expect([more, bytes.includes(secret)]).toEqual([0, false])
      expect(await window.open('secretariat', person.joined.token)).toBe('no-access')
      window.leave()
    }
    const file = await secretariat.open({ kind: 'secretariat' }).synced()
    const { positions } = readSecretariatFile(file.doc)
    expect(positions).toMatchObject([{ amendment, delegation: idOf(belvane), stand: 'oppose' }])
    const folder = await belvane.open({ kind: 'folder', delegation: idOf(belvane) }).synced()
    expect(readFolder(folder.doc).positions).toEqual(positions)
    const hostile = await RawWindow.connect(hub.address)
    expect(await hostile.open('secretariat', secretariat.joined.token)).toBe('open')
    hostile.write('secretariat', new Uint8Array([0, 1, 1, 1, 97, 1, 1, 97, 1]))
    expect((await hostile.hears('secretariat', ['closed'])).kind).toBe('closed')
    hostile.leave()
  })

  it('[A24] an offer is with it and with the sponsors, and nobody else hears of it', async () => {
    const amendment = await tabled()
    const { secretariat, president, belvane, ardesia, observer } = everyone
    const ears = await Promise.all([president, belvane, observer].map(listen))
    const { offer } = await secretariat.do(
      {
        kind: 'make-offer',
        of: [amendment],
        words: secret,
        proposal: {
          kind: 'compromise',
          place: { kind: 'there' },
          blocks: ['b1' as never],
          proposed: [json(p('b1', `The Conference met ${secret} in Geneva.`))],
        },
      },
      'offer',
    )
    const answer = (id: OfferId) => ({ kind: 'answer-offer', offer: id, answer: 'accept' }) as const
    expect(await belvane.act(answer(offer))).toEqual(await belvane.act(answer('none' as OfferId)))
    for (const { window, rest } of ears) {
      const { more, bytes } = await rest()
      expect([more, bytes.includes(secret), bytes.includes(offer)]).toEqual([0, false, false])
      window.leave()
    }
    expect((await ardesia.folder()).offers).toMatchObject([{ id: offer, words: secret }])
    await ardesia.do(answer(offer), 'nothing')
    await belvane.sees(({ amendments }) => amendments.length === 2)
    expect(hub.register().amendments.map(({ state }) => state.kind)).toEqual(['merged', 'tabled'])
  })
})
