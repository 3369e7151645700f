import type { WebSocket } from 'ws'
import type { DeviceId } from '../../shared/ids'

/** Windows of a large conference, several each, and room to spare. */
const most = 2_000
/** Windows of one device, those that it has lost included. */
const mostOfDevice = 32

/** What is to be told of a connection by whoever deals with it. */
export interface Caller {
  /** It is known whose window it is. */
  seated(device: DeviceId): void
  /** Bytes that wait to be dealt with (+), and no more (−). */
  weighed(bytes: number): void
}

/**
 * Who has a connection to the hub. Nobody can take the places of all the others: who has shown no
 * seat makes room for who comes, and who has one has only so many places.
 */
export class Callers {
  /** Those without a seat, the one that has waited longest first. */
  readonly #guests = new Set<WebSocket>()
  readonly #seated = new Map<DeviceId, Set<WebSocket>>()
  readonly #with = new WeakMap<WebSocket, ReadonlySet<WebSocket>>()
  #all = 0

  /** `false` if there is no place for another one. */
  makeRoom(): boolean {
    if (this.#all < most) return true
    const [longest] = this.#guests
    if (!longest) return false
    this.#leave(longest)
    longest.terminate()
    return true
  }

  came(socket: WebSocket): void {
    this.#all++
    this.#guests.add(socket)
    socket.once('close', () => this.#leave(socket))
  }

  isGuest(socket: WebSocket): boolean {
    return this.#guests.has(socket)
  }

  /** All windows of the device whose this is; itself alone where that is not known. */
  beside(socket: WebSocket): Iterable<WebSocket> {
    return this.#with.get(socket) ?? [socket]
  }

  seated(socket: WebSocket, device: DeviceId): void {
    if (!this.#guests.delete(socket)) return
    const own = this.#seated.get(device) ?? new Set()
    this.#seated.set(device, own.add(socket))
    this.#with.set(socket, own)
    socket.once('close', () => {
      this.#all--
      own.delete(socket)
      if (own.size === 0 && this.#seated.get(device) === own) this.#seated.delete(device)
    })
    const [first] = own
    if (own.size > mostOfDevice) first?.close(1008)
  }

  #leave(guest: WebSocket): void {
    if (this.#guests.delete(guest)) this.#all--
  }
}
