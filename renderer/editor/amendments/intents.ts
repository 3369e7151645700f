import type { Node } from 'prosemirror-model'
import { findBlock, idOf, isContainer, type Placed } from '../../../shared/document/blocks'
import type { BlockId } from '../../../shared/ids'
import type { Intent, Subject } from '../contract'
import { blockAt } from '../selected'

/** What someone did in a closed text. Positions are in the text. */
export type Stroke =
  | { readonly kind: 'write'; readonly from: number; readonly to: number; readonly text: string }
  | { readonly kind: 'erase'; readonly from: number; readonly to: number; readonly back: boolean }

/**
 * Where the stroke falls, as an intent on the blocks that it touches. `null` where there is no block
 * that an amendment could name. Whether these blocks may be amended together is for the hub to say.
 */
export function intentOf(doc: Node, stroke: Stroke): Intent | null {
  const touched = blocksBetween(doc, stroke.from, stroke.to)
  const [first] = touched
  const last = touched.at(-1)
  if (!first || !last) return null
  const blocks = touched.flatMap(({ node }) => idOf(node) ?? [])
  if (blocks.length < touched.length) return null
  const start = first.pos + 1
  const most = last.pos + last.node.nodeSize - 1 - start
  const within = (pos: number) => Math.max(0, Math.min(pos - start, most))
  const from = within(stroke.from)
  const to = within(stroke.to)
  return { place: { kind: 'there' }, blocks, from, to, text: textOf(stroke, from === to) }
}

/** Whether these blocks stand in one section or annex: others are never in one draft (A2). */
export function isTogether(doc: Node, { blocks }: Pick<Intent, 'blocks'>): boolean {
  const parents = new Set(blocks.map((id) => parentOf(doc, id)))
  const [parent] = parents
  return parents.size === 1 && parent !== undefined && isContainer(parent)
}

function parentOf(doc: Node, id: BlockId): Node {
  const found = findBlock(doc, id)
  return found ? doc.resolve(found.pos).parent : doc
}

function textOf(stroke: Stroke, nothing: boolean): string | null {
  if (stroke.kind === 'write') return stroke.text
  return nothing ? null : ''
}

/**
 * The blocks that a selection touches, in order. Whole paragraphs are selected up to where the next
 * one begins, which is not meant with them.
 */
export function blocksBetween(doc: Node, from: number, to: number): readonly Placed[] {
  const block = blockAt(doc.resolve(from)) ?? blockAt(doc.resolve(to))
  if (!block) return []
  if (to <= block.pos + block.node.nodeSize - 1) return [block]
  const blocks: Placed[] = []
  doc.nodesBetween(from, to, (node, pos, parent) => {
    if (isContainer(node)) return true
    if (parent === doc || (parent && isContainer(parent))) blocks.push({ node, pos })
    return false
  })
  const last = blocks.at(-1)
  const whole = from <= block.pos + 1 && last !== undefined && to <= last.pos + 1
  return whole && blocks.length > 1 ? blocks.slice(0, -1) : blocks
}

/** The same for all that is typed into one draft, and for no other. */
export function keyOf({ place, blocks }: Subject): string {
  switch (place.kind) {
    case 'there':
      return `there ${blocks.join()}`
    case 'after':
      return `after ${place.block} ${blocks.join()}`
    case 'first':
      return `first ${place.within} ${blocks.join()}`
    case 'apart':
      return `apart ${place.after}`
  }
}

/**
 * What has been typed before the draft that it asks for has been opened: the hub takes its time and
 * the person does not wait. The text does not move meanwhile, so all offsets are of the same blocks.
 */
export interface Typed extends Intent {
  /** Where the caret was: what is typed with the caret unmoved goes on where the last stroke ended. */
  readonly caret: number
}

/** `caret` is `null` for what was not typed where the caret is. */
export function typeOn(
  before: readonly Typed[],
  doc: Node,
  stroke: Stroke,
  caret: number | null,
): readonly Typed[] {
  const intent = intentOf(doc, stroke)
  if (!intent) return before
  const last = before.at(-1)
  if (last === undefined || last.caret !== caret) {
    return [...before, { ...intent, caret: caret ?? stroke.from }]
  }
  return [...before.slice(0, -1), goOn(last, stroke)]
}

function goOn(last: Typed, stroke: Stroke): Typed {
  switch (stroke.kind) {
    case 'write':
      return { ...last, text: (last.text ?? '') + stroke.text }
    case 'erase': {
      const text = last.text ?? ''
      const length = stroke.to - stroke.from
      if (!stroke.back) return { ...last, text, to: last.to + length }
      if (text) return { ...last, text: length > 1 ? withoutWord(text) : withoutLetter(text) }
      return { ...last, text, from: Math.max(0, last.from - length) }
    }
  }
}

const withoutLetter = (text: string) => [...text].slice(0, -1).join('')
const withoutWord = (text: string) => text.replace(/\S*\s*$/, '')

export function forSubject(typed: readonly Typed[], subject: Subject): readonly Typed[] {
  const key = keyOf(subject)
  return typed.filter((each) => keyOf(each) === key)
}

export function blockIds(blocks: readonly Placed[]): readonly BlockId[] {
  return blocks.flatMap(({ node }) => idOf(node) ?? [])
}
