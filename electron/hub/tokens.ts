import { randomUUID } from 'node:crypto'
import { decodeJwt, errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { SeatOf } from '../../shared/conference'
import {
  type ConferenceId,
  type DeviceId,
  type InvitationId,
  invitationId,
  isId,
} from '../../shared/ids'
import { SeatOfSchema } from '../../shared/protocol'

/**
 * The papers the hub signs (HS256, with a secret that never leaves the conference's file): an
 * invitation, which gets its bearer a seat; a challenge, which a device signs to show its key; and a
 * session, which names a device that has shown it, and says nothing of what it may do. Two are for
 * other hubs: by one a standby follows, and the other says that it has taken over, and in which term.
 * None is good for another conference, nor one in the place of another.
 */
export interface Tokens {
  invite(invitation: InvitationId, to: SeatOf, expires: Date): Promise<string>
  challenge(device: DeviceId, nonce: string, expires: Date): Promise<string>
  session(device: DeviceId, expires: Date): Promise<string>
  standby(invitation: InvitationId, expires: Date): Promise<string>
  succession(term: number, expires: Date): Promise<string>
  readInvitation(token: string): Promise<Read<{ invitation: InvitationId; to: SeatOf }>>
  readChallenge(token: string): Promise<Read<{ device: DeviceId; nonce: string }>>
  readSession(token: string): Promise<Read<{ device: DeviceId }>>
  readStandby(token: string): Promise<Read<{ invitation: InvitationId }>>
  readSuccession(token: string): Promise<Read<{ term: number }>>
}

/**
 * Of one that stands in no register: of whoever started the hub, to the secretariat. It is good for
 * one device, as long as this hub runs; another start makes another one.
 */
export function newHostsOwn(): InvitationId {
  return invitationId(`host-${randomUUID().replaceAll('-', '')}`)
}

export type TokenFault = 'token-invalid' | 'token-expired' | 'another-conference'
export type Read<T> =
  | ({ readonly kind: 'good' } & Readonly<T>)
  | { readonly kind: 'bad'; readonly why: TokenFault }

const Invitation = z.object({
  paper: z.literal('invitation'),
  id: z.custom<InvitationId>(isId),
  to: SeatOfSchema,
})
const device = z.custom<DeviceId>(isId)
const Challenge = z.object({ paper: z.literal('challenge'), device, nonce: z.string() })
const Session = z.object({ paper: z.literal('session'), device })
const StandbyPaper = z.object({ paper: z.literal('standby'), id: z.custom<InvitationId>(isId) })
const Succession = z.object({ paper: z.literal('succession'), term: z.int().min(2) })

/**
 * Milliseconds. A clock may be put right by hours while people work, and the clocks of two hubs differ.
 * What was signed later than that from now would be good for longer than anybody meant: its bearer
 * shows the key again. An invitation of that time stays: it may hang on a wall.
 */
const mostAhead = 86_400_000

export function tokensOf(conference: ConferenceId, secret: Uint8Array, now: () => Date): Tokens {
  const sign = (claims: Record<string, unknown>, expires: Date) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(conference)
      .setIssuedAt(now())
      .setExpirationTime(expires)
      .sign(secret)

  /** `isShort` of those that are good for an hour or less. */
  async function read<T>(
    token: string,
    schema: z.ZodType<T>,
    isShort = false,
  ): Promise<Read<{ claims: T }>> {
    try {
      const { payload } = await jwtVerify(token, secret, {
        algorithms: ['HS256'],
        audience: conference,
        currentDate: now(),
        requiredClaims: ['iat', 'exp'],
      })
      if (isShort && isAhead(payload.iat)) return bad('token-expired')
      const claims = schema.safeParse(payload)
      return claims.success ? { kind: 'good', claims: claims.data } : bad('token-invalid')
    } catch (error) {
      return bad(whyNot(error, token))
    }
  }

  /** Seconds since 1970. */
  function isAhead(issued: number | undefined): boolean {
    return issued !== undefined && issued * 1000 > now().getTime() + mostAhead
  }

  function whyNot(error: unknown, token: string): TokenFault {
    if (error instanceof errors.JWTExpired) return 'token-expired'
    // Another hub's secret fails first; a person is helped by hearing which of the two it is.
    return isForAnother(token, conference) ? 'another-conference' : 'token-invalid'
  }

  return {
    invite: (id, to, expires) => sign({ paper: 'invitation', id, to }, expires),
    challenge: (device, nonce, expires) => sign({ paper: 'challenge', device, nonce }, expires),
    session: (device, expires) => sign({ paper: 'session', device, jti: randomUUID() }, expires),
    standby: (id, expires) => sign({ paper: 'standby', id }, expires),
    succession: (term, expires) => sign({ paper: 'succession', term }, expires),

    async readStandby(token) {
      const read_ = await read(token, StandbyPaper)
      return read_.kind === 'bad' ? read_ : { kind: 'good', invitation: read_.claims.id }
    },

    async readSuccession(token) {
      const read_ = await read(token, Succession)
      return read_.kind === 'bad' ? read_ : { kind: 'good', term: read_.claims.term }
    },

    async readInvitation(token) {
      const read_ = await read(token, Invitation)
      if (read_.kind === 'bad') return read_
      return { kind: 'good', invitation: read_.claims.id, to: read_.claims.to }
    },

    async readChallenge(token) {
      const read_ = await read(token, Challenge, true)
      if (read_.kind === 'bad') return read_
      return { kind: 'good', device: read_.claims.device, nonce: read_.claims.nonce }
    },

    async readSession(token) {
      const read_ = await read(token, Session, true)
      return read_.kind === 'bad' ? read_ : { kind: 'good', device: read_.claims.device }
    },
  }
}

const bad = (why: TokenFault) => ({ kind: 'bad', why }) as const

function isForAnother(token: string, conference: ConferenceId): boolean {
  try {
    const { aud } = decodeJwt(token)
    return typeof aud === 'string' && isId(aud) && aud !== conference
  } catch {
    return false // Not a token at all.
  }
}
