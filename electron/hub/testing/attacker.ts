import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { performance } from 'node:perf_hooks'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { schemaVersion } from '../../../shared/document/schema-version'
import { syncPath } from '../../../shared/sync'

/**
 * A hostile participant's own client: it writes every byte of the protocol by itself, and keeps to
 * none of the rules that a window keeps to. What it is told in answer, `RawWindow` reads.
 */

/** One struct of an update, as Yjs lays it out: whatever is said here is written, true or not. */
export type Forged =
  | { readonly kind: 'gone'; readonly length: number }
  | { readonly kind: 'skipped'; readonly length: number }
  | { readonly kind: 'words'; readonly words: string; readonly at: Anchor }
  | { readonly kind: 'element'; readonly name: string; readonly at: Anchor }
  | { readonly kind: 'run'; readonly at: Anchor }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly at: Anchor }
  | { readonly kind: 'erased'; readonly length: number; readonly at: Anchor }

/** Where an item says that it stands: by a neighbour, or else by what holds it. */
export interface Anchor {
  readonly left?: Id
  readonly right?: Id
  readonly within?: Id | string
  readonly key?: string
}

export type Id = readonly [client: number, clock: number]

export interface ForgedUpdate {
  readonly clients: readonly {
    readonly client: number
    readonly clock: number
    readonly structs: readonly Forged[]
  }[]
  readonly erases?: readonly {
    readonly client: number
    readonly ranges: readonly (readonly [clock: number, length: number])[]
  }[]
}

export function forge({ clients, erases = [] }: ForgedUpdate): Uint8Array {
  const to = encoding.createEncoder()
  encoding.writeVarUint(to, clients.length)
  for (const { client, clock, structs } of clients) {
    encoding.writeVarUint(to, structs.length)
    encoding.writeVarUint(to, client)
    encoding.writeVarUint(to, clock)
    for (const struct of structs) writeStruct(to, struct)
  }
  encoding.writeVarUint(to, erases.length)
  for (const { client, ranges } of erases) {
    encoding.writeVarUint(to, client)
    encoding.writeVarUint(to, ranges.length)
    for (const [clock, length] of ranges) {
      encoding.writeVarUint(to, clock)
      encoding.writeVarUint(to, length)
    }
  }
  return encoding.toUint8Array(to)
}

const refs = { gone: 0, erased: 1, bytes: 3, words: 4, element: 7, run: 7, skipped: 10 } as const
const typeRefs = { element: 3, run: 6 } as const

function writeStruct(to: encoding.Encoder, struct: Forged): void {
  if (struct.kind === 'gone' || struct.kind === 'skipped') {
    encoding.writeUint8(to, refs[struct.kind])
    encoding.writeVarUint(to, struct.length)
    return
  }
  const { left, right, within, key } = struct.at
  const isBeside = left !== undefined || right !== undefined
  encoding.writeUint8(
    to,
    refs[struct.kind] |
      (left ? 0b1000_0000 : 0) |
      (right ? 0b0100_0000 : 0) |
      (key !== undefined ? 0b0010_0000 : 0),
  )
  if (left) writeId(to, left)
  if (right) writeId(to, right)
  if (!isBeside) {
    const isRoot = typeof within === 'string'
    encoding.writeVarUint(to, isRoot ? 1 : 0)
    if (isRoot) encoding.writeVarString(to, within)
    else writeId(to, within ?? [0, 0])
    if (key !== undefined) encoding.writeVarString(to, key)
  }
  switch (struct.kind) {
    case 'words':
      encoding.writeVarString(to, struct.words)
      break
    case 'bytes':
      encoding.writeVarUint8Array(to, struct.bytes)
      break
    case 'erased':
      encoding.writeVarUint(to, struct.length)
      break
    case 'element':
      encoding.writeVarUint(to, typeRefs.element)
      encoding.writeVarString(to, struct.name)
      break
    case 'run':
      encoding.writeVarUint(to, typeRefs.run)
  }
}

function writeId(to: encoding.Encoder, [client, clock]: Id): void {
  encoding.writeVarUint(to, client)
  encoding.writeVarUint(to, clock)
}

/** A connection that speaks no protocol but what it is given: bytes out, text in. */
export class RawSocket {
  said = ''
  ended = false

  private constructor(readonly socket: Socket) {
    socket.on('data', (data) => {
      this.said += data.toString('latin1')
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      this.ended = true
    })
  }

  /** Perhaps from an address that is said. */
  static async connect(address: string, localAddress?: string): Promise<RawSocket> {
    const { hostname: host, port } = new URL(address)
    const socket = connect({ host, port: Number(port), ...(localAddress && { localAddress }) })
    await once(socket, 'connect')
    return new RawSocket(socket)
  }

  send(bytes: string | Uint8Array): this {
    this.socket.write(bytes)
    return this
  }

  /** Asks for a WebSocket as a browser does, with what else is said in the head. */
  async upgrade(...more: readonly string[]): Promise<this> {
    const head = [
      `GET ${syncPath(schemaVersion)} HTTP/1.1`,
      'Host: hub',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      ...more,
    ]
    this.send(`${head.join('\r\n')}\r\n\r\n`)
    await this.until(() => this.said.includes('\r\n\r\n'))
    return this
  }

  until(fact: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!fact()) return
        this.socket.off('data', look).off('close', look)
        resolve()
      }
      this.socket.on('data', look).on('close', look)
      look()
    })
  }

  ends(): Promise<void> {
    return this.until(() => this.ended)
  }

  leave(): void {
    this.socket.destroy()
  }
}

/** The head of a masked frame that says how long it is, and with what bits set. */
export function frameHead(first: number, length: number): Buffer {
  const head = Buffer.alloc(14)
  head[0] = first
  head[1] = 0x80 | 127
  head.writeBigUInt64BE(BigInt(length), 2)
  return head
}

/** Opens so many sockets at once, and answers those that the hub let in. */
export async function crowd(address: string, count: number): Promise<readonly WebSocket[]> {
  const url = `${address.replace(/^http/, 'ws')}${syncPath(schemaVersion)}`
  const sockets = await Promise.all(
    Array.from({ length: count }, async () => {
      const socket = new WebSocket(url)
      socket.on('error', () => {})
      await Promise.race([once(socket, 'open'), once(socket, 'close')])
      return socket
    }),
  )
  return sockets.filter(({ readyState }) => readyState === WebSocket.OPEN)
}

/** How many milliseconds something took. */
export async function taken(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
