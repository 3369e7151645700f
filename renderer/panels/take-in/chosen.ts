import type { Selection } from 'react-aria-components'
import type { Row } from '../../../shared/exchange/take-in/row'

/** The passages that are about to be corrected. */
export interface Chosen {
  readonly keys: ReadonlySet<number>
  readonly rows: readonly Row[]
}

export function keysOf(selected: Selection, rows: readonly Row[]): ReadonlySet<number> {
  return new Set(selected === 'all' ? rows.map(({ key }) => key) : [...selected].map(Number))
}
