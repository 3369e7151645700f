/** Two clocks, in milliseconds: the one on the wall, and one that only ever counts on. */
export interface Clocks {
  readonly wall: () => number
  readonly steady: () => number
}

/** Seconds. Clocks are put right by less all the time, and nobody need know. */
export const worthSaying = 30

/**
 * Whether somebody has set the clock, in seconds, since it was last looked at; `null` if nobody has.
 * A computer that slept looks the same as one whose clock was put forward.
 */
export function clockWatch({ wall, steady }: Clocks): () => number | null {
  let ahead = wall() - steady()
  return () => {
    const now = wall() - steady()
    const seconds = Math.round((now - ahead) / 1000)
    ahead = now
    return Math.abs(seconds) < worthSaying ? null : seconds
  }
}
