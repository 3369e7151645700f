import * as Y from 'yjs'
import { eachDeleted } from '../../shared/document/unseen'
import { contentOf } from '../../shared/document/ydoc'
import { begin, envelopesName } from '../../shared/sealing/draft-log'
import { keyOf } from '../../shared/sealing/envelope'
import { finder, type Struct } from './find-item'
import { replay } from './journal'
import { isWellShaped, isWhole } from './shape'
import type { Store } from './store'
import { comesAfterItsNeighbours, decode, type Examined, fresh } from './updates'

/**
 * Looks at what is to be put into the log of a sealed draft: envelopes, each under a key that the
 * draft has, and nothing else. What is in them the hub cannot know; that is for the windows that
 * open them. Envelopes may be taken out by whoever may add one, as a later one holds what they held;
 * the words with which the draft began stay.
 */
export function examineLog(
  document: Y.Doc,
  update: Uint8Array,
  isKnown: (key: string) => boolean,
): Examined {
  const decoded = decode(update)
  if (!decoded || !isWellShaped(decoded)) return { kind: 'malformed' }
  const find = finder(document, decoded.structs)
  const isAllowed = (struct: Struct) => {
    if (!(struct instanceof Y.Item)) return true
    return isEnvelope(struct, isKnown) && comesAfterItsNeighbours(struct) && isAmong(struct, find)
  }
  if (!decoded.structs.every(isAllowed) || takesBeginning(document, decoded.ds)) {
    return { kind: 'malformed' }
  }
  return isWhole(document, decoded) ? fresh(document, decoded) : { kind: 'early' }
}

function isEnvelope({ content }: Y.Item, isKnown: (key: string) => boolean): boolean {
  if (content instanceof Y.ContentDeleted) return true
  if (!(content instanceof Y.ContentBinary)) return false
  const key = keyOf(content.content)
  return key !== null && isKnown(key)
}

/** Among the envelopes: named so, or beside one that is there. */
function isAmong({ parent, parentSub, origin, rightOrigin }: Y.Item, find: Find): boolean {
  const holder: unknown = parent
  if (holder !== null) return holder === envelopesName && parentSub === null
  return [origin, rightOrigin].every((id) => {
    const beside = id && find(id)
    return !(beside instanceof Y.Item) || beside.parentSub === null
  })
}

type Find = ReturnType<typeof finder>

function takesBeginning(document: Y.Doc, ds: Parameters<typeof eachDeleted>[1]): boolean {
  let takes = false
  eachDeleted(document, ds, ({ parentSub }) => {
    takes ||= parentSub !== null
  })
  return takes
}

/** The log of a draft that begins with these words, which are those of the text or of what is tabled. */
export function beginLog(log: Y.Doc, seed: (words: Y.Doc) => void): void {
  const words = new Y.Doc()
  seed(words)
  begin(log, Y.encodeStateAsUpdate(words))
  words.destroy()
}

/**
 * A draft of an earlier version was not sealed: what it said is what it begins with from now on, and
 * whatever is written in it is sealed (A43). Put in the place of its journal before it is opened.
 */
export async function takeEarlier(store: Store, name: string): Promise<void> {
  const rows = await store.load(name)
  const last = rows.at(-1)
  if (!last) return
  const earlier = new Y.Doc()
  await replay(store, name, earlier)
  if (contentOf(earlier).length > 0) {
    const log = new Y.Doc()
    begin(log, Y.encodeStateAsUpdate(earlier))
    await store.compact(name, last.seq, Y.encodeStateAsUpdate(log))
  }
  earlier.destroy()
}
