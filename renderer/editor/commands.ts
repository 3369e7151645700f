import { selectAll, toggleMark } from 'prosemirror-commands'
import type { Attrs, Node, ResolvedPos } from 'prosemirror-model'
import { type Command, type EditorState, Selection, TextSelection } from 'prosemirror-state'
import { yUndoPluginKey } from 'y-prosemirror'
import { findBlock, isContainer, type Placed } from '../../shared/document/blocks'
import {
  type BlockKind,
  deepestLevel,
  type NoteSeries,
  type ParagraphKind,
  type Recommendation,
} from '../../shared/document/kinds'
import { schema } from '../../shared/document/schema'
import type { BlockId } from '../../shared/ids'
import type { Format } from './contract'

/**
 * What the keys and the toolbar do to the words. Blocks of a section stand side by side and not
 * inside one another, so a block is only ever joined to its neighbour.
 */
const { paragraph, heading, title, footnote } = schema.nodes
const lineBreak = schema.nodes.break

/** Enter: ends the block and begins the next; in an empty sub-paragraph it goes a level up. */
export const split: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!isTextblock($from.parent)) return false
  if (isCell($from.parent)) return insertBreak(state, dispatch)
  if (empty && $from.parent.type === paragraph && $from.parent.content.size === 0) {
    if ($from.parent.attrs.level > 0) return indent(-1)(state, dispatch)
    if (endsPreamble($from)) {
      dispatch?.(state.tr.setNodeAttribute($from.before(), 'kind', 'operative').scrollIntoView())
      return true
    }
  }
  const tr = state.tr
  if (!empty) tr.deleteSelection()
  const { $from: at } = tr.selection
  const block = at.parent
  if (!isTextblock(block)) return false
  const next = successor(at, at.parentOffset === block.content.size)
  if (at.parentOffset === 0 && block.content.size > 0) {
    // Nothing goes before: the words stay in the block that has them, with its id.
    tr.insert(at.before(), next.type.create(next.attrs))
  } else {
    tr.split(at.pos, 1, [next])
  }
  dispatch?.(tr.scrollIntoView())
  return true
}

/** An empty line beneath the preamble: what follows is operative. */
function endsPreamble($at: ResolvedPos): boolean {
  const before = neighbour($at, -1)
  return $at.parent.attrs.kind === 'preambular' && before?.attrs.kind === 'preambular'
}

/**
 * What follows a block: after a heading a paragraph of the kind that stands around it, after an
 * adoption line an ordinary one, else another of the same kind.
 */
function successor($at: ResolvedPos, atEnd: boolean): { type: Node['type']; attrs: Attrs } {
  const block = $at.parent
  if (block.type === heading && (atEnd || block.content.size === 0)) {
    return { type: paragraph, attrs: { kind: kindAround($at), level: 0 } }
  }
  const attrs = { ...block.attrs, id: null, ...ofItsOwn(block) }
  if (atEnd && block.attrs.kind === 'adoption') return { type: paragraph, attrs: { kind: 'plain' } }
  return { type: block.type, attrs }
}

/** Of the next paragraph, or else of the last one before. */
function kindAround($at: ResolvedPos): ParagraphKind {
  if ($at.depth < 2) return 'numbered'
  const [blocks, index] = [$at.node(-1).children, $at.index(-1)]
  const isUsual = ({ type, attrs }: Node) =>
    type === paragraph && attrs.kind !== 'quotation' && attrs.kind !== 'adoption'
  const usual = blocks.slice(index + 1).find(isUsual) ?? blocks.slice(0, index).findLast(isUsual)
  return usual?.attrs.kind ?? 'numbered'
}

/**
 * What is said of a block holds for it alone: that it recommends, is one of several versions, was
 * agreed elsewhere or has been issued under a number. What follows it is none of that yet.
 */
function ofItsOwn(block: Node): Attrs {
  const issued = 'number' in block.attrs ? { number: null } : {}
  if (block.type !== paragraph) return issued
  return { ...issued, recommendation: null, alternative: null, source: null }
}

/**
 * All there is; in a draft all its words and not the section around them, so that what is typed over
 * them is still the block that they were.
 */
export const selectWords: Command = (state, dispatch, view) => {
  const { doc, tr } = state
  if (doc.childCount > 1 || !doc.firstChild || !isContainer(doc.firstChild)) {
    return selectAll(state, dispatch, view)
  }
  const [first, last] = [Selection.atStart(doc), Selection.atEnd(doc)]
  dispatch?.(tr.setSelection(TextSelection.between(first.$from, last.$to)))
  return true
}

export const insertBreak: Command = (state, dispatch) => {
  if (!isTextblock(state.selection.$from.parent)) return false
  dispatch?.(state.tr.replaceSelectionWith(lineBreak.create(), true).scrollIntoView())
  return true
}

