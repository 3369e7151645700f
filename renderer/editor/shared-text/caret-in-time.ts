import { Plugin, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { yCursorPluginKey } from 'y-prosemirror'
import type * as Y from 'yjs'
import { catchUp } from '../dom-observer'

/**
 * The caret is where it is seen. The browser tells of a moved caret with its next frame, and where
 * many write that can be late: a quick Enter would fall where the caret has just been, and the next
 * words of a colleague would put the caret back to there. So what has not been told yet is read
 * before each key and before each change that comes from others.
 */
export function caretInTimePlugin(doc: Y.Doc): Plugin {
  return new Plugin({
    // Made before the binding is, so that we hear of a change before the binding does.
    view(view) {
      const hear = () => {
        if (doc._transaction?.local === false) catchUp(view)
      }
      doc.on('beforeAllTransactions', hear)
      return { destroy: () => doc.off('beforeAllTransactions', hear) }
    },
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          const composing = event.isComposing || event.keyCode === 229
          if (!composing) catchUp(view)
          return false
        },
      },
    },
  })
}

/** The carets of others are drawn by a transaction that knows our own only as it was. */
export function inTime(view: EditorView, tr: Transaction): Transaction {
  const drawn = tr.getMeta(yCursorPluginKey)
  if (!drawn || tr.docChanged || tr.selectionSet) return tr
  const { state } = view
  catchUp(view)
  return view.state === state ? tr : view.state.tr.setMeta(yCursorPluginKey, drawn)
}
