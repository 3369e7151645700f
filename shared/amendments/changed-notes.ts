import type { Node } from 'prosemirror-model'
import type { Edit } from './diff'

/** A note that is there before and after, and says something else: its own words are compared. */
export interface ChangedNote {
  readonly was: Found
  readonly is: Found
}

export interface Found {
  readonly node: Node
  readonly pos: number
}

/** Words that give way to others, and the note that stands behind them and stays. */
export interface EditPart extends Edit {
  readonly note: ChangedNote | null
}

/** An edit in the parts that lie between the notes that stay. */
export function partsOf(base: Node, other: Node, edit: Edit): readonly EditPart[] {
  const parts: EditPart[] = []
  let { from, fromB } = edit
  for (const note of notesIn(base, other, edit)) {
    const { was, is } = note
    parts.push({ from, to: was.pos, fromB, toB: is.pos, note })
    from = was.pos + was.node.nodeSize
    fromB = is.pos + is.node.nodeSize
  }
  return [...parts, { from, to: edit.to, fromB, toB: edit.toB, note: null }]
}

function notesIn(base: Node, other: Node, { from, to, fromB, toB }: Edit): readonly ChangedNote[] {
  const [old, now] = [notesBetween(base, from, to), notesBetween(other, fromB, toB)]
  let next = 0
  return old.flatMap((was) => {
    const at = now.findIndex(
      ({ node }, index) => index >= next && node.attrs.id === was.node.attrs.id,
    )
    const is = now[at]
    if (!is || was.node.attrs.id === null) return []
    next = at + 1
    return [{ was, is }]
  })
}

function notesBetween(block: Node, from: number, to: number): readonly Found[] {
  const found: Found[] = []
  block.forEach((node, pos) => {
    if (node.type.name === 'footnote' && pos >= from && pos < to) found.push({ node, pos })
  })
  return found
}
