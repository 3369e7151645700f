import type * as Y from 'yjs'
import type { By } from '../amendments/by'
import type { Seat } from '../conference'
import type { Instant } from '../ids'
import { type Run, sayRuns } from './runs'

/**
 * Words that went with what a colleague deleted or moved without having seen them, as the hub keeps
 * them until whoever typed them has put them back or thrown them away.
 *
 * They are in a document of their own for each delegation, and for the secretariat: its members read
 * it and nobody else does; only the hub writes in it. Somebody who comes back with their invitation on
 * another machine is a new person there. So the words are offered to whoever bears the name of their
 * author in the same delegation, who may read the text in any case.
 */
export interface KeptWords {
  readonly id: string
  readonly by: Pick<By, 'person' | 'name'>
  /** The name of the document they were in. */
  readonly document: string
  readonly at: Instant
  /** The Yjs client that typed them. */
  readonly client: number
  /** Which of what it typed: pairs of Yjs clocks, the second no longer meant. */
  readonly words: readonly Clocks[]
  /** What the block said with them; of a block that is still there, only the words. */
  readonly runs: readonly Run[]
  /** Ids of the blocks after which they may be put back, the best first. */
  readonly after: readonly string[]
}

export type Clocks = readonly [from: number, to: number]

/** Words by the Yjs client that typed them. */
export interface TypedWords {
  readonly client: number
  readonly words: readonly Clocks[]
}

export function sayKept({ runs }: KeptWords): string {
  return sayRuns(runs).trim()
}

export function isOffered({ by }: KeptWords, { person, name }: Pick<Seat, 'person' | 'name'>) {
  return by.person === person || by.name === name
}

/** Whether some words are in both. */
export function overlap(one: TypedWords, other: TypedWords): boolean {
  return (
    one.client === other.client &&
    one.words.some(([from, to]) => other.words.some(([start, end]) => from < end && start < to))
  )
}

/** One map entry for each, its value replaced and never changed. */
const mapOf = (doc: Y.Doc) => doc.getMap<KeptWords>('kept')

/** The oldest first; what went at once in the order in which it was typed. */
export function readKept(doc: Y.Doc): readonly KeptWords[] {
  return [...mapOf(doc).values()].sort((a, b) =>
    a.at === b.at ? firstOf(a) - firstOf(b) : a.at < b.at ? -1 : 1,
  )
}

function firstOf({ words }: KeptWords): number {
  return words[0]?.[0] ?? 0
}

/** How many are kept for one person; beyond that the oldest of their own make room. */
export const mostKept = 5_000
/** The letters of all that is kept for one person, likewise. */
export const mostLetters = 2_000_000

export function writeKept(doc: Y.Doc, put: readonly KeptWords[], drop: Iterable<string>): void {
  doc.transact(() => {
    const map = mapOf(doc)
    for (const id of drop) map.delete(id)
    for (const each of put) map.set(each.id, each)
    const persons = new Set(put.map(({ by }) => by.person))
    const all = readKept(doc)
    for (const person of persons) for (const id of beyond(all, person)) map.delete(id)
  })
}

function beyond(kept: readonly KeptWords[], person: string): readonly string[] {
  let letters = 0
  let count = 0
  return kept
    .filter(({ by }) => by.person === person)
    .toReversed()
    .filter((each) => {
      letters += sayRuns(each.runs).length
      return ++count > mostKept || (letters > mostLetters && count > 1)
    })
    .map(({ id }) => id)
}