/** Backspace at the start of a block: a level up, then into the block before. */
export const backward: Command = (state, dispatch, view) => {
  const $at = caret(state)
  if (!$at) return false
  if (view ? !view.endOfTextblock('backward', state) : $at.parentOffset > 0) return false
  if ($at.parent.type === paragraph && $at.parent.attrs.level > 0) {
    return indent(-1)(state, dispatch)
  }
  const before = neighbour($at, -1)
  if (!before || isCell($at.parent)) return true
  const tr = state.tr
  if (isTextblock(before)) {
    if (before.content.size === 0) tr.delete($at.before() - before.nodeSize, $at.before())
    else tr.join($at.before())
  } else {
    // A table stays as it is: the caret goes into it.
    const end = $at.before()
    if ($at.parent.content.size === 0) tr.delete(end, $at.after())
    tr.setSelection(Selection.near(tr.doc.resolve(end), -1))
  }
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Delete at the end of a block: the block after comes into it. */
export const forward: Command = (state, dispatch, view) => {
  const $at = caret(state)
  if (!$at) return false
  const { parent } = $at
  const atEnd = $at.parentOffset === parent.content.size
  if (view ? !view.endOfTextblock('forward', state) : !atEnd) return false
  const after = neighbour($at, 1)
  if (!after || isCell(parent)) return true
  if (isTextblock(after)) {
    const tr = state.tr
    if (parent.content.size === 0) {
      tr.delete($at.before(), $at.after())
      tr.setSelection(Selection.near(tr.doc.resolve($at.before())))
    } else {
      tr.join($at.after())
    }
    dispatch?.(tr.scrollIntoView())
  } else {
    const tr = state.tr.setSelection(Selection.near(state.doc.resolve($at.after()), 1))
    if (parent.content.size === 0) tr.delete($at.before(), $at.after())
    dispatch?.(tr.scrollIntoView())
  }
  return true
}

/** Paragraphs a level down or up; a sub-paragraph needs a paragraph above it to belong to. */
export function indent(by: 1 | -1): Command {
  return (state, dispatch) => {
    const tr = state.tr
    const chosen = selectedBlocks(state).filter(({ node }) => node.type === paragraph)
    for (const { node, pos } of chosen) {
      const level = node.attrs.level + by
      if (level < 0 || level > Math.min(deepestLevel, levelAbove(tr.doc, pos) + 1)) continue
      tr.setNodeAttribute(pos, 'level', level)
      // What was issued was issued at the other level.
      if (node.attrs.number) tr.setNodeAttribute(pos, 'number', null)
    }
    if (tr.docChanged) dispatch?.(tr.scrollIntoView())
    return chosen.length > 0
  }
}

/** Of the paragraph before, if there is one directly; -1 where there is none. */
function levelAbove(doc: Node, pos: number): number {
  const before = doc.resolve(pos).nodeBefore
  return before?.type === paragraph ? before.attrs.level : -1
}

export function setParagraph(kind: ParagraphKind): Command {
  return setBlocks((node) => ({
    type: paragraph,
    attrs: { ...(node.type === paragraph ? node.attrs : { id: node.attrs.id }), kind },
  }))
}

/** What the menu of kinds offers. */
export function setBlock(kind: BlockKind): Command {
  switch (kind) {
    case 'heading-1':
    case 'heading-2':
    case 'heading-3':
    case 'heading-4':
      return setHeading(Number(kind.at(-1)))
    default:
      return setParagraph(kind)
  }
}

export function setHeading(level: number): Command {
  return setBlocks((node) => ({ type: heading, attrs: { id: node.attrs.id, level } }))
}

function setBlocks(to: (node: Node) => { type: Node['type']; attrs: Attrs }) {
  const command: Command = (state, dispatch) => {
    const tr = state.tr
    const chosen = selectedBlocks(state)
    for (const { node, pos } of chosen) {
      const { type, attrs } = to(node)
      tr.setNodeMarkup(pos, type, attrs)
    }
    if (tr.docChanged) dispatch?.(tr.scrollIntoView())
    return chosen.length > 0
  }
  return command
}

export function toggle(format: Format): Command {
  return toggleMark(schema.marks[format])
}

/** Puts an empty footnote after the selection and selects it, so that its text can be written. */
export const insertFootnote: Command = (state, dispatch) => {
  const { $to } = state.selection
  if (!isTextblock($to.parent)) return false
  const tr = state.tr.insert($to.pos, footnote.create({ series: seriesFor($to.parent) }))
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, $to.pos, $to.pos + 2)).scrollIntoView())
  return true
}

/** Titles have asterisks and tables letters, so that the numbers run on through the text itself. */
function seriesFor(block: Node): NoteSeries {
  if (block.type === title || block.type === schema.nodes.part) return 'asterisk'
  return isCell(block) ? 'letter' : 'number'
}

/**
 * Makes a paragraph a recommendation, or with `null` no longer one. One attribute is set and no
 * word is touched, so that a colleague may go on writing in the paragraph.
 */
export function setRecommendation(id: BlockId, recommendation: Recommendation | null): Command {
  return (state, dispatch) => {
    const block = findBlock(state.doc, id)
    if (block?.node.type !== paragraph) return false
    if (!dispatch) return true
    // A step of its own to undo, not one with the words typed just before or after.
    const manager = yUndoPluginKey.getState(state)?.undoManager
    manager?.stopCapturing()
    dispatch(state.tr.setNodeAttribute(block.pos, 'recommendation', recommendation))
    manager?.stopCapturing()
    return true
  }
}

/** The paragraphs and headings that the selection touches. */
export function selectedBlocks(state: EditorState): readonly Placed[] {
  const blocks: Placed[] = []
  const { from, to } = state.selection
  state.doc.nodesBetween(from, to, (node, pos, parent) => {
    if (parent && isContainer(parent) && isTextblock(node)) blocks.push({ node, pos })
    return !isTextblock(node)
  })
  return blocks
}

function caret(state: EditorState): ResolvedPos | null {
  return state.selection instanceof TextSelection ? state.selection.$cursor : null
}

function neighbour($at: ResolvedPos, side: 1 | -1): Node | null {
  const parent = $at.node(-1)
  return parent.maybeChild($at.index(-1) + side)
}

/** A block of words; a footnote's own words are not reached by these commands. */
function isTextblock(node: Node): boolean {
  return node.isTextblock && node.type !== footnote
}

function isCell(node: Node): boolean {
  return node.type === schema.nodes.cell || node.type === schema.nodes.header_cell
}
