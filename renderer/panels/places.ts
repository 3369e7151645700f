import type { Node } from 'prosemirror-model'
import { type Change, targetOf } from '../../shared/amendments/change'
import { idOf, isContainer } from '../../shared/document/blocks'
import { bare } from '../../shared/document/number-styles'
import { number } from '../../shared/document/numbering'
import type { BlockId } from '../../shared/ids'

/** Where a block stands, as one would say it in the room: "annex I, paragraph 3 (a)". */
export interface Spot {
  readonly kind: 'paragraph' | 'heading' | 'title' | 'table'
  /** "12", "3 (a)", "IV"; `null` where nothing is printed before the block. */
  readonly label: string | null
  /** "Annex I" where the block stands in one. */
  readonly annex: string | null
  /** The heading above it, for the outline. */
  readonly under: BlockId | null
  /** In reading order; the head of a section comes half a step before its first block. */
  readonly order: number
}

const known = new WeakMap<Node, ReadonlyMap<BlockId, Spot>>()

export function spotsIn(text: Node): ReadonlyMap<BlockId, Spot> {
  const before = known.get(text)
  if (before) return before
  const { labels } = number(text)
  const spots = new Map<BlockId, Spot>()
  let order = 0
  const put = (block: Node, more: Pick<Spot, 'label' | 'annex' | 'under'>) => {
    const id = idOf(block)
    if (id) spots.set(id, { kind: kindOf(block), order: order++, ...more })
  }

  text.forEach((top) => {
    if (!isContainer(top)) {
      put(top, { label: null, annex: null, under: null })
      return
    }
    const inAnnex = top.type.name === 'annex'
    let annex: string | null = null
    let under: BlockId | null = null
    let path: readonly string[] = []
    top.forEach((block) => {
      const id = idOf(block)
      const label = bareOf(id ? labels.get(id) : undefined)
      if (block.type.name === 'heading') {
        if (inAnnex && annex === null) annex = label
        under = id
        put(block, { label: inAnnex ? null : label, annex, under })
        return
      }
      const level = block.type.name === 'paragraph' ? Number(block.attrs.level) : 0
      path = label ? [...path.slice(0, level), label] : path.slice(0, level)
      put(block, { label: label ? path.join(' ') : null, annex, under })
    })
    putHead(spots, top)
  })
  known.set(text, spots)
  return spots
}

/** The head of a section or annex is named by its first block, and comes before it. */
function putHead(spots: Map<BlockId, Spot>, top: Node): void {
  const [id, first] = [idOf(top), top.firstChild && idOf(top.firstChild)]
  const spot = first && spots.get(first)
  if (id && spot) spots.set(id, { ...spot, order: spot.order - 0.5 })
}

/**
 * Where a change would be made: `undefined` while the text has not been read, `null` where that
 * place is no longer in it.
 */
export function spotOf(
  spots: ReadonlyMap<BlockId, Spot> | null,
  change: Pick<Change, 'place' | 'base'>,
): Spot | null | undefined {
  if (!spots) return undefined
  const target = targetOf(change)
  return (target && spots.get(target)) ?? null
}

function bareOf(label: string | undefined): string | null {
  return label === undefined ? null : bare(label)
}

function kindOf(block: Node): Spot['kind'] {
  const name = block.type.name
  return name === 'heading' || name === 'title' || name === 'table' ? name : 'paragraph'
}
