import type { Transaction } from 'prosemirror-state'
import { AddMarkStep } from 'prosemirror-transform'

export interface Range {
  readonly from: number
  readonly to: number
}

/** What the transactions have put in or marked, as it stands in the last document. */
export function touchedBy(transactions: readonly Transaction[]): readonly Range[] {
  return transactions.flatMap((tr, at) => {
    const later = transactions.slice(at + 1)
    const onwards = (pos: number, side: 1 | -1) =>
      later.reduce((now, { mapping }) => mapping.map(now, side), pos)
    const ranges = fromTheEnd(tr) ?? oneByOne(tr)
    return later.length === 0
      ? ranges
      : ranges.map(({ from, to }) => ({ from: onwards(from, -1), to: onwards(to, 1) }))
  })
}

/** As they stand after the transaction. */
function oneByOne(tr: Transaction): readonly Range[] {
  return tr.steps.flatMap((step, index) => {
    const rest = tr.mapping.slice(index + 1)
    const ranges: Range[] = step instanceof AddMarkStep ? [step] : []
    step.getMap().forEach((_oldFrom, _oldTo, from, to) => {
      ranges.push({ from, to })
    })
    return ranges.map(({ from, to }) => ({ from: rest.map(from, -1), to: rest.map(to, 1) }))
  })
}

/**
 * Where each step comes before the one before it, as when all places of a word are replaced, what a
 * step has put in is moved by so much as all later ones add. To follow ten thousand of them through
 * one another would take seconds. `null` where they come in another order.
 */
function fromTheEnd(tr: Transaction): readonly Range[] | null {
  const found: { readonly from: number; readonly to: number; readonly longer: number }[] = []
  let end = Number.POSITIVE_INFINITY
  for (const step of tr.steps) {
    if (step instanceof AddMarkStep) return null
    let isBefore = true
    step.getMap().forEach((oldFrom, oldTo, from, to) => {
      isBefore &&= oldTo < end && oldFrom === from
      end = from
      found.push({ from, to, longer: to - from - (oldTo - oldFrom) })
    })
    if (!isBefore) return null
  }
  let longer = 0
  return found
    .reverse()
    .map((each) => {
      const range = { from: each.from + longer, to: each.to + longer }
      longer += each.longer
      return range
    })
    .reverse()
}
