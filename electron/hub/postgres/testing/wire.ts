import { connect, createServer, type Server, type Socket } from 'node:net'

/** The way to a database, which can be cut at the worst moment. */
export class Wire {
  readonly #server: Server
  readonly #open = new Set<Socket>()
  #cut: { readonly passes: boolean } | null = null

  private constructor(readonly target: URL) {
    this.#server = createServer((hub) => this.#pass(hub))
  }

  static async to(url: string): Promise<Wire> {
    const wire = new Wire(new URL(url))
    await new Promise<void>((resolve) => wire.#server.listen(0, '127.0.0.1', resolve))
    return wire
  }

  get url(): string {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('Listens on a port')
    const url = new URL(this.target)
    url.port = `${address.port}`
    return url.href
  }

  /** The next commit is the last that goes this way: it gets through, or not, and is not answered. */
  cutAtCommit(passes: boolean): void {
    this.#cut = { passes }
  }

  close(): void {
    for (const socket of this.#open) socket.destroy()
    this.#server.close()
  }

  #pass(hub: Socket): void {
    const database = connect(Number(this.target.port), this.target.hostname)
    let isCut = false
    for (const socket of [hub, database]) {
      this.#open.add(socket)
      socket.on('error', () => {})
    }
    hub.on('data', (data) => {
      const cut = data.includes('COMMIT') ? this.#cut : null
      if (cut) {
        this.#cut = null
        isCut = true
        if (!cut.passes) return void hub.destroy()
      }
      database.write(data)
    })
    database.on('data', (data) => {
      if (isCut) hub.destroy()
      else hub.write(data)
    })
    hub.on('close', () => database.destroy())
    database.on('close', () => hub.destroy())
  }
}
