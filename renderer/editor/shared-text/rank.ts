import { type Act, type Copied, lettersOf, nameOf, runsOf } from '../../../shared/document/copies'
import type { Copies } from '../../../shared/document/copy-index'
import type { ItemId } from '../../../shared/document/moves'

/**
 * Of two copies of a word, which one stays.
 *
 * That follows from the acts by which they came to be, and in every window in the same way: the copy
 * in another block before the one in the same; the act that begins later in the words, so that the
 * halves come to stand as two would have made them one after the other; and of two that begin at one
 * word that of the lower Yjs client. What nobody has copied comes last.
 *
 * A copy of a copy never counts for less than that did. So whoever takes a copy away for the sake of
 * another can rely on it, wherever that has gone meanwhile, and no word goes from everywhere.
 */
export interface Ranking {
  /** Whether the first goes where the second is; if nothing tells, neither does. */
  yields(one: ItemId, other: ItemId): boolean
}

export function ranking(copies: Copies): Ranking {
  const known = new Map<string, boolean>()
  const isBelow = (one: Act, other: Act) => {
    const name = `${keyOf(one.copied)} ${keyOf(other.copied)}`
    const below = known.get(name) ?? isLower(one, other, copies)
    known.set(name, below)
    return below
  }
  const best = (acts: readonly Act[]) =>
    acts.reduce<Act | null>(
      (first, act) => (first === null || isBelow(first, act) ? act : first),
      null,
    )
  return {
    yields(one, other) {
      const [own, others] = [copies.actsBehind(one), copies.actsBehind(other)]
      // Where both are copies of one copy, what was before that tells nothing.
      const [mine, theirs] = [best(without(own, others)), best(without(others, own))]
      return theirs !== null && (mine === null || isBelow(mine, theirs))
    },
  }
}

function without(acts: readonly Act[], others: readonly Act[]): readonly Act[] {
  const keys = new Set(others.map(({ copied }) => keyOf(copied)))
  return acts.filter(({ copied }) => !keys.has(keyOf(copied)))
}

function isLower(one: Act, other: Act, copies: Copies): boolean {
  if (one.kind !== other.kind) return one.kind === 'within'
  const [mine, theirs] = [wordsOf(one, copies), wordsOf(other, copies)]
  const [head, otherHead] = [headOf(mine, theirs), headOf(theirs, mine)]
  if (!head || !otherHead) return false
  const [isEarlier, isLater] = [isKnown(head, other), isKnown(otherHead, one)]
  return isEarlier === isLater ? !isEarlier && one.copied.by > other.copied.by : isEarlier
}

function wordsOf({ copied }: Act, copies: Copies): ReadonlyMap<string, ItemId> {
  const letters = runsOf(copied).flatMap(({ source, length }) => lettersOf(source, length))
  const roots = letters.map((id) => copies.rootOf(id))
  return new Map(roots.map((root) => [nameOf(root), root]))
}

/** What the one has copied before the first word that both have; `null` if there is none. */
function headOf(
  words: ReadonlyMap<string, ItemId>,
  others: ReadonlyMap<string, ItemId>,
): readonly ItemId[] | null {
  const at = [...words.keys()].findIndex((name) => others.has(name))
  return at < 0 ? null : [...words.values()].slice(0, at)
}

/** What whoever acted knew of and did not copy stood before all that they copied. */
function isKnown(words: readonly ItemId[], { copied: { known } }: Act): boolean {
  return words.some(({ client, clock }) => clock < (known[client] ?? 0))
}

function keyOf({ by, from }: Copied): string {
  return nameOf({ client: by, clock: from })
}
