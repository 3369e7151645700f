/** Stretches that two sequences share, in the order of both: indexes and a length above 0. */
export interface Run {
  readonly a: number
  readonly b: number
  readonly length: number
}

/**
 * The longest common subsequence of two sequences of numbers, as its runs: what is left out is the
 * shortest edit script. E. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986).
 *
 * While the sequences are near each other the greedy search remembers all its way, which is the
 * fastest; where they are far apart that would take memory by the square of the distance, so the
 * search then goes from both ends until it meets and each half is compared by itself.
 */
export function commonRuns(a: Int32Array, b: Int32Array): readonly Run[] {
  const inB = new Set(b)
  if (!a.some((each) => inB.has(each))) return []
  const found: Run[] = []
  compare(a, 0, a.length, b, 0, b.length, found)
  return joined(found)
}

/** Changes up to which the way is remembered: half of its square is kept, 32 kB at the most. */
const remembered = 128

function compare(
  a: Int32Array,
  fromA: number,
  toA: number,
  b: Int32Array,
  fromB: number,
  toB: number,
  found: Run[],
): void {
  let start = 0
  const least = Math.min(toA - fromA, toB - fromB)
  while (start < least && a[fromA + start] === b[fromB + start]) start++
  let end = 0
  while (end < least - start && a[toA - 1 - end] === b[toB - 1 - end]) end++
  if (start > 0) found.push({ a: fromA, b: fromB, length: start })
  const middle = [fromA + start, toA - end, fromB + start, toB - end] as const
  if (middle[0] < middle[1] && middle[2] < middle[3]) search(a, b, middle, found)
  if (end > 0) found.push({ a: toA - end, b: toB - end, length: end })
}

/** A part of both, `fromA`–`toA` and `fromB`–`toB`. */
type Part = readonly [number, number, number, number]

function search(a: Int32Array, b: Int32Array, part: Part, found: Run[]): void {
  if (!greedy(a, b, part, found)) halves(a, b, part, found)
}

/** `false` if the two are too far apart to remember the way. */
function greedy(
  a: Int32Array,
  b: Int32Array,
  [fromA, toA, fromB, toB]: Part,
  found: Run[],
): boolean {
  const sizeA = toA - fromA
  const sizeB = toB - fromB
  const most = Math.min(sizeA + sizeB, remembered)
  // frontier[k]: the furthest place of `a` on diagonal k (place in `a` less place in `b`).
  const offset = most + 1
  const frontier = new Int32Array(2 * most + 3)
  // For each number of changes d the frontier on the diagonals -d, -d + 2 … d, one after another.
  let way = new Int32Array(64)
  for (let d = 0; d <= most; d++) {
    const at = (d * (d + 1)) / 2
    if (at + d + 1 > way.length) way = grown(way, at + d + 1)
    for (let k = -d; k <= d; k += 2) {
      let x = d === 0 ? 0 : begun(frontier, offset + k, k, d)
      while (x < sizeA && x - k < sizeB && a[fromA + x] === b[fromB + x - k]) x++
      frontier[offset + k] = x
      way[at + (k + d) / 2] = x
      if (x >= sizeA && x - k >= sizeB) {
        retrace(way, d, fromA, fromB, sizeA, sizeB, found)
        return true
      }
    }
  }
  return false
}

/**
 * Where d changes on diagonal k begin: after one place of `a` was left out, coming from the left, or
 * one of `b` was put in, coming from above.
 */
function begun(frontier: Int32Array, at: number, k: number, d: number): number {
  const left = frontier[at - 1] as number
  const above = frontier[at + 1] as number
  return k === -d || (k !== d && left < above) ? above : left + 1
}

function grown(way: Int32Array, needed: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(needed, way.length * 2))
  larger.set(way)
  return larger
}

