import { createServer, type IncomingMessage, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import { type WebSocket, WebSocketServer } from 'ws'
import type { DeviceId } from '../../shared/ids'
import { limits } from '../../shared/protocol'
import { appOrigin } from './api'
import { Callers } from './callers'
import type { Certificate } from './certificate'

export interface ServerOptions {
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
  /** For TLS, and nothing else; `null` for plain HTTP. */
  readonly tls: Pick<Certificate, 'certificate' | 'key'> | null
  readonly answer: (request: Request) => Response | Promise<Response>
  /** `seated` is to be called when it is known whose window it is. */
  readonly connect: (
    socket: WebSocket,
    request: IncomingMessage,
    seated: (device: DeviceId) => void,
  ) => void
}

export interface Listening {
  readonly port: number
  /** How many windows have one. */
  connections(): number
  /** Ends when the last window has been told and the port is free. */
  close(): Promise<void>
}

/** Bytes of one message of whom nobody knows yet. */
const mostOfGuest = 256 * 1024

/** The hub's one port: HTTP, and WebSocket at `/sync`. */
export async function listen(options: ServerOptions): Promise<Listening> {
  const bounds = { headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 16 * 1024 }
  const listener = getRequestListener(options.answer, { overrideGlobalObjects: false })
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
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const refusal = whyNot(request, callers)
    if (refusal) return void socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\n\r\n`)
    sockets.handleUpgrade(request, socket, head, (ws) => {
      callers.came(ws)
      weighGuest(ws, socket, callers)
      options.connect(ws, request, (device) => callers.seated(ws, device))
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

/** What is not a whole message yet is in our memory, and a guest has no claim to much of that. */
function weighGuest(ws: WebSocket, socket: Duplex, callers: Callers): void {
  let held = 0
  ws.on('message', () => {
    held = 0
  })
  const weigh = ({ byteLength }: Buffer) => {
    held += byteLength
    if (!callers.isGuest(ws)) socket.off('data', weigh)
    else if (held > mostOfGuest) ws.terminate()
  }
  socket.on('data', weigh)
}

function whyNot(request: IncomingMessage, callers: Callers): string | null {
  if (pathOf(request) !== '/sync') return '404 Not Found'
  if (!isOurs(request)) return '403 Forbidden'
  return callers.makeRoom() ? null : '503 Service Unavailable'
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? ''
}

/** A browser says which page opens a socket; what is not a browser says nothing. */
function isOurs({ headers: { origin, host } }: IncomingMessage): boolean {
  if (origin === undefined || origin === appOrigin) return true
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
