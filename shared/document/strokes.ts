import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import * as Y from 'yjs'
import { schema } from './schema'
import { contentOf } from './ydoc'

/**
 * A change of a text that is as small as it can be said: words or whole blocks that go, an attribute
 * that changes. Positions are those of the text before all of them; no two erase the same.
 */
export type Stroke =
  | { readonly kind: 'erase'; readonly from: number; readonly to: number }
  | {
      readonly kind: 'attribute'
      readonly pos: number
      readonly name: string
      readonly value: unknown
    }

/** The text with the strokes made. */
export function strike(text: Node, strokes: readonly Stroke[]): Node {
  const change = new Transform(text)
  for (const stroke of lastFirst(strokes)) {
    if (stroke.kind === 'erase') change.delete(stroke.from, stroke.to)
    else change.setNodeAttribute(stroke.pos, stroke.name, stroke.value)
  }
  return change.doc
}

/**
 * Makes the strokes in a shared document. Comparing the text before and after would do as well, but
 * a comparison explains two signs that go by taking away and writing anew all that stands between
 * them, and whatever a colleague does there at the time would be lost or doubled.
 */
export function applyStrokes(doc: Y.Doc, strokes: readonly Stroke[]): void {
  doc.transact(() => {
    // All of them in one walk: numbers are issued to every paragraph of a text at once.
    const attributes = strokes.filter((stroke) => stroke.kind === 'attribute')
    setAttributes(
      contentOf(doc),
      0,
      [...attributes].sort((one, other) => one.pos - other.pos),
    )
    for (const stroke of lastFirst(strokes)) {
      if (stroke.kind === 'erase') erase(contentOf(doc), 0, stroke)
    }
  })
}

/** From the end of the text, so that no stroke moves the place of another. */
function lastFirst(strokes: readonly Stroke[]): readonly Stroke[] {
  return [...strokes].sort((one, other) => placeOf(other) - placeOf(one))
}

function placeOf(stroke: Stroke): number {
  return stroke.kind === 'erase' ? stroke.from : stroke.pos
}

type Parent = Y.XmlFragment | Y.XmlElement
type Child = Y.XmlElement | Y.XmlText | Y.XmlHook

function erase(parent: Parent, start: number, { from, to }: { from: number; to: number }): void {
  // From the last, since taking one away moves those after it.
  const children = placed(parent, start).filter((child) => child.from < to && child.to > from)
  for (const { child, index, from: begins, to: ends } of children.reverse()) {
    if (child instanceof Y.XmlText) {
      const first = Math.max(from, begins)
      child.delete(first - begins, Math.min(to, ends) - first)
    } else if (from <= begins && ends <= to) parent.delete(index, 1)
    else if (child instanceof Y.XmlElement) erase(child, begins + 1, { from, to })
  }
}

/** Of strokes in the order of their positions, those that fall among the children. */
function setAttributes(
  parent: Parent,
  start: number,
  strokes: readonly Extract<Stroke, { kind: 'attribute' }>[],
): void {
  let next = 0
  for (const { child, from, to } of strokes.length > 0 ? placed(parent, start) : []) {
    const first = next
    while (next < strokes.length && (strokes[next]?.pos ?? to) < to) next++
    if (!(child instanceof Y.XmlElement) || next === first) continue
    const here = strokes.slice(first, next)
    for (const { pos, name, value } of here) {
      // Yjs takes any plain value for an attribute; its types say text alone.
      if (pos === from) child.setAttribute(name, value as string)
    }
    setAttributes(
      child,
      from + 1,
      here.filter(({ pos }) => pos > from),
    )
  }
}

interface PlacedChild {
  readonly child: Child
  readonly index: number
  readonly from: number
  readonly to: number
}

/** The children with their positions as ProseMirror counts them. */
function placed(parent: Parent, start: number): PlacedChild[] {
  let at = start
  return (parent.toArray() as Child[]).map((child, index) => {
    const from = at
    at += sizeOf(child)
    return { child, index, from, to: at }
  })
}

function sizeOf(child: Child): number {
  if (child instanceof Y.XmlText) return child.length
  if (!(child instanceof Y.XmlElement)) return 0
  const type = schema.nodes[child.nodeName as keyof typeof schema.nodes]
  if (type?.isLeaf) return 1
  return (child.toArray() as Child[]).reduce((size, each) => size + sizeOf(each), 2)
}
