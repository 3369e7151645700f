import type { Node } from 'prosemirror-model'
import { commonRuns } from './common-runs'
import type { PieceKind } from './pieces'
import { slide } from './slide'
import { chosen, type Words, wordsOf } from './words'

/** One place where two versions of a block differ, in words counted from 0. */
export interface Place {
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
}

export interface Change extends Place {
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
  const [a, b] = [wordsOf(base), wordsOf(other)]
  const [strongA, strongB] = [a.strong, b.strong]
  const gaps = new Gaps(a, b)
  for (const run of commonRuns(strongA.keys, strongB.keys)) {
    for (let by = 0; by < run.length; by++) {
      gaps.keep(strongA.at[run.a + by] as number, strongB.at[run.b + by] as number)
    }
  }
  return slid(gaps.end(), a, b)
}

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
    this.#compare(this.#a.keys.length, this.#b.keys.length)
    return this.#found
  }

  #compare(toA: number, toB: number): void {
    const rest = this.#trimmed(this.#fromA, toA, this.#fromB, toB)
    if (!rest) return
    // Spaces between words that give way to others would cut in pieces what is replaced.
    const replaces = has(this.#a, rest.fromA, rest.toA) && has(this.#b, rest.fromB, rest.toB)
    const isWeak = (kind: PieceKind) => kind === 'sign' || (kind === 'blank' && !replaces)
    const weakA = chosen(this.#a, rest.fromA, rest.toA, isWeak)
    const weakB = chosen(this.#b, rest.fromB, rest.toB, isWeak)
    if (weakA.at.length === 0 || weakB.at.length === 0) {
      this.#found.push(rest)
      return
    }
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
    const [a, b] = [this.#a.keys, this.#b.keys]
    let [startA, startB, endA, endB] = [fromA, fromB, toA, toB]
    while (startA < endA && startB < endB && a[startA] === b[startB]) {
      startA++
      startB++
    }
    while (startA < endA && startB < endB && a[endA - 1] === b[endB - 1]) {
      endA--
      endB--
    }
    const nothing = startA === endA && startB === endB
    return nothing ? null : { fromA: startA, toA: endA, fromB: startB, toB: endB }
  }
}

function has({ kinds }: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (kinds[at] === 'word') return true
  return false
}

/** At least one word stays between two changes. */
function slid(places: readonly Place[], a: Words, b: Words): readonly Change[] {
  const out: Change[] = []
  let end = 0
  for (const [index, place] of places.entries()) {
    const next = places[index + 1]
    const before = place.fromA - end - (index === 0 ? 0 : 1)
    const after = (next?.fromA ?? a.keys.length) - place.toA - (next ? 1 : 0)
    const change = slide(place, a, b, before, after)
    out.push(change)
    end = change.toA
  }
  return out
}
