import type { Node } from 'prosemirror-model'
import { idOf } from '../../../shared/document/blocks'
import type { BlockId } from '../../../shared/ids'
import type { Intent } from '../contract'
import { blockAt } from '../selected'

/** What someone did in a closed text. Positions are in the text. */
export type Stroke =
  | { readonly kind: 'write'; readonly from: number; readonly to: number; readonly text: string }
  | { readonly kind: 'erase'; readonly from: number; readonly to: number; readonly back: boolean }

/**
 * Where the stroke falls, as an intent on one block. What is selected beyond the block stays as it
 * is: an amendment changes one block. `null` where there is no block that an amendment could name.
 */
export function intentOf(doc: Node, stroke: Stroke): Intent | null {
  const block = blockAt(
    doc.resolve(stroke.kind === 'erase' && stroke.back ? stroke.to : stroke.from),
  )
  const target = block && idOf(block.node)
  if (!block || !target) return null
  const within = (pos: number) =>
    Math.max(0, Math.min(pos - block.pos - 1, block.node.content.size))
  const from = within(stroke.from)
  const to = within(stroke.to)
  const text = textOf(stroke, from === to)
  return { target, from, to, text }
}

function textOf(stroke: Stroke, nothing: boolean): string | null {
  if (stroke.kind === 'write') return stroke.text
  return nothing ? null : ''
}

/**
 * What has been typed before the draft that it asks for has been opened: the hub takes its time and
 * the person does not wait. The text does not move meanwhile, so all offsets are of the same block.
 */
export interface Typed extends Intent {
  /** Where the caret was: what is typed with the caret unmoved goes on where the last stroke ended. */
  readonly caret: number
}

export function typeOn(
  before: readonly Typed[],
  doc: Node,
  stroke: Stroke,
  caret: number,
): readonly Typed[] {
  const intent = intentOf(doc, stroke)
  if (!intent) return before
  const last = before.at(-1)
  if (last?.target !== intent.target || last.caret !== caret)
    return [...before, { ...intent, caret }]
  return [...before.slice(0, -1), goOn(last, stroke, intent)]
}

function goOn(last: Typed, stroke: Stroke, { from, to }: Intent): Typed {
  switch (stroke.kind) {
    case 'write':
      return { ...last, text: (last.text ?? '') + stroke.text }
    case 'erase': {
      const text = last.text ?? ''
      const length = to - from
      if (!stroke.back) return { ...last, text, to: last.to + length }
      if (text) return { ...last, text: [...text].slice(0, -1).join('') }
      return { ...last, text, from: Math.max(0, last.from - length) }
    }
  }
}

export function forTarget(typed: readonly Typed[], target: BlockId): readonly Typed[] {
  return typed.filter((each) => each.target === target)
}
