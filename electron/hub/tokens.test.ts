import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { conferenceId, delegationId, invitationId, personId } from '../../shared/ids'
import { tokensOf } from './tokens'

const now = () => new Date('2005-11-23T10:00:00Z')
const later = new Date('2005-11-24T10:00:00Z')
const here = conferenceId('here')
const secret = randomBytes(32)
const tokens = tokensOf(here, secret, now)
const to = { role: 'delegation', delegation: delegationId('ardesia'), pen: false } as const
const seat = { ...to, person: personId('ada'), name: 'Ada Österreicher' }
const invite = () => tokens.invite(invitationId('i1'), to, later)

it('gives back the seat that was signed, and when it ends', async () => {
  const token = await tokens.seat(seat, later)
  expect(await tokens.readSeat(token)).toEqual({ kind: 'good', seat, expires: later })
})

it('gives back to whom an invitation was made', async () => {
  expect(await tokens.readInvitation(await invite())).toEqual({
    kind: 'good',
    invitation: 'i1',
    to,
  })
})

it('takes neither paper in the place of the other', async () => {
  const invalid = { kind: 'bad', why: 'token-invalid' }
  expect(await tokens.readSeat(await invite())).toEqual(invalid)
  expect(await tokens.readInvitation(await tokens.seat(seat, later))).toEqual(invalid)
})

it('says that a paper has expired, to the second', async () => {
  const at = (time: string) => tokensOf(here, secret, () => new Date(time))
  const token = await tokens.seat(seat, later)
  expect((await at('2005-11-24T09:59:59Z').readSeat(token)).kind).toBe('good')
  expect(await at('2005-11-24T10:00:00Z').readSeat(token)).toEqual({
    kind: 'bad',
    why: 'token-expired',
  })
})

it('says that a paper is for another conference, whoever signed it', async () => {
  const elsewhere = { kind: 'bad', why: 'another-conference' }
  for (const key of [secret, randomBytes(32)]) {
    const other = tokensOf(conferenceId('elsewhere'), key, now)
    expect(await tokens.readSeat(await other.seat(seat, later))).toEqual(elsewhere)
  }
})

it('takes nothing that someone else has signed, or nobody', async () => {
  const forged = await tokensOf(here, randomBytes(32), now).seat(seat, later)
  const [head, body] = (await tokens.seat(seat, later)).split('.')
  for (const token of [forged, `${head}.${body}.`, `${head}.${body}`, 'seat', '']) {
    expect(await tokens.readSeat(token)).toEqual({ kind: 'bad', why: 'token-invalid' })
  }
})
