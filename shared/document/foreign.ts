import * as Y from 'yjs'
import { hasAttribute, hasMark, isKnown, mayStand, nameOf } from './items'
import { contentOf } from './ydoc'

/**
 * What a transaction has brought into a shared document that the schema has not, or not there. The
 * binding takes such for a fault and removes it for everyone, at once or with the next change of
 * what stands around it. (A value that an attribute should not have is no such thing: it stays.)
 *
 * The cost is in proportion to what is new.
 */
export function* foreignIn({ doc, beforeState }: Y.Transaction): Generator<Y.Item> {
  const content = contentOf(doc)
  for (const [client, structs] of doc.store.clients) {
    const from = beforeState.get(client) ?? 0
    if (Y.getState(doc.store, client) <= from) continue
    for (let at = Y.findIndexSS(structs, from); at < structs.length; at++) {
      const struct = structs[at]
      if (struct instanceof Y.Item && !struct.deleted && isForeign(struct, content)) yield struct
    }
  }
}

function isForeign({ content, parent, parentSub: key }: Y.Item, root: Y.XmlFragment): boolean {
  const node = parent === root ? 'doc' : nameOf(parent)
  // In another root, which no editor reads.
  if (node === null) return false
  if (content instanceof Y.ContentFormat) return !hasMark(content.key, content.value)
  if (key !== null) return !hasAttribute(node, key)
  return !isKnown(content) || !mayStand(content, { node, key })
}
