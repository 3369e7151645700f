import { createServer, type IncomingMessage, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import { type WebSocket, WebSocketServer } from 'ws'
import { limits } from '../../shared/protocol'
import { appOrigin } from './api'
import { Burdens } from './burdens'
import { type Caller, Callers } from './callers'
import type { Certificate } from './certificate'

export interface ServerOptions {
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
  /** For TLS, and nothing else; `null` for plain HTTP. */
  readonly tls: Pick<Certificate, 'certificate' | 'key'> | null
  /** Of the pages that may open a socket, beside its own and the application's. */
  readonly origins?: readonly string[]
  readonly answer: (request: Request) => Response | Promise<Response>
  readonly connect: (socket: WebSocket, request: IncomingMessage, caller: Caller) => void
}

export interface Listening {
  readonly port: number
  /** How many windows have one. */
  connections(): number
  /** Ends when the last window has been told and the port is free. */
  close(): Promise<void>
}

/** The hub's one port: HTTP, and WebSocket at `/sync`. */
export async function listen(options: ServerOptions): Promise<Listening> {
  const bounds = { headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 16 * 1024 }
  const listener = getRequestListener(options.answer, {
    overrideGlobalObjects: false,
    // Older health checks of proxies name no host.
    hostname: 'localhost',
  })
  const { tls } = options
  const server = tls
    ? createSecureServer(
        { ...bounds, cert: tls.certificate, key: tls.key, handshakeTimeout: 10_000 },
        listener,
      )
    : createServer(bounds, listener)
  // Larger than a message may be: what is just too large is refused for its document alone, and
  // only the absurd costs the window its connection.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 2 * limits.message })
  const callers = new Callers()
  const burdens = new Burdens({
    isGuest: (ws) => callers.isGuest(ws),
    beside: (ws) => callers.beside(ws),
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const refusal = whyNot(request, callers, options.origins ?? [])
    if (refusal) return void socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\n\r\n`)
    sockets.handleUpgrade(request, socket, head, (ws) => {
      callers.came(ws)
      burdens.came(ws)
      weighUnfinished(ws, socket, burdens)
      options.connect(ws, request, {
        seated: (device) => callers.seated(ws, device),
        weighed: (bytes) => burdens.add(ws, bytes),
      })
    })
  })
  await started(server, options)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('Listens on a port')
  return {
    port: address.port,
    connections: () => sockets.clients.size,
    close: () => closed(server, sockets),
  }
}

/** What is not a whole message yet is in our memory, and nobody has been told of it. */
function weighUnfinished(ws: WebSocket, socket: Duplex, burdens: Burdens): void {
  let held = 0
  let isWhole = false
  ws.on('message', () => {
    isWhole = true
  })
  socket.on('data', ({ byteLength }: Buffer) => {
    const now = isWhole ? 0 : held + byteLength
    burdens.add(ws, now - held)
    held = now
    isWhole = false
  })
}

function whyNot(
  request: IncomingMessage,
  callers: Callers,
  origins: readonly string[],
): string | null {
  if (pathOf(request) !== '/sync') return '404 Not Found'
  if (!isOurs(request, origins)) return '403 Forbidden'
  return callers.makeRoom() ? null : '503 Service Unavailable'
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? ''
}

/** A browser says which page opens a socket; what is not a browser says nothing. */
function isOurs({ headers: { origin, host } }: IncomingMessage, more: readonly string[]): boolean {
  if (origin === undefined || origin === appOrigin || more.includes(origin)) return true
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`)
}

function started(server: Server, { host, port }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function closed(server: Server, sockets: WebSocketServer): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  for (const socket of sockets.clients) socket.close(1001)
  const patience = setTimeout(() => {
    for (const socket of sockets.clients) socket.terminate()
    server.closeAllConnections()
  }, 2_000)
  server.closeIdleConnections()
  await ended
  clearTimeout(patience)
}
