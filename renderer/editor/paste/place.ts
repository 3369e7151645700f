import { Fragment, type Node, type ResolvedPos } from 'prosemirror-model'
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { isContainer } from '../../../shared/document/blocks'
import { schema } from '../../../shared/document/schema'
import type { Around, Part } from '../../../shared/exchange/recognise/blocks'
import { type Remark, remark } from '../../../shared/exchange/recognise/report'

const { paragraph, heading, annex, title, footnote } = schema.nodes

export interface Placing {
  readonly tr: Transaction
  /** What could not be kept where it was put. */
  readonly remarks: readonly Remark[]
}

export function aroundCaret({ selection }: EditorState): Around {
  const { parent } = selection.$from
  const { kind, level } = parent.type === paragraph ? parent.attrs : paragraph.create().attrs
  return { kind, level }
}

/**
 * Puts what was pasted where the caret is. Words join the line. Blocks stand beside the block that
 * the caret is in: before it if the caret is at its start, so that the block keeps its words and its
 * id. Sections and annexes begin where the section around ends; within one they are headings.
 */
export function place(state: EditorState, parts: readonly Part[]): Placing {
  const tr = state.tr
  const at = state.selection
  if (!at.$from.parent.inlineContent) tr.setSelection(TextSelection.near(at.$to, -1))
  if (!tr.selection.empty) tr.deleteSelection()
  const { $from } = tr.selection
  const remarks: Remark[] = []
  if (!$from.parent.inlineContent) return { tr, remarks }
  if (takesBlocks($from, parts.length)) placeBlocks(tr, $from, parts, remarks)
  else placeInLine(tr, $from, parts, remarks)
  return { tr: tr.scrollIntoView(), remarks }
}

/** Whether so many blocks have a place beside the one at the caret. */
export function takesBlocks($at: ResolvedPos, count: number): boolean {
  if ($at.depth === 0 || !isContainer($at.node(-1))) return false
  if ($at.parent.type === paragraph) return true
  // Among the words of a heading everything is its words; at its end begins what it is above.
  const atEnd = $at.parentOffset === $at.parent.content.size
  return $at.parent.type === heading && atEnd && count > 1
}

/** Only words: in a cell lines are broken where blocks ended. */
function placeInLine(
  tr: Transaction,
  $at: ResolvedPos,
  parts: readonly Part[],
  remarks: Remark[],
): void {
  const within = $at.parent.type
  const inCell = within === schema.nodes.cell || within === schema.nodes.header_cell
  const between = inCell ? schema.node('break') : schema.text(' ')
  const nodes: Node[] = []
  for (const textblock of parts.flatMap((part) => textblocksIn(part, remarks))) {
    if (nodes.length > 0) nodes.push(between)
    textblock.forEach((node) => {
      nodes.push(...asInline(node, within, remarks))
    })
  }
  if (parts.length > 1) remarks.push(remark('paragraphs-joined', ''))
  tr.insert($at.pos, nodes)
  tr.setSelection(TextSelection.create(tr.doc, tr.mapping.slice(tr.steps.length - 1).map($at.pos)))
}

function textblocksIn(part: Part, remarks: Remark[]): readonly Node[] {
  const block = part.kind === 'block' ? part.block : part.title
  if (block.type === heading) remarks.push(remark('heading-flattened', ''))
  if (block.isTextblock) return [block]
  remarks.push(remark('table-flattened', ''))
  const cells: Node[] = []
  block.descendants((node) => {
    if (node.isTextblock) cells.push(node)
    return !node.isTextblock
  })
  return cells
}

function asInline(node: Node, within: Node['type'], remarks: Remark[]): readonly Node[] {
  if (node.isText) return [node]
  if (node.type === footnote && (within === title || within === footnote)) {
    remarks.push(remark('note-flattened', ''))
    return node.content.size > 0 ? [schema.text(` (${node.textContent})`)] : []
  }
  if (within === footnote) return [schema.text(' ')]
  return [node]
}

function placeBlocks(
  tr: Transaction,
  $at: ResolvedPos,
  parts: readonly Part[],
  remarks: Remark[],
): void {
  const { lead, begun } = apart(tr, $at, parts, remarks)
  const end = $at.after(-1)
  const steps = tr.steps.length
  const last = lead.length > 0 ? placeLead(tr, $at, lead) : $at.pos
  const after = tr.mapping.slice(steps).map(end)
  const inAnnex = $at.node(-1).type === annex
  // Annexes come after the body, whichever section they were pasted into.
  const annexes = inAnnex ? [] : begun.filter(({ type }) => type === annex)
  const others = begun.filter((node) => !annexes.includes(node))
  tr.insert(tr.doc.content.size, annexes)
  tr.insert(after, others)
  const caret = others.length > 0 ? after + Fragment.from(others).size : last
  tr.setSelection(TextSelection.near(tr.doc.resolve(caret), -1))
}

