import { type Figures, figures } from './figures'
import { judged } from './judged'

/** Of one editor. Milliseconds, and megabytes of its heap once it has been cleared up. */
export interface Measure {
  readonly open: number[]
  readonly keys: number[]
  /** From a colleague's key to its paint here; empty where there is no colleague. */
  readonly remote: number[]
  readonly megabytes: number[]
}

export interface Pair {
  readonly ours: Measure
  readonly bare: Measure
}

export interface Report {
  /** What the text holds: "3000 paragraphs", "600 footnotes"… */
  readonly objects: readonly string[]
  readonly typists: number
  readonly alone: Pair
  readonly among: Pair
}

export function emptyMeasure(): Measure {
  return { open: [], keys: [], remote: [], megabytes: [] }
}

/** The bounds that the window is built to; see DESIGN for where they come from. */
const mostMs = { key: 16, open: 1500 }
const mostTimesBare = 1.3

export function said({ objects, typists, alone, among }: Report): string {
  const keys = figures(among.ours.keys).p95
  const quiet = figures(alone.bare.keys).p95
  const opens = [figures(alone.ours.open).p95, figures(alone.bare.open).p95] as const
  return [
    objects.join(', '),
    ...rows('alone', alone),
    ...rows(`${typists} others typing`, among),
    '',
    judged('key to paint among others, p95', keys, mostMs.key, 'ms'),
    judged('  as times the bare editor alone', keys / quiet, mostTimesBare),
    judged('open, p95', opens[0], mostMs.open, 'ms'),
    judged('  as times the bare editor', opens[0] / opens[1], mostTimesBare),
  ].join('\n')
}

function rows(title: string, { ours, bare }: Pair): readonly string[] {
  const titles = {
    open: 'open',
    keys: 'key to paint',
    remote: 'remote key to paint',
    megabytes: 'heap, MB',
  } as const
  const names = ['open', 'keys', 'remote', 'megabytes'] as const
  const measured = names.filter((name) => ours[name].length > 0 && bare[name].length > 0)
  return [
    '',
    title,
    ...measured.map((name) => {
      const [one, other] = [figures(ours[name]), figures(bare[name])]
      const ratio = (one.p95 / other.p95).toFixed(2)
      return `  ${titles[name].padEnd(20)} ours ${line(one)}   bare ${line(other)}   p95 ratio ${ratio}`
    }),
  ]
}

function line({ n, p50, p95, max }: Figures): string {
  return `p50 ${p50} p95 ${p95} max ${max} (n ${n})`
}
