import type { NodeType } from 'prosemirror-model'
import * as Y from 'yjs'
import { schema } from '../../shared/document/schema'
import { contentOf } from '../../shared/document/ydoc'

/**
 * Whether every item of an update stands where the schema lets it stand.
 *
 * In our schema a child is allowed or not by its parent alone, whatever its siblings are: that is
 * what `*` is for. So the pair can be judged item by item, and no merge of two updates that pass
 * makes a text invalid. An item does not always name its parent; then a neighbour does, in the
 * update or in the document. One whose neighbours have not come yet cannot be judged and passes:
 * windows of ours never send such.
 */
export function isWellNested(document: Y.Doc, structs: readonly Struct[]): boolean {
  const placeOf = placesIn(document, structs)
  return structs.every((struct) => {
    if (!(struct instanceof Y.Item)) return true
    const place = placeOf(struct)
    return place === 'unknown' || mayStand(struct.content, place)
  })
}

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]

/** In which node an item is, and under which key if it is an attribute. */
interface Place {
  readonly node: string
  readonly key: string | null
}

const words = '#words'
const types: ReadonlyMap<string, NodeType> = new Map(Object.entries(schema.nodes))

function mayStand(content: Y.Item['content'], { node, key }: Place): boolean {
  if (content instanceof Y.ContentDeleted) return true
  if (content instanceof Y.ContentAny) {
    return key !== null && content.arr.every((value) => isAttribute(node, key, value))
  }
  if (key !== null) return false
  if (content instanceof Y.ContentType) return allowed(node).has(nameOf(content.type) ?? '')
  return node === words
}

const allowedIn = new Map<string, ReadonlySet<string>>()

/** Names of what a node may hold; text comes in as runs of words. */
function allowed(node: string): ReadonlySet<string> {
  const known = allowedIn.get(node)
  if (known) return known
  const match = types.get(node)?.contentMatch
  const children = Object.values(schema.nodes).filter((type) => match?.matchType(type))
  const names = new Set(children.map(({ name }) => (name === 'text' ? words : name)))
  allowedIn.set(node, names)
  return names
}

/** Levels are counted with and attributes are printed: neither may be without bound. */
function isAttribute(node: string, key: string, value: unknown): boolean {
  if (!Object.hasOwn(types.get(node)?.spec.attrs ?? {}, key)) return false
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 && value <= 1000
  return value !== undefined && (JSON.stringify(value)?.length ?? 0) <= 10_000
}

/** Looks for each item's place, following neighbours, each of which is asked only once. */
function placesIn(document: Y.Doc, structs: readonly Struct[]) {
  const find = finder(document, structs)
  const root = contentOf(document)
  const known = new Map<Struct, Place | 'unknown'>()

  function own(item: Y.Item): Place | null {
    const parent: unknown = item.parent
    const named = (node: string | null): Place | null =>
      node === null ? null : { node, key: item.parentSub }
    if (parent === 'content' || parent === root) return named('doc')
    if (parent instanceof Y.AbstractType) return named(nameOf(parent))
    if (!(parent instanceof Y.ID)) return null
    const holder = find(parent)
    const content = holder instanceof Y.Item ? holder.content : null
    return content instanceof Y.ContentType ? named(nameOf(content.type)) : null
  }

  return (item: Y.Item): Place | 'unknown' => {
    const asked: Y.Item[] = []
    let place: Place | 'unknown' | null = null
    for (let at: Struct | null = item; place === null; ) {
      const here: Struct | null = at
      if (!(here instanceof Y.Item)) place = 'unknown'
      else {
        place = known.get(here) ?? own(here)
        asked.push(here)
        const next: Y.ID | null = here.origin ?? here.rightOrigin
        at = next && find(next)
      }
    }
    for (const each of asked) known.set(each, place)
    return place
  }
}

/** Finds items by their ids: in the document, or else in the update. */
function finder(document: Y.Doc, structs: readonly Struct[]): (id: Y.ID) => Struct | null {
  const byClient = new Map<number, Struct[]>()
  for (const struct of structs) {
    const all = byClient.get(struct.id.client)
    if (all) all.push(struct)
    else byClient.set(struct.id.client, [struct])
  }
  return ({ client, clock }) => {
    if (clock < Y.getState(document.store, client)) {
      const all = document.store.clients.get(client) ?? []
      return all[Y.findIndexSS(all, clock)] ?? null
    }
    const all = byClient.get(client) ?? []
    let low = 0
    for (let high = all.length; low < high; ) {
      const middle = (low + high) >> 1
      const struct = all[middle]
      if (struct && struct.id.clock + struct.length <= clock) low = middle + 1
      else high = middle
    }
    const found = all[low]
    return found && found.id.clock <= clock ? found : null
  }
}

function nameOf(type: unknown): string | null {
  if (type instanceof Y.XmlElement) return type.nodeName
  return type instanceof Y.XmlText ? words : null
}
