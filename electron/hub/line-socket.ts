import { EventEmitter } from 'node:events'
import { WebSocket } from 'ws'
import type { Carrier } from './carrier'

/**
 * A WebSocket for one document out of one that carries many: what Hocuspocus uses of `ws`, and no
 * more. Muted, it goes on taking in but says nothing: its window has turned away.
 */
export class LineSocket extends EventEmitter {
  binaryType = 'nodebuffer'
  muted = false
  #closed = false
  /** Messages that have not gone out yet. */
  #going = 0
  #gone: (() => void)[] = []

  constructor(
    readonly carrier: Pick<Carrier, 'send'>,
    /** Sees each message before it is sent. */
    readonly watch: (data: Uint8Array) => void,
  ) {
    super()
  }

  get readyState(): number {
    return this.#closed ? WebSocket.CLOSED : WebSocket.OPEN
  }

  send(data: Uint8Array, done?: (error?: Error | null) => void): void {
    this.watch(data)
    if (this.muted || this.#closed) {
      done?.()
      return
    }
    this.#going++
    this.carrier.send(data, (error) => {
      done?.(error)
      if (--this.#going === 0) for (const tell of this.#gone.splice(0)) tell()
    })
  }

  /** Resolves when all that was said has gone out, or nothing will any more. */
  async allGone(): Promise<void> {
    if (this.#going > 0) await new Promise<void>((resolve) => this.#gone.push(resolve))
  }

  /** The carrier has a heartbeat of its own, for all its lines. */
  ping(): void {
    this.emit('pong')
  }

  close(code = 1000, reason = ''): void {
    if (this.#closed) return
    this.#closed = true
    this.emit('close', code, Buffer.from(reason))
  }

  /** Hocuspocus asks for the class; it uses the members above. */
  asWebSocket(): WebSocket {
    return this as unknown as WebSocket
  }
}
