import type { EditorState } from 'prosemirror-state'
import { yUndoPluginKey } from 'y-prosemirror'
import * as Y from 'yjs'
import type { Holder, ItemId } from '../../../shared/document/moves'
import type { Move } from './exact-moves'

/** What this window knows of its own moves and cannot read from the shared document. */
export interface OwnMoves {
  /** The second are copies of the first. The answer is in the form of `Moved['origins']`. */
  copied(from: readonly Run[], to: readonly Run[]): readonly (readonly number[])[]
  /** An undo of a step has brought blocks back: what is in them are copies too. */
  restored(tr: Y.Transaction, step: Step): void
  /**
   * Who first wrote what this window's client put there, and when; `null` for a copy of which that
   * is not known.
   */
  originOf(id: ItemId): ItemId | null
  /** A move is taken back by itself, and not with the words typed just before or after. */
  stepOfItsOwn(state: EditorState, move: Move, write: () => void): void
}

/** So many characters, or one thing that is not a word. */
export interface Run extends ItemId {
  readonly length: number
  /** By whom and when it was first written, if that is known. */
  readonly origin: ItemId | null
}

type Step = Y.UndoManager['undoStack'][number]

interface Copy {
  /** Yjs clocks of this window's client. */
  readonly from: number
  readonly to: number
  readonly origin: ItemId | null
}

export function ownMoves(): OwnMoves {
  const copies: Copy[] = []
  const originOf = (id: ItemId) => {
    const copy = copies.find(({ from, to }) => from <= id.clock && id.clock < to)
    if (!copy) return id
    const { from, origin } = copy
    return origin && { client: origin.client, clock: origin.clock + id.clock - from }
  }
  return {
    copied(from, to) {
      const origins: number[][] = []
      for (const [source, copy] of pairs(from, to)) {
        const { origin } = source
        const { clock, length } = copy
        copies.push({ from: clock, to: clock + length, origin })
        if (origin) origins.push([clock, length, origin.client, origin.clock])
      }
      return origins
    },
    restored({ doc, beforeState }, step) {
      const from = beforeState.get(doc.clientID) ?? 0
      const isNew = ({ client, clock }: ItemId) => client === doc.clientID && clock >= from
      // Whether a colleague's words are in another copy as well is for their window to say.
      const ownOriginOf = (id: ItemId) => {
        const origin = id.client === doc.clientID ? originOf(id) : null
        return origin?.client === doc.clientID ? origin : null
      }
      for (const item of deletedIn(doc, step)) {
        const { redone } = item
        const around = redone && isNew(redone) ? itemAround(doc, redone) : null
        if (!redone || !around || !isNew(around.id)) continue
        for (const { clock, length, origin } of runsOf(item, ownOriginOf)) {
          const start = redone.clock + clock - item.id.clock
          copies.push({ from: start, to: start + length, origin })
        }
      }
    },
    originOf,
    stepOfItsOwn(state, move, write) {
      const manager = yUndoPluginKey.getState(state)?.undoManager
      const steps = manager?.undoStack.length
      manager?.stopCapturing()
      write()
      manager?.stopCapturing()
      const step = manager?.undoStack.at(-1)
      if (step && manager?.undoStack.length !== steps) step.meta.set(asMove, move)
    },
  }
}

const asMove = 'move'

/** What the next undo would take back, if that is a move. */
export function moveToUndo(state: EditorState): Move | null {
  const step = yUndoPluginKey.getState(state)?.undoManager.undoStack.at(-1)
  return (step?.meta.get(asMove) as Move | undefined) ?? null
}

/** It has been taken back in another way. */
export function forgetMove(state: EditorState): void {
  yUndoPluginKey.getState(state)?.undoManager.undoStack.pop()
}

/** What stands in blocks, in the order of reading, and the values of their attributes. */
export function writtenIn(
  blocks: readonly Y.XmlElement[],
  originOf: (id: ItemId) => ItemId | null,
): readonly Run[] {
  const runs: Run[] = []
  const add = (item: Y.Item) => void runs.push(...runsOf(item, originOf))
  const visit = (element: Y.XmlElement) => {
    for (const key of [...element._map.keys()].sort()) {
      const item = element._map.get(key)
      if (item && !item.deleted) add(item)
    }
    visitChildren(element)
  }
  const visitChildren = (holder: Holder) => {
    for (let item = holder._start; item; item = item.right) {
      if (item.deleted) continue
      if (item.content instanceof Y.ContentString) add(item)
      if (!(item.content instanceof Y.ContentType)) continue
      const { type } = item.content
      if (type instanceof Y.XmlElement) {
        add(item)
        visit(type)
      } else visitChildren(type)
    }
  }
  for (const block of blocks) {
    if (block._item) add(block._item)
    visit(block)
  }
  return runs
}

/** An item, cut where what it says was first written by others or at other times. */
function runsOf(
  { id: { client, clock }, length }: Y.Item,
  originOf: (id: ItemId) => ItemId | null,
): readonly Run[] {
  const runs: Run[] = []
  const origin = (at: number) => originOf({ client, clock: at })
  for (let from = clock; from < clock + length; ) {
    const first = origin(from)
    let to = from + 1
    while (to < clock + length && follows(first, origin(to), to - from)) to++
    runs.push({ client, clock: from, length: to - from, origin: first })
    from = to
  }
  return runs
}

function follows(first: ItemId | null, other: ItemId | null, by: number): boolean {
  return first?.client === other?.client && (first?.clock ?? 0) + by === (other?.clock ?? by)
}

/** Two accounts of the same words, cut in the same places. */
function* pairs(a: readonly Run[], b: readonly Run[]): Generator<readonly [Run, Run]> {
  let [i, j, done, over] = [0, 0, 0, 0]
  for (;;) {
    const [one, other] = [a[i], b[j]]
    if (!one || !other) return
    const length = Math.min(one.length - done, other.length - over)
    yield [part(one, done, length), part(other, over, length)]
    done += length
    over += length
    if (done === one.length) [i, done] = [i + 1, 0]
    if (over === other.length) [j, over] = [j + 1, 0]
  }
}

function part({ client, clock, origin }: Run, from: number, length: number): Run {
  const first = origin && { client: origin.client, clock: origin.clock + from }
  return { client, clock: clock + from, length, origin: first }
}

/** What the step deleted, as it is remembered. */
export function deletedIn({ store }: Y.Doc, { deletions }: Step): readonly Y.Item[] {
  return [...deletions.clients].flatMap(([client, ranges]) => {
    const structs = store.clients.get(client) ?? []
    return ranges.flatMap(({ clock, len }) => {
      const items: Y.Item[] = []
      for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
        const struct = structs[at]
        if (!struct || struct.id.clock >= clock + len) break
        if (struct instanceof Y.Item) items.push(struct)
      }
      return items
    })
  })
}

function itemAround({ store }: Y.Doc, id: Y.ID): Y.Item | null {
  const { parent } = Y.getItem(store, id)
  return parent instanceof Y.AbstractType ? parent._item : null
}
