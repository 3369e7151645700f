import { Plugin } from 'prosemirror-state'
import { ySyncPluginKey } from 'y-prosemirror'
import * as Y from 'yjs'

/**
 * Keeps a caret with the word it has just written.
 *
 * The binding finds the caret again, after others have written, by what stands to the right of it.
 * When two people write at one place, each then finds their caret behind the other's last letter,
 * and their words come out letter by letter. So a caret is held by what stands to its left, and a
 * selection by its own first and last letter.
 */
export function ownPlacePlugin(): Plugin {
  return new Plugin({
    view: ({ state }) => {
      const { binding, doc } = ySyncPluginKey.getState(state) as Bound
      const hold = () => {
        const held = binding.beforeTransactionSelection
        if (held?.type === 'text') binding.beforeTransactionSelection = heldByOwn(held, doc)
      }
      // After the binding's own listener, which was there before us.
      doc.on('beforeAllTransactions', hold)
      return { destroy: () => doc.off('beforeAllTransactions', hold) }
    },
  })
}

/** What we use of the binding's state, which has no types of its own. */
interface Bound {
  readonly doc: Y.Doc
  readonly binding: { beforeTransactionSelection: Held | null }
}

interface Held {
  readonly type: string
  readonly anchor: Y.RelativePosition
  readonly head: Y.RelativePosition
}

function heldByOwn(held: Held, doc: Y.Doc): Held {
  const anchor = Y.createAbsolutePositionFromRelativePosition(held.anchor, doc)
  const head = Y.createAbsolutePositionFromRelativePosition(held.head, doc)
  if (!anchor || !head) return held
  if (anchor.type === head.type && anchor.index === head.index) {
    const caret = toTheRightOf(anchor) ?? held.anchor
    return { ...held, anchor: caret, head: caret }
  }
  // Across blocks the order of the ends is not told by their indexes; there they stay as they are.
  if (anchor.type !== head.type) return held
  return anchor.index < head.index
    ? { ...held, head: toTheRightOf(head) ?? held.head }
    : { ...held, anchor: toTheRightOf(anchor) ?? held.anchor }
}

/** `null` at the beginning of a run of words: nothing stands to the left there. */
function toTheRightOf({ type, index }: Y.AbsolutePosition): Y.RelativePosition | null {
  if (!(type instanceof Y.XmlText) || index === 0) return null
  return Y.createRelativePositionFromTypeIndex(type, index, -1)
}
