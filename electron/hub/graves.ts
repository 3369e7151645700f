import * as Y from 'yjs'
import type { ItemId } from '../../shared/document/moves'
import {
  holdsItem,
  type Place,
  putRun,
  type Run,
  runsOf,
  sayRuns,
} from '../../shared/document/runs'
import { type Deleted, eachDeleted, isNamed } from '../../shared/document/unseen'
import { contentOf } from '../../shared/document/ydoc'
import type { Struct } from './find-item'

/** A block from which something was taken away, as it stood just before. */
export interface Grave {
  runs: readonly Run[]
  /** Whether the text still has the block: only a part of it went, or it was put in again elsewhere. */
  readonly stays: boolean
  /** The block itself, and those before it that stay, the nearest first. */
  readonly after: readonly string[]
}

export interface Decoded {
  readonly structs: readonly Struct[]
  readonly ds: Deleted
}

/** More is not remembered: words that come later than that are kept without what stood around them. */
const most = { blocks: 2_000, weight: 2_000_000 } as const

/**
 * What the blocks said that were taken away not long ago. Yjs forgets it at once, and a window that
 * has not heard of it may still be writing there.
 */
export class Graves {
  #graves: Grave[] = []
  #weight = 0

  /** By their blocks. Asked before the update is applied; costs what it deletes. */
  dig(document: Y.Doc, { structs, ds }: Decoded): ReadonlyMap<Y.Item, Grave> {
    const places = placesIn(ds)
    const again = idsIn(structs)
    const dug = new Map<Y.Item, Grave>()
    for (const block of blocksLosing(document, ds)) {
      const element = elementOf(block)
      const id = element?.getAttribute('id')
      if (!element) continue
      const grave: Grave = {
        runs: runsOf(element),
        stays: (id !== undefined && again.has(id)) || !goes(block, ds),
        after: [...(id === undefined ? [] : [id]), ...places(block)],
      }
      dug.set(block, grave)
      this.#add(grave)
    }
    return dug
  }

  with(ids: readonly ItemId[]): Grave | null {
    return this.#graves.find(({ runs }) => ids.some((id) => holdsItem(runs, id))) ?? null
  }

  /** A block that was begun when what it is in had gone already, beside others that went. */
  begin(run: Run, beside: readonly ItemId[]): Grave {
    const grave = { runs: [run], stays: false, after: this.with(beside)?.after ?? [] }
    this.#add(grave)
    return grave
  }

  /** Something without words that came for the block when it had gone: words may come for it. */
  put(grave: Grave, place: Place, run: Run): void {
    grave.runs = putRun(grave.runs, place, run) ?? grave.runs
    this.#weight += weightOfRun
  }

  #add(grave: Grave): void {
    this.#graves.unshift(grave)
    this.#weight += weightOf(grave)
    while (this.#graves.length > most.blocks || this.#weight > most.weight) {
      const forgotten = this.#graves.pop()
      if (!forgotten) return
      this.#weight -= weightOf(forgotten)
    }
  }
}

const weightOfRun = 50

/** About the bytes that it takes. */
function weightOf({ runs }: Grave): number {
  return sayRuns(runs).length + weightOfRun * runs.length
}

/** Whether an update takes away something that holds words, and not words alone. */
export function takesAway(document: Y.Doc, ds: Deleted): boolean {
  let takes = false
  eachDeleted(document, ds, ({ content }) => {
    takes ||= content instanceof Y.ContentType
  })
  return takes
}

/** The block around an item, or the item itself if it is one; `null` for a section, and elsewhere. */
export function blockAround(document: Y.Doc, item: Y.Item): Y.Item | null {
  const root = contentOf(document)
  for (let at: Y.Item | null = item; at; ) {
    const here: Y.Item = at
    const { parent } = here
    if (!(parent instanceof Y.AbstractType)) return null
    at = parent._item
    if (parent === root || (at && isContainer(at))) return isContainer(here) ? null : here
  }
  return null
}

function blocksLosing(document: Y.Doc, ds: Deleted): ReadonlySet<Y.Item> {
  const blocks = new Set<Y.Item>()
  eachDeleted(document, ds, (item) => {
    if (!(item.content instanceof Y.ContentType)) return
    const block = blockAround(document, item)
    if (block) blocks.add(block)
    else if (isContainer(item)) for (const child of childrenOf(item)) blocks.add(child)
  })
  return blocks
}

/** The ids of what an update puts in. Whatever moves a block, or makes another of it, keeps its id. */
function idsIn(structs: readonly Struct[]): ReadonlySet<unknown> {
  const ids = new Set<unknown>()
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || struct.parentSub !== 'id') continue
    for (const value of struct.content.getContent()) ids.add(value)
  }
  return ids
}

function goes(item: Y.Item, ds: Deleted): boolean {
  if (item.deleted || isNamed(ds, item.id)) return true
  const around = containerOf(item)
  return around !== null && (around.deleted || isNamed(ds, around.id))
}

function containerOf({ parent }: Y.Item): Y.Item | null {
  return parent instanceof Y.AbstractType ? parent._item : null
}

/** So many blocks are named, and so many looked at. */
const nearest = 5
const farthest = 200

/** The blocks before one that an update leaves where they are. */
function placesIn(ds: Deleted): (block: Y.Item) => readonly string[] {
  const before = new Map<Y.Item, readonly string[]>()

  function look(from: Y.Item | null): readonly string[] {
    const found: string[] = []
    let looked = 0
    for (let at = from; at && found.length < nearest && looked++ < farthest; at = at.left) {
      if (at.deleted || isNamed(ds, at.id)) continue
      const id = elementOf(at)?.getAttribute('id')
      if (isContainer(at)) found.push(...look(lastOf(at)))
      else if (id !== undefined) found.push(id)
    }
    return found.slice(0, nearest)
  }

  /** All blocks of a section that goes have the same place. */
  function beforeContainer(container: Y.Item): readonly string[] {
    const known = before.get(container) ?? look(container.left)
    before.set(container, known)
    return known
  }

  return (block) => {
    const container = containerOf(block)
    if (!container) return look(block.left)
    if (container.deleted || isNamed(ds, container.id)) return beforeContainer(container)
    const beside = look(block.left)
    return beside.length > 0 ? beside : beforeContainer(container)
  }
}

function lastOf(container: Y.Item): Y.Item | null {
  let last: Y.Item | null = null
  for (const child of childrenOf(container)) last = child
  return last
}

function* childrenOf({ content }: Y.Item): Generator<Y.Item> {
  if (!(content instanceof Y.ContentType)) return
  for (let item = content.type._start; item; item = item.right) if (!item.deleted) yield item
}

function elementOf({ content }: Y.Item): Y.XmlElement | null {
  const type = content instanceof Y.ContentType ? content.type : null
  return type instanceof Y.XmlElement ? type : null
}

function isContainer(item: Y.Item): boolean {
  const name = elementOf(item)?.nodeName
  return name === 'section' || name === 'annex'
}
