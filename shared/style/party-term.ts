import type { Node } from 'prosemirror-model'
import { type PartyTerm, partyTerms } from './hint'

/**
 * The term for the parties to the treaty that a text keeps to, as far as one can see: the one it uses
 * most. An untouched section is counted once.
 */
export function partyTermOf(text: Node): PartyTerm {
  const totals = partyTerms.map(() => 0)
  text.forEach((top) => {
    for (const [index, count] of countsIn(top).entries())
      totals[index] = (totals[index] ?? 0) + count
  })
  const most = totals.indexOf(Math.max(...totals))
  return partyTerms[most] ?? 'States Parties'
}

const known = new WeakMap<Node, readonly number[]>()

function countsIn(top: Node): readonly number[] {
  const before = known.get(top)
  if (before) return before
  const words = top.textBetween(0, top.content.size, '\n')
  const counts = partyTerms.map((term) => words.split(term).length - 1)
  known.set(top, counts)
  return counts
}
