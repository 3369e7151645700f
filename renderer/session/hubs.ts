import { z } from 'zod'
import type { Host } from '../../shared/host'
import { isAddress } from '../../shared/invitation-link'
import { type Standby, StandbySchema, StandingSchema } from '../../shared/standby'
import type { TermNotice } from '../../shared/sync'
import { keptValue, type Shelf, shelfHere } from '../host/kept'
import { ask, parseJson } from './acts'
import { askByPage } from './ask-standby'
import { cell, derived, type Live, sameItems } from './live'
import type { AskStandby } from './take-over'

/**
 * Where a window finds the hub of its conference: at the address that it was given, until another
 * hub has taken over. See `electron/hub/standby/STANDBY.md`.
 */
export interface Hubs {
  readonly at: Live<string>
  /** Where the conference went on, if that is not where this window was led to. */
  readonly moved: Live<string | null>
  /**
   * What the hub at that address says of itself, before it lets the window in. `false` if it is the
   * hub no longer: nothing more is to be sent to it.
   */
  heard(notice: TermNotice): boolean
  /** Where the conference may go on, as the hub there has said. */
  readonly standbys: Live<readonly Standby[]>
  readonly askStandby: AskStandby
  /** Whether the machine is loading the page anew, where the conference goes on. */
  isLeaving(): boolean
  /** Asks before that whether the page may go. */
  askBefore(mayGo: () => boolean): void
  /** The hub cannot be reached: asks those who followed it whether they have taken over. */
  look(): Promise<void>
}

const KnownSchema = z.strictObject({
  /** The address that the window was given, and where a hub then said that it has the term. */
  given: z.string().refine(isAddress),
  address: z.string().refine(isAddress),
  term: z.int().min(0),
  standbys: z.array(StandbySchema),
  paper: z.string().nullable(),
})
type Known = z.infer<typeof KnownSchema>

/** Milliseconds. */
const patience = 4_000

/**
 * What the last hub has said is kept on this machine, as the seat is. A window that was led to a new
 * address tries that first, and what it knew as well.
 *
 * Where the page may not go by itself, the machine loads it anew at the hub that has taken over.
 *
 * By which key a hub is known is not looked at here: whoever carries what the window sends does it
 * (the application by the pin, a browser by whom it trusts).
 */
export function hubsOf(
  given: string,
  conference: string,
  machine: Pick<Host, 'seekHub' | 'followHub' | 'askStandby'> | null = null,
  shelf: Shelf | null = shelfHere(),
): Hubs {
  const nothing: Known = { given, address: given, term: 0, standbys: [], paper: null }
  const kept = keptValue<Known>(`rapporteur.hubs.${conference}`, KnownSchema, nothing, shelf)
  const at = cell(kept.get().given === given ? kept.get().address : given)
  // It was loaded anew, where it was to go.
  const hasFollowed = kept.get().standbys.some(({ address }) => address === given)
  let looking: Promise<void> | null = null
  let isLeaving = false
  let mayGo = () => true

  function learn(known: Known): void {
    if (JSON.stringify(known) !== JSON.stringify(kept.get())) kept.set(known)
  }

  async function findLater(): Promise<void> {
    const { address, standbys } = kept.get()
    const others = new Set([...standbys.map((each) => each.address), address])
    others.delete(at.get())
    for (const other of others) {
      const term = await termAt(other, conference)
      const known = kept.get()
      const isThere =
        term !== null && (term > known.term || (term === known.term && other === known.address))
      if (!isThere) continue
      // Its own standbys and its paper it says when it lets the window in.
      learn({ given, address: other, term, standbys: [], paper: null })
      at.set(other)
      return
    }
    if (!(await machine?.seekHub(standbys, kept.get().term)) || !mayGo()) return
    isLeaving = true
    try {
      await machine?.followHub()
    } catch (error) {
      isLeaving = false
      throw error
    }
  }

  return {
    at,
    moved: derived([at], () => (at.get() === given && !hasFollowed ? null : at.get())),
    standbys: derived([kept], () => kept.get().standbys, sameItems),
    askStandby: machine?.askStandby ?? askByPage,
    heard({ term, standbys, paper }) {
      const known = kept.get()
      if (term >= known.term) {
        learn({ given, address: at.get(), term, standbys, paper })
        return true
      }
      if (known.paper) void showPaper(at.get(), known.paper)
      at.set(known.address)
      return false
    },
    isLeaving: () => isLeaving,
    askBefore(ask) {
      mayGo = ask
    },
    look() {
      looking ??= findLater().finally(() => {
        looking = null
      })
      return looking
    },
  }
}

/** The term of the hub that answers there; `null` for a standby that follows, and for nobody. */
async function termAt(address: string, conference: string): Promise<number | null> {
  const answer = await ask(`${address}/api/standby`, patience, {})
  if ('kind' in answer) return null
  const standing = StandingSchema.safeParse(parseJson(answer.bytes)).data
  return standing?.kind === 'hub' && standing.conference === conference ? standing.term : null
}

/** By which an earlier hub learns that it is none any more, and ends. It may have heard already. */
async function showPaper(address: string, paper: string): Promise<void> {
  await ask(`${address}/api/superseded`, patience, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ paper }),
  })
}
