import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { updateYFragment, ySyncPluginKey } from 'y-prosemirror'
import * as Y from 'yjs'
import { isContainer } from '../../../shared/document/blocks'
import { changedWords } from '../carried'

/**
 * Lets each block of the shared document be one block for as long as it is there.
 *
 * The binding compares the blocks before and after by what they say, and of two that have changed
 * places it makes two that are each written anew as the other. Whatever a colleague does to one of
 * them meanwhile would be done to the other. So blocks are told apart by their ids here: those that
 * have gone are taken out, those that have come are put in, and the rest stay what they are. This
 * plugin stands before the binding, which then finds nothing left to do.
 */
export function exactBlocksPlugin(): Plugin {
  return new Plugin({
    view: () => ({
      update({ state }, { doc: before }) {
        const { doc: after } = state
        if (before === after || changedWords(before, after) || !isOrderChanged(before, after))
          return
        const bound = ySyncPluginKey.getState(state) as Bound
        bound.binding.mux(() => {
          bound.doc.transact((change) => {
            change.meta.set('addToHistory', bound.addToHistory)
            putBlocks(bound, after)
          }, ySyncPluginKey)
        })
      },
    }),
  })
}

/** What we use of the binding's state, which has no types of its own. */
export interface Bound {
  readonly doc: Y.Doc
  readonly type: Y.XmlFragment
  readonly addToHistory: boolean
  readonly binding: Parameters<typeof updateYFragment>[3] & {
    /** Whoever holds it writes to the shared document unheard by the binding. */
    readonly mux: (write: () => void) => void
  }
}

/** Brings the shared document to say what the page does, block by block. */
export function putBlocks({ doc, type, binding }: Bound, after: Node): void {
  const update = (shared: Y.XmlElement, node: Node) => {
    if (binding.mapping.get(shared) !== node) updateYFragment(doc, shared, node, binding)
  }
  for (const [shared, node] of align(type, after, binding)) {
    if (!isContainer(node)) continue
    for (const pair of align(shared, node, binding)) update(...pair)
  }
  updateYFragment(doc, type, after, binding)
}

/** Most changes are of words, and end the work here: a section that is the same node has not changed. */
function isOrderChanged(before: Node, after: Node): boolean {
  if (!isSameOrder(keysOf(before), keysOf(after))) return true
  for (let at = 0; at < after.childCount; at++) {
    const [was, now] = [before.child(at), after.child(at)]
    if (was !== now && isContainer(now) && !isSameOrder(keysOf(was), keysOf(now))) return true
  }
  return false
}

function isSameOrder(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((key, at) => key === others[at])
}

/** A heading made of a paragraph is another node, and cannot stay what it was. */
function keysOf(parent: Node): readonly string[] {
  return parent.content.content.map((child) => `${child.type.name} ${child.attrs.id ?? ''}`)
}

function keyOf(child: Y.XmlElement | Y.XmlText | Y.XmlHook): string {
  return child instanceof Y.XmlElement ? `${child.nodeName} ${child.getAttribute('id') ?? ''}` : ''
}

type Pair = readonly [Y.XmlElement, Node]

/** Takes out and puts in what differs, so that each child has its counterpart in its place. */
function align(parent: Y.XmlFragment, node: Node, { mapping }: Bound['binding']): readonly Pair[] {
  const shared = parent.toArray().map(keyOf)
  const keys = keysOf(node)
  const staying = common(shared, keys)
  for (let at = shared.length - 1; at >= 0; at--) {
    if (staying.some(([from]) => from === at)) continue
    mapping.delete(parent.get(at))
    parent.delete(at, 1)
  }
  const placed = new Set(staying.map(([, to]) => to))
  node.forEach((child, _offset, at) => {
    if (!placed.has(at)) parent.insert(at, [new Y.XmlElement(child.type.name)])
  })
  return parent.toArray().flatMap((child, at): readonly Pair[] => {
    const counterpart = node.maybeChild(at)
    return child instanceof Y.XmlElement && counterpart ? [[child, counterpart]] : []
  })
}

type Match = readonly [from: number, to: number]

/** The most that two lists have in one order: what is the same at both ends, and the best between. */
function common(some: readonly string[], others: readonly string[]): readonly Match[] {
  let start = 0
  while (start < Math.min(some.length, others.length) && some[start] === others[start]) start++
  let end = 0
  const rest = Math.min(some.length, others.length) - start
  while (end < rest && some.at(-1 - end) === others.at(-1 - end)) end++
  return [
    ...Array.from({ length: start }, (_, at): Match => [at, at]),
    ...between(some.slice(start, some.length - end), others.slice(start, others.length - end)).map(
      ([from, to]): Match => [from + start, to + start],
    ),
    ...Array.from(
      { length: end },
      (_, at): Match => [some.length - end + at, others.length - end + at],
    ),
  ]
}

/** The longest common run of keys, not necessarily side by side. */
function between(some: readonly string[], others: readonly string[]): readonly Match[] {
  const width = others.length + 1
  const longest = new Uint32Array((some.length + 1) * width)
  const at = (from: number, to: number) => longest[from * width + to] ?? 0
  for (let from = some.length - 1; from >= 0; from--) {
    for (let to = others.length - 1; to >= 0; to--) {
      longest[from * width + to] =
        some[from] === others[to]
          ? at(from + 1, to + 1) + 1
          : Math.max(at(from + 1, to), at(from, to + 1))
    }
  }
  const found: Match[] = []
  for (let from = 0, to = 0; from < some.length && to < others.length; ) {
    if (some[from] === others[to]) found.push([from++, to++])
    else if (at(from + 1, to) >= at(from, to + 1)) from++
    else to++
  }
  return found
}
