import * as Y from 'yjs'

/**
 * What the hub keeps of a draft, as a shared document of its own: the words with which it began,
 * which are those of the text or of what was tabled, and all that was written since, in sealed
 * envelopes. Sponsors add envelopes and take out those that a later one holds; the hub opens none.
 */
const opening = 'opening'
const envelopes = 'envelopes'

/** The only place in which a window may write. */
export const envelopesName = envelopes

export function begin(log: Y.Doc, update: Uint8Array): void {
  log.getMap(opening).set('update', update)
}

export function openingOf(log: Y.Doc): Uint8Array | null {
  const update = log.getMap(opening).get('update')
  return update instanceof Uint8Array ? update : null
}

export function envelopesIn(log: Y.Doc): Y.Array<Uint8Array> {
  return log.getArray<Uint8Array>(envelopes)
}

export interface Lying {
  /** The same object for as long as it lies there. */
  readonly item: Y.Item
  readonly envelope: Uint8Array
}

/** In the order in which they were put there, as far as that can be told. */
export function lyingIn(log: Y.Doc): readonly Lying[] {
  const found: Lying[] = []
  for (let item = envelopesIn(log)._start; item; item = item.right) {
    const { content, deleted } = item
    if (!deleted && content instanceof Y.ContentBinary) {
      found.push({ item, envelope: content.content })
    }
  }
  return found
}

/**
 * How much has ever been written in it: grows with every envelope, and says of two copies of one log
 * whether the one knows all that the other does.
 */
export function writtenIn(log: Y.Doc): number {
  let sum = 0
  for (const clock of Y.decodeStateVector(Y.encodeStateVector(log)).values()) sum += clock
  return sum
}
