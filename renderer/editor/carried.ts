import type { Node } from 'prosemirror-model'
import type { EditorState, StateField, Transaction } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import type { DecorationSet } from 'prosemirror-view'
import { schema } from '../../shared/document/schema'

/**
 * Decorations that are made from the blocks, footnotes and signs of a text. A key that changes
 * nothing but the words of a block carries them along: to make them anew for 3,000 paragraphs is
 * a quarter of what the whole key takes.
 */
export function carried(make: (doc: Node) => DecorationSet): StateField<DecorationSet> {
  return {
    init: (_config, state: EditorState) => make(state.doc),
    apply(tr, set, _before, { doc }) {
      if (!tr.docChanged) return set
      return changesWordsAlone(tr) ? set.map(tr.mapping, doc) : make(doc)
    },
  }
}

/** Whether plain words of one block are all that a transaction put in or took out. */
export function changesWordsAlone(tr: Transaction): boolean {
  return tr.steps.every((step, index) => {
    const before = tr.docs[index]
    if (!(step instanceof ReplaceStep) || !before) return false
    const { content, openStart, openEnd } = step.slice
    if (openStart > 0 || openEnd > 0 || !content.content.every(isPlain)) return false
    const $from = before.resolve(step.from)
    const { parent, parentOffset } = $from
    const end = parentOffset + step.to - step.from
    // A footnote is inline itself, and an empty block may count otherwise than one with words.
    if (!parent.isTextblock || parent.isInline || end > parent.content.size) return false
    const left = parent.content.size - (step.to - step.from) + content.size
    if (parent.content.size === 0 || left === 0) return false
    let plain = true
    parent.nodesBetween(parentOffset, end, (node) => {
      plain &&= isPlain(node)
      return false
    })
    return plain
  })
}

function isPlain(node: Node): boolean {
  return node.isText && !node.marks.some(({ type }) => type === schema.marks.bracket)
}
