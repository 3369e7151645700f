import type { Node } from 'prosemirror-model'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { isContainer } from '../../../shared/document/blocks'
import { numbersOf } from '../../../shared/document/references'
import type { Remark } from '../../../shared/exchange/recognise/report'
import type { Row } from '../../../shared/exchange/take-in/row'
import type { TakenIn } from '../../../shared/exchange/take-in/taken-in'
import { textOfRows } from '../../../shared/exchange/take-in/text-of-rows'
import { randomId } from '../../editor/shared-text/ids'

export interface Correcting {
  readonly rows: readonly Row[]
  /** What they make, a moment behind where that takes long. */
  readonly made: Made
  readonly change: (into: (rows: readonly Row[]) => readonly Row[]) => void
  readonly undo: () => void
  readonly canUndo: boolean
  /** The text as it would be taken in now. */
  readonly text: () => Node
}

export interface Made {
  /** What is printed before each, by the id of its block. */
  readonly labels: ReadonlyMap<string, string>
  readonly remarks: readonly Remark[]
}

/** The passages as somebody corrects them, step by step, each of which can be taken back. */
export function useRows(found: TakenIn): Correcting {
  const [steps, setSteps] = useState<readonly (readonly Row[])[]>([found.rows])
  const rows = steps.at(-1) ?? found.rows
  const later = useDeferredValue(rows)
  const made = useMemo(() => madeOf(later, found), [later, found])
  const change = useCallback((into: (rows: readonly Row[]) => readonly Row[]) => {
    setSteps((before) => {
      const now = before.at(-1)
      return now ? [...before.slice(-mostSteps), into(now)] : before
    })
  }, [])
  const undo = useCallback(() => {
    setSteps((before) => (before.length > 1 ? before.slice(0, -1) : before))
  }, [])
  const text = useCallback(() => textFrom(rows, found).text, [rows, found])
  return { rows, made, change, undo, canUndo: steps.length > 1, text }
}

const mostSteps = 100

function textFrom(rows: readonly Row[], { language, numbers, isOurs }: TakenIn) {
  return textOfRows(rows, { language, numbers, isOurs, newId: randomId })
}

function madeOf(rows: readonly Row[], found: TakenIn): Made {
  const { text, remarks } = textFrom(rows, found)
  const { numbering } = numbersOf(text)
  const labels = new Map<string, string>(numbering.labels)
  // The number of an annex stands with its title.
  text.forEach((top, _offset, index) => {
    const label = numbering.tops[index]
    const title = isContainer(top) && top.type.name === 'annex' ? top.firstChild : null
    if (label && title?.attrs.id) labels.set(title.attrs.id, label)
  })
  return { labels, remarks }
}
