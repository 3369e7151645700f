import { type PointerEvent, type RefObject, useMemo, useRef, useState } from 'react'
import type { Selection } from 'react-aria-components'
import type { Row } from '../../../shared/exchange/take-in/row'
import { type Chosen, keysOf } from './chosen'
import type { RowListHandle } from './RowList'

export interface Selecting {
  readonly selected: Selection
  readonly chosen: Chosen
  readonly select: (selected: Selection) => void
  readonly goTo: (key: number) => void
  readonly onPointerDown: (event: PointerEvent) => void
}

/**
 * Which passages are about to be corrected. The list knows where a stretch begins only if a person
 * chose that passage in it: from one that was gone to, Shift and a click stretch here.
 */
export function useSelecting(
  rows: readonly Row[],
  opening: number | undefined,
  list: RefObject<RowListHandle | null>,
): Selecting {
  const [selected, setSelected] = useState<Selection>(
    new Set(opening === undefined ? [] : [opening]),
  )
  const goneTo = useRef(opening)
  const keys = useMemo(() => keysOf(selected, rows), [selected, rows])
  const chosen = useMemo(
    () => ({ keys, rows: rows.filter(({ key }) => keys.has(key)) }),
    [keys, rows],
  )
  return {
    selected,
    chosen,
    select(now) {
      goneTo.current = undefined
      setSelected(now)
    },
    goTo(key) {
      goneTo.current = key
      setSelected(new Set([key]))
      list.current?.show(key)
    },
    onPointerDown(event) {
      const from = goneTo.current
      const row = event.target instanceof Element ? event.target.closest('.take-in-row') : null
      if (!row || !event.shiftKey || from === undefined) return
      event.preventDefault()
      event.stopPropagation()
      const to = Number(row.getAttribute('data-key'))
      setSelected(new Set(stretch(rows, from, to)))
      list.current?.show(to)
    },
  }
}

function stretch(rows: readonly Row[], from: number, to: number): readonly number[] {
  const keys = rows.map(({ key }) => key)
  const ends = [keys.indexOf(from), keys.indexOf(to)]
  return keys.slice(Math.min(...ends), Math.max(...ends) + 1)
}
