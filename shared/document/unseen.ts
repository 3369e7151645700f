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
  whose: Whose,
): ReadonlyMap<Y.Item, string> {
  const pieces = [...unseenPieces(doc, Y.decodeUpdate(update).ds, whose)]
  return new Map(pieces.map(([item, found]) => [item, found.map(({ words }) => words).join('')]))
}

/** Some of the words of an item, from a Yjs clock on. */
export interface Piece {
  readonly clock: number
  readonly words: string
}

/** As `unseenWords`, with where in each item the words are. */
export function unseenPieces(
  doc: Y.Doc,
  ds: Deleted,
  { of, named = false }: Whose,
): ReadonlyMap<Y.Item, readonly Piece[]> {
  const found = new Map<Y.Item, readonly Piece[]>()
  const visited = new Set<Y.Item>()

  function visit(holder: Y.Item): void {
    if (visited.has(holder) || !(holder.content instanceof Y.ContentType)) return
    visited.add(holder)
    for (let item = holder.content.type._start; item; item = item.right) {
      if (item.deleted) continue
      if (of === 'anyone' || item.id.client === of) {
        const pieces = piecesOf(item, named ? null : ds)
        if (pieces.length > 0) found.set(item, pieces)
      }
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

/** What an update deletes, by client and in order. */
export type Deleted = ReturnType<typeof Y.decodeUpdate>['ds']

interface Range {
  readonly clock: number
  readonly len: number
}

/** Yjs keeps what was typed in one go as one item, of which an update may name a part. */
function piecesOf({ id, content }: Y.Item, named: Deleted | null): readonly Piece[] {
  if (!(content instanceof Y.ContentString)) return []
  const ranges = named?.clients.get(id.client) ?? []
  const { str } = content
  const pieces: Piece[] = []
  for (let at = 0; at < str.length; ) {
    const next = ranges[firstEndingAfter(ranges, id.clock + at)]
    const from = next ? next.clock - id.clock : str.length
    if (from > at) pieces.push({ clock: id.clock + at, words: str.slice(at, from) })
    at = next ? from + next.len : str.length
  }
  return pieces
}

/** Whether an update names an item among what it deletes. */
export function isNamed({ clients }: Deleted, { client, clock }: Y.ID): boolean {
  const ranges = clients.get(client) ?? []
  const range = ranges[firstEndingAfter(ranges, clock)]
  return range !== undefined && range.clock <= clock
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
export function eachDeleted(
  { store }: Y.Doc,
  { clients }: Deleted,
  visit: (item: Y.Item) => void,
): void {
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
