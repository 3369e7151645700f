import * as Y from 'yjs'
import { isKnown } from '../../shared/document/items'
import { movesName } from '../../shared/document/moves'
import { isWellNested } from './nesting'
import { isWellShaped, isWhole } from './shape'

export type Examined =
  | { readonly kind: 'malformed' }
  /** It builds on what has not come yet. */
  | { readonly kind: 'early' }
  /** All of it is in the document: a window that has only read sends such when it comes in. */
  | { readonly kind: 'nothing-new' }
  /** `clients` are those who wrote what is new in it; who only erases writes nothing. */
  | { readonly kind: 'new'; readonly clients: ReadonlySet<number> }

/**
 * Looks at an update before it is kept or passed on, at a cost in proportion to the update and not
 * to the text: only blocks, marks and attributes of the schema, each where the schema lets it
 * stand, only in the one place for blocks, no item before itself.
 */
export function examine(document: Y.Doc, update: Uint8Array, isTemplate = false): Examined {
  const decoded = decode(update)
  if (!decoded?.structs.every(isOfText)) return { kind: 'malformed' }
  if (!isWellShaped(decoded)) return { kind: 'malformed' }
  if (!isWhole(document, decoded)) return { kind: 'early' }
  if (!isWellNested(document, furtherIn(document, decoded), isTemplate))
    return { kind: 'malformed' }
  return fresh(document, decoded)
}

/** What is new in an update that is in order. */
export function fresh(document: Y.Doc, decoded: Decoded): Examined {
  const clients = new Set(furtherIn(document, decoded).map(({ id }) => id.client))
  if (clients.size > 0) return { kind: 'new', clients }
  return isErased(document, decoded.ds) ? { kind: 'nothing-new' } : { kind: 'new', clients }
}

function furtherIn({ store }: Y.Doc, { structs }: Decoded): readonly Struct[] {
  return structs.filter(({ id, length }) => id.clock + length > Y.getState(store, id.client))
}

/** Looks up what an update erases, which is little; a snapshot would go through all of a text. */
function isErased({ store }: Y.Doc, { clients }: Decoded['ds']): boolean {
  return [...clients].every(([client, ranges]) => {
    const structs = store.clients.get(client) ?? []
    const end = Y.getState(store, client)
    return ranges.every(({ clock, len }) => {
      if (clock + len > end) return false
      if (len === 0) return true
      for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
        const struct = structs[at]
        if (!struct || struct.id.clock >= clock + len) break
        if (!struct.deleted) return false
      }
      return true
    })
  })
}

/**
 * An update without what the document has of it already.
 *
 * A window that comes back sends again what was on its way, together with what followed. Yjs would
 * put the rest of such an item behind the part that it knows, wherever the item says that it stands,
 * and throws where that part is forgotten.
 */
export function newOf(
  document: Y.Doc,
  update: Uint8Array,
  decoded: { readonly structs: readonly Struct[] } | null = decode(update),
): Uint8Array {
  const isCut = decoded?.structs.some((struct) => {
    const known = Y.getState(document.store, struct.id.client)
    return struct.id.clock < known && known < struct.id.clock + struct.length
  })
  return isCut ? Y.diffUpdate(update, Y.encodeStateVector(document)) : update
}

type Decoded = ReturnType<typeof Y.decodeUpdate>
type Struct = Decoded['structs'][number]

const read = new WeakMap<Uint8Array, Decoded | null>()

/** `null` for what Yjs cannot read. Whoever looks at the same update after another sees the same. */
export function decode(update: Uint8Array): Decoded | null {
  const known = read.get(update)
  if (known !== undefined) return known
  const decoded = decodeOnce(update)
  read.set(update, decoded)
  return decoded
}

function decodeOnce(update: Uint8Array): Decoded | null {
  try {
    return Y.decodeUpdate(update)
  } catch {
    return null
  }
}

function isOfText(struct: Struct): boolean {
  if (!(struct instanceof Y.Item)) return true
  return isInItsPlace(struct) && comesAfterItsNeighbours(struct) && isKnown(struct.content)
}

/** A decoded item names its parent only if it has no neighbour: the root by its key, others by id. */
function isInItsPlace({ parent }: Y.Item): boolean {
  return typeof parent !== 'string' || parent === 'content' || parent === movesName
}

/** Yjs throws halfway through an update in which an item refers to itself or to a later one. */
export function comesAfterItsNeighbours(item: Y.Item): boolean {
  const parent: unknown = item.parent
  return [item.origin, item.rightOrigin, parent instanceof Y.ID ? parent : null].every(
    (id) => id === null || id.client !== item.id.client || id.clock < item.id.clock,
  )
}
