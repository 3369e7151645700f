import { HocuspocusProviderWebsocket, WebSocketStatus } from '@hocuspocus/provider'
import { syncPath, tooSlow } from '../../shared/sync'
import { type Address, addressNow } from './address'
import { cell, type Live } from './live'

/** The one connection of a window to its hub. */
export interface Socket {
  readonly hocuspocus: HocuspocusProviderWebsocket
  readonly state: Live<SocketState>
  /** Connects anew at once: a clean slate, in which every document is opened and compared again. */
  restart(): void
  /** All that was asked for is here: whatever is silent from now on is not on its way. */
  level(): void
  /** Takes the connection for dead. Another attempt follows in a moment. */
  drop(): void
  close(): void
}

export type SocketState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'up' }
  /** `since` when the hub was last heard, in milliseconds by this machine's clock. */
  | ({ readonly kind: 'down'; readonly since: number } & Slow)

/** Whether the hub has ended the connection because too little came through. */
export interface Slow {
  readonly slow?: true
}

export interface SocketOptions {
  /** Origin of the hub: `http://127.0.0.1:4870`. With another one it connects anew, there. */
  readonly address: Address
  /** The version of the schema that this window knows. */
  readonly schema: number
  /** Asks something that the hub always answers. */
  readonly ask: () => void
  readonly waits?: Waits
}

/** Milliseconds. Silence for `quiet` is asked about, and an answer waited for `patience`. */
export interface Waits {
  readonly quiet: number
  readonly patience: number
  /** How often to look. */
  readonly look: number
}

const ordinary: Waits = { quiet: 3_000, patience: 5_000, look: 500 }
/** By which patience grows at the most: a text of 1 MB at 8 kB/s. */
const mostPatient = 32

/** Nobody sets this clock, and it does not jump when somebody sets the one on the wall. */
const steady = () => performance.now()

/**
 * A cable that is pulled out, or a laptop that slept, closes no socket; nobody would know for
 * minutes. So a hub that has been silent is asked, and is taken for dead when it does not answer:
 * after 9 s at the latest. (Only an unanswered question counts, because a hidden window's timers
 * may sleep for a minute.)
 *
 * A whole text on a slow line is silent too until the last of it is here, and nothing tells the two
 * apart. What was begun again after 9 s would never end, so a window that was answered at first and
 * then no more is four times as patient the next time. It still says that it is connecting, as nothing is
 * open before the text is here; once it is, patience is what it was.
 */
export function openSocket({ address, schema, ask, waits = ordinary }: SocketOptions): Socket {
  const { quiet, patience, look } = waits
  let connectingSince = Date.now()
  let tryingSince = steady()
  const state = cell<SocketState>({ kind: 'connecting' })
  const hocuspocus = new Droppable({
    url: urlAt(addressNow(address), schema),
    delay: 500,
    minDelay: 500,
    maxDelay: 4_000,
    // Ours, below, is quicker; its own check remains as a very long stop.
    messageReconnectTimeout: 600_000,
  })

  let heard = steady()
  let asked: number | null = null
  // What is said to people: a laptop that was closed for days notices only when it is opened.
  let reached: number | null = null
  /** By how much more patient it is than it was. */
  let times = 1
  let hasHeard = false
  hocuspocus.on('message', () => {
    heard = steady()
    reached = Date.now()
    if (asked !== null) times = 1
    asked = null
    hasHeard = true
  })
  hocuspocus.on('status', ({ status }: { status: WebSocketStatus }) => {
    heard = steady()
    asked = null
    hasHeard = false
    const known = state.get().kind
    if (status === WebSocketStatus.Connected) reached = heard
    if (status === WebSocketStatus.Connected && known !== 'up') state.set({ kind: 'up' })
    if (status !== WebSocketStatus.Connected && known === 'up') {
      state.set({ kind: 'down', since: reached ?? Date.now() })
    }
  })

  // After the status, which does not say why.
  hocuspocus.on('close', ({ event }: { event: { code?: number } }) => {
    const now = state.get()
    if (event.code === tooSlow && now.kind === 'down') state.set({ ...now, slow: true })
  })

  const watch = setInterval(() => {
    const now = steady()
    if (state.get().kind === 'connecting' && now - tryingSince > patience) {
      state.set({ kind: 'down', since: reached ?? connectingSince })
    }
    if (hocuspocus.status === WebSocketStatus.Connecting && now - heard > patience) {
      hocuspocus.drop()
    }
    if (hocuspocus.status !== WebSocketStatus.Connected) return
    if (asked !== null && now - asked > times * patience) {
      times = hasHeard ? Math.min(4 * times, mostPatient) : 1
      hocuspocus.drop()
    }
    if (asked === null && now - heard > quiet) {
      asked = now
      ask()
    }
  }, look)

  const restart = () => {
    if (hocuspocus.status === WebSocketStatus.Connected) {
      connectingSince = Date.now()
      tryingSince = steady()
      state.set({ kind: 'connecting' })
      hocuspocus.drop()
    }
    void hocuspocus.connect()
  }
  const moving =
    typeof address === 'string'
      ? null
      : address.subscribe(() => {
          hocuspocus.configuration.url = urlAt(address.get(), schema)
          if (hocuspocus.status !== WebSocketStatus.Disconnected) hocuspocus.drop()
          void hocuspocus.connect()
        })
  const target = typeof window === 'undefined' ? null : window
  target?.addEventListener('online', restart)

  return {
    hocuspocus,
    state,
    restart,
    level() {
      times = 1
    },
    drop: () => hocuspocus.drop(),
    close() {
      clearInterval(watch)
      moving?.()
      target?.removeEventListener('online', restart)
      hocuspocus.destroy()
    },
  }
}

class Droppable extends HocuspocusProviderWebsocket {
  /** Takes the connection for dead without waiting for the other end to agree. */
  drop(): void {
    if (this.status === WebSocketStatus.Disconnected) return
    this.emit('close', { event: { code: 4408, reason: 'dropped' } })
  }
}

function urlAt(address: string, schema: number): string {
  return `${address.replace(/^http/, 'ws').replace(/\/$/, '')}${syncPath(schema)}`
}
