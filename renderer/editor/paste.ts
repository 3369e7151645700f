import { Fragment, type Node, Slice } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { schema } from '../../shared/document/schema'

/**
 * Words from elsewhere become paragraphs of the kind that they are pasted among: numbered ones in a
 * report, plain ones in an appeal. Whatever the schema does not know is not taken over at all, so
 * that neither styles nor scripts come along. What was copied from a text of ours stays as it was.
 */
export function pastePlugin(): Plugin {
  let ours = false
  return new Plugin({
    props: {
      transformPastedHTML(html) {
        ours = html.includes('data-pm-slice')
        return html
      },
      transformPasted(slice, view, plain) {
        return ours && !plain ? slice : likeAround(slice, view)
      },
    },
  })
}

function likeAround(slice: Slice, { state }: EditorView): Slice {
  const { parent } = state.selection.$from
  const { paragraph } = schema.nodes
  const { kind, level } = parent.type === paragraph ? parent.attrs : paragraph.create().attrs
  const adopt = (node: Node): Node =>
    node.type === paragraph
      ? paragraph.create({ ...node.attrs, kind, level }, node.content)
      : node.copy(each(node.content))
  const each = (content: Fragment): Fragment => {
    const nodes: Node[] = []
    content.forEach((node) => {
      nodes.push(node.isText ? node : adopt(node))
    })
    return Fragment.from(nodes)
  }
  return new Slice(each(slice.content), slice.openStart, slice.openEnd)
}
