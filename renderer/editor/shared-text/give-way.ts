import * as Y from 'yjs'
import {
  type Act,
  type Copied,
  type CopiedRun,
  itemAt,
  lettersOf,
  livingAt,
  nameOf,
  runsOf,
  tellYielded,
} from '../../../shared/document/copies'
import type { Copies } from '../../../shared/document/copy-index'
import type { ItemId } from '../../../shared/document/moves'
import { bringOwn, linesIn } from './bring'
import { ranking } from './rank'
import { blockAround, idsIn, takeAway } from './signs'
import { numbersOf, pairRuns } from './standing'

/**
 * Two who end one paragraph at once both make its second half, and the text has it twice. Here a
 * window takes away what it has copied itself, where a colleague's copy of the same words is the
 * one that stays (`rank.ts`).
 */
export function giveWay(
  doc: Y.Doc,
  theirs: Act,
  own: readonly Act[],
  copies: Copies,
): readonly CopiedRun[] {
  const ranks = ranking(copies)
  const isOwn = (id: ItemId) => copies.actsBehind(id)[0]?.copied.by === doc.clientID
  return own.flatMap((act) => {
    const doubles = doublesOf(doc, act.copied, theirs.copied, copies).filter(
      ({ own: mine, other }) => isOwn(mine) && ranks.yields(mine, other),
    )
    return doubles.length > 0 ? takeBack(doc, act, doubles, copies) : []
  })
}

/** What is there twice: one's own copy, and the other's. */
interface Double {
  readonly own: ItemId
  readonly other: ItemId
}

function doublesOf(doc: Y.Doc, own: Copied, theirs: Copied, copies: Copies): readonly Double[] {
  const others = new Map<string, ItemId>()
  for (const id of livingOf(doc, theirs, copies)) others.set(nameOf(copies.rootOf(id)), id)
  if (others.size === 0) return []
  return livingOf(doc, own, copies).flatMap((id): readonly Double[] => {
    const other = others.get(nameOf(copies.rootOf(id)))
    return other && nameOf(other) !== nameOf(id) ? [{ own: id, other }] : []
  })
}

/** What is there of what was copied, wherever it has been taken since. */
function livingOf(doc: Y.Doc, copied: Copied, copies: Copies): readonly ItemId[] {
  return runsOf(copied)
    .flatMap(({ copy, length }) => lettersOf(copy, length))
    .flatMap((id) => copies.madeOf(id))
    .filter((id) => livingAt(doc, id) !== null)
}

/** Takes one's own copies away, and tells those who have written among them. */
function takeBack(
  doc: Y.Doc,
  { kind, copied }: Act,
  doubles: readonly Double[],
  copies: Copies,
): readonly CopiedRun[] {
  const { from, to, known: before } = copied
  const { clientID } = doc
  const names = new Set(doubles.map(({ own }) => nameOf(own)))
  // What has been written among the copies since is in no other copy.
  const known: Record<string, number> = { ...before, [clientID]: to }
  const places = placesIn(copied, copies)
  const placeOf = (id: ItemId) => places.get(nameOf(copies.rootOf(id))) ?? null
  const first = Math.min(...doubles.map(({ own }) => placeOf(own) ?? 0))
  const taken = {
    copies,
    was: ({ deleted }: Y.Item) => !deleted,
    isGone: (id: ItemId) => names.has(nameOf(id)),
    wasSeen: () => false,
    isKnown(id: ItemId) {
      const place = placeOf(id)
      if (place === null) return id.clock < (known[id.client] ?? 0)
      // Nor is what only this window had, and copied with the rest.
      return place < first || names.has(nameOf(id))
    },
  }
  const blocks = new Set(doubles.flatMap(({ own }) => blockOf(doc, own) ?? []))
  return [...blocks].flatMap((block) => {
    const brought = bringOwn(doc, block, taken)
    const pairs = doubles.filter(({ own }) => blockOf(doc, own) === block)
    for (const line of linesIn(block)) takeAway(line, names)
    const isOwn = block._item?.id.client === clientID
    if (kind === 'across' && isOwn && idsIn(block).length === 0) remove(block)
    const runs = pairRuns(pairs.map(({ own, other }) => ({ copy: own, source: other })))
    const origins = numbersOf(runs)
    const end = Y.getState(doc.store, clientID)
    tellYielded(doc, { by: clientID, from: origins[0] ?? from, to: end, origins, known })
    return brought
  })
}

/** The how manieth each of the words was. */
function placesIn(copied: Copied, copies: Copies): ReadonlyMap<string, number> {
  const letters = runsOf(copied).flatMap(({ source, length }) => lettersOf(source, length))
  return new Map(letters.map((id, place) => [nameOf(copies.rootOf(id)), place]))
}

function blockOf({ store }: Y.Doc, id: ItemId): Y.XmlElement | null {
  const item = itemAt(store, id)
  return item && blockAround(item)
}

function remove({ parent, _item }: Y.XmlElement): void {
  if (!(parent instanceof Y.XmlFragment)) return
  const index = parent.toArray().findIndex((child) => child._item === _item)
  if (index >= 0) parent.delete(index, 1)
}
