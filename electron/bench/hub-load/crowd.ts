import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import WebSocket from 'ws'
import { forge } from '../../hub/testing/attacker'
import type { Heard, Opened, Orders, Span } from './orders'
import { greeting, isAnswer, urlOf, writing } from './wire'

/**
 * A process full of windows, of which the first ones type. They keep no text, so that the server has
 * the machine to itself as far as can be: they look in what comes for marks, `«typist·time»`, that
 * say when they were typed.
 */
process.once('message', (orders: Orders) => void run(orders))
// Nobody gives orders any more.
process.on('disconnect', () => process.exit())

async function run(orders: Orders): Promise<void> {
  const heard = { latencies: [] as number[], frames: 0, bytes: 0 }
  let span: Span = { from: 0, to: 0 }
  const windows = await Promise.all(orders.tokens.map((token, n) => open(orders, token, n, heard)))
  process.send?.({ kind: 'open' } satisfies Opened)
  span = await told()
  const typing = windows.slice(0, orders.typists).map((socket, n) => type(orders, socket, n, span))
  await setTimeout(span.from - now())
  heard.frames = 0
  heard.bytes = 0
  await setTimeout(span.to - now())
  const { frames, bytes } = heard
  const marks = (await Promise.all(typing)).reduce((all, one) => all + one, 0)
  // What was typed last is still on its way.
  for (let before = -1; before !== heard.latencies.length; ) {
    before = heard.latencies.length
    await setTimeout(1_500)
  }
  const { latencies } = heard
  process.send?.({ kind: 'heard', latencies, marks, frames, bytes } satisfies Heard)
  for (const socket of windows) socket.terminate()

  async function open(
    { place, stateVector, first }: Orders,
    token: string,
    n: number,
    into: typeof heard,
  ): Promise<WebSocket> {
    const socket = new WebSocket(urlOf(place))
    socket.on('error', () => {})
    await once(socket, 'open')
    const level = new Promise<void>((resolve, reject) => {
      socket.once('close', () => reject(new Error('A window was turned away')))
      socket.on('message', (data: Buffer) => {
        into.frames++
        into.bytes += data.byteLength
        if (isAnswer(place, data)) resolve()
        else find(data, first + n)
      })
    })
    const known = Buffer.from(stateVector, 'base64')
    for (const message of greeting(place, token, known)) socket.send(message)
    await level
    return socket
  }

  /** Each mark once; a window does not wait for its own. */
  function find(data: Buffer, self: number): void {
    const at = now()
    for (let next = data.indexOf(opening); next >= 0; next = data.indexOf(opening, next + 1)) {
      const end = data.indexOf(closing, next)
      const [typist, time] = data
        .toString('latin1', next + 2, end)
        .split(' ')
        .map(Number)
      if (typist === self || time === undefined) continue
      if (time >= span.from && time < span.to) heard.latencies.push(at - time)
    }
  }
}

/** When to begin to measure and when to end. */
function told(): Promise<Span> {
  return new Promise((resolve) => process.once('message', resolve))
}

const opening = Buffer.from('«')
const closing = Buffer.from('»')

/** Every so many keys there is a mark. */
const marksEvery = 5

/** Types until the end, and answers how many marks there were in the time that is measured. */
async function type(
  { place, keysPerSecond, anchors, first }: Orders,
  socket: WebSocket,
  n: number,
  { from, to }: Span,
): Promise<number> {
  const client = 1_000_000 + Math.floor(Math.random() * 4_000_000_000)
  let left = anchors[n]
  if (!left) throw new Error('Each typist has a place of their own')
  let clock = 0
  let marks = 0
  const gap = 1_000 / keysPerSecond
  await setTimeout(gap * Math.random())
  for (let key = 0; ; key++) {
    const at = now()
    if (at >= to) return marks
    const isMark = key % marksEvery === 0
    const words = isMark ? `«${first + n} ${at.toFixed(2)}»` : ' abcdefghij'.charAt(key % 11)
    if (isMark && at >= from) marks++
    const structs = [{ kind: 'words', words, at: { left } }] as const
    socket.send(writing(place, forge({ clients: [{ client, clock, structs }] })))
    clock += words.length
    left = [client, clock - 1]
    await setTimeout(gap)
  }
}

/** By the clock of this machine, for all processes on it. */
function now(): number {
  return performance.timeOrigin + performance.now()
}
