import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Heard, Opened, Orders, Span } from './orders'

export interface Crowded extends Omit<Heard, 'kind'> {
  readonly windows: number
}

export interface CrowdOptions extends Pick<Orders, 'place' | 'keysPerSecond' | 'stateVector'> {
  readonly tokens: readonly string[]
  readonly typists: number
  readonly anchors: Orders['anchors']
  readonly processes: number
  /** Milliseconds before it is measured, and for which it is. */
  readonly warmUp: number
  readonly measured: number
  /** Told at the beginning of what is measured and at its end. */
  readonly began: () => void
  readonly ended: () => void
}

/** Windows at one server, in several processes, while the first of each of them type. */
export async function crowd(options: CrowdOptions): Promise<Crowded> {
  const { tokens, processes, warmUp, measured } = options
  const children = Array.from({ length: processes }, (_, n) => start(sharesOf(options, n)))
  await Promise.all(children.map((child) => said<Opened>(child, 'open')))
  const from = performance.timeOrigin + performance.now() + warmUp
  const span: Span = { from, to: from + measured }
  setTimeout(options.began, warmUp)
  setTimeout(options.ended, warmUp + measured)
  const all = children.map((child) => said<Heard>(child, 'heard'))
  for (const child of children) child.send(span)
  const heard = await Promise.all(all)
  for (const child of children) child.disconnect()
  const sum = (of: (each: Heard) => number) => heard.reduce((all, each) => all + of(each), 0)
  return {
    windows: tokens.length,
    latencies: heard.flatMap(({ latencies }) => latencies),
    marks: sum(({ marks }) => marks),
    frames: sum(({ frames }) => frames),
    bytes: sum(({ bytes }) => bytes),
  }
}

/** Every process has its share of the windows, and of those that type. */
function sharesOf(options: CrowdOptions, n: number): Orders {
  const { place, keysPerSecond, stateVector, processes } = options
  const share = <T>(all: readonly T[]) =>
    all.slice(cut(all.length, n, processes), cut(all.length, n + 1, processes))
  const anchors = share(options.anchors.slice(0, options.typists))
  return {
    ...{ place, keysPerSecond, stateVector, anchors },
    tokens: [
      ...share(options.tokens.slice(0, options.typists)),
      ...share(options.tokens.slice(options.typists)),
    ],
    first: n * 100_000,
    typists: anchors.length,
  }
}

const cut = (length: number, n: number, of: number) => Math.round((length * n) / of)

function start(orders: Orders): ChildProcess {
  const child = fork(join(import.meta.dirname, 'crowd.ts'), { execArgv: ['--import', 'tsx'] })
  child.send(orders)
  return child
}

function said<T extends Opened | Heard>(child: ChildProcess, kind: T['kind']): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`A crowd ended with code ${code}`)))
    const listen = (message: Opened | Heard) => {
      if (message.kind !== kind) return
      child.off('message', listen)
      resolve(message as T)
    }
    child.on('message', listen)
  })
}
