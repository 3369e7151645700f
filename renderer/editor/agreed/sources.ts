import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { Source } from '../../../shared/document/kinds'
import type { TextEditorOptions } from '../contract'

/** A quiet sign beside a paragraph whose words were agreed before, and where. */
export function sourcesPlugin(translate: TextEditorOptions['translate']): Plugin {
  const sets = new WeakMap<Node, DecorationSet>()
  return new Plugin({
    props: {
      decorations({ doc }) {
        const made = sets.get(doc) ?? signs(doc, translate)
        sets.set(doc, made)
        return made
      },
    },
  })
}

function signs(doc: Node, translate: TextEditorOptions['translate']): DecorationSet {
  const decorations: Decoration[] = []
  doc.forEach((top, pos) => {
    for (const { node, offset } of withSource(top)) {
      const from = pos + 1 + offset
      const title = translate('page.source', { source: sourceInWords(node.attrs.source) })
      const sign = { class: 'agreed-before', title }
      decorations.push(Decoration.node(from, from + node.nodeSize, sign))
    }
  })
  return decorations.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, decorations)
}

/** "Sixth Annual Conference, CCW/AP.II/CONF.6/3, 12"; what is not known is left out. */
export function sourceInWords({ conference, symbol, paragraph }: Source): string {
  return [conference, symbol, paragraph].filter((each) => each !== '').join(', ')
}

const known = new WeakMap<Node, readonly { node: Node; offset: number }[]>()

function withSource(top: Node) {
  const before = known.get(top)
  if (before) return before
  const made: { node: Node; offset: number }[] = []
  top.forEach((node, offset) => {
    if (node.attrs.source) made.push({ node, offset })
  })
  known.set(top, made)
  return made
}
