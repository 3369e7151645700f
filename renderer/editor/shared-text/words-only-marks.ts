import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { isFromShared } from '../mode'
import { touchedBy } from './touched'

/**
 * Takes marks off whatever stands among the words and is not a word: a footnote, a line break. The
 * shared document keeps marks for words only, so this window would show what no other can.
 */
export function wordsOnlyMarksPlugin(): Plugin {
  return new Plugin({
    appendTransaction(transactions, _before, state) {
      if (!transactions.some((tr) => tr.docChanged && !isFromShared(tr))) return null
      const tr = state.tr
      const unmark = (node: Node, pos: number) => {
        if (!node.isInline || node.isText) return
        for (const mark of node.marks) tr.removeNodeMark(pos, mark)
      }
      for (const { from, to } of touchedBy(transactions)) state.doc.nodesBetween(from, to, unmark)
      return tr.docChanged ? tr : null
    },
  })
}
