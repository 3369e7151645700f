import type { Node } from 'prosemirror-model'
import { number } from '../../../shared/document/numbering'
import type { BlockId } from '../../../shared/ids'

/** A block as it is cited: "12", "12 (a)", "Annex II, 3"; `null` if nothing is printed before it. */
export function printedPlace(text: Node, block: BlockId): string | null {
  const place = number(text).places.get(block)
  if (!place) return null
  const own = place.path.join(' ')
  return place.within === null ? own : `${place.within}, ${own}`
}
