import type { Node, NodeType, ResolvedPos } from 'prosemirror-model'
import { type Command, type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { isContainer } from '../../../shared/document/blocks'
import type { AnnexKind, ParagraphKind } from '../../../shared/document/kinds'
import { schema } from '../../../shared/document/schema'
import type { Insertion } from '../contract'
import { blockAt } from '../selected'
import { apart } from '../shared-text/history'
import { annexOpening } from './annex-openings'

const { section, annex, part, contents, heading, paragraph, table, row, cell, header_cell } =
  schema.nodes

/**
 * Puts a part of the document where a drafter would look for it. Nothing is split and nothing is
 * moved: what colleagues are writing stays where it is, and all of it is one step to undo.
 */
export function insert(what: Insertion): Command {
  return apart((state, dispatch) => {
    switch (what.kind) {
      case 'section':
        return put(state, dispatch, afterSection(state), [newSection()])
      case 'heading':
        return putHeading(state, dispatch)
      case 'part':
        return put(state, dispatch, beforeTop(state), [part.create()])
      case 'contents':
        return putContents(state, dispatch)
      case 'annex':
        return put(state, dispatch, afterAnnex(state), [annexOpening(state.doc, what.form)])
      case 'table':
        return putTable(state, dispatch, newTable(what.rows, what.columns))
      case 'quotation':
      case 'adoption':
        return putParagraph(state, dispatch, what.kind)
    }
  })
}

/** Whether there are sections and annexes here: a draft is of one block. */
export function hasTops(doc: Node): boolean {
  return doc.firstChild !== null && !isContainer(doc.firstChild)
}

type Dispatch = ((tr: Transaction) => void) | undefined

function put(state: EditorState, dispatch: Dispatch, pos: number, nodes: readonly Node[]): boolean {
  if (!hasTops(state.doc)) return false
  dispatch?.(entered(state.tr.insert(pos, nodes), pos).scrollIntoView())
  return true
}

/** The caret in the first line that waits to be written, or else at the end of the first. */
function entered(tr: Transaction, pos: number): Transaction {
  const end = pos + (tr.doc.nodeAt(pos)?.nodeSize ?? 0)
  let first: number | null = null
  let empty: number | null = null
  tr.doc.nodesBetween(pos, end, (node, at) => {
    if (!node.isTextblock) return empty === null
    first ??= at + 1 + node.content.size
    if (node.content.size === 0) empty ??= at + 1
    return false
  })
  const at = empty ?? first
  return at === null ? tr : tr.setSelection(TextSelection.create(tr.doc, at))
}

function newSection(): Node {
  return section.create(null, [heading.create({ level: 1 }), paragraph.create()])
}

function newTable(rows: number, columns: number): Node {
  const line = (type: NodeType) =>
    row.create(
      null,
      Array.from({ length: columns }, () => type.create()),
    )
  const body = Array.from({ length: Math.max(0, rows - 1) }, () => line(cell))
  return table.create(null, [line(header_cell), ...body])
}

/** After the section of the caret; from an annex, at the end of the body. */
function afterSection({ doc, selection }: EditorState): number {
  const index = selection.$from.index(0)
  if (doc.maybeChild(index)?.type !== annex) return posAt(doc, index + 1)
  return posAt(doc, firstOf(doc, annex) ?? doc.childCount)
}

/** After the annex of the caret; from the body, after the last. */
function afterAnnex({ doc, selection }: EditorState): number {
  const index = selection.$from.index(0)
  return doc.maybeChild(index)?.type === annex ? posAt(doc, index + 1) : doc.content.size
}

/** Before what the caret stands in, and never above the titles. */
function beforeTop({ doc, selection }: EditorState): number {
  return posAt(doc, Math.max(selection.$from.index(0), afterTitles(doc)))
}

function afterTitles(doc: Node): number {
  let index = 0
  while (['masthead', 'title'].includes(doc.maybeChild(index)?.type.name ?? '')) index++
  return index
}

function firstOf(doc: Node, type: NodeType): number | null {
  const index = doc.children.findIndex((top) => top.type === type)
  return index < 0 ? null : index
}

function posAt(doc: Node, index: number): number {
  return doc.children.slice(0, index).reduce((pos, top) => pos + top.nodeSize, 0)
}

/** A text has one list of contents, below its titles. */
function putContents(state: EditorState, dispatch: Dispatch): boolean {
  const { doc } = state
  if (!hasTops(doc) || firstOf(doc, contents) !== null) return false
  const tr = state.tr.insert(posAt(doc, afterTitles(doc)), contents.create())
  dispatch?.(tr.scrollIntoView())
  return true
}

/**
 * A section may begin anywhere: with a heading of the first level, which takes the next number.
 * To cut the section in two would make its second half anew, without what others are writing there.
 */
function putHeading(state: EditorState, dispatch: Dispatch): boolean {
  const block = blockAt(state.selection.$from)
  if (!block) return false
  const container = state.doc.resolve(block.pos).parent
  if (!isContainer(container)) return false
  const first = container.firstChild === block.node
  const level = container.type === annex && !first ? 2 : 1
  const tr = state.tr.insert(block.pos, heading.create({ level }))
  dispatch?.(entered(tr, block.pos).scrollIntoView())
  return true
}

/** Before a line that is still empty, which then follows the table; otherwise after the block. */
function putTable(state: EditorState, dispatch: Dispatch, made: Node): boolean {
  const pos = besideBlock(state.selection.$from)
  if (pos === null) return false
  dispatch?.(entered(state.tr.insert(pos, made), pos).scrollIntoView())
  return true
}

function besideBlock($from: ResolvedPos): number | null {
  const block = blockAt($from)
  if (!block || !isContainer($from.doc.resolve(block.pos).parent)) return null
  return isEmptyParagraph(block.node) ? block.pos : block.pos + block.node.nodeSize
}

function putParagraph(state: EditorState, dispatch: Dispatch, kind: ParagraphKind): boolean {
  const block = blockAt(state.selection.$from)
  if (!block || !isContainer(state.doc.resolve(block.pos).parent)) return false
  const { tr } = state
  if (isEmptyParagraph(block.node)) {
    tr.setNodeAttribute(block.pos, 'kind', kind).setNodeAttribute(block.pos, 'level', 0)
  } else {
    const pos = block.pos + block.node.nodeSize
    entered(tr.insert(pos, paragraph.create({ kind })), pos)
  }
  dispatch?.(tr.scrollIntoView())
  return true
}

function isEmptyParagraph(node: Node): boolean {
  return node.type === paragraph && node.content.size === 0
}

/** What the annex of the caret is; its words stay as they are. */
export function setAnnexKind(form: AnnexKind): Command {
  return apart((state, dispatch) => {
    const { $from } = state.selection
    const top = state.doc.maybeChild($from.index(0))
    if (top?.type !== annex) return false
    dispatch?.(state.tr.setNodeAttribute($from.before(1), 'kind', form))
    return true
  })
}
