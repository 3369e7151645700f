import { connect, createServer, type Server, type Socket } from 'node:net'

/** One address before several hubs, as any proxy of TCP gives: to each in turn, if it takes calls. */
export class OneAddress {
  readonly #hubs: number[] = []
  readonly #open = new Set<Socket>()
  readonly #server: Server
  #next = 0

  private constructor() {
    this.#server = createServer((window) => this.#pass(window, this.#hubs.length))
  }

  static async open(): Promise<OneAddress> {
    const address = new OneAddress()
    await new Promise<void>((resolve) => address.#server.listen(0, '127.0.0.1', resolve))
    return address
  }

  get url(): string {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('Listens on a port')
    return `http://127.0.0.1:${address.port}`
  }

  add(url: string): void {
    this.#hubs.push(Number(new URL(url).port))
  }

  close(): void {
    for (const socket of this.#open) socket.destroy()
    this.#server.close()
  }

  #pass(window: Socket, tries: number): void {
    const port = this.#hubs[this.#next++ % this.#hubs.length]
    if (port === undefined || tries === 0) return void window.destroy()
    const hub = connect(port, '127.0.0.1')
    window.on('error', () => window.destroy())
    hub.once('connect', () => {
      for (const socket of [window, hub]) this.#open.add(socket)
      window.pipe(hub).pipe(window)
      hub.once('close', () => window.destroy())
      window.once('close', () => hub.destroy())
    })
    let isConnected = false
    hub.once('connect', () => {
      isConnected = true
    })
    hub.once('error', () => {
      if (isConnected) window.destroy()
      else this.#pass(window, tries - 1)
    })
  }
}
