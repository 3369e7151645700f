import * as Y from 'yjs'
import type { Holder } from '../../shared/document/moves'
import { eachDeleted } from '../../shared/document/unseen'
import type { Source } from '../../shared/versions/handwriting'
import type { Copy } from './copies'
import { decode } from './updates'

/** Whose an update is: the sender's, or an act's. */
export type Signer = Source

/** What is kept of whose hand words are in. */
export type Note =
  /** From this clock on, what this client writes is theirs. */
  | { readonly kind: 'wrote'; readonly client: number; readonly clock: number; readonly by: Signer }
  | ({ readonly kind: 'copied' } & Copy)
  | { readonly kind: 'touched'; readonly block: string; readonly by: Signer }

/** A run of characters as Yjs knows it. */
export interface Letters {
  readonly client: number
  readonly clock: number
  readonly text: string
}

/** What an update brings and what it takes away, of what is still there. */
export interface Found {
  /** Each client that writes, with the first clock that is new. */
  readonly written: readonly { readonly client: number; readonly clock: number }[]
  /** Words that come, in the order in which they were written; an empty text is an end of a block. */
  readonly inserted: readonly Letters[]
  /** Words that go, in the order in which they stand. */
  readonly removed: readonly Letters[]
  /** Shared types of which something goes, or gets another mark or attribute. */
  readonly changed: ReadonlySet<Y.AbstractType<unknown>>
}

type Update = ReturnType<typeof Y.decodeUpdate>

/** Looks at an update before it is applied. */
export function foundIn(text: Y.Doc, update: Uint8Array): Found {
  const decoded = decode(update)
  if (!decoded) throw new Error('An update that cannot be read is refused before')
  const { structs, ds } = decoded
  const written = new Map<number, number>()
  const inserted: Letters[] = []
  const changed = new Set<Y.AbstractType<unknown>>()
  for (const struct of structs) {
    const { client, clock } = struct.id
    const known = Y.getState(text.store, client)
    if (clock + struct.length <= known) continue
    if (!written.has(client)) written.set(client, Math.max(clock, known))
    if (!(struct instanceof Y.Item)) continue
    const { content } = struct
    if (content instanceof Y.ContentString) {
      const skip = Math.max(0, known - clock)
      inserted.push({ client, clock: clock + skip, text: content.str.slice(skip) })
    } else if (content instanceof Y.ContentType) {
      inserted.push({ client, clock, text: '' })
    } else {
      const parent = parentOf(text, struct)
      if (parent) changed.add(parent)
    }
  }
  const removed = removedFrom(text, ds, changed)
  return {
    written: [...written].map(([client, clock]) => ({ client, clock })),
    inserted,
    removed,
    changed,
  }
}

/** Ids of the blocks in which something goes, or gets another mark or attribute. */
export function touchedIn(text: Y.Doc, { changed }: Found): ReadonlySet<string> {
  const blocks = new Set<string>()
  for (const type of changed) {
    const id = blockOf(text, type)
    if (id) blocks.add(id)
  }
  return blocks
}

/** The type that a mark or an attribute is put in, where it is in the document already. */
function parentOf({ store }: Y.Doc, { parent, origin, rightOrigin }: Y.Item) {
  const at: unknown = parent
  if (at instanceof Y.ID) {
    const holder = itemAt(store, at)
    return holder?.content instanceof Y.ContentType ? holder.content.type : null
  }
  const beside = origin ?? rightOrigin
  const neighbour = beside && itemAt(store, beside)
  return neighbour?.parent instanceof Y.AbstractType ? neighbour.parent : null
}

function itemAt(store: Y.Doc['store'], { client, clock }: Y.ID): Y.Item | null {
  if (clock >= Y.getState(store, client)) return null
  const structs = store.clients.get(client) ?? []
  const found = structs[Y.findIndexSS(structs, clock)]
  return found instanceof Y.Item ? found : null
}

/** An attribute of this name says nothing of what a reader sees. */
const silent: ReadonlySet<string | null> = new Set(['id', 'number'])

function removedFrom(
  text: Y.Doc,
  ds: Update['ds'],
  changed: Set<Y.AbstractType<unknown>>,
): readonly Letters[] {
  const holders = new Set<Y.AbstractType<unknown>>()
  const gone = new Set<Y.Item>()
  eachDeleted(text, ds, (item) => {
    const holder = item.content instanceof Y.ContentType ? item.content.type : item.parent
    if (!(holder instanceof Y.AbstractType) || silent.has(item.parentSub)) return
    changed.add(holder)
    if (!(item.content instanceof Y.ContentString)) return
    holders.add(holder)
    gone.add(item)
  })
  const ranges = new Map(
    [...ds.clients].map(([client, all]) => [client, [...all].sort((a, b) => a.clock - b.clock)]),
  )
  return [...holders].flatMap((holder) => lettersIn(holder, gone, ranges))
}

type Ranges = ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>

/** In the order in which they stand, which is not that in which an update names them. */
function lettersIn({ _start }: Holder, gone: ReadonlySet<Y.Item>, ranges: Ranges) {
  const letters: Letters[] = []
  for (let item = _start; item; item = item.right) {
    if (!gone.has(item) || !(item.content instanceof Y.ContentString)) continue
    const { client, clock } = item.id
    const end = clock + item.length
    const own = ranges.get(client) ?? []
    for (let at = firstEndingAfter(own, clock); (own[at]?.clock ?? end) < end; at++) {
      const range = own[at]
      if (!range) break
      const from = Math.max(clock, range.clock)
      const to = Math.min(end, range.clock + range.len)
      const part = item.content.str.slice(from - clock, to - clock)
      if (part !== '') letters.push({ client, clock: from, text: part })
    }
  }
  return letters
}

function firstEndingAfter(ranges: readonly { clock: number; len: number }[], clock: number) {
  let low = 0
  for (let high = ranges.length; low < high; ) {
    const middle = (low + high) >> 1
    const range = ranges[middle]
    if (range && range.clock + range.len <= clock) low = middle + 1
    else high = middle
  }
  return low
}

/** The id of the block that a type is, or is part of; `null` outside the blocks of the text. */
function blockOf(text: Y.Doc, type: Y.AbstractType<unknown>): string | null {
  for (let at: unknown = type; at instanceof Y.AbstractType; at = at.parent) {
    if (!(at instanceof Y.XmlElement) || isContainer(at)) continue
    if (isContainer(at.parent) || at.parent === text.getXmlFragment('content')) {
      const id: unknown = at.getAttribute('id')
      return typeof id === 'string' ? id : null
    }
  }
  return null
}

function isContainer(type: unknown): boolean {
  return type instanceof Y.XmlElement && (type.nodeName === 'section' || type.nodeName === 'annex')
}
