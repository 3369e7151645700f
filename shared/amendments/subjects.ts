import type { Node } from 'prosemirror-model'
import type { BlockId } from '../ids'
import { areRivals } from './amendment'
import { type BlockJSON, blockIdOf, type Change, toBlock } from './change'
import { dividedIn } from './divided'
import { joinedIn } from './joined'

/**
 * A change by the paragraphs in which the words of its base are by now: the parts of one that others
 * have divided, and what they have joined one to. The same object where it names them all itself.
 */
export function aboutIn(text: Node, change: Change): Change {
  let isOther = false
  const base = change.base.flatMap((json): readonly BlockJSON[] => {
    const was = toBlock(json)
    const parts = dividedIn(text, was) ?? joinedIn(text, was, change.twins)?.parts
    if (!parts) return [json]
    isOther = true
    return parts.map((part) => part.toJSON() as BlockJSON)
  })
  return isOther ? { ...change, base } : change
}

/** The ids of these paragraphs. */
export function subjectsIn(text: Node, change: Change): readonly BlockId[] {
  return aboutIn(text, change).base.flatMap((json) => blockIdOf(json) ?? [])
}

/** Whether two amendments are about one paragraph of the text, or come in at one place (A30). */
export function meetIn(text: Node, one: Change, other: Change): boolean {
  return areRivals(one, other) || areRivals(aboutIn(text, one), aboutIn(text, other))
}
