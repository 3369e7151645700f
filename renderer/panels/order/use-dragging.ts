import { type DragEvent, useState } from 'react'
import type { AmendmentId } from '../../../shared/ids'
import type { Side } from './placing'
import type { Order } from './use-order'

/** Of the browser's own clipboard of drags, so that nothing else takes an amendment for its words. */
const format = 'application/x-rapporteur-amendment'

/** Putting an amendment before or after another by hand: on the upper or lower half of its row. */
export function useDragging(order: Order) {
  const [held, setHeld] = useState<AmendmentId | null>(null)
  const [target, setTarget] = useState<{
    readonly id: AmendmentId
    readonly side: Side
  } | null>(null)

  const letGo = () => {
    setHeld(null)
    setTarget(null)
  }

  function rowOf(id: AmendmentId) {
    if (!order.mayPlace) return {}
    return {
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
        const may = held !== null && order.place(held, id, side) !== null
        if (may) event.preventDefault()
        if (!may) setTarget(null)
        else if (target?.id !== id || target.side !== side) setTarget({ id, side })
      },
      onDrop(event: DragEvent<HTMLElement>) {
        if (held === null) return
        event.preventDefault()
        order.place(held, id, sideOf(event))?.()
        letGo()
      },
      onDragEnd: letGo,
    }
  }

  return { rowOf }
}

function sideOf({ currentTarget, clientY }: DragEvent<HTMLElement>): Side {
  const { top, height } = currentTarget.getBoundingClientRect()
  return clientY < top + height / 2 ? 'before' : 'after'
}
