import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import { type WebSocket, WebSocketServer } from 'ws'
import { limits } from '../../shared/protocol'
import { appOrigin } from './api'
import { Burdens } from './burdens'
import { type Caller, Callers } from './callers'
import type { Certificate } from './certificate'
import { isAmbiguous } from './framing'
import { type HttpBounds, HttpConnections } from './http-connections'

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
  /** Those that are not given are as usual. */
  readonly patience?: Partial<Patience>
}

/** How long whoever has a connection may keep the hub waiting, in milliseconds, and how many may. */
export interface Patience extends HttpBounds {
  /** From the first byte, or from the connection, to the whole TLS, and to the whole head. */
  readonly handshake: number
  readonly head: number
  /** To the whole request. */
  readonly request: number
  /** From an answer to the next request. */
  readonly idle: number
  /** In which nothing of an answer is read. */
  readonly answer: number
  /** Between two looks at who has been too long, or has too much. */
  readonly often: number
}

const usualPatience: Patience = {
  handshake: 10_000,
  head: 10_000,
  request: 30_000,
  idle: 5_000,
  answer: 60_000,
  often: 5_000,
  // Of a large conference, whose browsers have six each for a moment.
  most: 4_000,
  mostBytes: 256 * 1024 * 1024,
}

export interface Listening {
  readonly port: number
  /** How many windows have one. */
  connections(): number
  /** How many connections there are beside those of windows. */
  http(): number
  /** Ends when the last window has been told and the port is free. */
  close(): Promise<void>
}

/** The hub's one port: HTTP, and WebSocket at `/sync`. */
export async function listen(options: ServerOptions): Promise<Listening> {
  const patience = { ...usualPatience, ...options.patience }
  const connections = new HttpConnections(patience)
  const bounds = {
    headersTimeout: patience.head,
    requestTimeout: patience.request,
    keepAliveTimeout: patience.idle,
    connectionsCheckingInterval: patience.often,
    maxHeaderSize: 16 * 1024,
  }
  const listener = once(
    connections,
    getRequestListener(options.answer, {
      overrideGlobalObjects: false,
      // Older health checks of proxies name no host.
      hostname: 'localhost',
    }),
  )
  const { tls } = options
  const server = tls
    ? createSecureServer(
        {
          ...bounds,
          cert: tls.certificate,
          key: tls.key,
          handshakeTimeout: patience.handshake,
        },
        listener,
      )
    : createServer(bounds, listener)
  server.on('connection', (socket: Socket) => connections.came(socket))
  // Node calls for the end of a connection that rests between two requests as well.
  server.setTimeout(patience.answer, (socket) => {
    if (connections.isOurTurn(socket)) socket.setTimeout(patience.answer)
    else socket.destroy()
  })
  const looking = setInterval(() => connections.look(), patience.often).unref()
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
    // What it has asked before is still to be answered here, and no window begins with that.
    if (!connections.upgrades(request)) return void socket.destroy()
    const refusal = whyNot(request, callers, options.origins ?? [])
    if (refusal) {
      socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\n\r\n`)
      // Whoever is refused may never end it from their side.
      request.socket.destroySoon()
      return
    }
    sockets.handleUpgrade(request, socket, head, (ws) => {
      connections.upgraded(request)
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
    http: () => connections.size,
    close() {
      clearInterval(looking)
      return closed(server, sockets)
    },
  }
}

/**
 * One request of a connection after the other: nobody whose answer has not come yet has anything to
 * ask behind it but what was meant for somebody else, or to have a thousand made at once.
 */
function once(connections: HttpConnections, listener: RequestListener): RequestListener {
  const refused = new WeakSet<Socket>()
  return (request, response) => {
    const { socket } = request
    // It has been told so, or is just being told.
    if (refused.has(socket)) return void socket.destroy()
    const isRefused = isAmbiguous(request)
    if (!isRefused && connections.asks(request, response)) return listener(request, response)
    refused.add(socket)
    refuse(response)
  }
}

function refuse(response: ServerResponse): void {
  response.writeHead(400, { connection: 'close' }).end()
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
  if (isAmbiguous(request, true)) return '400 Bad Request'
  if (pathOf(request) !== '/sync') return '404 Not Found'
  if (!isOurs(request, origins)) return '403 Forbidden'
  return callers.makeRoom() ? null : '503 Service Unavailable'
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? ''
}

/**
 * A browser says which page opens a socket; what is not a browser says nothing. A page whose name was
 * made to lead here is its own server's as well, and is let in as far as anybody is: to show a token,
 * which it has not (`attack-foreign-page.test.ts`).
 */
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
