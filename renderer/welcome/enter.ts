import {
  HttpProblemSchema,
  type Joined,
  JoinedSchema,
  type JoinRequest,
  type ProblemCode,
} from '../../shared/protocol'

export type Entry =
  | { readonly kind: 'seated'; readonly joined: Joined }
  | { readonly kind: 'refused'; readonly why: EntryProblem }

/** Beside what a hub answers: nothing is there, or something that is no hub. */
export type EntryProblem = ProblemCode | 'unreachable' | 'not-a-conference'

/** Gives an invitation to the hub at an address, for a seat there. */
export async function enter(address: string, request: JoinRequest): Promise<Entry> {
  const answer = await ask(`${address}/api/join`, request)
  if (!answer) return refused((await isAnybody(address)) ? 'not-a-conference' : 'unreachable')
  const body: unknown = await answer.json().catch(() => null)
  if (!answer.ok) {
    const problem = HttpProblemSchema.safeParse(body)
    return refused(problem.success ? problem.data.problem : 'not-a-conference')
  }
  const joined = JoinedSchema.safeParse(body)
  return joined.success ? { kind: 'seated', joined: joined.data } : refused('not-a-conference')
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
