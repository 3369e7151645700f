import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import WebSocket from 'ws'
import { greeting, isAnswer, type Place, urlOf, writing } from './wire'

/** A server with the text in it. */
export interface Rival {
  readonly name: string
  readonly pid: number
  readonly place: Place
  /** As many as can be asked for. */
  readonly tokens: readonly string[]
  stop(): Promise<void>
}

const root = join(import.meta.dirname, '../../..')
const document = 'text'

export async function stockHocuspocus(text: Uint8Array): Promise<Rival> {
  const script = join(import.meta.dirname, 'stock-hocuspocus.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [line] = await once(createInterface(child.stdout), 'line')
  const { address } = JSON.parse(String(line)) as { address: string }
  const place: Place = { dialect: 'hocuspocus', address, document }
  return rival('stock Hocuspocus', child, place, text)
}

export async function stockYWebsocket(text: Uint8Array): Promise<Rival> {
  const port = await freePort()
  const script = join(root, 'node_modules/y-websocket/bin/server.js')
  const env = { ...process.env, HOST: '127.0.0.1', PORT: String(port) }
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  await once(createInterface(child.stdout), 'line')
  const address = `http://127.0.0.1:${port}`
  return rival('stock y-websocket', child, { dialect: 'y-websocket', address, document }, text)
}

/** It has the text from whoever comes first, who stays. */
async function rival(
  name: string,
  child: ChildProcess,
  place: Place,
  text: Uint8Array,
): Promise<Rival> {
  const socket = new WebSocket(urlOf(place))
  await once(socket, 'open')
  const answered = new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      if (isAnswer(place, data)) resolve()
    })
  })
  for (const message of greeting(place, 'anybody', new Uint8Array([0]))) socket.send(message)
  await answered
  socket.send(writing(place, text))
  await setTimeout(1_000)
  return {
    name,
    place,
    pid: child.pid ?? 0,
    tokens: Array.from({ length: 1_000 }, () => 'anybody'),
    async stop() {
      socket.terminate()
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('Listens on a port')
  return address.port
}
