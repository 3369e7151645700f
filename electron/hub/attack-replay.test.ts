import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { joinStatement, sessionStatement } from '../../shared/device-proof'
import { contentOf } from '../../shared/document/ydoc'
import { parseInvitationLink } from '../../shared/invitation-link'
import { TestDevice } from './testing/device'
import { post } from './testing/participant'
import { besiege, type Siege } from './testing/siege'

let siege: Siege

beforeEach(async () => {
  siege = await besiege()
})
afterEach(async () => {
  await siege.typeHonestly()
  expect(siege.faults).toEqual([])
  await siege.lift()
})

const ask = async (path: string, body: object, token?: string) => {
  const answer = await post(`${siege.hub.address}${path}`, body, token)
  return [answer.status, await answer.json()] as const
}

describe('what was sent once and is sent again', () => {
  it('puts no word in twice, and none back that was erased', async () => {
    const { connectAs, everyone, text } = siege
    const hostile = await connectAs(everyone.ardesia)
    const doc = await hostile.read(text)
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    const section = contentOf(doc).get(0) as Y.XmlElement
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('said once')])
    section.insert(1, [paragraph])
    section.delete(1, 1)
    for (const update of updates) hostile.write(text, update)
    await hostile.read(text)
    const before = await siege.textNow()
    for (let times = 0; times < 500; times++) {
      for (const update of updates) hostile.write(text, update, times % 2 ? 1 : 2)
    }
    await hostile.read(text)
    expect(await siege.textNow()).toBe(before)
    expect(before).not.toContain('said once')
  })

  it('is no act a second time where once is all', async () => {
    const { everyone, hub } = siege
    const act = { kind: 'open-stage', stage: 'amending' }
    const { token } = everyone.secretariat.joined
    await ask('/api/acts', act, token)
    const before = hub.register()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => ask('/api/acts', act, token)),
    )
    for (const [, answer] of answers) expect(answer).toMatchObject({ kind: 'refused' })
    expect(hub.register()).toBe(before)
    await ask('/api/acts', { kind: 'open-stage', stage: 'drafting' }, token)
  })

  it('opens no session: a proof is good once', async () => {
    const { device, joined } = siege.everyone.ardesia
    if (!device) throw new Error('Who joins has a device')
    const { id } = device
    const [, asked] = await ask('/api/challenge', { device: id })
    const { challenge } = asked as { challenge: string }
    const proof = await device.sign(sessionStatement(joined.conference.id, id, challenge))
    const request = { device: id, challenge, proof }
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => ask('/api/session', request)),
    )
    expect(answers.map(([status]) => status).sort()).toEqual([200, ...Array(9).fill(401)])
    expect((await ask('/api/session', request))[0]).toBe(401)
  })

  it('gives nobody else a seat: an invitation is joined with the keys that were shown', async () => {
    const { secretariat } = siege.everyone
    const invited = await secretariat.do({ kind: 'invite', to: { role: 'observer' } }, 'invitation')
    const link = parseInvitationLink(invited.link)
    if (!link) throw new Error('The hub makes links that can be read')
    const [own, thief] = [await TestDevice.make(), await TestDevice.make()]
    const request = await own.request(link, 'Own')
    expect((await ask('/api/join', { ...request, keys: thief.keys }))[0]).toBe(400)
    const proof = await thief.sign(joinStatement(link.conference, link.token, own.keys))
    expect((await ask('/api/join', { ...request, proof }))[0]).toBe(400)
    expect((await ask('/api/join', request))[0]).toBe(200)
    expect((await ask('/api/join', await thief.request(link, 'Thief')))[0]).toBe(401)
  })
})

it.each([
  ['a time', { at: '1999-01-01T00:00:00.000Z' }],
  ['a number', { number: 1 }],
  ['somebody else', { by: { person: 'p', name: 'Pres', role: 'president' } }],
  ['a delegation', { delegation: 'd' }],
  ['a device', { device: 'd' }],
  ['an outcome', { kind2: 'done', outcome: 'adopted' }],
])('an act cannot say for itself: %s', async (_what, more) => {
  const { everyone, hub } = siege
  const before = hub.register()
  const act = { kind: 'open-stage', stage: 'amending', ...more }
  const [status] = await ask('/api/acts', act, everyone.secretariat.joined.token)
  expect(status).toBe(400)
  expect(hub.register()).toBe(before)
})

it('a date of the sender changes no time in the record, and no order', async () => {
  const { hub, everyone } = siege
  const started = Date.now()
  const send = (stage: string) =>
    fetch(`${hub.address}/api/acts`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${everyone.secretariat.joined.token}`,
        'content-type': 'application/json',
        date: 'Wed, 23 Nov 2005 10:00:00 GMT',
      },
      body: JSON.stringify({ kind: 'open-stage', stage }),
    })
  await send('amending')
  await send('drafting')
  const { record } = hub.register()
  expect(record.map(({ number }) => number)).toEqual(record.map((_, index) => index + 1))
  const times = record.slice(-2).map(({ at }) => Date.parse(at))
  for (const time of times) expect(time).toBeGreaterThanOrEqual(started)
  expect([...times].sort()).toEqual(times)
})
