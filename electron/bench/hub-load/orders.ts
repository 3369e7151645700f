import type { Id } from '../../hub/testing/attacker'
import type { Place } from './wire'

/** What a process full of windows is told. */
export interface Orders {
  readonly place: Place
  /** One for each window; a server that asks for none is not shown any. */
  readonly tokens: readonly string[]
  /** The number of the first window among those of all processes. */
  readonly first: number
  /** The first so many of its windows type. */
  readonly typists: number
  readonly keysPerSecond: number
  /** Behind which item of the text each of them types. */
  readonly anchors: readonly Id[]
  /** What the windows have already, in base64. */
  readonly stateVector: string
}

/** Milliseconds since 1970, for all processes of this machine. */
export interface Span {
  readonly from: number
  readonly to: number
}

export interface Opened {
  readonly kind: 'open'
}

export interface Heard {
  readonly kind: 'heard'
  /** Milliseconds from the key to the message that brought it, for each mark at each window. */
  readonly latencies: readonly number[]
  /** Marks typed here. */
  readonly marks: number
  readonly frames: number
  readonly bytes: number
}
