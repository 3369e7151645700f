import * as Y from 'yjs'

/**
 * Whether two documents hold the same items: who wrote each, where it stands, whether it is deleted,
 * and what it says. How they are cut into pieces does not matter. Yjs compares no more than counts
 * and deletions, which damage to a word leaves as they were.
 */
export function saysTheSame(one: Y.Doc, other: Y.Doc): boolean {
  const [ours, theirs] = [one.store.clients, other.store.clients]
  if (ours.size !== theirs.size || one.store.pendingStructs || one.store.pendingDs) return false
  for (const [client, structs] of ours) {
    const against = theirs.get(client)
    if (!against || !areSame(structs, against)) return false
  }
  return true
}

type Struct = Y.Item | Y.GC

function areSame(ours: readonly Struct[], theirs: readonly Struct[]): boolean {
  let [i, j] = [0, 0]
  let clock = 0
  for (;;) {
    const [a, b] = [ours[i], theirs[j]]
    if (!a || !b) return a === b
    const [endA, endB] = [endOf(a), endOf(b)]
    const end = Math.min(endA, endB)
    if (!isSamePiece(a, b, clock, end)) return false
    if (end === endA) i++
    if (end === endB) j++
    clock = end
  }
}

function endOf({ id, length }: Struct): number {
  return id.clock + length
}

/** Compares what two structs say of the clocks from `from` to `to`, which both of them cover. */
function isSamePiece(a: Struct, b: Struct, from: number, to: number): boolean {
  if (a instanceof Y.GC || b instanceof Y.GC) return a instanceof Y.GC && b instanceof Y.GC
  if (!(a instanceof Y.Item && b instanceof Y.Item) || a.deleted !== b.deleted) return false
  // Of the neighbours, an item within a longer one has the letter before it on its left.
  const leftOf = (item: Y.Item) =>
    from > item.id.clock ? new Y.ID(item.id.client, from - 1) : item.origin
  if (!Y.compareIDs(leftOf(a), leftOf(b)) || !Y.compareIDs(a.rightOrigin, b.rightOrigin))
    return false
  if (a.parentSub !== b.parentSub || nameOf(a.parent) !== nameOf(b.parent)) return false
  return a.deleted || saidBy(a, from, to) === saidBy(b, from, to)
}

/** A parent is another item, or stands at the root under a name. */
function nameOf(parent: Y.Item['parent']): string {
  if (!(parent instanceof Y.AbstractType)) return String(parent)
  const item = parent._item
  if (item) return `${item.id.client}/${item.id.clock}`
  for (const [name, type] of parent.doc?.share ?? []) if (type === parent) return name
  return ''
}

function saidBy({ id, content }: Y.Item, from: number, to: number): string {
  if (content instanceof Y.ContentString) return content.str.slice(from - id.clock, to - id.clock)
  if (content instanceof Y.ContentType) return content.type.constructor.name
  if (content instanceof Y.ContentFormat) return JSON.stringify([content.key, content.value])
  if (content instanceof Y.ContentBinary) return JSON.stringify([...content.content])
  const values = content.getContent().slice(from - id.clock, to - id.clock)
  return JSON.stringify([content.constructor.name, ...values])
}
