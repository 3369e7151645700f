import type { Standby } from '../../shared/standby'
import { standingOf } from '../reaching/standing-of'

/** Milliseconds. */
const patience = 4_000

/** Which of these has taken over a conference from the hub that had this term, if one has. */
export async function seekHub(
  standbys: readonly Standby[],
  conference: string,
  term: number,
): Promise<Standby | null> {
  for (const standby of standbys) {
    const standing = await standingOf(standby, patience)
    const isLater = standing?.kind === 'hub' && standing.term > term
    if (isLater && standing.conference === conference) return standby
  }
  return null
}
