import { randomUUID } from 'node:crypto'
import type { Seat, SeatOf } from '../../shared/conference'
import { joinStatement, sessionStatement } from '../../shared/device-proof'
import type { DeviceId, Instant, InvitationId } from '../../shared/ids'
import { type DeviceKeys, type People, type Standing, standingOf } from '../../shared/people'
import type {
  Challenge,
  ChallengeRequest,
  Entered,
  Joined,
  JoinRequest,
  ProblemCode,
  SessionPass,
  SessionRequest,
} from '../../shared/protocol'
import { idOfDevice, isProven } from './device-keys'
import type { Several } from './several/several'
import type { TokenFault, Tokens } from './tokens'

/** Whom the hub takes the bearer of a session's token for, at this moment. */
export type Known =
  | { readonly kind: 'good'; readonly seat: Seat; readonly device: DeviceId }
  | { readonly kind: 'bad'; readonly why: TokenFault | 'revoked' }

/** A device that stands at the door with an invitation. */
export interface Newcomer {
  readonly invitation: InvitationId
  readonly to: SeatOf
  /** `null` from a further device of somebody who has one. */
  readonly name: string | null
  readonly device: DeviceId
  readonly keys: DeviceKeys
}

export interface Admitted {
  readonly seat: Seat
  readonly expires: Instant
}

export type NotAdmitted = Extract<ProblemCode, 'token-invalid' | 'name-taken'>

export interface EntranceOptions {
  readonly tokens: Tokens
  readonly now: () => Date
  readonly conference: () => Joined['conference']
  readonly people: () => People
  /** What the newcomer has from now on, or why it is given nothing. */
  readonly admit: (newcomer: Newcomer) => Promise<Admitted | NotAdmitted>
  /** Where a challenge of one hub may be answered at another. */
  readonly several?: Pick<Several, 'abreast' | 'isFirst'> | null
}

const faults = { unknown: 'token-invalid', revoked: 'revoked', expired: 'token-expired' } as const

export function faultOf({ why }: Extract<Standing, { kind: 'bad' }>) {
  return faults[why]
}

/** Milliseconds. */
const challengeLasts = 60_000
const sessionLasts = 3_600_000

/** Who comes in, and by what they are known afterwards: see `shared/protocol.ts`. */
export class Entrance {
  /** Those that have been answered, until they would have ended by themselves. */
  readonly #answered = new Map<string, number>()
  /** Another one at each start: what was answered to an earlier hub is not known any more. */
  readonly #run: string

  constructor(readonly options: EntranceOptions) {
    // Several hubs know in their database what has been answered.
    this.#run = options.several ? 'several' : randomUUID()
  }

  async join({ token, name, keys, proof }: JoinRequest): Promise<Entered | ProblemCode> {
    const { tokens, admit, conference } = this.options
    const paper = await tokens.readInvitation(token)
    if (paper.kind === 'bad') return paper.why
    if (!(await isProven(keys, joinStatement(conference().id, token, keys), proof))) {
      return 'malformed'
    }
    const device = idOfDevice(keys)
    const { invitation, to } = paper
    const admitted = await admit({ invitation, to, name, device, keys })
    if (typeof admitted === 'string') return admitted
    return { device, ...admitted, conference: conference(), ...(await this.#pass(device)) }
  }

  async challenge({ device }: ChallengeRequest): Promise<Challenge> {
    const { tokens, now } = this.options
    const ends = new Date(now().getTime() + challengeLasts)
    return { challenge: await tokens.challenge(device, `${this.#run}/${randomUUID()}`, ends) }
  }

  async session({ device, challenge, proof }: SessionRequest): Promise<SessionPass | ProblemCode> {
    const { tokens, conference, people, several } = this.options
    await several?.abreast()
    const paper = await tokens.readChallenge(challenge)
    if (paper.kind === 'bad') return paper.why
    const known = people().devices.find(({ id }) => id === device)
    const statement = sessionStatement(conference().id, device, challenge)
    // Whatever is wrong, the answer is the same: only the device itself learns that it is known.
    if (paper.device !== device || !known || !this.#isFresh(paper.nonce)) return 'token-invalid'
    if (!(await isProven(known.keys, statement, proof))) return 'token-invalid'
    if (!this.#isFresh(paper.nonce)) return 'token-invalid'
    const ends = this.options.now().getTime() + challengeLasts
    this.#answered.set(paper.nonce, ends)
    if (several && !(await several.isFirst(paper.nonce, new Date(ends)))) return 'token-invalid'
    const standing = this.#standing(device)
    return standing.kind === 'good' ? this.#pass(device) : standing.why
  }

  /** Rights are looked up each time, so that one that was taken is gone at once. */
  async known(token: string): Promise<Known> {
    const paper = await this.options.tokens.readSession(token)
    if (paper.kind === 'bad') return paper
    await this.options.several?.abreast()
    return this.#standing(paper.device)
  }

  #standing(id: DeviceId): Known {
    const standing = standingOf(this.options.people(), id, this.options.now().toISOString())
    if (standing.kind === 'bad') return { kind: 'bad', why: faultOf(standing) }
    return { kind: 'good', seat: standing.seat, device: id }
  }

  #isFresh(nonce: string): boolean {
    const now = this.options.now().getTime()
    for (const [each, ends] of this.#answered) if (ends < now) this.#answered.delete(each)
    return nonce.startsWith(`${this.#run}/`) && !this.#answered.has(nonce)
  }

  async #pass(device: DeviceId): Promise<SessionPass> {
    const { tokens, now } = this.options
    const ends = new Date(now().getTime() + sessionLasts)
    return { token: await tokens.session(device, ends), seconds: sessionLasts / 1000 }
  }
}
