import type { Standby, StandbyAnswer, StandbyQuestion } from '../../shared/standby'
import { AskError, wayTo } from '../reaching/pinned-ask'

/** Milliseconds. */
const patience = 15_000

/** Asks a standby, by its key, what a window may not ask it by itself. `null` if it is not there. */
export async function askStandby(
  standby: Standby,
  { ask, body, token }: StandbyQuestion,
): Promise<StandbyAnswer | null> {
  const way = wayTo(standby)
  try {
    return await way.json(`/api/${ask}`, {
      ...(body && { body }),
      ...(token && { token }),
      signal: AbortSignal.timeout(patience),
    })
  } catch (error) {
    if (error instanceof AskError) return null
    throw error
  } finally {
    way.close()
  }
}
