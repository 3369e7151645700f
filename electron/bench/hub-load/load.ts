import { type Figures, figures } from '../figures'
import { judged } from '../judged'
import { crowd } from './crowds'
import { type Ours, ourHub } from './ours'
import { type Rival, stockHocuspocus, stockYWebsocket } from './rivals'
import { readUse } from './use'

export interface LoadOptions {
  readonly sizes: readonly number[]
  readonly typists: number
  readonly keysPerSecond: number
  readonly seconds: number
  readonly rounds: number
  readonly sections: number
  readonly each: number
  readonly amendments: number
  readonly processes: number
}

/** What one server did with so many windows, in all rounds. */
interface Measured {
  readonly name: string
  readonly windows: number
  readonly latencies: number[]
  /** Of what was typed, that which has come to somebody else's window; 1 is all. */
  readonly arrived: number[]
  /** Of one core. */
  readonly cpu: number[]
  readonly megabytes: number[]
  readonly framesPerSecond: number[]
  readonly kilobytesPerSecond: number[]
}

export interface LoadReport {
  readonly measured: readonly Measured[]
  readonly lines: readonly string[]
}

/** Times the p95 of stock Hocuspocus, and times our own with fewer windows. */
const mostTimesStock = 1.25
const mostTimesFewer = 3
const warmUp = 2_000

/**
 * How long a key takes to every other window, while so many are connected and 40 of them type five
 * keys a second: our hub, which keeps each key on its disk and looks at who may write, beside stock
 * Hocuspocus and stock y-websocket, which do neither; on the same text, in turns, in one run. The
 * machine is shared with the windows, so compare the ratios.
 */
export async function load(
  options: LoadOptions,
  tell: (line: string) => void,
): Promise<LoadReport> {
  const windows = Math.max(...options.sizes)
  const ours = await ourHub({ ...options, windows, typists: Math.min(options.typists, windows) })
  const rivals: Rival[] = [ours]
  try {
    rivals.push(await stockHocuspocus(ours.text), await stockYWebsocket(ours.text))
    const measured: Measured[] = []
    for (const size of options.sizes) {
      const row = rivals.map(({ name }) => empty(name, size))
      for (let round = 0; round < options.rounds; round++) {
        for (const [n, rival] of rivals.entries()) {
          const into = row[n]
          if (into) await measure(options, ours, rival, into)
        }
      }
      measured.push(...row)
      for (const each of row) tell(said(each))
    }
    return { measured, lines: bounds(measured, rivals) }
  } finally {
    for (const rival of rivals) await rival.stop()
  }
}

async function measure(
  options: LoadOptions,
  { anchors, stateVector }: Ours,
  { pid, place, tokens }: Rival,
  into: Measured,
): Promise<void> {
  const { keysPerSecond, processes, seconds } = options
  const typists = Math.min(options.typists, into.windows)
  let before = readUse(pid)
  let after = before
  const crowded = await crowd({
    ...{ place, keysPerSecond, processes, typists, warmUp, anchors },
    stateVector: Buffer.from(stateVector).toString('base64'),
    tokens: [
      ...tokens.slice(0, typists),
      ...tokens.slice(options.typists, options.typists + into.windows - typists),
    ],
    measured: seconds * 1_000,
    began: () => {
      before = readUse(pid)
    },
    ended: () => {
      after = readUse(pid)
    },
  })
  for (const each of crowded.latencies) into.latencies.push(each)
  into.arrived.push(crowded.latencies.length / (crowded.marks * (into.windows - 1)))
  into.cpu.push((after.cpuMs - before.cpuMs) / (seconds * 1_000))
  into.megabytes.push(after.megabytes)
  into.framesPerSecond.push(crowded.frames / seconds)
  into.kilobytesPerSecond.push(crowded.bytes / 1_024 / seconds)
}

function empty(name: string, windows: number): Measured {
  return {
    ...{ name, windows, latencies: [], arrived: [], cpu: [] },
    ...{ megabytes: [], framesPerSecond: [], kilobytesPerSecond: [] },
  }
}

function said(each: Measured): string {
  const { p50, p95 } = figures(each.latencies)
  const mean = (all: readonly number[]) => all.reduce((one, other) => one + other, 0) / all.length
  return [
    `${String(each.windows).padStart(4)} windows  ${each.name.padEnd(18)}`,
    `p50 ${p50} p95 ${p95} p99 ${p99(each.latencies)} ms`.padEnd(40),
    `CPU ${Math.round(mean(each.cpu) * 100)} %`.padEnd(11),
    `RSS ${Math.round(mean(each.megabytes))} MB`.padEnd(13),
    `${Math.round(mean(each.framesPerSecond))} messages/s`.padEnd(19),
    `${Math.round(mean(each.kilobytesPerSecond))} KB/s`.padEnd(14),
    `arrived ${(mean(each.arrived) * 100).toFixed(2)} %`,
  ].join('')
}

function p99(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return Math.round((sorted[Math.ceil(0.99 * sorted.length) - 1] ?? 0) * 10) / 10
}

function bounds(measured: readonly Measured[], [ours, stock]: readonly Rival[]): readonly string[] {
  const of = (rival: Rival | undefined) => measured.filter(({ name }) => name === rival?.name)
  const p95 = ({ latencies }: Measured): Figures['p95'] => figures(latencies).p95
  const beside = of(ours).flatMap((each) => {
    const other = of(stock).find(({ windows }) => windows === each.windows)
    if (!other) return []
    const what = `${each.windows} windows, p95 as times that of stock Hocuspocus`
    return [judged(what, p95(each) / p95(other), mostTimesStock)]
  })
  const [last, before] = of(ours).slice(-2).reverse()
  const lost = of(ours).filter(({ arrived }) => arrived.some((share) => share < 1)).length
  return [
    ...beside,
    ...(last && before
      ? [
          judged(
            `no cliff: p95 at ${last.windows} windows as times that at ${before.windows}`,
            p95(last) / p95(before),
            mostTimesFewer,
          ),
        ]
      : []),
    judged('sizes at which something did not arrive at every window', lost, 0),
  ]
}
