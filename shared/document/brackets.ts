import type { Mark, Node } from 'prosemirror-model'
import type { BlockId, DelegationId } from '../ids'
import { idOf, isContainer } from './blocks'

/** Words that are not agreed, between two signs that know each other by the bracket's id. */
export interface Bracket {
  readonly id: string
  /** The delegation that set it; `null` for the secretariat and the president. */
  readonly by: DelegationId | null
  /** Brackets of one set are versions of which one will stay: `[shall][should]`. */
  readonly set: string | null
  /** Positions of the two signs, each one character; `close` is `null` while there is none. */
  readonly open: number
  readonly close: number | null
  /** The block in which it begins. */
  readonly block: BlockId | null
  /** The innermost bracket around it. */
  readonly parent: string | null
}

/** One sign that stands alone: its other end has gone, or there is a second one with its id. */
export interface Stray {
  readonly id: string
  readonly end: 'open' | 'close'
  readonly pos: number
  readonly block: BlockId | null
}

export interface Brackets {
  /** In the order in which they begin. */
  readonly all: readonly Bracket[]
  readonly strays: readonly Stray[]
}

const known = new WeakMap<Node, Brackets>()

/**
 * The brackets of a text. An end is found by its id and not by counting signs, so that a sign that
 * a colleague has just removed never changes what the others belong to. Two brackets may cross:
 * people set them at once; then neither is around the other.
 */
export function bracketsOf(text: Node): Brackets {
  const before = known.get(text)
  if (before) return before
  const made = pair(endsIn(text))
  known.set(text, made)
  return made
}

interface End {
  readonly mark: Mark
  /** From the start of the text. */
  readonly pos: number
  readonly block: BlockId | null
}

function pair(ends: readonly End[]): Brackets {
  const opened = new Map<string, { readonly end: End; close: number | null }>()
  const strays: Stray[] = []
  for (const end of ends) {
    const { id } = end.mark.attrs
    const begun = opened.get(id)
    if (end.mark.attrs.end === 'open' && !begun) opened.set(id, { end, close: null })
    else if (end.mark.attrs.end === 'close' && begun?.close === null) begun.close = end.pos
    else strays.push(strayOf(end))
  }
  const all: Bracket[] = []
  const around: Bracket[] = []
  for (const { end, close } of opened.values()) {
    if (close === null) strays.push(strayOf(end))
    // Brackets that end before this one begins are around nothing more.
    while ((around.at(-1)?.close ?? Number.POSITIVE_INFINITY) < end.pos) around.pop()
    const parent = close === null ? null : innermost(around, close)
    const { id, by, set } = end.mark.attrs
    const made: Bracket = { id, by, set, open: end.pos, close, block: end.block, parent }
    all.push(made)
    if (close !== null) around.push(made)
  }
  return { all, strays: strays.sort((one, other) => one.pos - other.pos) }
}

/** From the inside out: a bracket that crosses this one ends before it does. */
function innermost(around: readonly Bracket[], close: number): string | null {
  for (let at = around.length - 1; at >= 0; at--) {
    const bracket = around[at]
    if (bracket && bracket.close !== null && bracket.close > close) return bracket.id
  }
  return null
}

function strayOf({ mark, pos, block }: End): Stray {
  return { id: mark.attrs.id, end: mark.attrs.end, pos, block }
}

/** Ends of the blocks of a text, each by its offset in its own container. */
type Within = readonly End[]
const withins = new WeakMap<Node, Within>()

/** An untouched section is the same node, so a keystroke looks through one section only. */
function endsIn(text: Node): readonly End[] {
  const ends: End[] = []
  text.forEach((top, pos) => {
    for (const end of within(top)) ends.push({ ...end, pos: pos + end.pos })
  })
  return ends
}

function within(top: Node): Within {
  const before = withins.get(top)
  if (before) return before
  const ends: End[] = []
  if (isContainer(top)) {
    top.forEach((block, offset) => {
      for (const end of inBlock(block)) ends.push({ ...end, pos: offset + 1 + end.pos })
    })
  } else if (top.isTextblock) ends.push(...inBlock(top))
  withins.set(top, ends)
  return ends
}

/** Words that two people type beside a sign at once may take its mark; only the sign itself counts. */
export const signs = { open: '[', close: ']' } as const

const inBlocks = new WeakMap<Node, Within>()

function inBlock(block: Node): Within {
  const before = inBlocks.get(block)
  if (before) return before
  const ends: End[] = []
  const id = idOf(block)
  block.descendants((node, pos) => {
    const mark = node.isText ? node.marks.find(({ type }) => type.name === 'bracket') : undefined
    const at = mark ? (node.text ?? '').indexOf(signs[mark.attrs.end as keyof typeof signs]) : -1
    // From the position before the block to that before the sign.
    if (mark && at >= 0) ends.push({ mark, pos: pos + 1 + at, block: id })
    return true
  })
  inBlocks.set(block, ends)
  return ends
}
