import type { Node } from 'prosemirror-model'
import { findBlock, idOf } from '../../shared/document/blocks'
import { number } from '../../shared/document/numbering'
import type { BlockId } from '../../shared/ids'

/** A paragraph as it is cited: "12", "12 (a)", "Annex II, 3"; `null` if nothing is printed before it. */
export function printedPlace(text: Node, block: BlockId): string | null {
  const { labels } = number(text)
  const found = findBlock(text, block)
  if (!found || !labels.has(block)) return null
  const $at = text.resolve(found.pos)
  const parts: string[] = []
  let below = Number.POSITIVE_INFINITY
  for (let index = $at.index(); index >= 0 && below > 0; index--) {
    const node = $at.parent.child(index)
    const level = node.type.name === 'paragraph' ? Number(node.attrs.level) : 0
    if (level >= below) continue
    const id = idOf(node)
    const label = id && labels.get(id)
    if (label) parts.unshift(label.replace(/\.$/, ''))
    below = level
  }
  const title = $at.parent.type.name === 'annex' ? $at.parent.firstChild : null
  const annex = title && labels.get(idOf(title) ?? block)
  const place = parts.join(' ')
  return annex && title !== found.node ? `${annex}, ${place}` : place
}
