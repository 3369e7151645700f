import { cell, type Live } from '../session/live'
import type { Safety } from '../session/safety'

export type Calm =
  | Exclude<Safety, { kind: 'sending' }>
  | { readonly kind: 'sending' }
  /** The hub lags behind: worth a number. */
  | { readonly kind: 'sending-slow'; readonly unsent: number }

/** Milliseconds. */
export const waits = {
  /** A change that is on its way for longer than this is slow. */
  slow: 2_000,
  /** "Saved" again only when one has stopped typing. */
  rest: 700,
  /** A connection that is back sooner was never gone, as far as anyone need know. */
  blink: 800,
} as const

/**
 * The same truth in fewer words, so that nothing flickers: while one types it says "saving" all
 * the time, and a number only when the hub lags behind. It never says "saved" before everything is.
 */
export function calmed(safety: Live<Safety>): Live<Calm> {
  const calm = cell<Calm>(atOnce(safety.get()))
  let slow: ReturnType<typeof setTimeout> | undefined
  let later: ReturnType<typeof setTimeout> | undefined
  // Of its own, as keys that are pressed meanwhile must not put it off.
  let blink: ReturnType<typeof setTimeout> | undefined

  safety.subscribe(() => {
    const now = safety.get()
    clearTimeout(later)
    if (now.kind !== 'sending') {
      clearTimeout(slow)
      slow = undefined
    }
    if (now.kind !== 'offline') {
      clearTimeout(blink)
      blink = undefined
    }
    switch (now.kind) {
      case 'sending':
        slow ??= setTimeout(() => calm.set(lagging(safety.get())), waits.slow)
        calm.set(calm.get().kind === 'sending-slow' ? lagging(now) : atOnce(now))
        break
      case 'saved':
        if (isSending(calm.get())) later = setTimeout(() => calm.set(now), waits.rest)
        else calm.set(now)
        break
      case 'offline':
        if (calm.get().kind === 'offline') calm.set(now)
        else {
          if (now.unsent > 0) calm.set({ kind: 'sending' })
          blink ??= setTimeout(() => calm.set(atOnce(safety.get())), waits.blink)
        }
        break
      default:
        calm.set(now)
    }
  })
  return calm
}

const sending = { kind: 'sending' } as const

function atOnce(safety: Safety): Calm {
  return safety.kind === 'sending' ? sending : safety
}

function lagging(safety: Safety): Calm {
  return safety.kind === 'sending'
    ? { kind: 'sending-slow', unsent: safety.unsent }
    : atOnce(safety)
}

function isSending({ kind }: Calm): boolean {
  return kind === 'sending' || kind === 'sending-slow'
}
