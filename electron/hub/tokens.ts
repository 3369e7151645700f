import { decodeJwt, errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { Seat, SeatOf } from '../../shared/conference'
import { type ConferenceId, type InvitationId, isId } from '../../shared/ids'
import { SeatOfSchema, SeatSchema } from '../../shared/protocol'

/**
 * The two papers the hub signs (HS256, with a secret that never leaves the conference's file): an
 * invitation, which gets its bearer a seat, and a seat, which opens documents and signs acts.
 * Neither is good for another conference, nor one in the place of the other.
 */
export interface Tokens {
  invite(invitation: InvitationId | HostsOwn, to: SeatOf, expires: Date): Promise<string>
  seat(seat: Seat, expires: Date): Promise<string>
  readInvitation(token: string): Promise<Read<{ invitation: string; to: SeatOf }>>
  readSeat(token: string): Promise<Read<{ seat: Seat; expires: Date }>>
}

/** The one invitation that stands in no register: of whoever started the hub, to the secretariat. */
export type HostsOwn = 'host'
export const hostsOwn: HostsOwn = 'host'

export type TokenFault = 'token-invalid' | 'token-expired' | 'another-conference'
export type Read<T> =
  | ({ readonly kind: 'good' } & Readonly<T>)
  | { readonly kind: 'bad'; readonly why: TokenFault }

const Invitation = z.object({
  paper: z.literal('invitation'),
  id: z.custom<string>(isId),
  to: SeatOfSchema,
})
const SeatPaper = z.object({ paper: z.literal('seat'), seat: SeatSchema, exp: z.number() })

export function tokensOf(conference: ConferenceId, secret: Uint8Array, now: () => Date): Tokens {
  const sign = (claims: Record<string, unknown>, expires: Date) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(conference)
      .setIssuedAt(now())
      .setExpirationTime(expires)
      .sign(secret)

  async function read<T>(token: string, schema: z.ZodType<T>): Promise<Read<{ claims: T }>> {
    try {
      const { payload } = await jwtVerify(token, secret, {
        algorithms: ['HS256'],
        audience: conference,
        currentDate: now(),
      })
      const claims = schema.safeParse(payload)
      return claims.success ? { kind: 'good', claims: claims.data } : bad('token-invalid')
    } catch (error) {
      return bad(whyNot(error, token))
    }
  }

  function whyNot(error: unknown, token: string): TokenFault {
    if (error instanceof errors.JWTExpired) return 'token-expired'
    // Another hub's secret fails first; a person is helped by hearing which of the two it is.
    return isForAnother(token, conference) ? 'another-conference' : 'token-invalid'
  }

  return {
    invite: (id, to, expires) => sign({ paper: 'invitation', id, to }, expires),
    seat: (seat, expires) => sign({ paper: 'seat', seat }, expires),

    async readInvitation(token) {
      const read_ = await read(token, Invitation)
      if (read_.kind === 'bad') return read_
      return { kind: 'good', invitation: read_.claims.id, to: read_.claims.to }
    },

    async readSeat(token) {
      const read_ = await read(token, SeatPaper)
      if (read_.kind === 'bad') return read_
      const { seat, exp } = read_.claims
      return { kind: 'good', seat, expires: new Date(exp * 1000) }
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
