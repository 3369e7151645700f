import * as Y from 'yjs'

/**
 * The words of one window that an update takes along unseen: they go because what held them goes,
 * and whoever deleted that did not know of them. A Yjs update names every item that its author
 * knew and deleted; what is deleted without being named had not reached them.
 *
 * Asked before the update is applied, while the words are still there. Costs what the update
 * deletes, and nothing in proportion to the text.
 */
export function unseenWords(
  doc: Y.Doc,
  update: Uint8Array,
  { of, named = false }: Whose,
): ReadonlyMap<Y.Item, string> {
  const { ds } = Y.decodeUpdate(update)
  const found = new Map<Y.Item, string>()
  const visited = new Set<Y.Item>()

  function visit(holder: Y.Item): void {
    if (visited.has(holder) || !(holder.content instanceof Y.ContentType)) return
    visited.add(holder)
    for (let item = holder.content.type._start; item; item = item.right) {
      if (item.deleted) continue
      const words = of === 'anyone' || item.id.client === of ? wordsOf(item, named ? null : ds) : ''
      if (words !== '') found.set(item, words)
      visit(item)
    }
  }
  eachDeleted(doc, ds, visit)
  return found
}

interface Whose {
  /** A Yjs client. */
  readonly of: number | 'anyone'
  /** Also those that the update names: where nobody could see how they went. */
  readonly named?: boolean
}

type Deleted = ReturnType<typeof Y.decodeUpdate>['ds']

interface Range {
  readonly clock: number
  readonly len: number
}

/** Yjs keeps what was typed in one go as one item, of which an update may name a part. */
function wordsOf({ id, content }: Y.Item, named: Deleted | null): string {
  if (!(content instanceof Y.ContentString)) return ''
  const ranges = named?.clients.get(id.client) ?? []
  const { str } = content
  const words: string[] = []
  for (let at = 0; at < str.length; ) {
    const next = ranges[firstEndingAfter(ranges, id.clock + at)]
    const from = next ? next.clock - id.clock : str.length
    if (from > at) words.push(str.slice(at, from))
    at = next ? from + next.len : str.length
  }
  return words.join('')
}

/** The ranges of an update are in order. */
function firstEndingAfter(ranges: readonly Range[], clock: number): number {
  let low = 0
  for (let high = ranges.length; low < high; ) {
    const middle = (low + high) >> 1
    const range = ranges[middle]
    if (range && range.clock + range.len <= clock) low = middle + 1
    else high = middle
  }
  return low
}

/** Calls `visit` for every item that the update deletes and that is still there. */
function eachDeleted({ store }: Y.Doc, { clients }: Deleted, visit: (item: Y.Item) => void): void {
  for (const [client, ranges] of clients) {
    const structs = store.clients.get(client) ?? []
    const end = Y.getState(store, client)
    for (const { clock, len } of ranges) {
      if (clock >= end) continue
      for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
        const struct = structs[at]
        if (!struct || struct.id.clock >= clock + len) break
        if (struct instanceof Y.Item && !struct.deleted) visit(struct)
      }
    }
  }
}
