import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { schema } from '../../../shared/document/schema'
import { isSymbol } from '../../../shared/document/symbol'
import type { TextEditorOptions } from '../contract'

const { annex, table, header_cell } = schema.nodes

/**
 * In a list of documents, what stands in the column of symbols and has not the form of one is
 * underlined, quietly: the secretariat may well know better. What is in brackets is pending.
 */
export function listedSymbolsPlugin(translate: TextEditorOptions['translate']): Plugin {
  const sets = new WeakMap<Node, DecorationSet>()
  const spec = { class: 'symbol-doubt', title: translate('page.symbol-doubt') }
  return new Plugin({
    props: {
      decorations({ doc }) {
        const known = sets.get(doc)
        if (known) return known
        const marks: Decoration[] = []
        doc.forEach((top, pos) => {
          if (top.type !== annex || top.attrs.kind !== 'documents') return
          for (const { offset, size } of doubtsIn(top)) {
            const from = pos + 1 + offset
            marks.push(Decoration.inline(from, from + size, spec))
          }
        })
        const made = marks.length > 0 ? DecorationSet.create(doc, marks) : DecorationSet.empty
        sets.set(doc, made)
        return made
      },
    },
  })
}

interface Doubt {
  readonly offset: number
  readonly size: number
}

const doubts = new WeakMap<Node, readonly Doubt[]>()

/** An untouched annex is the same node, so its tables are read only once. */
function doubtsIn(list: Node): readonly Doubt[] {
  const known = doubts.get(list)
  if (known) return known
  const made: Doubt[] = []
  list.forEach((block, offset) => {
    if (block.type !== table) return
    block.forEach((row, inTable) => {
      const cell = row.firstChild
      if (!cell || cell.type === header_cell || cell.attrs.colspan > 1) return
      if (!isDoubtful(cell.textContent.trim())) return
      made.push({ offset: offset + 1 + inTable + 2, size: cell.content.size })
    })
  })
  doubts.set(list, made)
  return made
}

function isDoubtful(words: string): boolean {
  return words !== '' && !/^\[.*\]$/.test(words) && !isSymbol(words)
}
