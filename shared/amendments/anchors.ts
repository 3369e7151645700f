import type { Node } from 'prosemirror-model'
import { wordsOf } from './words'

/**
 * Of blocks of two long lists those that have most runs of three words in common which no other block
 * has, which is hardly by accident: by the place of each in the first list its place in the other, or -1. It looks at each word once,
 * where comparing every block with every other would take minutes for a long text.
 */
export function anchorsOf(bases: readonly Node[], others: readonly Node[]): readonly number[] {
  const numbers = new Map<string, number>()
  const [inBases, inOthers] = [standingIn(bases, numbers), standingIn(others, numbers)]
  const common = bases.map(() => new Map<number, number>())
  for (const [run, base] of inBases) {
    const other = inOthers.get(run) ?? -1
    const count = common[base]
    if (count && other >= 0) count.set(other, (count.get(other) ?? 0) + 1)
  }
  const best = common.map(most)
  // Two that go on in the same one: neither is told apart from the other by this.
  const taken = new Map<number, number>()
  for (const at of best) taken.set(at, (taken.get(at) ?? 0) + 1)
  return best.map((at) => (taken.get(at) === 1 ? at : -1))
}

/** A number for three words, small enough to be looked up at once. Two runs that share one tell nothing apart. */
function runOf(one: number, two: number, three: number): number {
  return (Math.imul(Math.imul(one, 0x2c1b3c6d) + two, 0x297a2d39) + three) & 0x3fffffff
}

/** In which block each run of words stands; -1 for one that stands in several, or several times. */
function standingIn(
  blocks: readonly Node[],
  numbers: Map<string, number>,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  const numberOf = (word: string) => {
    const known = numbers.get(word)
    if (known !== undefined) return known
    numbers.set(word, numbers.size)
    return numbers.size - 1
  }
  for (const [at, block] of blocks.entries()) {
    const words = wordsOf(block).strong.keys.map(numberOf)
    let [one = 0, other = 0] = words
    for (const word of words.slice(2)) {
      const run = runOf(one, other, word)
      found.set(run, found.has(run) ? -1 : at)
      one = other
      other = word
    }
  }
  return found
}

function most(count: ReadonlyMap<number, number>): number {
  let best = -1
  let bestCount = 0
  for (const [at, times] of count) {
    if (times > bestCount) [best, bestCount] = [at, times]
    else if (times === bestCount) best = -1
  }
  return best
}
