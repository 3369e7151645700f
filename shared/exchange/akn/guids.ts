import type { Id } from '../final-document'
import type { Attributes } from '../xml/markup'

/** What the id of the text is written as. */
export type WriteId = (id: Id) => Attributes

/**
 * As a `GUID`, which nothing else in the file may have. What has gone to another place stands twice
 * in a redline: there the second is only said to be what was the first.
 */
export function uniqueIds(): WriteId {
  const taken = new Set<Id>()
  return (id) => {
    if (taken.has(id)) return { wId: id }
    taken.add(id)
    return { GUID: id }
  }
}

/** Within a quotation of another text, whose ids they are. */
export const quotedIds: WriteId = (id) => ({ wId: id })
