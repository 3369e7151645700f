import type { Standby, StandbyAnswer, StandbyQuestion } from '../../shared/standby'

/** Milliseconds. */
const patience = 15_000

/** Asks a standby from the page itself, which may if it was loaded after that had followed. */
export async function askByPage(
  { address }: Standby,
  { ask, body, token }: StandbyQuestion,
): Promise<StandbyAnswer | null> {
  try {
    const answer = await fetch(`${address}/api/${ask}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patience),
    })
    return { status: answer.status, body: await answer.json() }
  } catch {
    return null // Not there, not ours, or the page may not speak to it: it does not say which.
  }
}
