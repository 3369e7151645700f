import type { MarkType, ResolvedPos } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { idOf, isContainer, type Placed } from '../../shared/document/blocks'
import { schema } from '../../shared/document/schema'
import type { Format, Selected, TextEditor } from './contract'
import { canRedo, canUndo } from './shared-text/history'
import { passageLanguage } from './shared-text/passages'
import { tableStateOf } from './structure/tables'

const formats: readonly Format[] = ['em', 'strong', 'sup']

export function selectedOf(state: EditorState): Selected {
  const { $from } = state.selection
  const block = blockAt($from)?.node ?? null
  const top = isDraft(state) ? null : state.doc.maybeChild($from.index(0))
  return {
    block: block && idOf(block),
    blockType: blockTypeOf(block?.type.name),
    kind: block?.attrs.kind ?? null,
    level: block?.attrs.level ?? 0,
    formats: formats.filter((format) => isActive(state, schema.marks[format])),
    recommendation: block?.attrs.recommendation ?? null,
    around:
      top && isContainer(top) ? (top.type === schema.nodes.annex ? 'annex' : 'section') : null,
    annex: top?.type === schema.nodes.annex ? top.attrs.kind : null,
    table: tableStateOf(state),
    language: passageLanguage(state),
    hasContents: state.doc.children.some(({ type }) => type === schema.nodes.contents),
    canUndo: canUndo(state),
    canRedo: canRedo(state),
  }
}

/** Offsets in the content of the block where the selection begins. */
export function spotOf({ selection: { $from, to } }: EditorState): ReturnType<TextEditor['spot']> {
  const block = blockAt($from)
  const id = block && idOf(block.node)
  if (!block || !id) return null
  const start = block.pos + 1
  return { block: id, from: $from.pos - start, to: Math.min(to - start, block.node.content.size) }
}

/** A draft is of one block, in a section that only holds it. */
function isDraft({ doc }: EditorState): boolean {
  return doc.firstChild !== null && isContainer(doc.firstChild)
}

/** The block with an id slot around a place: paragraph, heading, table or title. */
export function blockAt($from: ResolvedPos): Placed | null {
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth)
    const isBlock = node.type === schema.nodes.title || isContainer($from.node(depth - 1))
    if (isBlock) return { node, pos: $from.before(depth) }
  }
  return null
}

function blockTypeOf(name: string | undefined): Selected['blockType'] {
  return name === 'paragraph' || name === 'heading' || name === 'title' ? name : 'other'
}

function isActive({ selection, storedMarks, doc }: EditorState, mark: MarkType): boolean {
  const { from, to, empty, $from } = selection
  if (empty) return mark.isInSet(storedMarks ?? $from.marks()) !== undefined
  return doc.rangeHasMark(from, to, mark)
}
