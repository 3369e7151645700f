import * as Y from 'yjs'
import type { Place, Run } from '../../shared/document/runs'
import { schema } from '../../shared/document/schema'
import { finder, type Struct } from './find-item'

/** Something that comes for a block, or a part of one, that is gone. */
export interface Late {
  readonly run: Run
  /** Where it was put, when that was still there. */
  readonly place: Place
  /** Whether a block of its own begins with it. */
  readonly begins: boolean
  readonly isWords: boolean
}

/**
 * What of an update comes too late: Yjs takes it and deletes it at once, since whatever was to hold it
 * was deleted before. Costs what the update holds, and nothing in proportion to the text.
 */
export function lateIn(document: Y.Doc, structs: readonly Struct[]): readonly Late[] {
  const isGone = goneIn(document, structs)
  return structs.flatMap((struct): readonly Late[] => {
    // Values of attributes are no words.
    if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentAny) return []
    if (!isGone(struct)) return []
    const { id, length, origin, rightOrigin, parent, content } = struct
    const known = Math.max(0, Y.getState(document.store, id.client) - id.clock)
    if (known >= length) return []
    const isWords = content instanceof Y.ContentString
    const run = {
      client: id.client,
      clock: id.clock + known,
      length: length - known,
      text: isWords ? content.str.slice(known) : signOf(content),
    }
    const after = known > 0 ? { client: id.client, clock: run.clock - 1 } : origin
    const within = parent instanceof Y.ID ? parent : null
    const place = { after, before: rightOrigin, within }
    return [{ run, place, begins: isBlock(content), isWords }]
  })
}

/**
 * Asks of an item whether what is to hold it is deleted, in the document or with it. An item that
 * does not name its parent stands beside one that has the same.
 */
function goneIn(document: Y.Doc, structs: readonly Struct[]): (item: Y.Item) => boolean {
  const find = finder(document, structs)
  const known = new Map<Struct, boolean>()

  function own({ parent }: Y.Item): boolean | null {
    const holder: unknown = parent
    if (holder instanceof Y.AbstractType) return holder._item?.deleted ?? false
    if (typeof holder === 'string') return false
    if (!(holder instanceof Y.ID)) return null
    const found = find(holder)
    if (!(found instanceof Y.Item)) return found instanceof Y.GC
    return found.deleted || isGone(found)
  }

  function isGone(item: Y.Item): boolean {
    const asked: Y.Item[] = []
    let gone: boolean | null = null
    for (let at: Struct | null = item; gone === null; ) {
      const here: Struct | null = at
      // Yjs keeps no more than the place of what was in something that was deleted.
      if (!(here instanceof Y.Item)) gone = here instanceof Y.GC
      else {
        gone = known.get(here) ?? own(here)
        asked.push(here)
        const next: Y.ID | null = here.origin ?? here.rightOrigin
        at = next && find(next)
      }
    }
    for (const each of asked) known.set(each, gone)
    return gone
  }

  return isGone
}

function isBlock(content: Y.Item['content']): boolean {
  const name = nameOf(content)
  const type = Object.entries(schema.nodes).find(([each]) => each === name)?.[1]
  return type?.isInGroup('block') ?? false
}

function signOf(content: Y.Item['content']): string {
  const name = nameOf(content)
  return name === 'break' ? '\n' : name === 'footnote' ? ' ' : ''
}

function nameOf(content: Y.Item['content']): string | null {
  const type = content instanceof Y.ContentType ? content.type : null
  return type instanceof Y.XmlElement ? type.nodeName : null
}
