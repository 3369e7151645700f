import type { WebSocket } from 'ws'
import { limits } from '../../shared/protocol'

/** Bytes of whom nobody knows yet: a guest has no claim to much of our memory. */
const mostOfGuest = 256 * 1024
/** Of all windows of one device: a whole text in several of them, and no more. */
const mostOfDevice = 4 * limits.message
/** Of everybody. Devices that conspire may not take what the hub itself needs. */
const mostAtAll = 512 * 1024 * 1024
/** Less than this is nobody's burden. */
const light = 1024 * 1024

export interface BurdensOptions {
  readonly isGuest: (socket: WebSocket) => boolean
  /** The windows of the same device, itself among them. */
  readonly beside: (socket: WebSocket) => Iterable<WebSocket>
}

/**
 * How much of each window is in our memory: of a message that is not whole yet, and of those that
 * wait to be dealt with. Where it is too much, the window that has most of it loses its connection,
 * and with it nothing that it was told is kept.
 */
export class Burdens {
  readonly #of = new Map<WebSocket, number>()
  #all = 0

  constructor(readonly options: BurdensOptions) {}

  came(socket: WebSocket): void {
    this.#of.set(socket, 0)
    socket.once('close', () => this.#forget(socket))
  }

  /** Bytes that came in (+) or are dealt with (−). */
  add(socket: WebSocket, bytes: number): void {
    const before = this.#of.get(socket)
    if (before === undefined) return
    this.#of.set(socket, before + bytes)
    this.#all += bytes
    if (bytes <= 0) return
    const { isGuest, beside } = this.options
    if (isGuest(socket)) {
      if (before + bytes > mostOfGuest) this.#end(socket)
    } else if (before + bytes > light) {
      const own = [...beside(socket)]
      if (this.#sumOf(own) > mostOfDevice) this.#end(this.#heaviest(own))
    }
    if (this.#all > mostAtAll) this.#end(this.#heaviest([...this.#of.keys()]))
  }

  #end(socket: WebSocket | undefined): void {
    if (!socket) return
    this.#forget(socket)
    socket.terminate()
  }

  #forget(socket: WebSocket): void {
    this.#all -= this.#of.get(socket) ?? 0
    this.#of.delete(socket)
  }

  #sumOf(sockets: readonly WebSocket[]): number {
    return sockets.reduce((sum, each) => sum + (this.#of.get(each) ?? 0), 0)
  }

  #heaviest(sockets: readonly WebSocket[]): WebSocket | undefined {
    const weight = (each: WebSocket) => this.#of.get(each) ?? 0
    return sockets.reduce<WebSocket | undefined>(
      (most, each) => (most && weight(most) >= weight(each) ? most : each),
      undefined,
    )
  }
}
