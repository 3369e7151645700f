import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { updateYFragment } from 'y-prosemirror'
import * as Y from 'yjs'
import { schema } from './schema'
import { contentOf } from './ydoc'

/**
 * A change of a text that is as small as it can be said: words or whole blocks that go or come, an
 * attribute that changes. Positions are those of the text before all of them; no two erase the same,
 * and none writes in what another erases.
 */
export type Stroke =
  | { readonly kind: 'erase'; readonly from: number; readonly to: number }
  /** Words and nothing else, in a line of words. */
  | { readonly kind: 'write'; readonly pos: number; readonly words: readonly Node[] }
  /** Whole blocks or sections, beside others. */
  | { readonly kind: 'put'; readonly pos: number; readonly blocks: readonly Node[] }
  /** A block for which there is no smaller way to say it: a note in the midst of its words, a table. */
  | { readonly kind: 'reword'; readonly pos: number; readonly becomes: Node }
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
    switch (stroke.kind) {
      case 'erase':
        change.delete(stroke.from, stroke.to)
        break
      case 'write':
        change.insert(stroke.pos, [...stroke.words])
        break
      case 'put':
        change.insert(stroke.pos, [...stroke.blocks])
        break
      case 'reword': {
        const { nodeSize = 0 } = change.doc.nodeAt(stroke.pos) ?? {}
        change.replaceWith(stroke.pos, stroke.pos + nodeSize, stroke.becomes)
        break
      }
      case 'attribute':
        change.setNodeAttribute(stroke.pos, stroke.name, stroke.value)
    }
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
      else if (stroke.kind === 'write') write(contentOf(doc), 0, stroke)
      else if (stroke.kind === 'put') put(contentOf(doc), 0, stroke)
      else if (stroke.kind === 'reword') reword(contentOf(doc), 0, stroke)
    }
  })
}

/**
 * From the end of the text, so that no stroke moves the place of another. At one place what goes,
 * goes first; of several things that come there, the last comes first and is pushed on by the others.
 */
function lastFirst(strokes: readonly Stroke[]): readonly Stroke[] {
  const order = ({ kind }: Stroke) => (kind === 'erase' ? 0 : 1)
  return [...strokes]
    .reverse()
    .sort((one, other) => placeOf(other) - placeOf(one) || order(one) - order(other))
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

function write(
  parent: Parent,
  start: number,
  { pos, words }: Extract<Stroke, { kind: 'write' }>,
): void {
  const children = placed(parent, start)
  const within = children.find(({ from, to }) => from < pos && pos < to)
  if (within?.child instanceof Y.XmlElement) {
    write(within.child, within.from + 1, { kind: 'write', pos, words })
    return
  }
  const text = textAt(parent, children, pos)
  let at = pos - text.from
  for (const node of words) {
    const said = node.text ?? ''
    text.child.insert(at, said, Object.fromEntries(node.marks.map((m) => [m.type.name, m.attrs])))
    at += said.length
  }
}

/** The words that end or begin at a place; where there are none yet, a place for them. */
function textAt(parent: Parent, children: readonly PlacedChild[], pos: number) {
  const here = children.find(
    ({ child, from, to }) => child instanceof Y.XmlText && from <= pos && pos <= to,
  )
  if (here?.child instanceof Y.XmlText) return { child: here.child, from: here.from }
  const child = new Y.XmlText()
  const after = children.filter(({ to }) => to <= pos)
  parent.insert(after.length, [child])
  return { child, from: pos }
}

function put(
  parent: Parent,
  start: number,
  stroke: { readonly pos: number; readonly blocks: readonly Node[] },
): void {
  const { pos, blocks } = stroke
  const children = placed(parent, start)
  const within = children.find(({ from, to }) => from < pos && pos < to)
  if (within) {
    if (within.child instanceof Y.XmlElement) put(within.child, within.from + 1, stroke)
    return
  }
  const made = blocks.map((block) => [block, new Y.XmlElement(block.type.name)] as const)
  const at = children.filter(({ to }) => to <= pos).length
  parent.insert(
    at,
    made.map(([, element]) => element),
  )
  for (const [block, element] of made) bring(element, block)
}

function reword(
  parent: Parent,
  start: number,
  { pos, becomes }: { readonly pos: number; readonly becomes: Node },
): void {
  const found = placed(parent, start).find(({ from, to }) => from <= pos && pos < to)
  if (!(found?.child instanceof Y.XmlElement)) return
  if (found.from === pos) bring(found.child, becomes)
  else reword(found.child, found.from + 1, { pos, becomes })
}

/** Brings an element that is in its document to say what a node says. */
function bring(element: Y.XmlElement, node: Node): void {
  const { doc } = element
  if (doc) updateYFragment(doc, element, node, { mapping: new Map(), isOMark: new Map() })
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
