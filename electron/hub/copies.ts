import { commonRuns } from '../../shared/amendments/common-runs'
import { pieces } from '../../shared/amendments/pieces'
import type { Found, Letters } from './hand-notes'

/** Characters that were taken away and written anew in one update, under other clocks. */
export interface Copy {
  readonly client: number
  readonly clock: number
  readonly length: number
  readonly from: { readonly client: number; readonly clock: number }
}

/** Fewer words than this may be the same by accident. */
const leastWords = 3
/** Pieces; whoever replaces more than this at once by something else has written it. */
const most = 20_000

/**
 * Which of the words that an update brings it took away itself: those behind a paragraph that was
 * split, of one that was moved, and those that stood between two that an act changed.
 */
export function copiesIn({ inserted, removed }: Found): readonly Copy[] {
  // Nearly every key does only one of the two.
  if (removed.length === 0 || inserted.length === 0) return []
  const [from, to] = [sheetOf(removed), sheetOf(inserted)]
  if (from.words < leastWords || to.words < leastWords) return []
  if (from.pieces.length > most || to.pieces.length > most) {
    return from.text === to.text ? [...copied(from, to, 0, 0, from.text.length)] : []
  }
  return commonRuns(from.pieces, to.pieces).flatMap(({ a, b, length }) => {
    const run = from.pieces.slice(a, a + length)
    if (run.filter(isWord).length < leastWords) return []
    const [startA, startB] = [from.starts[a] ?? 0, to.starts[b] ?? 0]
    return [...copied(from, to, startA, startB, run.join('').length)]
  })
}

interface Sheet {
  readonly text: string
  readonly pieces: readonly string[]
  readonly words: number
  /** Where each piece begins in the text. */
  readonly starts: readonly number[]
  /** The letters with what comes before them in the text. */
  readonly letters: readonly (Letters & { readonly start: number })[]
}

function sheetOf(all: readonly Letters[]): Sheet {
  const letters: (Letters & { start: number })[] = []
  let text = ''
  for (const each of all) {
    if (each.text === '') continue
    letters.push({ ...each, start: text.length })
    text += each.text
  }
  const found = pieces(text)
  const starts: number[] = []
  let at = 0
  for (const piece of found) {
    starts.push(at)
    at += piece.length
  }
  return { text, pieces: found, starts, letters, words: found.filter(isWord).length }
}

function isWord(piece: string): boolean {
  return /[\p{L}\p{N}]/u.test(piece)
}

/** The same characters, in stretches that are whole on both sides. */
function* copied(from: Sheet, to: Sheet, a: number, b: number, length: number): Iterable<Copy> {
  let [atA, atB] = [indexAt(from, a), indexAt(to, b)]
  for (let done = 0; done < length; ) {
    const [old, fresh] = [from.letters[atA], to.letters[atB]]
    if (!old || !fresh) return
    const [intoA, intoB] = [a + done - old.start, b + done - fresh.start]
    const here = Math.min(old.text.length - intoA, fresh.text.length - intoB, length - done)
    yield {
      client: fresh.client,
      clock: fresh.clock + intoB,
      length: here,
      from: { client: old.client, clock: old.clock + intoA },
    }
    done += here
    if (intoA + here === old.text.length) atA++
    if (intoB + here === fresh.text.length) atB++
  }
}

function indexAt({ letters }: Sheet, at: number): number {
  return letters.findLastIndex(({ start }) => start <= at)
}
