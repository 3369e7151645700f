import * as Y from 'yjs'

/**
 * Where moved blocks have gone.
 *
 * A shared document cannot move anything: a block that is moved is taken out and a copy of it put in
 * elsewhere. So beside the blocks a text keeps, for each block that was moved, which copy is the
 * block now, and which words of whom that copy was made with. When two people move a block at once,
 * every window reads the same one of the two copies here, and takes the other away; and a window
 * whose words came too late for the copy reads here that they are not in it.
 */
export interface Moved {
  /** The Yjs client that made the copy, and its clock before and after: the first item is the block. */
  readonly by: number
  readonly from: number
  readonly to: number
  /**
   * Who first wrote what is in the copy: four numbers for each run of it, its clock, its length, and
   * the client and clock under which it was first written. What is left out is not known.
   */
  readonly origins: readonly number[]
  /** How far whoever made the copy knew the clients who had written in the block. */
  readonly known: Readonly<Record<string, number>>
}

/** The name of the place in a shared document. */
export const movesName = 'moves'

/** By id of the block. */
export function movesOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(movesName)
}

export function movedTo(doc: Y.Doc, block: string): Moved | null {
  const moved = movesOf(doc).get(block)
  return isMoved(moved) ? moved : null
}

export function isMoved(value: unknown): value is Moved {
  const { by, from, to, origins, known, ...more } = Object(value)
  return (
    Object.keys(more).length === 0 &&
    [by, from, to].every(isCount) &&
    Array.isArray(origins) &&
    origins.length % 4 === 0 &&
    origins.every(isCount) &&
    typeof known === 'object' &&
    known !== null &&
    !Array.isArray(known) &&
    Object.values(known).every(isCount)
  )
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

/** Of several copies the one that is the block now; `null` if nobody has moved it there. */
export function theOne(doc: Y.Doc, block: string, copies: readonly Y.XmlElement[]) {
  const moved = movedTo(doc, block)
  return copies.find(({ _item }) => moved && _item && isAt(_item, moved)) ?? null
}

function isAt({ id }: Y.Item, { by, from }: Moved): boolean {
  return id.client === by && id.clock === from
}

/**
 * Who has written in these blocks, and how far all of it is known here. Of a copy that was itself
 * moved, also whose words had come into it with the copying.
 */
export function knownIn(doc: Y.Doc, blocks: readonly Y.XmlElement[]): Moved['known'] {
  const known: Record<string, number> = {}
  const visit = (type: Holder) => {
    for (const item of itemsIn(type)) {
      known[item.id.client] = Y.getState(doc.store, item.id.client)
      if (item.content instanceof Y.ContentType) visit(item.content.type)
    }
  }
  for (const block of blocks) visit(block)
  for (const { known: before } of movesOfAll(doc, blocks)) {
    for (const [client, clock] of Object.entries(before)) {
      known[client] = Math.max(known[client] ?? 0, clock)
    }
  }
  return known
}

/** How these blocks came where they are: by themselves, or with the section around or within them. */
export function movesOfAll(doc: Y.Doc, blocks: readonly Y.XmlElement[]): readonly Moved[] {
  const around = blocks.flatMap(({ parent }) => (parent instanceof Y.XmlElement ? [parent] : []))
  const within = blocks.flatMap((block) => block.toArray())
  return [...around, ...blocks, ...within].flatMap((element) => {
    const id = element instanceof Y.XmlElement ? element.getAttribute('id') : undefined
    const moved = id ? movedTo(doc, id) : null
    return moved ? [moved] : []
  })
}

/** What we use of a shared type, whatever its kind. */
export interface Holder {
  readonly _map: ReadonlyMap<string, Y.Item>
  readonly _start: Y.Item | null
}

/** All that was ever put there, and is remembered. */
export function itemsIn(type: Holder): readonly Y.Item[] {
  const items: Y.Item[] = [...type._map.values()]
  for (let item = type._start; item; item = item.right) items.push(item)
  return items
}

export interface ItemId {
  readonly client: number
  readonly clock: number
}

/** Who first wrote what one of the copies says there; `null` where that is not known. */
export function firstWritten(moves: readonly Moved[], { client, clock }: ItemId): ItemId | null {
  const moved = moves.find(({ by, from, to }) => by === client && from <= clock && clock < to)
  if (!moved) return { client, clock }
  const { origins } = moved
  for (let at = 0; at < origins.length; at += 4) {
    const [start = 0, length = 0, by = 0, first = 0] = origins.slice(at, at + 4)
    if (start <= clock && clock < start + length)
      return { client: by, clock: first + clock - start }
  }
  return null
}
