import { basename } from 'node:path'
import type { RecordEntry } from '../../shared/amendments/register'
import type { DiskCondition } from '../../shared/conditions'
import { clockWatch, worthSaying } from './clock-watch'
import { Conditions } from './conditions'
import { Health } from './health'
import type { Store } from './store'
import { afterwards } from './verdicts'
import { WatchedStore } from './watched-store'

export interface WatchOptions {
  readonly store: Store
  readonly now: () => Date
  /** Milliseconds that only ever count on. */
  readonly steady: () => number
  /** Looks every so often, until what it answers is called. */
  readonly every: (look: () => void) => () => void
  readonly report: (fault: unknown) => void
}

/** Watches over the machine and the file of a conference, and says what is wrong with them. */
export interface Watch {
  readonly conditions: Conditions
  readonly health: Health
  /** To be written through, so that a failing disk is noticed. */
  readonly store: Store
  /**
   * Begins to look at the clock, and looks through what nobody has opened yet. Resolves when all has
   * been seen, or after `end`.
   */
  begin(record: readonly RecordEntry[]): Promise<void>
  end(): void
}

export function watch({ store, now, steady, every, report }: WatchOptions): Watch {
  const conditions = new Conditions()
  const health = new Health({ store, steady, later: afterwards })
  let ofDisk: DiskCondition | null = null
  const at = () => now().toISOString()
  let ended = false
  const jumped = clockWatch({ wall: () => now().getTime(), steady })
  const look = () => {
    const seconds = jumped()
    if (seconds !== null) conditions.set({ kind: 'clock', at: at(), seconds })
  }
  let stopLooking = () => {}
  const { leftOver } = store
  if (leftOver) {
    const { unfinished, keptIn } = leftOver
    const named = keptIn === null ? null : basename(keptIn)
    conditions.set({ kind: 'ended', at: at(), unfinished, keptIn: named })
  }

  async function count(): Promise<void> {
    const rows = await store.setAside()
    const known = conditions.all.find(({ kind }) => kind === 'set-aside')
    if (rows === 0 || (known?.kind === 'set-aside' && known.count === rows)) return
    conditions.set({ kind: 'set-aside', at: at(), count: rows })
  }

  return {
    conditions,
    health,
    store: new WatchedStore(store, (why) => {
      health.wrote(why)
      if (why === ofDisk) return
      ofDisk = why
      if (why) conditions.set({ kind: 'disk', at: at(), why })
      else conditions.clear('disk')
    }),
    async begin(record) {
      stopLooking = every(look)
      const last = Date.parse(record.at(-1)?.at ?? '')
      const behind = Math.round((now().getTime() - last) / 1000)
      if (behind < -worthSaying) conditions.set({ kind: 'clock', at: at(), seconds: behind })
      try {
        await count()
        for (const document of await store.documents()) {
          if (ended) return
          await store.load(document)
          await count()
        }
      } catch (fault) {
        if (!ended) report(fault)
      }
    },
    end() {
      ended = true
      stopLooking()
    },
  }
}

/** A look every few seconds, for which no hub need stay. */
export function everyFewSeconds(look: () => void): () => void {
  const timer = setInterval(look, 5_000)
  timer.unref()
  return () => clearInterval(timer)
}

export function everyMinute(look: () => void): () => void {
  const timer = setInterval(look, 60_000)
  timer.unref()
  return () => clearInterval(timer)
}
