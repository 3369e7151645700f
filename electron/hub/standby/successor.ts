import * as Y from 'yjs'
import { readRegister } from '../../../shared/amendments/register'
import { termOf } from '../../../shared/standby'
import { standingOf } from '../../reaching/standing-of'
import { secretOf } from '../founding'
import { replay } from '../journal'
import type { Store } from '../store'
import { tokensOf } from '../tokens'
import { knownIn, setSuperseded, supersededIn } from './standing'

/** Milliseconds. A standby that is not there does not keep the first from starting. */
const patience = 3_000

/**
 * Whether another hub has taken over from the one whose file this is: it says so itself, having heard
 * it, or a standby that it knew of says so with a paper that this one can read.
 */
export async function isSuperseded(store: Store, now: () => Date): Promise<boolean> {
  if (await supersededIn(store)) return true
  const secret = await secretOf(store)
  if (!secret) return false
  for (const standby of await knownIn(store)) {
    const standing = await standingOf(standby, patience)
    if (standing?.kind !== 'hub' || standing.paper === null) continue
    const read = await tokensOf(standing.conference, secret, now).readSuccession(standing.paper)
    if (read.kind === 'bad' || read.term <= (await termIn(store))) continue
    await setSuperseded(store, standing.paper)
    return true
  }
  return false
}

async function termIn(store: Store): Promise<number> {
  const doc = new Y.Doc()
  await replay(store, 'register', doc)
  return termOf(readRegister(doc)?.record ?? [])
}
