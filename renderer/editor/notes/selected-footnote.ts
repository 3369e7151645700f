import type { EditorState } from 'prosemirror-state'
import type { Placed } from '../../../shared/document/blocks'
import { schema } from '../../../shared/document/schema'

/** The footnote that is selected, and nothing beside it. */
export function selectedFootnote({ selection }: Pick<EditorState, 'selection'>): Placed | null {
  const { $from, to } = selection
  const node = $from.nodeAfter
  if (node?.type !== schema.nodes.footnote || $from.pos + node.nodeSize !== to) return null
  return { node, pos: $from.pos }
}