/** What goes into the section around, and the sections and annexes that begin after it. */
function apart(
  tr: Transaction,
  $at: ResolvedPos,
  parts: readonly Part[],
  remarks: Remark[],
): { readonly lead: readonly Extract<Part, { kind: 'block' }>[]; readonly begun: readonly Node[] } {
  const container = $at.node(-1)
  const atEnd =
    $at.index(-1) === container.childCount - 1 && $at.parentOffset === $at.parent.content.size
  // A draft is one section and stays so.
  const mayBegin = atEnd && tr.doc.childCount > 1
  const lead: Extract<Part, { kind: 'block' }>[] = []
  const begun: { type: 'section' | 'annex'; blocks: Node[] }[] = []
  const deeper = mayBegin && container.type !== annex ? 0 : 1
  for (const part of parts) {
    const begins =
      mayBegin && (part.kind === 'annex' || (part.kind === 'section' && container.type !== annex))
    const block = part.kind === 'block' ? part.block : part.title
    if (begins) {
      begun.push({ type: part.kind === 'annex' ? 'annex' : 'section', blocks: [block] })
      continue
    }
    const current = begun.at(-1)
    if (part.kind !== 'block') {
      remarks.push(remark('heading-flattened', block.textContent))
      if (block.content.size === 0) continue
    }
    const inAnnex = current?.type === 'annex'
    const fitted = block.type === heading ? lower(block, current && !inAnnex ? 0 : deeper) : block
    if (current) current.blocks.push(inAnnex && part.kind === 'section' ? lower(block, 1) : fitted)
    else
      lead.push({ kind: 'block', block: fitted, unmarked: part.kind === 'block' && part.unmarked })
  }
  return {
    lead,
    begun: begun.map(({ type, blocks }) => schema.node(type, null, blocks)),
  }
}

function lower(block: Node, by: number): Node {
  const level = Math.min(4, Number(block.attrs.level) + by)
  return heading.create({ ...block.attrs, level }, block.content)
}

/** Answers where what was put there ends. */
function placeLead(
  tr: Transaction,
  $at: ResolvedPos,
  lead: readonly Extract<Part, { kind: 'block' }>[],
): number {
  const { parent, pos } = $at
  const blocks = lead.map(({ block }) => trimmed(block))
  const isEmpty = parent.content.size === 0
  const [first] = lead
  if (!first) return pos
  const joins = isEmpty
    ? first.block.type === parent.type
    : first.unmarked && parent.type === paragraph
  const head = (isEmpty ? trimmed(first.block) : first.block).content
  if (blocks.length === 1 && joins) {
    tr.insert(pos, head)
    if (isEmpty) become(tr, $at.before(), first.block)
    return pos + head.size
  }
  if (!isEmpty && $at.parentOffset === 0) {
    tr.insert($at.before(), blocks)
    return $at.before() + Fragment.from(blocks).size
  }
  let at = $at.after()
  let tail: number | null = null
  if (!isEmpty && $at.parentOffset < parent.content.size) {
    tr.split(pos, 1, [{ type: parent.type, attrs: { ...parent.attrs, id: null } }])
    at = pos + 1
    tail = at + 1
  }
  if (joins) {
    tr.insert(pos, head)
    if (isEmpty) become(tr, $at.before(), first.block)
    blocks.shift()
    at += head.size
    if (tail !== null) tail += head.size
  } else if (isEmpty) {
    at = $at.before()
    tr.delete(at, $at.after())
  }
  const last = lead.at(-1)
  const joinsTail = tail !== null && blocks.length > 0 && last?.unmarked === true
  const ending = joinsTail && blocks.pop() ? last.block : undefined
  if (ending && tail !== null) tr.insert(tail, ending.content)
  tr.insert(at, blocks)
  const end = at + Fragment.from(blocks).size
  return ending ? end + 1 + ending.content.size : end
}

/** A space at an end belongs to the line that words go on in; a block of its own has none. */
function trimmed(block: Node): Node {
  if (!block.isTextblock) return block
  const { firstChild, lastChild } = block
  const before = firstChild?.text?.match(/^[\s\u00A0]*/)?.[0].length ?? 0
  const after = lastChild?.text?.match(/[\s\u00A0]*$/)?.[0].length ?? 0
  return block.copy(block.content.cut(before, Math.max(before, block.content.size - after)))
}

/** An empty block becomes what is put into it, and stays the block that it is. */
function become(tr: Transaction, pos: number, block: Node): void {
  const before = tr.doc.nodeAt(pos)
  if (!before) return
  const { kind, level } = block.attrs
  tr.setNodeMarkup(
    pos,
    null,
    block.type === paragraph ? { ...before.attrs, kind, level } : { ...before.attrs, level },
  )
}
