import { randomBytes } from 'node:crypto'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { By } from '../../../shared/amendments/by'
import type { Standby } from '../../../shared/standby'
import { addressesOf } from '../addresses'
import type { Certificate } from '../certificate'
import { listen } from '../server'
import { openSqliteStore, type SqliteStore } from '../sqlite-store'
import { Follower, type FollowState } from './follower'
import { followsIn, paperIn, type StandbyLink } from './standing'
import { takeOver } from './take-over'
import { waitingRoom } from './waiting-room'

export interface StandbyOptions {
  readonly data: string
  readonly link: StandbyLink
  readonly host: string
  readonly port: number
  readonly publicAddress: string | null
  /** By what it speaks TLS: the key that the invitations name comes with the copy. */
  readonly certificate: (store: SqliteStore) => Promise<Certificate | null>
  /** Whether windows are to know it by its key. */
  readonly pinned: boolean
  readonly now: () => Date
  readonly changed: (state: FollowState) => void
  readonly report: (fault: unknown) => void
}

export interface RunningStandby {
  readonly address: string
  readonly publicAddress: string
  /** Resolves with the conference's file, to be opened as the hub, and the port that it had. */
  readonly takenOver: Promise<Taken>
  close(): Promise<void>
}

interface Taken {
  readonly store: SqliteStore
  readonly port: number
}

/** What the file beside a standby's own says, to whoever may read it. */
export interface Control extends Standby {
  readonly token: string
}

/** Where a command on the same machine finds a standby that runs, beside its file. */
export function controlFile(data: string): string {
  return `${data}.control`
}

/** Follows until the secretariat has it take over, or it is closed. */
export async function runStandby(options: StandbyOptions): Promise<RunningStandby> {
  const { data, now, report } = options
  const control = randomBytes(32).toString('base64url')
  let done: (taken: Taken) => void = () => {}
  const takenOver = new Promise<Taken>((resolve) => {
    done = resolve
  })
  const follower = new Follower({
    data,
    link: options.link,
    now,
    report,
    changed: options.changed,
    pause: (ms, signal) => wait(ms, undefined, { signal }).catch(() => {}),
  })
  await follower.begin()
  await follower.hasCopy
  const { store: copy } = follower
  const certificate = copy && (await options.certificate(copy))
  let taking: Promise<number | null> | null = null
  const listening = await listen({
    host: options.host,
    port: options.port,
    tls: certificate,
    // No window has anything to look for here before it has taken over.
    connect: (socket) => socket.close(1013),
    answer: waitingRoom({
      follower,
      now,
      control,
      report,
      // Whoever asks once more, while it becomes the hub, is told the same.
      takeOver(by) {
        taking ??= take(by)
        return taking
      },
    }),
  }).catch(async (error: unknown) => {
    await follower.end()
    await follower.store?.close()
    throw error
  })
  const addresses = addressesOf(certificate ? 'https' : 'http', options.host, listening.port)
  const publicAddress = options.publicAddress ?? addresses.others
  const pin = certificate?.pin ?? null
  follower.announce({ address: publicAddress, pin: options.pinned ? pin : null })
  writeFileSync(
    controlFile(data),
    JSON.stringify({ address: addresses.own, pin, token: control } satisfies Control),
    { mode: 0o600 },
  )

  /** Where it cannot be done, it is a standby as before, and follows on. */
  async function take(by: By): Promise<number | null> {
    await follower.end()
    const { store } = follower
    let term: number | null = null
    try {
      term = store && (await takeOver(store, by, now()))
    } finally {
      if (term === null) {
        taking = null
        follower.again()
      }
    }
    if (store && term !== null) {
      // Whoever asked is to have the answer before the port passes to the hub.
      setImmediate(async () => {
        rmSync(controlFile(data), { force: true })
        await listening.close()
        done({ store, port: listening.port })
      })
    }
    return term
  }

  return {
    address: addresses.own,
    publicAddress,
    takenOver,
    async close() {
      rmSync(controlFile(data), { force: true })
      await follower.end()
      await listening.close()
      await follower.store?.close()
    },
  }
}

export type Kept =
  | { readonly kind: 'follows'; readonly link: StandbyLink }
  /** It was a standby's copy, and is the hub's file by now. */
  | { readonly kind: 'taken-over' }
  | { readonly kind: 'nothing' }

/** What a standby's file says of itself, from which it goes on. */
export async function keptIn(data: string): Promise<Kept> {
  if (!existsSync(data)) return { kind: 'nothing' }
  const store = openSqliteStore(data)
  try {
    const follows = await followsIn(store)
    if (follows) return { kind: 'follows', link: follows.link }
    return { kind: (await paperIn(store)) === null ? 'nothing' : 'taken-over' }
  } finally {
    await store.close()
  }
}

/** Looks every second, for which no hub need stay. */
export function everySecond(look: () => void): () => void {
  const timer = setInterval(look, 1_000)
  timer.unref()
  return () => clearInterval(timer)
}
