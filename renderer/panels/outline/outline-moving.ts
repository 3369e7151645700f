import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { BlockId } from '../../../shared/ids'
import { useConference, useLive } from '../conference'

type Side = 'before' | 'after'

/** Of the browser's own clipboard of drags, so that nothing else takes a heading for its words. */
const format = 'application/x-rapporteur-heading'

/**
 * Moving a heading with all that is beneath it: by hand onto the upper or lower half of another row,
 * or with Alt and an arrow. The page says what has come of it to whoever listens.
 */
export function useOutlineMoving() {
  const { page, session } = useConference()
  const canMove = useLive(session.mode) === 'write'
  const entries = useLive(page.outline)
  const [held, setHeld] = useState<BlockId | null>(null)
  const [target, setTarget] = useState<{ readonly id: BlockId; readonly side: Side } | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const focused = useRef<BlockId | null>(null)

  // A row that changes its place loses the focus.
  useEffect(() => {
    const id = entries.some((entry) => entry.id === focused.current) && focused.current
    if (id) list.current?.querySelector<HTMLElement>(`[data-heading="${id}"] button`)?.focus()
    focused.current = null
  }, [entries])

  const letGo = () => {
    setHeld(null)
    setTarget(null)
  }

  function rowOf(id: BlockId) {
    if (!canMove) return { 'data-heading': id }
    return {
      'data-heading': id,
      draggable: true,
      'data-held': held === id || undefined,
      'data-drop': target?.id === id ? target.side : undefined,
      onDragStart(event: DragEvent) {
        event.dataTransfer.setData(format, id)
        event.dataTransfer.effectAllowed = 'move'
        setHeld(id)
      },
      onDragOver(event: DragEvent<HTMLElement>) {
        const side = sideOf(event)
        const may = held !== null && page.editor()?.mayMoveHeadingTo(held, id, side)
        if (may) event.preventDefault()
        if (!may) setTarget(null)
        else if (target?.id !== id || target.side !== side) setTarget({ id, side })
      },
      onDrop(event: DragEvent<HTMLElement>) {
        if (held === null) return
        event.preventDefault()
        page.editor()?.moveHeadingTo(held, id, sideOf(event))
        letGo()
      },
      onDragEnd: letGo,
      onKeyDown(event: KeyboardEvent) {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        const moved = page.editor()?.moveHeading(id, event.key === 'ArrowUp' ? -1 : 1)
        if (moved) focused.current = id
      },
    }
  }

  return { list, rowOf, keys: canMove ? 'Alt+ArrowUp Alt+ArrowDown' : undefined }
}

function sideOf({ currentTarget, clientY }: DragEvent<HTMLElement>): Side {
  const { top, height } = currentTarget.getBoundingClientRect()
  return clientY < top + height / 2 ? 'before' : 'after'
}
