import type { Node } from 'prosemirror-model'
import { commonRuns } from './common-runs'
import { type Word, words } from './words'

type Words = readonly Word[]

/** One place where two versions of a block differ, in words counted from 0. */
export interface Change {
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
  /**
   * By how many words the change could as well lie earlier or later: of "very very" either "very"
   * may be the new one.
   */
  readonly earlier: number
  readonly later: number
}

/**
 * The fewest words to delete and to insert, in order; then the fewest signs and spaces between
 * them, so that no comma stays in the place of a word. What could lie in several places lies where
 * a sentence, a clause or a word begins.
 */
export function changes(base: Node, other: Node): readonly Change[] {
  const [a, b] = [words(base), words(other)]
  const [strongA, strongB] = [strong(base), strong(other)]
  const gaps = new Gaps(a, b)
  for (const run of commonRuns(strongA.keys, strongB.keys)) {
    for (let by = 0; by < run.length; by++) {
      gaps.keep(strongA.at[run.a + by] as number, strongB.at[run.b + by] as number)
    }
  }
  return slid(gaps.end(), a, b)
}

interface Chosen {
  readonly keys: readonly string[]
  /** Which of all words they are. */
  readonly at: readonly number[]
}

const known = new WeakMap<Node, Chosen>()

/** The words and objects of a block, without signs and spaces. */
function strong(block: Node): Chosen {
  const before = known.get(block)
  if (before) return before
  const keys: string[] = []
  const at: number[] = []
  for (const [index, word] of words(block).entries()) {
    if (word.kind !== 'word') continue
    keys.push(word.key)
    at.push(index)
  }
  const made = { keys, at }
  known.set(block, made)
  return made
}

type Place = Pick<Change, 'fromA' | 'toA' | 'fromB' | 'toB'>

/** Collects what differs between one word that both have and the next. */
class Gaps {
  readonly #a: Words
  readonly #b: Words
  readonly #found: Place[] = []
  #fromA = 0
  #fromB = 0

  constructor(a: Words, b: Words) {
    this.#a = a
    this.#b = b
  }

  keep(atA: number, atB: number): void {
    this.#compare(atA, atB)
    this.#fromA = atA + 1
    this.#fromB = atB + 1
  }

  end(): readonly Place[] {
    this.#compare(this.#a.length, this.#b.length)
    return this.#found
  }

  #compare(toA: number, toB: number): void {
    const rest = this.#trimmed(this.#fromA, toA, this.#fromB, toB)
    if (!rest) return
    // Spaces between words that give way to others would cut in pieces what is replaced.
    const replaces = has(this.#a, rest.fromA, rest.toA) && has(this.#b, rest.fromB, rest.toB)
    const weakA = weak(this.#a, rest.fromA, rest.toA, replaces)
    const weakB = weak(this.#b, rest.fromB, rest.toB, replaces)
    let { fromA, fromB } = rest
    for (const run of commonRuns(weakA.keys, weakB.keys)) {
      for (let by = 0; by < run.length; by++) {
        const [atA, atB] = [weakA.at[run.a + by] as number, weakB.at[run.b + by] as number]
        this.#add(fromA, atA, fromB, atB)
        fromA = atA + 1
        fromB = atB + 1
      }
    }
    this.#add(fromA, rest.toA, fromB, rest.toB)
  }

  #add(fromA: number, toA: number, fromB: number, toB: number): void {
    const place = this.#trimmed(fromA, toA, fromB, toB)
    if (place) this.#found.push(place)
  }

  /** Without what is the same at both ends; `null` if nothing is left. */
  #trimmed(fromA: number, toA: number, fromB: number, toB: number): Place | null {
    let [startA, startB, endA, endB] = [fromA, fromB, toA, toB]
    while (startA < endA && startB < endB && this.#same(startA, startB)) {
      startA++
      startB++
    }
    while (startA < endA && startB < endB && this.#same(endA - 1, endB - 1)) {
      endA--
      endB--
    }
    const nothing = startA === endA && startB === endB
    return nothing ? null : { fromA: startA, toA: endA, fromB: startB, toB: endB }
  }

  #same(atA: number, atB: number): boolean {
    return this.#a[atA]?.key === this.#b[atB]?.key
  }
}

function has(all: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (all[at]?.kind === 'word') return true
  return false
}

function weak(all: Words, from: number, to: number, signsOnly: boolean): Chosen {
  const keys: string[] = []
  const at: number[] = []
  for (let index = from; index < to; index++) {
    const word = all[index]
    if (!word || word.kind === 'word' || (signsOnly && word.kind === 'blank')) continue
    keys.push(word.key)
    at.push(index)
  }
  return { keys, at }
}

function slid(places: readonly Place[], a: Words, b: Words): readonly Change[] {
  const out: Change[] = []
  for (const [index, place] of places.entries()) {
    const before = place.fromA - (out.at(-1)?.toA ?? 0)
    const after = (places[index + 1]?.fromA ?? a.length) - place.toA
    out.push(
      slide(
        place,
        a,
        b,
        index === 0 ? before : before - 1,
        index === places.length - 1 ? after : after - 1,
      ),
    )
  }
  return out
}

/** Something only put in, or only taken out, that begins or ends as what stands beside it. */
function slide(place: Place, a: Words, b: Words, before: number, after: number): Change {
  const stays = { ...place, earlier: 0, later: 0 }
  const inserts = place.fromA === place.toA
  if (!inserts && place.fromB !== place.toB) return stays
  const all = inserts ? b : a
  const [from, to] = inserts ? [place.fromB, place.toB] : [place.fromA, place.toA]
  const same = (one: number, other: number) => all[one]?.key === all[other]?.key
  let earlier = 0
  while (earlier < before && same(from - 1 - earlier, to - 1 - earlier)) earlier++
  let later = 0
  while (later < after && same(from + later, to + later)) later++
  if (earlier + later === 0) return stays

  let best = 0
  let bestScore = -1
  for (let by = -earlier; by <= later; by++) {
    const score = seam(all, from + by) + seam(all, to + by)
    if (score < bestScore) continue
    best = by
    bestScore = score
  }
  return {
    fromA: place.fromA + best,
    toA: place.toA + best,
    fromB: place.fromB + best,
    toB: place.toB + best,
    earlier: earlier + best,
    later: later - best,
  }
}

/** How natural it is that something begins or ends between these two words. */
function seam(all: Words, at: number): number {
  const before = all[at - 1]
  const after = all[at]
  if (!before || !after) return 6
  if (before.kind === 'blank') return endings(all[at - 2]) * 2 + 2
  return after.kind === 'blank' || endings(before) > 0 ? 1 : 0
}

/** 2 where a sentence ends, 1 where a clause does. */
function endings(word: Word | undefined): number {
  if (!word || word.text === '') return 2
  if (/^[.!?:;。！？؟؛]$/.test(word.text)) return 2
  return /^[,،，、]$/.test(word.text) ? 1 : 0
}
