import type * as Y from 'yjs'
import { type Act, type CopiedRun, kindOf, lettersOf, livingAt, nameOf, runsOf } from './copies'
import { type ItemId, isMoved, movesOf } from './moves'

/** What the text tells of all copies, for as long as it does not change. */
export interface Copies {
  /** The word that this one is a copy of, or a copy of a copy; itself if it is none. */
  rootOf(id: ItemId): ItemId
  /** All copies of a word, and itself. */
  sameAs(id: ItemId): readonly ItemId[]
  /** This one, all its copies, and copies of those. */
  madeOf(id: ItemId): readonly ItemId[]
  /** The acts by which a word came to where it is, the last first. */
  actsBehind(id: ItemId): readonly Act[]
}

export function copiesIn(doc: Y.Doc): Copies {
  const { byCopy, bySource } = indexOf(doc)
  /** From the copy to what it was copied from, and so on to the word itself. */
  const steps = (id: ItemId) => {
    const path: { readonly source: ItemId; readonly act: Act | null }[] = []
    // No window of ours tells of a ring; whoever does is not followed round it.
    const seen = new Set<string>()
    for (let at = id; !seen.has(nameOf(at)); ) {
      seen.add(nameOf(at))
      const run = byCopy.get(at.client)?.find(({ copy, length }) => isIn(at, copy, length))
      if (!run) break
      at = onward(at, run.copy, run.source)
      path.push({ source: at, act: run.act })
    }
    return path
  }
  const madeOf = (id: ItemId) => {
    const same = [id]
    const seen = new Set(same.map(nameOf))
    for (const one of same) {
      for (const { source, copy, length } of bySource.get(one.client) ?? []) {
        const other = isIn(one, source, length) ? onward(one, source, copy) : null
        if (!other || seen.has(nameOf(other))) continue
        seen.add(nameOf(other))
        same.push(other)
      }
    }
    return same
  }
  const rootOf = (id: ItemId) => steps(id).at(-1)?.source ?? id
  return {
    rootOf,
    actsBehind: (id) => steps(id).flatMap(({ act }) => act ?? []),
    madeOf,
    sameAs: (id) => madeOf(rootOf(id)),
  }
}

/** The acts of one client. */
export function actsOf(doc: Y.Doc, client: number): readonly Act[] {
  return indexOf(doc).acts.get(client) ?? []
}

/** What one client has brought after other words, each letter by itself. */
export function broughtBy(doc: Y.Doc, client: number): readonly ItemId[] {
  const runs = indexOf(doc).brought.get(client) ?? []
  return runs.flatMap(({ copy, length }) => lettersOf(copy, length))
}

/** Of some words, by their names, those of which there is a copy that counts. */
export function wordsElsewhere(
  doc: Y.Doc,
  isAsked: (id: ItemId) => boolean,
  counts: (copy: ItemId) => boolean,
): ReadonlySet<string> {
  const there = new Set<string>()
  const copies = copiesIn(doc)
  // A block that was moved may be there twice for a moment, and one of the two goes.
  const isActed = (copy: ItemId) => copies.actsBehind(copy).length > 0
  for (const { source, length } of [...indexOf(doc).bySource.values()].flat()) {
    for (const id of lettersOf(source, length)) {
      if (!isAsked(id) || there.has(nameOf(id))) continue
      const isThere = copies
        .sameAs(id)
        .some((copy) => !isAsked(copy) && counts(copy) && livingAt(doc, copy) && isActed(copy))
      if (isThere) there.add(nameOf(id))
    }
  }
  return there
}

/** Runs by the clients of their copies and of their sources, and acts by their clients. */
interface Index {
  readonly told: Map<string, unknown>
  readonly byCopy: Map<number, (CopiedRun & { readonly act: Act | null })[]>
  readonly bySource: Map<number, CopiedRun[]>
  readonly acts: Map<number, Act[]>
  readonly brought: Map<number, CopiedRun[]>
}

const indexes = new WeakMap<Y.Doc, Index>()

/** Only what has been told since is read: a long text tells of thousands of acts. */
function indexOf(doc: Y.Doc): Index {
  const index = indexes.get(doc) ?? {
    told: new Map(),
    byCopy: new Map(),
    bySource: new Map(),
    acts: new Map(),
    brought: new Map(),
  }
  indexes.set(doc, index)
  for (const [key, copied] of movesOf(doc)) {
    if (index.told.get(key) === copied) continue
    index.told.set(key, copied)
    const kind = kindOf(key)
    if (!isMoved(copied) || kind === 'yielding') continue
    const act = kind === 'across' || kind === 'within' ? { kind, copied } : null
    if (act) add(index.acts, copied.by, act)
    for (const run of runsOf(copied)) {
      add(index.byCopy, run.copy.client, { ...run, act })
      add(index.bySource, run.source.client, run)
      if (kind === 'answer') add(index.brought, copied.by, run)
    }
  }
  return index
}

function isIn(id: ItemId, first: ItemId, length: number): boolean {
  return id.client === first.client && first.clock <= id.clock && id.clock < first.clock + length
}

function onward(id: ItemId, here: ItemId, there: ItemId): ItemId {
  return { client: there.client, clock: there.clock + id.clock - here.clock }
}

function add<Value>(lists: Map<number, Value[]>, key: number, value: Value): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