/** From the end back to the beginning, along what was remembered. */
function retrace(
  way: Int32Array,
  changes: number,
  fromA: number,
  fromB: number,
  sizeA: number,
  sizeB: number,
  found: Run[],
): void {
  const runs: Run[] = []
  let x = sizeA
  let k = sizeA - sizeB
  for (let d = changes; d > 0; d--) {
    const before = ((d - 1) * d) / 2
    const reached = (diagonal: number) =>
      Math.abs(diagonal) > d - 1 ? -1 : (way[before + (diagonal + d - 1) / 2] as number)
    const left = reached(k - 1)
    const above = reached(k + 1)
    const inserted = k === -d || (k !== d && left < above)
    const start = inserted ? above : left + 1
    if (x > start) runs.push({ a: fromA + start, b: fromB + start - k, length: x - start })
    x = inserted ? above : left
    k = inserted ? k + 1 : k - 1
  }
  if (x > 0) runs.push({ a: fromA, b: fromB, length: x })
  for (let at = runs.length - 1; at >= 0; at--) found.push(runs[at] as Run)
}

/** Searches from both ends at once until the ways meet, and compares what is before and after. */
function halves(a: Int32Array, b: Int32Array, part: Part, found: Run[]): void {
  const [fromA, toA, fromB, toB] = part
  const [x, y] = meeting(a, b, part)
  compare(a, fromA, x, b, fromB, y, found)
  compare(a, x, toA, b, y, toB, found)
}

/** A place on a shortest way, about half along it. */
function meeting(
  a: Int32Array,
  b: Int32Array,
  [fromA, toA, fromB, toB]: Part,
): readonly [number, number] {
  const sizeA = toA - fromA
  const sizeB = toB - fromB
  const delta = sizeA - sizeB
  const most = Math.ceil((sizeA + sizeB) / 2)
  const offset = most + 1
  const ahead = new Int32Array(2 * most + 3).fill(-1)
  const back = new Int32Array(2 * most + 3).fill(-1)
  ahead[offset + 1] = 0
  back[offset + 1] = 0
  const odd = delta % 2 !== 0
  // Diagonals beyond these have left the one or the other sequence.
  const ways = { lowAhead: 0, highAhead: 0, lowBack: 0, highBack: 0 }
  for (let d = 0; d <= most; d++) {
    for (let k = -d + ways.lowAhead; k <= d - ways.highAhead; k += 2) {
      let x = begun(ahead, offset + k, k, d)
      while (x < sizeA && x - k < sizeB && a[fromA + x] === b[fromB + x - k]) x++
      ahead[offset + k] = x
      if (x > sizeA) ways.highAhead += 2
      else if (x - k > sizeB) ways.lowAhead += 2
      const other = delta - k
      if (odd && Math.abs(other) < d && x + (back[offset + other] as number) >= sizeA) {
        return [fromA + x, fromB + x - k]
      }
    }
    for (let k = -d + ways.lowBack; k <= d - ways.highBack; k += 2) {
      let x = begun(back, offset + k, k, d)
      while (x < sizeA && x - k < sizeB && a[toA - 1 - x] === b[toB - 1 - x + k]) x++
      back[offset + k] = x
      if (x > sizeA) ways.highBack += 2
      else if (x - k > sizeB) ways.lowBack += 2
      const other = delta - k
      if (!odd && Math.abs(other) <= d && x + (ahead[offset + other] as number) >= sizeA) {
        return [toA - x, toB - x + k]
      }
    }
  }
  throw new Error('Both ways are as long as half of all there is, and so have met')
}

/** Where one part ends and the next begins, a run may have been cut in two. */
function joined(runs: readonly Run[]): readonly Run[] {
  const out: Run[] = []
  for (const run of runs) {
    const last = out.at(-1)
    if (last && last.a + last.length === run.a && last.b + last.length === run.b) {
      out[out.length - 1] = { ...last, length: last.length + run.length }
    } else {
      out.push(run)
    }
  }
  return out
}
