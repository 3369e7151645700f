import * as Y from 'yjs'
import { type CopiedRun, nameOf } from '../../../shared/document/copies'
import { wordsElsewhere } from '../../../shared/document/copy-index'

/**
 * Undo and redo that never take more than what their own step has put in.
 *
 * Much of what a step puts in is not new: Enter deletes the second half of a paragraph and puts in
 * a copy, and its undo takes the copy away and brings the words back to where they were. When a
 * colleague has deleted that place meanwhile they cannot come back, and all would be gone. Such a
 * step is left as it was done, and the one before it is taken back.
 *
 * What a step has put in and a colleague has written in stays, with its id and its kind.
 */
export class OwnUndo extends Y.UndoManager {
  #staying: ReadonlySet<Y.Item> = new Set()

  constructor(
    content: Y.XmlFragment,
    origin: unknown,
    /** Told of each step that is left as it was. */
    readonly onLeftDone: () => void,
  ) {
    super(content, {
      trackedOrigins: new Set([origin]),
      captureTransaction: (change) => change.meta.get('addToHistory') !== false,
      deleteFilter: (item) => !this.#stays(item),
    })
  }

  override undo(): Step | null {
    this.#prepare(this.undoStack)
    return super.undo()
  }

  override redo(): Step | null {
    this.#prepare(this.redoStack)
    return super.redo()
  }

  /** Words that were brought elsewhere after those they were among are of the step that typed them. */
  follow(runs: readonly CopiedRun[]): void {
    for (const { copy, length, source } of runs) {
      const step = this.undoStack.findLast(({ insertions }) =>
        Y.isDeleted(whereNow(this.doc.store, insertions), Y.createID(source.client, source.clock)),
      )
      if (!step) continue
      const brought = ranges([[copy.client, { clock: copy.clock, len: length }]])
      step.insertions = Y.mergeDeleteSets([step.insertions, brought])
    }
  }

  /**
   * Yjs takes back the last step, and if there was nothing to do the one before. So all are looked
   * at, down to the first that surely does something.
   */
  #prepare(stack: Step[]): void {
    const { store } = this.doc
    const staying = new Set<Y.Item>()
    for (let at = stack.length - 1; at >= 0; at--) {
      const step = stack[at]
      if (!step) continue
      step.deletions = notElsewhere(this.doc, step)
      const own = whereNow(store, step.insertions)
      const takesWords = structsIn(store, own).some((struct) => !struct.deleted && isWords(struct))
      const owed = structsIn(store, step.deletions).filter(
        (struct) => isWords(struct) && !Y.isDeleted(step.insertions, struct.id),
      )
      if (takesWords && !owed.every((struct) => comesBack(store, struct, step))) {
        stack.splice(at, 1)
        this.onLeftDone()
        continue
      }
      const homes = new Set(owed.map((struct) => homeOf(store, struct)))
      for (const struct of structsIn(store, own)) {
        if (struct instanceof Y.Item && outlives(struct, own, homes)) staying.add(struct)
      }
      if (takesWords || owed.length > 0) break
    }
    this.#staying = staying
  }

  #stays(item: Y.Item): boolean {
    if (item.content instanceof Y.ContentType) return this.#staying.has(item)
    const holder = item.parentSub === null ? null : holderOf(item)
    return holder !== null && this.#staying.has(holder)
  }
}

type Step = Y.UndoManager['undoStack'][number]
type Ranges = Step['insertions']
type Store = Y.Doc['store']
type Struct = Y.Item | Y.GC

/** Words, or what is left of what may have been words. */
function isWords(struct: Struct): boolean {
  if (!(struct instanceof Y.Item)) return true
  // What has a name is an attribute, or where a block has been moved.
  if (struct.parentSub !== null) return false
  return struct.content instanceof Y.ContentString || struct.content instanceof Y.ContentDeleted
}

/** Whether undoing the step would put something that it has deleted back into the text. */
function comesBack(store: Store, struct: Struct, step: Step): boolean {
  if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return false
  if (struct.redone) return isThere(store, struct.redone, struct.length)
  const holder = holderOf(struct)
  if (!holder || homeOf(store, struct)) return true
  if (holder.redone) return false
  const { deletions, insertions } = step
  if (!Y.isDeleted(deletions, holder.id) || Y.isDeleted(insertions, holder.id)) return false
  return comesBack(store, holder, step)
}

