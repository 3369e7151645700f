import type { Attrs, Mark, Node } from 'prosemirror-model'
import { type Command, type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { yUndoPluginKey } from 'y-prosemirror'
import { alternativesOf } from '../../../shared/document/alternatives'
import { findBlock, isContainer, type Placed } from '../../../shared/document/blocks'
import { type Bracket, bracketsOf, signs } from '../../../shared/document/brackets'
import type { Alternative, AlternativeStyle } from '../../../shared/document/kinds'
import { schema } from '../../../shared/document/schema'
import type { BlockId, DelegationId, NewId } from '../../../shared/ids'
import { blockAt } from '../selected'

/** Whose brackets these are, and where their names come from. */
export interface Setter {
  readonly by: DelegationId | null
  readonly newId: NewId
}

type Dispatch = (tr: Transaction) => void

/** A bracket that has both its ends. */
type Closed = Bracket & { readonly close: number }

/**
 * Puts the selection in brackets, or a pair with the caret in it. One sign at a time: the shared
 * document takes in a single sign without touching the words between it and the other.
 */
export function setBracket({ by, newId }: Setter): Command {
  return (state, dispatch, view) => {
    const { $from, $to } = state.selection
    if (!takesSigns($from.parent) || !takesSigns($to.parent)) return false
    if (!dispatch || !view) return true
    const id = newId()
    const [from, to] = [$from.pos, $to.pos]
    asOneStep(state, () => {
      const closing = view.state.tr.insert(to, sign('close', { id, by, set: null }, $to.marks()))
      view.dispatch(closing)
      const opening = view.state.tr.insert(from, sign('open', { id, by, set: null }, $from.marks()))
      opening.setSelection(TextSelection.create(opening.doc, from + 1, to + 1))
      view.dispatch(opening.scrollIntoView())
    })
    return true
  }
}

/** "[" begins a bracket at the caret. */
export function openBracket({ by, newId }: Setter): Command {
  return (state, dispatch) => {
    const { $from, empty } = state.selection
    if (!empty || !takesSigns($from.parent)) return false
    const attrs = { id: newId(), by, set: null }
    dispatch?.(state.tr.insert($from.pos, sign('open', attrs, $from.marks())).scrollIntoView())
    return true
  }
}

/**
 * "]" ends the innermost bracket that was begun before the caret and has no end; where there is none
 * it is a sign like any other. In another paragraph it must be one's own: what a colleague has just
 * begun is the colleague's to end. Right behind another bracket it makes the two alternatives of one set,
 * which is undone by itself should it not be meant.
 */
export function closeBracket(setter: Setter): Command {
  return (state, dispatch, view) => {
    const { $from, empty } = state.selection
    if (!empty || !takesSigns($from.parent)) return false
    const begun = bracketsOf(state.doc).strays.findLast(({ end, pos }) => {
      if (end !== 'open' || pos >= $from.pos) return false
      const $begun = state.doc.resolve(pos)
      const isOwn = markAt(state.doc, pos)?.attrs.by === setter.by
      return $begun.sameParent($from) || (isOwn && $begun.node(1) === $from.node(1))
    })
    if (!begun) return closePlain(setter)(state, dispatch, view)
    const mark = markAt(state.doc, begun.pos)
    if (!mark) return false
    if (!dispatch) return true
    const { id, by, set } = mark.attrs
    const closing = sign('close', { id, by, set }, $from.marks())
    dispatch(state.tr.insert($from.pos, closing).scrollIntoView())
    const now = view?.state
    const before = now && behind(now.doc, begun.pos)
    const made = now && bracketsOf(now.doc).all.find((each) => each.id === id)
    // Only what was typed straight on: a space between them is what stands between any two words.
    if (now && before?.close === begun.pos - 1 && made && isClosed(made)) {
      asOneStep(now, () => join(now, dispatch, [before, made], setter.newId))
    }
    return true
  }
}

/**
 * A sign that came into the paragraph as a plain character, as the first letter of a draft or a
 * composed one does, begins a bracket once it is ended.
 */
function closePlain({ by, newId }: Setter): Command {
  return (state, dispatch) => {
    const { $from } = state.selection
    const before = $from.parent.textBetween(0, $from.parentOffset, '', (leaf) =>
      '\uFFFC'.repeat(leaf.nodeSize),
    )
    // A note's own words are not as long as the places they take.
    if (before.length !== $from.parentOffset) return false
    const begun = begunIn(before)
    if (begun === null) return false
    const pos = $from.start() + begun
    if (markAt(state.doc, pos)) return false
    const attrs = { id: newId(), by, set: null }
    const opening = schema.marks.bracket.create({ ...attrs, end: 'open' })
    const tr = state.tr.insert($from.pos, sign('close', attrs, $from.marks()))
    dispatch?.(tr.addMark(pos, pos + 1, opening).scrollIntoView())
    return true
  }
}

/** Where a bracket begins in words in which it does not end. */
function begunIn(words: string): number | null {
  let ended = 0
  for (let at = words.length - 1; at >= 0; at--) {
    if (words[at] === ']') ended++
    else if (words[at] === '[' && ended-- === 0) return at
  }
  return null
}

/** Makes the bracket at the caret and those right beside it alternatives of one another. */
export function joinAlternatives({ newId }: Setter): Command {
  return (state, dispatch) => {
    const found = beside(state)
    if (found.length < 2) return false
    if (found.every(({ set }) => set !== null && set === found[0]?.set)) return false
    if (dispatch) asOneStep(state, () => join(state, dispatch, found, newId))
    return true
  }
}

/** Takes the bracket at the caret and those of its set apart again. */
export const separateAlternatives: Command = (state, dispatch) => {
  const here = bracketHere(state)
  if (!here?.set) return false
  if (!dispatch) return true
  const tr = state.tr
  for (const each of bracketsOf(state.doc).all) {
    if (each.set === here.set) remark(tr, each, { set: null })
  }
  asOneStep(state, () => dispatch(tr))
  return true
}

/** Puts another version after a paragraph and its sub-paragraphs, with the caret in it. */
export function addAlternative(id: BlockId, style: AlternativeStyle, newId: NewId): Command {
  return (state, dispatch) => {
    const block = paragraph(state.doc, id)
    if (!block) return false
    if (!dispatch) return true
    const before = block.node.attrs.alternative as Alternative | null
    const alternative = before ?? { set: newId(), style }
    const tr = state.tr
    if (!before) tr.setNodeAttribute(block.pos, 'alternative', alternative)
    const at = endOf(state.doc, block, alternative.set)
    const { kind, level } = block.node.attrs
    tr.insert(at, schema.nodes.paragraph.create({ kind, level, alternative }))
    tr.setSelection(TextSelection.create(tr.doc, at + 1))
    asOneStep(state, () => dispatch(tr.scrollIntoView()))
    return true
  }
}

/** A paragraph is no version of another any more; nor is one that would be left alone. */
export function leaveAlternatives(id: BlockId): Command {
  return (state, dispatch) => {
    const block = paragraph(state.doc, id)
    const set = (block?.node.attrs.alternative as Alternative | null | undefined)?.set
    if (!block || !set) return false
    if (!dispatch) return true
    const tr = state.tr.setNodeAttribute(block.pos, 'alternative', null)
    const of = alternativesOf(state.doc).find((each) => each.set === set)
    const others = of?.kind === 'paragraphs' ? of.members.filter((each) => each.block !== id) : []
    const [only, ...more] = others
    if (only && more.length === 0) tr.setNodeAttribute(only.pos, 'alternative', null)
    asOneStep(state, () => dispatch(tr))
    return true
  }
}

/** The innermost bracket around the caret, or the one whose sign the caret is at. */
export function bracketHere({ doc, selection }: EditorState): Closed | null {
  const { from, to } = selection
  const around = bracketsOf(doc).all.filter(
    (each): each is Closed => isClosed(each) && each.open <= from && to <= each.close + 1,
  )
  // Of those around a place the last to begin is the innermost.
  return around.at(-1) ?? null
}

/** The bracket here with those that stand right beside it, in reading order. */
export function beside(state: EditorState): readonly Closed[] {
  const here = bracketHere(state)
  if (!here) return []
  const found = [here]
  for (let next = behind(state.doc, here.open); next; next = behind(state.doc, next.open)) {
    found.unshift(next)
  }
  for (let next = after(state.doc, here.close); next; next = after(state.doc, next.close)) {
    found.push(next)
  }
  return found
}

/** The mark of the sign at a position. */
export function markAt(doc: Node, pos: number): Mark | null {
  const node = doc.nodeAt(pos)
  return (node && schema.marks.bracket.isInSet(node.marks)) ?? null
}

/** Sets what the two signs of a bracket say of it; no word is touched. */
export function remark(tr: Transaction, bracket: Bracket, attrs: Attrs): void {
  for (const pos of [bracket.open, bracket.close]) {
    const mark = pos === null ? null : markAt(tr.doc, pos)
    if (pos === null || !mark) continue
    tr.addMark(pos, pos + 1, schema.marks.bracket.create({ ...mark.attrs, ...attrs }))
  }
}

function join(state: EditorState, dispatch: Dispatch, of: readonly Closed[], newId: NewId): void {
  const set = of.find((each) => each.set)?.set ?? newId()
  const tr = state.tr
  for (const each of of) remark(tr, each, { set })
  dispatch(tr)
}

function isClosed(bracket: Bracket): bracket is Closed {
  return bracket.close !== null
}

/** A version of the same words is told from what merely follows by standing directly beside it. */
function behind(doc: Node, open: number): Closed | null {
  return closed(doc, ({ close }) => isJoint(doc, close + 1, open))
}

function after(doc: Node, close: number): Closed | null {
  return closed(doc, ({ open }) => isJoint(doc, close + 1, open))
}

function closed(doc: Node, is: (bracket: Closed) => boolean): Closed | null {
  return bracketsOf(doc).all.find((each): each is Closed => isClosed(each) && is(each)) ?? null
}

/** Nothing between two brackets, or what one writes between versions: a space, a stroke. */
function isJoint(doc: Node, from: number, to: number): boolean {
  if (to < from || to - from > 3 || !doc.resolve(from).sameParent(doc.resolve(to))) return false
  return /^[\s/]*$/.test(doc.textBetween(from, to, '\n', '\uFFFC'))
}

function sign(end: 'open' | 'close', attrs: Attrs, around: readonly Mark[]): Node {
  const marks = around.filter(({ type }) => type !== schema.marks.bracket)
  return schema.text(signs[end], [...marks, schema.marks.bracket.create({ ...attrs, end })])
}

function takesSigns(parent: Node): boolean {
  return parent.isTextblock && parent.type.allowsMarkType(schema.marks.bracket)
}

function paragraph(doc: Node, id: BlockId): Placed | null {
  const block = findBlock(doc, id)
  return block?.node.type === schema.nodes.paragraph ? block : null
}

/** After the last version of a set, and its sub-paragraphs. */
function endOf(doc: Node, block: Placed, set: string): number {
  const of = alternativesOf(doc).find((each) => each.set === set)
  const last = of?.kind === 'paragraphs' ? of.members.at(-1) : null
  if (last) return last.end
  const container = doc.resolve(block.pos).parent
  if (!isContainer(container)) return block.pos + block.node.nodeSize
  const begins = doc.resolve(block.pos).index()
  let end = block.pos + block.node.nodeSize
  for (let at = begins + 1; at < container.childCount; at++) {
    const next = container.child(at)
    if (next.type !== block.node.type || next.attrs.level <= block.node.attrs.level) break
    end += next.nodeSize
  }
  return end
}

/** A step of its own to undo, and not one with the words typed just before or after. */
function asOneStep(state: EditorState, run: () => void): void {
  const manager = yUndoPluginKey.getState(state)?.undoManager
  manager?.stopCapturing()
  run()
  manager?.stopCapturing()
}

/** The block that the caret is in, where it is a paragraph that can have versions. */
export function versionHere(
  state: EditorState,
): { block: BlockId; alternative: Alternative | null } | null {
  const block = blockAt(state.selection.$from)?.node
  if (block?.type !== schema.nodes.paragraph || !block.attrs.id) return null
  return { block: block.attrs.id, alternative: block.attrs.alternative }
}
