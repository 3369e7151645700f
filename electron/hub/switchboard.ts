import type { IncomingMessage } from 'node:http'
import type { RawData, WebSocket } from 'ws'
import { limits } from '../../shared/protocol'
import type { Caller } from './callers'
import { Carrier, usualHeartbeat } from './carrier'
import { Line, type Rooms } from './line'
import { LineSocket } from './line-socket'
import { documentOf, readMessage } from './wire'

/** Documents a window has open at once, and those it is just leaving. */
const mostLines = 256
/** Bytes that wait to be dealt with before the socket is read no further, and when it is again. */
const fullAt = 2 * limits.message
const readyAt = limits.message
/** A token and the name of a document. */
const longestAuth = 8 * 1024
const timeToOpen = 15_000

/**
 * Connects a window's WebSocket, which carries all its documents, with a line for each.
 *
 * Only `auth` opens a line; anything else for a document that is not open is dropped, so that
 * nobody without a seat can leave anything in our memory. A second `auth` for a document, and a
 * `close`, end the line there was: the window's words on it are still taken, but it hears no more.
 */
export function connect(
  socket: WebSocket,
  request: IncomingMessage,
  rooms: Rooms,
  caller: Caller,
  heartbeat = usualHeartbeat,
): void {
  const carrier = new Carrier(socket, request.socket, heartbeat)
  const lines = new Map<string, Line>()
  const all = new Set<Line>()
  let waiting = 0
  let isSeated = false

  socket.on('message', (raw, isBinary) => {
    carrier.heard()
    const data = bytesOf(raw)
    const name = isBinary ? documentOf(data) : null
    if (name === null) socket.close(1003)
    else receive(name, data)
  })
  socket.on('pong', (mark) => carrier.answered(mark))
  socket.once('close', () => {
    clearInterval(beating)
    clearTimeout(opening)
    for (const line of all) line.leave()
  })
  // A frame that is too large or no frame at all: `close` follows.
  socket.on('error', () => socket.terminate())

  const beating = setInterval(() => carrier.beat(), heartbeat)
  const opening = setTimeout(() => {
    if (!isSeated) socket.close(4408)
  }, timeToOpen)

  function receive(name: string, data: Uint8Array): void {
    const message = readMessage(data)
    if (message.kind !== 'auth' && message.kind !== 'close') {
      lines.get(name)?.receive(message, data)
      return
    }
    lines.get(name)?.leave()
    lines.delete(name)
    if (message.kind === 'close') return
    if (all.size >= mostLines || data.byteLength > longestAuth) socket.close(1008)
    else open(name).receive(message, data)
  }

  function open(name: string): Line {
    const line: Line = new Line(
      request,
      rooms,
      (watch) => new LineSocket(carrier, watch),
      weigh,
      () => {
        all.delete(line)
        if (lines.get(name) === line) lines.delete(name)
      },
      (device) => {
        isSeated = true
        caller.seated(device)
      },
    )
    lines.set(name, line)
    all.add(line)
    return line
  }

  function weigh(bytes: number): void {
    waiting += bytes
    caller.weighed(bytes)
    if (waiting > fullAt) socket.pause()
    else if (waiting < readyAt && socket.isPaused) socket.resume()
  }
}

function bytesOf(raw: RawData): Uint8Array {
  if (Array.isArray(raw)) return Buffer.concat(raw)
  return raw instanceof ArrayBuffer ? new Uint8Array(raw) : raw
}
