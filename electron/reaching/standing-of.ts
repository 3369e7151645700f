import { type Standby, type Standing, StandingSchema } from '../../shared/standby'
import { AskError, wayTo } from './pinned-ask'

/** What the hub with that key says of itself there; `null` if it does not answer in so many milliseconds. */
export async function standingOf(standby: Standby, patience: number): Promise<Standing | null> {
  const way = wayTo(standby)
  try {
    const { body } = await way.json('/api/standby', { signal: AbortSignal.timeout(patience) })
    return StandingSchema.safeParse(body).data ?? null
  } catch (error) {
    if (error instanceof AskError) return null // Not there: nothing is known of it.
    throw error
  } finally {
    way.close()
  }
}
