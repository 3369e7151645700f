import { joinStatement } from '../../shared/device-proof'
import type { InvitationLink } from '../../shared/invitation-link'
import {
  EnteredSchema,
  HttpProblemSchema,
  type Joined,
  type JoinRequest,
  type ProblemCode,
} from '../../shared/protocol'
import type { Keyring } from '../session/keyring'

export type Entry =
  | { readonly kind: 'seated'; readonly joined: Joined }
  | { readonly kind: 'refused'; readonly why: EntryProblem }

/**
 * Beside what a hub answers: nothing is there, or something that is no hub, or the window was not
 * brought here in a way that lets it keep a key.
 */
export type EntryProblem = ProblemCode | 'unreachable' | 'not-a-conference' | 'insecure'

/** Gives an invitation to the hub at an address, for a seat there. */
export async function enter(
  { address, conference, token }: InvitationLink,
  name: string | null,
  keyring: Keyring,
): Promise<Entry> {
  // Only where what is sent is secret are there keys at all.
  if (!globalThis.crypto?.subtle) return refused('insecure')
  const device = await keyring.forInvitation(token)
  const { keys } = device
  const proof = await device.sign(joinStatement(conference, token, keys))
  const answer = await ask(`${address}/api/join`, { token, name, keys, proof })
  if (!answer) return refused((await isAnybody(address)) ? 'not-a-conference' : 'unreachable')
  const body: unknown = await answer.json().catch(() => null)
  if (!answer.ok) {
    const problem = HttpProblemSchema.safeParse(body)
    return refused(problem.success ? problem.data.problem : 'not-a-conference')
  }
  const entered = EnteredSchema.safeParse(body)
  if (!entered.success) return refused('not-a-conference')
  const { seat, expires, conference: at } = entered.data
  return { kind: 'seated', joined: { device: device.id, expires, seat, conference: at } }
}

/** Longer than any hub on a bad network takes, shorter than a person waits. Milliseconds. */
const patience = 15_000

async function ask(url: string, request: JoinRequest): Promise<Response | null> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(patience),
    })
  } catch {
    return null // No road there, nobody home, or one who does not let us read the answer.
  }
}

/** Whether anything answers there, were it only to others: a hub lets our windows read. */
async function isAnybody(address: string): Promise<boolean> {
  const signal = AbortSignal.timeout(patience)
  return fetch(address, { mode: 'no-cors', signal }).then(
    () => true,
    () => false,
  )
}

function refused(why: EntryProblem): Entry {
  return { kind: 'refused', why }
}
