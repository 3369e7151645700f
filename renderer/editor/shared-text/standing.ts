import * as Y from 'yjs'
import type { CopiedRun } from '../../../shared/document/copies'
import { type Holder, type ItemId, itemsIn } from '../../../shared/document/moves'
import { schema } from '../../../shared/document/schema'

/** One letter, or one thing among the letters, and its position on the page. */
export interface Standing {
  readonly id: ItemId
  readonly pos: number
}

/** What stands in a block of words whose content begins at a position, the words of its notes too. */
export function standingIn(block: Y.XmlElement, start: number): readonly Standing[] {
  const standing: Standing[] = []
  let pos = start
  const visit = (holder: Holder) => {
    for (const { id, content, deleted, length } of childrenOf(holder)) {
      if (deleted) continue
      if (content instanceof Y.ContentString) {
        for (let at = 0; at < length; at++) {
          standing.push({ id: { client: id.client, clock: id.clock + at }, pos: pos++ })
        }
      } else if (content instanceof Y.ContentType && content.type instanceof Y.XmlText) {
        visit(content.type)
      } else if (content instanceof Y.ContentType && content.type instanceof Y.XmlElement) {
        standing.push({ id: { client: id.client, clock: id.clock }, pos: pos++ })
        if (isLeaf(content.type)) continue
        visit(content.type)
        pos++
      }
    }
  }
  visit(block)
  return standing
}

/** In their order; attributes have no place. */
export function childrenOf(holder: Holder): readonly Y.Item[] {
  return itemsIn(holder).filter(({ parentSub }) => parentSub === null)
}

function isLeaf({ nodeName }: Y.XmlElement): boolean {
  return schema.nodes[nodeName as keyof typeof schema.nodes]?.isLeaf ?? true
}

/** Letters one after the other that are copies of letters one after the other are told as one. */
export function pairRuns(
  pairs: readonly { readonly copy: ItemId; readonly source: ItemId }[],
): readonly CopiedRun[] {
  const runs: { copy: ItemId; length: number; source: ItemId }[] = []
  for (const { copy, source } of pairs) {
    const last = runs.at(-1)
    if (
      last &&
      follows(last.copy, copy, last.length) &&
      follows(last.source, source, last.length)
    ) {
      last.length++
    } else runs.push({ copy, length: 1, source })
  }
  return runs
}

/** As they are told: four numbers for each run. */
export function numbersOf(runs: readonly CopiedRun[]): readonly number[] {
  return runs.flatMap(({ copy, length, source }) => [
    copy.clock,
    length,
    source.client,
    source.clock,
  ])
}

function follows(first: ItemId, other: ItemId, by: number): boolean {
  return first.client === other.client && first.clock + by === other.clock
}
