import { randomBytes } from 'node:crypto'
import { SignJWT } from 'jose'
import { expect, it } from 'vitest'
import { conferenceId, delegationId, deviceId, invitationId } from '../../shared/ids'
import { tokensOf } from './tokens'

const now = () => new Date('2005-11-23T10:00:00Z')
const later = new Date('2005-11-24T10:00:00Z')
const here = conferenceId('here')
const secret = randomBytes(32)
const tokens = tokensOf(here, secret, now)
const to = { role: 'delegation', delegation: delegationId('ardesia'), pen: false } as const
const device = deviceId('d1')
const invite = () => tokens.invite(invitationId('i1'), to, later)

it('gives back the device that was signed, and nothing that it may do', async () => {
  const token = await tokens.session(device, later)
  expect(await tokens.readSession(token)).toEqual({ kind: 'good', device })
})

it('gives back what was to be answered by which device', async () => {
  const token = await tokens.challenge(device, 'n1', later)
  expect(await tokens.readChallenge(token)).toEqual({ kind: 'good', device, nonce: 'n1' })
})

it('gives back to whom an invitation was made', async () => {
  expect(await tokens.readInvitation(await invite())).toEqual({
    kind: 'good',
    invitation: 'i1',
    to,
  })
})

it('takes no paper in the place of another', async () => {
  const papers = [
    await invite(),
    await tokens.challenge(device, 'n1', later),
    await tokens.session(device, later),
  ]
  const read = [tokens.readInvitation, tokens.readChallenge, tokens.readSession]
  for (const [index, paper] of papers.entries()) {
    const kinds = await Promise.all(read.map(async (each) => (await each(paper)).kind))
    expect(kinds).toEqual(read.map((_, at) => (at === index ? 'good' : 'bad')))
  }
})

it('says that a paper has expired, to the second', async () => {
  const at = (time: string) => tokensOf(here, secret, () => new Date(time))
  const token = await tokens.session(device, later)
  expect((await at('2005-11-24T09:59:59Z').readSession(token)).kind).toBe('good')
  expect(await at('2005-11-24T10:00:00Z').readSession(token)).toEqual({
    kind: 'bad',
    why: 'token-expired',
  })
})

it('says that a paper is for another conference, whoever signed it', async () => {
  const elsewhere = { kind: 'bad', why: 'another-conference' }
  for (const key of [secret, randomBytes(32)]) {
    const other = tokensOf(conferenceId('elsewhere'), key, now)
    expect(await tokens.readSession(await other.session(device, later))).toEqual(elsewhere)
  }
})

it('takes nothing that someone else has signed, or nobody', async () => {
  const forged = await tokensOf(here, randomBytes(32), now).session(device, later)
  const [head, body] = (await tokens.session(device, later)).split('.')
  for (const token of [forged, `${head}.${body}.`, `${head}.${body}`, 'session', '']) {
    expect(await tokens.readSession(token)).toEqual({ kind: 'bad', why: 'token-invalid' })
  }
})

it('takes a session or a challenge of before the clock was set back by days for one that has ended', async () => {
  const at = (time: string) => tokensOf(here, secret, () => new Date(time))
  const session = await tokens.session(device, later)
  const challenge = await tokens.challenge(device, 'n1', later)
  const ended = { kind: 'bad', why: 'token-expired' }
  const before = at('2005-11-22T09:59:59Z')
  expect([await before.readSession(session), await before.readChallenge(challenge)]).toEqual([
    ended,
    ended,
  ])
  // As where somebody puts the clock right meanwhile.
  expect((await at('2005-11-22T10:00:00Z').readSession(session)).kind).toBe('good')
  expect((await at('2005-10-23T10:00:00Z').readInvitation(await invite())).kind).toBe('good')
})

it('takes nothing that never ends, or does not say when it was signed', async () => {
  const claims = { paper: 'session', device }
  const sign = (jwt: SignJWT) =>
    jwt.setProtectedHeader({ alg: 'HS256' }).setAudience(here).sign(secret)
  const endless = await sign(new SignJWT(claims).setIssuedAt(now()))
  const undated = await sign(new SignJWT(claims).setExpirationTime(later))
  for (const token of [endless, undated]) {
    expect(await tokens.readSession(token)).toEqual({ kind: 'bad', why: 'token-invalid' })
  }
})
