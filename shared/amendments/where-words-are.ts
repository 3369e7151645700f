import type { Node } from 'prosemirror-model'
import { isContainer } from '../document/blocks'
import { commonRuns } from './common-runs'
import { Neighbours } from './neighbours'
import { end, inOne } from './turned'
import { type Words, wordsOf } from './words'

/** Words of a paragraph in others: from somewhere in the first of these to somewhere in the last. */
export interface Within {
  readonly parts: readonly Node[]
  /** Offsets in the content of the first and of the last. */
  readonly from: number
  readonly to: number
}

/** This share of the words of the paragraph is there at least, and of what is there comes from it. */
const nearly = 0.8
/** Of a shorter one, every word and sign has to be there, and of one with fewer words nothing is said. */
const short = 6
const fewest = 3
/** Words that joined paragraphs were divided in again: more are not looked at as one stretch. */
const mostParts = 4
/** Pairs of words that are compared at most. */
const mostPairs = 4_000_000

const found = new WeakMap<Node, WeakMap<Node, readonly Within[]>>()

/**
 * Everywhere in a text that nearly all words of a paragraph stand together in their order. A section
 * that nobody touched is not looked through again.
 */
export function placesOfWords(text: Node, was: Node): readonly Within[] {
  if (saysTooLittle(was)) return []
  const known = found.get(was) ?? new WeakMap<Node, readonly Within[]>()
  found.set(was, known)
  return text.children.filter(isContainer).flatMap((top) => {
    const before = known.get(top)
    if (before) return before
    const made = placesIn(top, was, probesOf(was))
    known.set(top, made)
    return made
  })
}

/** The same of a paragraph that is asked about once: one after another, and nothing of it is kept. */
export function* placesOnce(text: Node, was: Node): Generator<Within> {
  if (saysTooLittle(was)) return
  const probes = makeProbes(was)
  for (const top of text.children) if (isContainer(top)) yield* placesIn(top, was, probes)
}

function saysTooLittle(was: Node): boolean {
  return !was.isTextblock || wordsOf(was).strong.keys.length < fewest
}

function placesIn(top: Node, was: Node, probes: Probes): readonly Within[] {
  const marks = top.children.map((node) => marksOf(node, probes))
  const least = probes.isShort ? probes.words.length : Math.ceil(probes.words.length / 2)
  const together = (at: number) => {
    const node = top.child(at)
    const before = probes.pairs.get(node)
    if (before !== undefined) return before
    const count = probes.neighbours.in(node)
    probes.pairs.set(node, count)
    return count
  }
  const made: Within[] = []
  let from = 0
  while (from < marks.length) {
    const within =
      marks[from] === 0
        ? null
        : firstAt(top, { marks, together, least, count: probes.count }, from, was)
    if (within) made.push(within)
    from += within ? within.parts.length : 1
  }
  return made
}

/**
 * How many neighbours of so many words still are where nearly all words are: a share that is gone
 * parts two each, and as many as can have come in part one each.
 */
function fewestTogether(count: number): number {
  const gone = count * (1 - nearly)
  const come = count * (1 / nearly - 1)
  return count - 1 - 2 * gone - come
}

/** What of each paragraph of a section is known without looking how the words fit. */
interface Signs {
  readonly marks: readonly number[]
  /** How many neighbours among the words are together in it. */
  readonly together: (at: number) => number
  /** Marks without which no stretch is looked at. */
  readonly least: number
  /** Words that are looked for. */
  readonly count: number
}

/** The fewest paragraphs from here on in which the words are. */
function firstAt(
  top: Node,
  { marks, together, least, count }: Signs,
  from: number,
  was: Node,
): Within | null {
  let all = 0
  let pairs = 0
  let between = 0
  for (let at = from; at < Math.min(from + mostParts, marks.length); at++) {
    const own = marks[at] ?? 0
    if (own === 0) return null
    all |= own
    // Words that begin in the first and end in the last are all that stands between these.
    if (at > from + 1) between += wordsOf(top.child(at - 1)).strong.keys.length
    if (between * nearly > count) return null
    pairs += together(at) + (at > from ? 1 : 0)
    if (bitsIn(all) < least || pairs < fewestTogether(count)) continue
    const within = wordsWithin(top.children.slice(from, at + 1), was)
    if (within) return within
  }
  return null
}

/** The longest words of a paragraph: whatever has none of them is not read at all. */
interface Probes {
  readonly words: readonly string[]
  readonly isShort: boolean
  readonly count: number
  readonly neighbours: Neighbours
  readonly marks: WeakMap<Node, number>
  /** How many neighbours are together in each: a keystroke counts those of one paragraph. */
  readonly pairs: WeakMap<Node, number>
}

const probed = new WeakMap<Node, Probes>()

function probesOf(was: Node): Probes {
  const known = probed.get(was) ?? makeProbes(was)
  probed.set(was, known)
  return known
}

