import type { WebSocket } from 'ws'
import { limits, tooSlow } from '../../shared/protocol'

/** Bytes of what others write that may wait for a window to read them. */
const mostUnread = 4 * 1024 * 1024
/** Longer messages are whole texts, for which a slow line needs its time. */
const long = 256 * 1024
/** Bytes that may wait altogether. */
const mostAtAll = 4 * limits.message
/** Milliseconds in which a window given up may still hear that it is. */
const patience = 5_000

/**
 * The WebSocket of a window, for all its lines.
 *
 * Nothing waits without end for a window that does not read: it is given up, is told why if it
 * still listens, and asks for what it lacks when it comes back. The hub itself notices a line that
 * leads nowhere: at each beat, whoever has neither said anything nor taken any of what waits since
 * the beat before is gone.
 */
export class Carrier {
  /** Bytes of long messages that have not gone out yet. */
  #long = 0
  #isGivenUp = false
  #heard = true
  #waited = 0

  constructor(readonly socket: WebSocket) {}

  send(data: Uint8Array, done: (error?: Error) => void): void {
    const bytes = data.byteLength >= long ? data.byteLength : 0
    this.#long += bytes
    this.socket.send(data, (error) => {
      this.#long -= bytes
      done(error)
    })
    const waits = this.socket.bufferedAmount
    if (waits - this.#long > mostUnread || waits > mostAtAll) this.#giveUp()
  }

  heard(): void {
    this.#heard = true
  }

  beat(): void {
    const waits = this.socket.bufferedAmount
    // What it says is not read while there is much of it to be dealt with.
    const isThere = this.#heard || this.socket.isPaused || waits < this.#waited
    this.#heard = false
    this.#waited = waits
    if (isThere) this.socket.ping()
    else this.socket.terminate()
  }

  #giveUp(): void {
    if (this.#isGivenUp) return
    this.#isGivenUp = true
    this.socket.close(tooSlow)
    const timer = setTimeout(() => this.socket.terminate(), patience)
    this.socket.once('close', () => clearTimeout(timer))
  }
}
