import type { EditorState } from 'prosemirror-state'
import { yUndoPluginKey } from 'y-prosemirror'
import * as Y from 'yjs'
import type { Holder, ItemId } from '../../../shared/document/moves'
import type { Move } from './exact-moves'

/** What this window knows of its own moves and cannot read from the shared document. */
export interface OwnMoves {
  /** The second are copies of the first. The answer is in the form of `Moved['origins']`. */
  copied(from: readonly Run[], to: readonly Run[]): readonly (readonly number[])[]
  /** An undo has brought blocks back: what is in them are copies too. */
  restored(doc: Y.Doc, tr: Y.Transaction): void
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

interface Copy {
  /** Yjs clocks of this window's client. */
  readonly from: number
  readonly to: number
  readonly origin: ItemId | null
}

export function ownMoves(): OwnMoves {
  const copies: Copy[] = []
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
    restored(doc, { beforeState }) {
      const from = beforeState.get(doc.clientID) ?? 0
      const isNew = ({ id }: Y.Item) => id.client === doc.clientID && id.clock >= from
      for (const struct of structsFrom(doc, from)) {
        const around = struct instanceof Y.Item ? itemAround(struct) : null
        if (!around || !isNew(around)) continue
        copies.push({
          from: struct.id.clock,
          to: struct.id.clock + struct.length,
          origin: null,
        })
      }
    },
    originOf(id) {
      const copy = copies.find(({ from, to }) => from <= id.clock && id.clock < to)
      if (!copy) return id
      const { from, origin } = copy
      return origin && { client: origin.client, clock: origin.clock + id.clock - from }
    },
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
  const add = ({ id: { client, clock }, length }: Y.Item) => {
    const origin = (at: number) => originOf({ client, clock: at })
    for (let from = clock; from < clock + length; ) {
      const first = origin(from)
      let to = from + 1
      while (to < clock + length && follows(first, origin(to), to - from)) to++
      runs.push({ client, clock: from, length: to - from, origin: first })
      from = to
    }
  }
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

function structsFrom({ store, clientID }: Y.Doc, clock: number) {
  const structs = store.clients.get(clientID) ?? []
  return clock < Y.getState(store, clientID) ? structs.slice(Y.findIndexSS(structs, clock)) : []
}

function itemAround({ parent }: Y.Item): Y.Item | null {
  return parent instanceof Y.AbstractType ? parent._item : null
}
