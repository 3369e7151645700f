/** Percentiles of one measure, in milliseconds. */
export interface Figures {
  readonly n: number
  readonly p50: number
  readonly p95: number
  readonly max: number
}

export function figures(samples: readonly number[]): Figures {
  if (samples.length === 0) throw new Error('A measure without samples is no measure')
  const sorted = [...samples].sort((a, b) => a - b)
  return { n: sorted.length, p50: at(sorted, 0.5), p95: at(sorted, 0.95), max: at(sorted, 1) }
}

export function median(samples: readonly number[]): number {
  return figures(samples).p50
}

/** Nearest-rank percentile. */
function at(sorted: readonly number[], share: number): number {
  const rank = Math.max(1, Math.ceil(share * sorted.length))
  const value = sorted[rank - 1]
  if (value === undefined) throw new Error('The rank is within the samples')
  return Math.round(value * 10) / 10
}
