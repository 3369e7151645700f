import { NodeSelection, Plugin, TextSelection } from 'prosemirror-state'

/**
 * Makes every selection one of text. The binding remembers a selected node by its place in the
 * shared document, and throws when a colleague has removed that node in the meantime; the ends of
 * a text it finds again.
 */
export function textSelectionPlugin(): Plugin {
  return new Plugin({
    appendTransaction(_transactions, _before, state) {
      const { selection } = state
      if (!(selection instanceof NodeSelection)) return null
      const { $from, $to } = selection
      const around = selection.node.isInline
        ? TextSelection.create(state.doc, $from.pos, $to.pos)
        : TextSelection.between($from, $to)
      return state.tr.setSelection(around)
    },
  })
}
