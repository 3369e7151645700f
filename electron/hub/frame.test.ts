import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { frameOf } from './frame'

const ends: (() => unknown)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

it('is what a WebSocket reads as the message, of any length and between others', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  ends.push(() => server.close())
  await once(server, 'listening')
  const window = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  ends.push(() => window.terminate())
  const [socket, { socket: line }] = await once(server, 'connection')
  const lengths = [0, 1, 125, 126, 127, 65_535, 65_536, 200_000]
  const messages = lengths.map((length) => Buffer.alloc(length, length % 251))
  const heard: Buffer[] = []
  const all = new Promise<void>((resolve) => {
    window.on('message', (data: Buffer, isBinary: boolean) => {
      expect(isBinary).toBe(true)
      if (heard.push(data) === 2 * messages.length) resolve()
    })
  })
  for (const message of messages) {
    line.write(frameOf(message))
    socket.send(message)
  }
  await all
  const twice = messages.flatMap((each) => [each, each])
  expect(heard.every((each, at) => twice[at]?.equals(each))).toBe(true)
})
