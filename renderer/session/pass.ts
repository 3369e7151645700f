import { sessionStatement } from '../../shared/device-proof'
import {
  type ChallengeRequest,
  ChallengeSchema,
  type Joined,
  SessionPassSchema,
  type SessionRequest,
} from '../../shared/protocol'
import { ask, type Problem, parseJson } from './acts'
import { type Address, addressNow } from './address'
import type { HeldDevice } from './device'

/** By what a window is known to its hub, for as long as the device's key is good. */
export interface Pass {
  /** A token that is good for some minutes at least. */
  token(): Promise<Token | Problem>
  /** The hub has not taken the last one. Answers whether another one may be taken. */
  refused(): boolean
}

export interface Token {
  readonly kind: 'token'
  readonly token: string
}

/** A plain token is good for as long as it is, and nothing can be done about that. */
export type Paper = string | Pass

export async function tokenOf(paper: Paper): Promise<Token | Problem> {
  return typeof paper === 'string' ? { kind: 'token', token: paper } : paper.token()
}

export function mayRenew(paper: Paper): boolean {
  return typeof paper !== 'string' && paper.refused()
}

export interface PassOptions {
  readonly address: Address
  readonly joined: Joined
  /** `null` if this machine has the key no longer. */
  readonly device: () => Promise<HeldDevice | null>
  /** Milliseconds, by whatever clock. */
  readonly now?: () => number
}

interface Session {
  /** The hub to which the key was shown. Another one is shown it anew. */
  readonly at: string
  readonly token: string
  readonly from: number
  readonly lasts: number
}

/** Milliseconds. */
const patience = 15_000

/**
 * Shows the hub the device's key when a token is needed, and keeps the token for half of its time.
 * How long that is the hub says, and the clock here is only asked how much has gone by; if it jumps,
 * a token is asked for too early, or is refused and asked for again.
 */
export function openPass({ address, joined, device, now = Date.now }: PassOptions): Pass {
  let session: Session | null = null
  let asking: { readonly at: string; readonly answer: Promise<Token | Problem> } | null = null

  async function begin(at: string): Promise<Token | Problem> {
    const own = await device()
    if (!own) return { kind: 'problem', why: 'token-invalid' }
    const from = now()
    const first = await post(at, 'challenge', { device: own.id } satisfies ChallengeRequest)
    if ('kind' in first) return first
    const asked = ChallengeSchema.safeParse(first.json)
    if (!asked.success) return unintelligible
    const { challenge } = asked.data
    const proof = await own.sign(sessionStatement(joined.conference.id, own.id, challenge))
    const request: SessionRequest = { device: own.id, challenge, proof }
    const second = await post(at, 'session', request)
    if ('kind' in second) return second
    const given = SessionPassSchema.safeParse(second.json)
    if (!given.success) return unintelligible
    const { token, seconds } = given.data
    session = { at, token, from, lasts: seconds * 1000 }
    return { kind: 'token', token }
  }

  async function post(
    at: string,
    to: string,
    body: object,
  ): Promise<{ readonly json: unknown } | Problem> {
    const answer = await ask(`${at}/api/${to}`, patience, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return 'kind' in answer ? answer : { json: parseJson(answer.bytes) }
  }

  return {
    async token() {
      const at = addressNow(address)
      const age = session ? now() - session.from : 0
      if (session?.at === at && age >= 0 && age < session.lasts / 2) {
        return { kind: 'token', token: session.token }
      }
      if (asking?.at === at) return asking.answer
      const answer = begin(at).finally(() => {
        if (asking?.answer === answer) asking = null
      })
      asking = { at, answer }
      return answer
    },
    refused() {
      if (!session) return asking !== null
      session = null
      return true
    },
  }
}

const unintelligible: Problem = { kind: 'problem', why: 'unintelligible' }
