import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { updateYFragment, ySyncPluginKey } from 'y-prosemirror'
import type * as Y from 'yjs'

/**
 * Puts a moved block into the shared document as what it is: taken out here and put in there.
 *
 * The binding compares the text before and after, and of two paragraphs that have changed places it
 * makes two that have each been written anew with the words of the other. What a colleague writes in
 * them meanwhile would end up in the wrong one. So the text is shown to it twice, once without the
 * block; this plugin stands before the binding, which then finds nothing left to do.
 */
export function exactMovesPlugin(): Plugin {
  return new Plugin<Moved | null>({
    key,
    state: {
      init: () => null,
      apply(tr, last) {
        // What our own plugins add to it is shown with the second look.
        if (!tr.docChanged || tr.getMeta('appendedTransaction')) return last
        return movedIn(tr)
      },
    },
    view: () => ({
      update(view, { doc: before }) {
        const moved = key.getState(view.state)
        if (!moved || moved.before !== before) return
        const { doc, type, binding } = ySyncPluginKey.getState(view.state) as Bound
        binding.mux(() => {
          doc.transact(() => {
            updateYFragment(doc, type, moved.without, binding)
            updateYFragment(doc, type, view.state.doc, binding)
          }, ySyncPluginKey)
        })
      },
    }),
  })
}

const key = new PluginKey<Moved | null>('exact-moves')

/** Says of a transaction that its first step takes blocks out which its second puts in elsewhere. */
export function markMove(tr: Transaction): Transaction {
  return tr.setMeta(key, true)
}

interface Moved {
  readonly before: Node
  /** As the text stands between the two steps. */
  readonly without: Node
}

function movedIn(tr: Transaction): Moved | null {
  const without = tr.docs[1]
  return tr.getMeta(key) && without ? { before: tr.before, without } : null
}

/** What we use of the binding's state, which has no types of its own. */
interface Bound {
  readonly doc: Y.Doc
  readonly type: Y.XmlFragment
  readonly binding: Parameters<typeof updateYFragment>[3] & {
    /** Whoever holds it writes to the shared document unheard by the binding. */
    readonly mux: (write: () => void) => void
  }
}
