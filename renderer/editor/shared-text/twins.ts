import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { ySyncPluginKey } from 'y-prosemirror'
import * as Y from 'yjs'
import { modeOf } from '../mode'

/**
 * Sees to it that a block is in the text once.
 *
 * Moving a block, or making a paragraph a heading, deletes it and puts a copy with its id elsewhere.
 * When two people do that at once, or both undo the same deletion, the text has two copies. Of
 * copies that say the same only the first made stays; one that says something else stays as a block
 * of its own, so that no words go. Those who made the copies see to it, and all would do the same.
 */
export function twinsPlugin(): Plugin {
  return new Plugin({
    view(view) {
      const { doc, type, binding } = ySyncPluginKey.getState(view.state) as Bound
      const part = (change: Y.Transaction) => {
        if (modeOf(view.state) !== 'write' || change.origin === twinsPlugin) return
        if (!bringsNamed(change)) return
        const twins = twinsIn(type).filter((copies) => copies.some((each) => madeBy(doc, each)))
        if (twins.length === 0) return
        doc.transact((mending) => {
          for (const copies of twins) partTwins(copies, mending, binding.mapping)
        }, twinsPlugin)
      }
      // After the binding has drawn the change, so that it draws this one as another.
      doc.on('afterTransaction', part)
      return { destroy: () => doc.off('afterTransaction', part) }
    },
  })
}

/** What we use of the binding's state, which has no types of its own. */
interface Bound {
  readonly doc: Y.Doc
  readonly type: Y.XmlFragment
  readonly binding: { readonly mapping: ReadonlyMap<unknown, Node | readonly Node[]> }
}

/** A copy, with the item by which Yjs knows when and by whom it was made. */
interface Copy {
  readonly element: Y.XmlElement
  readonly item: Y.Item
}

function partTwins(
  copies: readonly Copy[],
  change: Y.Transaction,
  nodes: Bound['binding']['mapping'],
): void {
  const [first, ...others] = copies.filter(({ item }) => !item.deleted).sort(byMaking)
  const words = first && nodes.get(first.element)
  for (const { element, item } of others) {
    const same = nodes.get(element)
    if (isNode(words) && isNode(same) && words.eq(same)) item.delete(change)
    else element.setAttribute('id', `${item.id.client.toString(36)}-${item.id.clock.toString(36)}`)
  }
}

function isNode(found: Node | readonly Node[] | undefined): found is Node {
  return found !== undefined && 'type' in found
}

function byMaking({ item: { id: a } }: Copy, { item: { id: b } }: Copy): number {
  return a.client - b.client || a.clock - b.clock
}

/** Or named by: the binding may turn one block into another in its place. */
function madeBy({ clientID }: Y.Doc, { element, item }: Copy): boolean {
  return item.id.client === clientID || element._map.get('id')?.id.client === clientID
}

/** Most changes are letters, and end the work here. */
function bringsNamed({ doc, beforeState, afterState }: Y.Transaction): boolean {
  for (const [client, end] of afterState) {
    const start = beforeState.get(client) ?? 0
    if (start === end) continue
    const structs = doc.store.clients.get(client) ?? []
    for (let at = Y.findIndexSS(structs, start); at < structs.length; at++) {
      const struct = structs[at]
      if (!(struct instanceof Y.Item) || struct.deleted) continue
      if (elementOf(struct) || struct.parentSub === 'id') return true
    }
  }
  return false
}

function elementOf({ content }: Y.Item): Y.XmlElement | null {
  return content instanceof Y.ContentType && content.type instanceof Y.XmlElement
    ? content.type
    : null
}

/** Blocks before what is in them, so that what goes with its block is not asked again. */
function twinsIn(content: Y.XmlFragment): readonly (readonly Copy[])[] {
  const byId = new Map<string, Copy[]>()
  const visit = (parent: Y.XmlFragment) => {
    for (let item = parent._start; item; item = item.right) {
      const element = item.deleted ? null : elementOf(item)
      if (!element) continue
      const id: unknown = element.getAttribute('id')
      if (typeof id === 'string') byId.set(id, [...(byId.get(id) ?? []), { element, item }])
      visit(element)
    }
  }
  visit(content)
  return [...byId.values()].filter((copies) => copies.length > 1)
}
