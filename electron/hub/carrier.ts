import type { Writable } from 'node:stream'
import { WebSocket } from 'ws'
import { limits } from '../../shared/protocol'
import { tooSlow } from '../../shared/sync'
import { frameOf } from './frame'

/** Bytes of what others write that may wait for a window to read them. */
const mostUnread = 4 * 1024 * 1024
/** Longer messages are whole texts, for which a slow line needs its time. */
const long = 256 * 1024
/** Bytes that may wait altogether. */
const mostAtAll = 4 * limits.message
/** Milliseconds in which a window given up may still hear that it is. */
const patience = 5_000
/** Bytes in a millisecond on the slowest line that one can work with. */
const slowest = 16
/** Milliseconds: a line that leads nowhere is noticed within two beats. */
export const usualHeartbeat = 5_000

/**
 * The WebSocket of a window, for all its lines.
 *
 * Nothing waits without end for a window that does not read: it is given up, is told why if it
 * still listens, and asks for what it lacks when it comes back. The hub itself notices a line that
 * leads nowhere: at each beat, whoever has neither said anything nor taken any of what waits since
 * the beat before is gone. A whole text has its time: what the system has taken of it is no longer
 * seen to wait, and the answer to a beat comes behind the last of it.
 */
export class Carrier {
  /** Bytes of long messages that have not gone out yet. */
  #long = 0
  #isGivenUp = false
  #heard = true
  #waited = 0
  /** Bytes of long messages that were ever sent, and of which the window has answered a beat behind. */
  #longSent = 0
  #longTaken = 0
  /** Beats since it last said anything. */
  #silent = 0

  constructor(
    readonly socket: WebSocket,
    /** What the WebSocket itself writes on. */
    readonly line: Writable,
    readonly heartbeat = usualHeartbeat,
  ) {}

  send(data: Uint8Array, done: (error?: Error | null) => void): void {
    if (data.byteLength >= long) this.#sendLong(data, done)
    else if (this.socket.readyState !== WebSocket.OPEN) this.socket.send(data, done)
    else this.line.write(framed(data), done)
    const waits = this.socket.bufferedAmount
    if (waits - this.#long > mostUnread || waits > mostAtAll) this.#giveUp()
  }

  #sendLong(data: Uint8Array, done: (error?: Error) => void): void {
    this.#long += data.byteLength
    this.#longSent += data.byteLength
    this.socket.send(data, (error) => {
      this.#long -= data.byteLength
      done(error)
    })
  }

  heard(): void {
    this.#heard = true
  }

  /** A window gives back what it was asked with, once it has read all that came before. */
  answered(mark: Buffer): void {
    this.heard()
    const taken = Number(mark.toString('latin1'))
    if (taken > this.#longTaken && taken <= this.#longSent) this.#longTaken = taken
  }

  beat(): void {
    const waits = this.socket.bufferedAmount
    // What it says is not read while there is much of it to be dealt with.
    const isThere = this.#heard || this.socket.isPaused || waits < this.#waited
    this.#silent = isThere ? 0 : this.#silent + 1
    this.#heard = false
    this.#waited = waits
    const mayTake = (this.#longSent - this.#longTaken) / slowest
    if (this.#silent * this.heartbeat > mayTake) this.socket.terminate()
    else this.socket.ping(String(this.#longSent))
  }

  #giveUp(): void {
    if (this.#isGivenUp) return
    this.#isGivenUp = true
    this.socket.close(tooSlow)
    const timer = setTimeout(() => this.socket.terminate(), patience)
    this.socket.once('close', () => clearTimeout(timer))
  }
}

const frames = new WeakMap<Uint8Array, Buffer>()

/** What goes to hundreds of windows is put in its frame once, and written to each in one piece. */
function framed(data: Uint8Array): Buffer {
  const known = frames.get(data)
  if (known) return known
  const frame = frameOf(data)
  frames.set(data, frame)
  return frame
}
