/**
 * The longest common subsequence of two sequences of numbers below `below`: `visit` is called with
 * the two places of each of its members, in order.
 *
 * A row of the textbook's table never falls and rises by one at the most, so that it is kept as
 * bits, 30 to a number, and the next row is reckoned from it 30 columns at a time: H. Hyyrö,
 * "Bit-Parallel LCS-Length Computation Revisited" (2004). All rows are remembered to find the way
 * back; where they would take too much room the second sequence is halved, as in D. Hirschberg, "A
 * Linear Space Algorithm for Computing Maximal Common Subsequences" (1975).
 */
export function longestCommon(
  a: Int32Array,
  b: Int32Array,
  below: number,
  visit: (atA: number, atB: number) => void,
): void {
  compare(a, 0, b, 0, below, visit)
}

/** Numbers of all rows together that are remembered: 4 MB. */
const remembered = 1 << 20

/** A number of this many bits, all set, can be doubled without leaving 32 bits. */
const bits = 30
const all = 2 ** bits - 1

function compare(
  a: Int32Array,
  fromA: number,
  b: Int32Array,
  fromB: number,
  below: number,
  visit: (atA: number, atB: number) => void,
): void {
  if (a.length === 0 || b.length === 0) return
  const width = Math.ceil(a.length / bits)
  if (width * b.length <= remembered || b.length === 1) {
    trace(a, fromA, b, fromB, below, visit)
    return
  }
  const half = b.length >> 1
  const at = division(a, b.subarray(0, half), b.subarray(half), below)
  compare(a.subarray(0, at), fromA, b.subarray(0, half), fromB, below, visit)
  compare(a.subarray(at), fromA + at, b.subarray(half), fromB + half, below, visit)
}

function trace(
  a: Int32Array,
  fromA: number,
  b: Int32Array,
  fromB: number,
  below: number,
  visit: (atA: number, atB: number) => void,
): void {
  const width = Math.ceil(a.length / bits)
  const places = new Places(a, below)
  const rows = new Int32Array(width * b.length)
  const row = new Int32Array(width).fill(all)
  let top = -1
  for (let j = 0; j < b.length; j++) {
    top = next(row, top, places, b[j] as number)
    const at = j * width
    for (let w = 0; w < width; w++) rows[at + w] = row[w] as number
  }
  // Backwards: a set bit says that the column adds nothing, so that nothing is matched there.
  const rises = (i: number, j: number) =>
    (((rows[j * width + ((i / bits) | 0)] as number) >>> (i % bits)) & 1) === 0
  const found: number[] = []
  let i = a.length - 1
  let j = b.length - 1
  while (i >= 0 && j >= 0) {
    if (!rises(i, j)) i--
    else if (j > 0 && rises(i, j - 1)) j--
    else {
      found.push(i, j)
      i--
      j--
    }
  }
  for (let at = found.length - 2; at >= 0; at -= 2) {
    visit(fromA + (found[at] as number), fromB + (found[at + 1] as number))
  }
}

/**
 * Reckons the next row in its place. Numbers without a place of `word` change by what is carried
 * alone, and those after `top` have every bit set, where a carry is lost. Gives the new `top`.
 */
function next(row: Int32Array, top: number, places: Places, word: number): number {
  const { starts, at, masks } = places
  const to = starts[word + 1] as number
  let carry = 0
  let w = 0
  for (let place = starts[word] as number; place < to; place++) {
    const here = at[place] as number
    for (; carry === 1 && w < here; w++) {
      const old = row[w] as number
      row[w] = (old | (old + 1)) & all
      carry = (old + 1) >>> bits
    }
    const old = row[here] as number
    const mask = masks[place] as number
    const sum = old + (old & mask) + carry
    row[here] = (sum | (old & ~mask)) & all
    carry = sum >>> bits
    w = here + 1
  }
  for (; carry === 1 && w <= top; w++) {
    const old = row[w] as number
    row[w] = (old | (old + 1)) & all
    carry = (old + 1) >>> bits
  }
  return Math.max(top, to > (starts[word] as number) ? (at[to - 1] as number) : -1)
}

/** For each word the numbers of a row in which it has a place, and which bits those are. */
class Places {
  /** Where in the other two a word begins; the next one's beginning is its end. */
  readonly starts: Int32Array
  readonly at: Int32Array
  readonly masks: Int32Array

  constructor(words: Int32Array, below: number) {
    const last = new Int32Array(below).fill(-1)
    const starts = new Int32Array(below + 1)
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as number
      const w = (i / bits) | 0
      if (last[word] === w) continue
      last[word] = w
      starts[word + 1] = (starts[word + 1] as number) + 1
    }
    for (let word = 0; word < below; word++) {
      starts[word + 1] = (starts[word + 1] as number) + (starts[word] as number)
    }
    const size = starts[below] as number
    const at = new Int32Array(size)
    const masks = new Int32Array(size)
    const filled = starts.slice(0, below)
    last.fill(-1)
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as number
      const w = (i / bits) | 0
      let place = filled[word] as number
      if (last[word] === w) place--
      else filled[word] = place + 1
      last[word] = w
      at[place] = w
      masks[place] = (masks[place] as number) | (1 << (i % bits))
    }
    this.starts = starts
    this.at = at
    this.masks = masks
  }
}

/** How much of `a` goes with the first half, so that the two parts have as much in common as the whole. */
function division(a: Int32Array, first: Int32Array, second: Int32Array, below: number): number {
  const ahead = common(a, first, below)
  const back = common(a.toReversed(), second.toReversed(), below)
  let best = -1
  let at = 0
  for (let i = 0; i <= a.length; i++) {
    const sum = (ahead[i] as number) + (back[a.length - i] as number)
    if (sum <= best) continue
    best = sum
    at = i
  }
  return at
}

/** For each beginning of `a` how much it has in common with all of `b`. */
function common(a: Int32Array, b: Int32Array, below: number): Int32Array {
  const places = new Places(a, below)
  const row = new Int32Array(Math.ceil(a.length / bits)).fill(all)
  let top = -1
  for (let j = 0; j < b.length; j++) top = next(row, top, places, b[j] as number)
  const lengths = new Int32Array(a.length + 1)
  for (let i = 0; i < a.length; i++) {
    const flat = ((row[(i / bits) | 0] as number) >>> (i % bits)) & 1
    lengths[i + 1] = (lengths[i] as number) + 1 - flat
  }
  return lengths
}