/**
 * What undoing the step would put back, without the words that are in the text as it is: a colleague
 * may have taken them elsewhere in the same moment, and their copy is there.
 */
function notElsewhere(doc: Y.Doc, { deletions, insertions }: Step): Ranges {
  const own = whereNow(doc.store, insertions)
  const there = wordsElsewhere(
    doc,
    ({ client, clock }) => Y.isDeleted(deletions, Y.createID(client, clock)),
    ({ client, clock }) => !Y.isDeleted(own, Y.createID(client, clock)),
  )
  if (there.size === 0) return deletions
  const left: [number, Range][] = []
  for (const [client, list] of deletions.clients) {
    for (const { clock, len } of list) {
      for (let at = clock; at < clock + len; at++) {
        if (!there.has(nameOf({ client, clock: at }))) left.push([client, { clock: at, len: 1 }])
      }
    }
  }
  return ranges(left)
}

function holderOf({ parent }: Y.Item): Y.Item | null {
  return parent instanceof Y.AbstractType ? parent._item : null
}

function isThere(store: Store, { client, clock }: Y.ID, len: number): boolean {
  const now = whereNow(store, ranges([[client, { clock, len }]]))
  return structsIn(store, now).every(({ deleted }) => !deleted)
}

/** What holds an item, or would hold it if the item came back; `null` if that is deleted. */
function homeOf(store: Store, struct: Struct): Y.Item | null {
  const holder = struct instanceof Y.Item ? holderOf(struct) : null
  if (!holder) return null
  const [now] = structsIn(
    store,
    whereNow(store, ranges([[holder.id.client, { clock: holder.id.clock, len: 1 }]])),
  )
  return now instanceof Y.Item && !now.deleted ? now : null
}

/** Whether an item of `own` holds what is to stay, or what comes back to it. */
function outlives(item: Y.Item, own: Ranges, homes: ReadonlySet<Y.Item | null>): boolean {
  const { content, deleted } = item
  if (deleted || !(content instanceof Y.ContentType)) return false
  if (homes.has(item)) return true
  for (let inner = content.type._start; inner; inner = inner.right) {
    if (inner.deleted || !inner.countable) continue
    if (!isWithin(inner, own) || outlives(inner, own, homes)) return true
  }
  return false
}

function isWithin({ id, length }: Y.Item, own: Ranges): boolean {
  for (let at = 0; at < length; at++) {
    if (!Y.isDeleted(own, Y.createID(id.client, id.clock + at))) return false
  }
  return true
}

/** Where items are now: what was deleted and brought back is another item. */
function whereNow(store: Store, then: Ranges): Ranges {
  const now: [number, Range][] = []
  const follow = (client: number, { clock, len }: Range) => {
    for (const struct of structsIn(store, ranges([[client, { clock, len }]]))) {
      const from = Math.max(clock, struct.id.clock)
      const part = Math.min(clock + len, struct.id.clock + struct.length) - from
      const redone = struct instanceof Y.Item ? struct.redone : null
      if (redone) {
        follow(redone.client, { clock: redone.clock + from - struct.id.clock, len: part })
      } else now.push([client, { clock: from, len: part }])
    }
  }
  for (const [client, list] of then.clients) for (const range of list) follow(client, range)
  return ranges(now)
}

interface Range {
  readonly clock: number
  readonly len: number
}

function ranges(list: readonly (readonly [client: number, Range])[]): Ranges {
  const made = Y.createDeleteSet()
  for (const [client, range] of list) {
    made.clients.set(client, [...(made.clients.get(client) ?? []), range])
  }
  return Y.mergeDeleteSets([made])
}

/** All that lie in the ranges, were it in part. */
function structsIn(store: Store, { clients }: Ranges): readonly Struct[] {
  return [...clients].flatMap(([client, list]) => {
    const structs = store.clients.get(client) ?? []
    return list.flatMap(({ clock, len }) => {
      const first = Y.findIndexSS(structs, clock)
      let last = first
      while ((structs[last + 1]?.id.clock ?? Number.POSITIVE_INFINITY) < clock + len) last++
      return structs.slice(first, last + 1)
    })
  })
}
