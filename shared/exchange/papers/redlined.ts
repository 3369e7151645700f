import type { Node } from 'prosemirror-model'
import type { Change } from '../../amendments/change'
import { blockIdOf, targetOf, toBlock } from '../../amendments/change'
import { idOf, isContainer } from '../../document/blocks'
import { number } from '../../document/numbering'
import { schema } from '../../document/schema'
import type { BlockId } from '../../ids'
import type { FinalBlock } from '../final-document'
import { redlineBetween } from '../redline/between'
import type { Hand } from '../redline/plan'
import type { PaperSource } from './frame'

/** What stands where in the text that a paper speaks of. */
export interface Standing {
  readonly labels: ReadonlyMap<BlockId, string>
  /** Blocks of annexes, in which headings have no numbers. */
  readonly inAnnex: ReadonlySet<BlockId>
}

export function standingIn(text: Node): Standing {
  const inAnnex = new Set<BlockId>()
  for (const top of text.children) {
    if (top.type.name !== 'annex') continue
    for (const block of top.children) {
      const id = idOf(block)
      if (id) inAnnex.add(id)
    }
  }
  return { labels: number(text).labels, inAnnex }
}

/**
 * The blocks of a change as its sponsors saw them, with what it would take out and put in. They have
 * the numbers that they have in the text; what comes in is numbered after what it follows.
 */
export function redlined(
  { text, conference, stage, at }: Pick<PaperSource, 'text' | 'conference' | 'stage' | 'at'>,
  { labels, inAnnex }: Standing,
  change: Change,
  hand: Hand,
): readonly FinalBlock[] {
  const { place, base, proposed } = change
  const before = place.kind === 'after' && base.length === 0 ? blockIn(text, place.block) : null
  const known = [...(before ? [before] : []), ...base.map(toBlock)]
  const becomes = [...(before ? [before] : []), ...proposed.map(toBlock)]
  const { parts } = redlineBetween({
    before: passage(text, known, labels),
    after: passage(text, becomes, labels),
    handOf: () => hand,
    conference,
    stage,
    at,
    digest: '',
  })
  const target = targetOf(change)
  const inAnnexed = target !== null && inAnnex.has(target)
  const ids = new Set<string | null>(base.map(blockIdOf))
  return parts
    .flatMap((part) => ('blocks' in part ? part.blocks : []))
    .filter((block) => !before || !('id' in block) || block.id !== idOf(before))
    .map((block) => {
      if (block.kind !== 'heading' && block.kind !== 'paragraph') return block
      const label = labels.get(block.id as BlockId)
      if (label !== undefined || ids.has(block.id)) return { ...block, label: label ?? null }
      // Only what stands at its own level before it says how it would be counted.
      const isCounted = known.some(
        ({ attrs }) => attrs.level === block.level && labels.has(attrs.id as BlockId),
      )
      const isUncounted = !isCounted || (inAnnexed && block.kind === 'heading')
      return isUncounted ? { ...block, label: null } : block
    })
}

/** Blocks as a text of their own, in the language of the whole and with the numbers they have there. */
function passage(text: Node, blocks: readonly Node[], labels: ReadonlyMap<BlockId, string>): Node {
  const masthead = text.firstChild?.type.name === 'masthead' ? text.firstChild.attrs : {}
  const issued = blocks.map((block) => {
    const label = labels.get(idOf(block) as BlockId)
    if (label === undefined || !('number' in block.attrs)) return block
    return block.type.create({ ...block.attrs, number: label }, block.content, block.marks)
  })
  return schema.node('doc', null, [
    schema.node('masthead', { ...masthead, numbers: 'frozen' }),
    schema.node('section', { id: 'passage' }, issued),
  ])
}

function blockIn(text: Node, id: BlockId): Node | null {
  for (const top of text.children) {
    if (!isContainer(top)) continue
    const found = top.children.find((block) => idOf(block) === id)
    if (found) return found
  }
  return null
}