function makeProbes(was: Node): Probes {
  const { texts, strong } = wordsOf(was)
  const words = [...new Set(strong.at.map((at) => texts[at] ?? ''))].filter((word) => word !== '')
  words.sort((one, other) => other.length - one.length)
  return {
    words: words.slice(0, 8),
    isShort: strong.keys.length < short,
    count: strong.keys.length,
    neighbours: new Neighbours(strong.keys),
    marks: new WeakMap<Node, number>(),
    pairs: new WeakMap<Node, number>(),
  }
}

function marksOf(node: Node, { words, marks }: Probes): number {
  if (!node.isTextblock) return 0
  const known = marks.get(node)
  if (known !== undefined) return known
  const said = node.textContent
  let made = 0
  for (const [at, word] of words.entries()) if (said.includes(word)) made |= 1 << at
  marks.set(node, made)
  return made
}

function bitsIn(marks: number): number {
  let count = 0
  for (let left = marks; left !== 0; left &= left - 1) count++
  return count
}

/** Where in these paragraphs the words are; `null` where they are not, or are there twice. */
export function wordsWithin(parts: readonly Node[], was: Node): Within | null {
  if (!parts.every(({ isTextblock }) => isTextblock)) return null
  const all = wordsOf(inOne(parts))
  const own = wordsOf(was)
  const fit = fitOf(own.strong.keys, all.strong.keys)
  if (!fit) return null
  const rest = [all.strong.keys.slice(0, fit.from), all.strong.keys.slice(fit.to)]
  if (rest.some((keys) => fitOf(own.strong.keys, keys))) return null
  const [from, to] = withSigns(own, all, fit)
  if (own.strong.keys.length < short && !isWhole(own, all, from, to)) return null
  const [start, stop] = [all.offsets[from] as number, all.offsets[to] as number]
  const before = parts.slice(0, -1).reduce((sum, { content }) => sum + content.size + end.length, 0)
  const [first] = parts
  const isIn = first && start <= first.content.size && stop >= before
  return isIn ? { parts, from: start, to: stop - before } : null
}

interface Fit {
  readonly from: number
  readonly to: number
}

/**
 * The stretch of words that differs least from these, as indexes; `null` where that is not nearly the
 * same. What stands before and behind it counts for nothing.
 */
function fitOf(words: readonly string[], all: readonly string[]): Fit | null {
  const [n, m] = [words.length, all.length]
  if (m === 0 || n * m > mostPairs) return null
  let [costs, starts, next, from] = rowsFor(m + 1)
  for (let j = 0; j <= m; j++) {
    costs[j] = 0
    starts[j] = j
  }
  for (const [i, word] of words.entries()) {
    next[0] = i + 1
    from[0] = 0
    for (let j = 1; j <= m; j++) {
      const [gone, come] = [(costs[j] as number) + 1, (next[j - 1] as number) + 1]
      const same = all[j - 1] === word ? (costs[j - 1] as number) : Number.POSITIVE_INFINITY
      const least = Math.min(same, gone, come)
      next[j] = least
      from[j] = (least === same ? starts[j - 1] : least === gone ? starts[j] : from[j - 1]) ?? j
    }
    ;[costs, next, starts, from] = [next, costs, from, starts]
  }
  let to = 0
  for (let j = 1; j <= m; j++) if ((costs[j] as number) < (costs[to] as number)) to = j
  const begin = starts[to] as number
  const kept = (n + (to - begin) - (costs[to] as number)) / 2
  return kept >= n * nearly && kept >= (to - begin) * nearly ? { from: begin, to } : null
}

type Rows = readonly [Int32Array, Int32Array, Int32Array, Int32Array]

const rowsOf = (length: number): Rows => [
  new Int32Array(length),
  new Int32Array(length),
  new Int32Array(length),
  new Int32Array(length),
]
let rows = rowsOf(256)

/** Used again by all: a thousand comparisons would leave behind as many rows, outside of the heap. */
function rowsFor(length: number): Rows {
  if (rows[0].length < length) rows = rowsOf(2 * length)
  return rows
}

/** The first and the last of its words that are there, with the signs that it has beside them. */
function withSigns(own: Words, all: Words, { from, to }: Fit): readonly [number, number] {
  const runs = commonRuns(own.strong.keys, all.strong.keys.slice(from, to))
  const [first, last] = [runs[0], runs.at(-1)]
  if (!first || !last) throw new Error('A stretch that fits has words in common')
  let [a, b] = [own.strong.at[first.a] as number, all.strong.at[from + first.b] as number]
  const isOne = (at: number, of: number) =>
    own.kinds[at] !== undefined && own.kinds[at] !== 'word' && own.keys[at] === all.keys[of]
  while (isOne(a - 1, b - 1)) [a, b] = [a - 1, b - 1]
  const start = b
  a = (own.strong.at[last.a + last.length - 1] as number) + 1
  b = (all.strong.at[from + last.b + last.length - 1] as number) + 1
  while (isOne(a, b)) [a, b] = [a + 1, b + 1]
  return [start, b]
}

/** Whether all that a paragraph says is there, and no word stands right beside it. */
function isWhole(own: Words, all: Words, from: number, to: number): boolean {
  if (to - from !== own.keys.length) return false
  if (own.keys.some((key, at) => all.keys[from + at] !== key)) return false
  return all.kinds[from - 1] !== 'word' && all.kinds[to] !== 'word'
}
