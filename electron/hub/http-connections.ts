import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

export interface HttpBounds {
  /** Connections, beside those of windows. */
  readonly most: number
  /** Bytes of requests and answers that wait in our memory for who is at the other end. */
  readonly mostBytes: number
}

interface Held {
  readonly socket: Socket
  readonly address: string
  asked: Asked | null
}

interface Asked {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** Of the whole connection, when the head of the request was there. */
  readonly readBefore: number
}

/**
 * Who has a connection to the hub over which no window has come yet: each speaks HTTP, or may never
 * say a word. Nobody can take the places of all the others. Where there are too many, those make room
 * who keep us waiting, by not having asked, not having ended what they ask, or not reading what they
 * are told; and of them whoever has waited longest at the address that has most. A whole room may
 * stand behind one address, and as many as there are places may come from it.
 */
export class HttpConnections {
  /** The oldest first. */
  readonly #held = new Map<string, Held>()
  readonly #at = new Map<string, number>()

  constructor(readonly bounds: HttpBounds) {}

  get size(): number {
    return this.#held.size
  }

  came(socket: Socket): void {
    const name = nameOf(socket)
    // Gone before it was let in.
    if (name === null) return void socket.destroy()
    const address = socket.remoteAddress ?? ''
    const held: Held = { socket, address, asked: null }
    this.#held.set(name, held)
    this.#at.set(address, (this.#at.get(address) ?? 0) + 1)
    socket.once('close', () => this.#leave(name, held))
    while (this.#held.size > this.bounds.most) this.#end(this.#slowest() ?? [name, held])
  }

  /** `false` if it is answered nothing: its connection has gone, or asks before it has been answered. */
  asks(request: IncomingMessage, response: ServerResponse): boolean {
    const held = this.#of(request.socket)
    // Ended is enough: over TLS Node hears that it has gone out after the next may have come.
    if (!held || (held.asked && !held.asked.response.writableEnded)) return false
    const asked = { request, response, readBefore: request.socket.bytesRead }
    held.asked = asked
    response.once('close', () => {
      if (held.asked === asked) held.asked = null
    })
    return true
  }

  /** `false` if it may not become a window's: it waits for another answer first. */
  upgrades({ socket }: IncomingMessage): boolean {
    const held = this.#of(socket)
    return held !== null && held.asked === null
  }

  /** It is a window's from now on, and others look after it. */
  upgraded({ socket }: IncomingMessage): void {
    const name = nameOf(socket)
    const held = this.#of(socket)
    if (name !== null && held) this.#leave(name, held)
  }

  /** Whether it is the hub that is waited for. */
  isOurTurn(socket: Socket): boolean {
    const held = this.#of(socket)
    return held !== null && !keepsUsWaiting(held)
  }

  /** Makes room in memory where it is needed. */
  look(): void {
    let bytes = 0
    for (const held of this.#held.values()) bytes += weightOf(held)
    while (bytes > this.bounds.mostBytes) {
      const slowest = this.#slowest((held) => weightOf(held) > 0)
      if (!slowest) return
      bytes -= weightOf(slowest[1])
      this.#end(slowest)
    }
  }

  #of(socket: Socket): Held | null {
    const name = nameOf(socket)
    return (name !== null && this.#held.get(name)) || null
  }

  #slowest(isMeant: (held: Held) => boolean = () => true): [string, Held] | null {
    let found: [string, Held] | null = null
    let most = 0
    for (const [name, held] of this.#held) {
      const beside = this.#at.get(held.address) ?? 0
      if (beside <= most || !keepsUsWaiting(held) || !isMeant(held)) continue
      found = [name, held]
      most = beside
    }
    return found
  }

  #end([name, held]: [string, Held]): void {
    this.#leave(name, held)
    held.socket.destroy()
  }

  #leave(name: string, held: Held): void {
    if (this.#held.get(name) !== held) return
    this.#held.delete(name)
    const left = (this.#at.get(held.address) ?? 0) - 1
    if (left > 0) this.#at.set(held.address, left)
    else this.#at.delete(held.address)
  }
}

/**
 * The same for the connection and for the TLS over it, which Node tells of apart; `null` for one that
 * has gone.
 */
function nameOf({ remoteAddress, remotePort, localAddress }: Socket): string | null {
  if (remoteAddress === undefined || remotePort === undefined) return null
  return `${remoteAddress} ${remotePort} ${localAddress}`
}

function keepsUsWaiting({ asked }: Held): boolean {
  return asked === null || !asked.request.complete || asked.response.writableLength > 0
}

function weightOf({ asked }: Held): number {
  if (!asked) return 0
  const { request, response, readBefore } = asked
  return Math.max(0, request.socket.bytesRead - readBefore) + response.writableLength
}
