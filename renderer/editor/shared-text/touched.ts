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
    return tr.steps.flatMap((step, index) => {
      const rest = tr.mapping.slice(index + 1)
      const onwards = (pos: number, side: 1 | -1) =>
        later.reduce((now, { mapping }) => mapping.map(now, side), rest.map(pos, side))
      const ranges: Range[] = step instanceof AddMarkStep ? [step] : []
      step.getMap().forEach((_oldFrom, _oldTo, from, to) => {
        ranges.push({ from, to })
      })
      return ranges.map(({ from, to }) => ({ from: onwards(from, -1), to: onwards(to, 1) }))
    })
  })
}
