import { Fragment, type Node } from 'prosemirror-model'
import { Decoration } from 'prosemirror-view'
import type { Drawn } from '../../../shared/amendments/drawn'
import { draw } from '../draw'
import { dressed, type Hand } from './redline'

/** What stands above blocks that come in: of those that are new, and of those that are moved there. */
export interface Heads {
  readonly fresh: string
  readonly moved: string
}

/**
 * Blocks that would come in, drawn where they would stand. One that is moved there is not new: only
 * the words of it that change are marked.
 */
export function comingBlocks(
  at: number,
  blocks: readonly Drawn[],
  heads: Heads,
  hand: Hand,
): Decoration {
  const isMoved = blocks.every(({ how }) => how === 'moved-here')
  const build = () => {
    const element = dressed('div', hand)
    element.classList.add('new-blocks')
    element.dataset.label = isMoved ? heads.moved : heads.fresh
    element.append(...blocks.flatMap((each) => drawBlock(each, hand)))
    return element
  }
  return Decoration.widget(at, build, {
    key: `${hand.key} blocks ${JSON.stringify(blocks.map(keyOf))}`,
    side: 1 + (hand.rank ?? 0),
    ignoreSelection: true,
    owner: hand.owner,
  })
}

function keyOf(drawn: Drawn): unknown {
  return 'other' in drawn && [drawn.how, drawn.other.block, 'edits' in drawn && drawn.edits]
}

function drawBlock(drawn: Drawn, hand: Hand): readonly globalThis.Node[] {
  if (drawn.how === 'inserted') {
    const element = dressed('ins', hand)
    element.classList.add('new-block')
    element.append(draw(Fragment.from(drawn.other.block)))
    return [element]
  }
  if (!('edits' in drawn)) return []
  const { base, other, edits } = drawn
  // Cells of a table that goes elsewhere are shown as they will be.
  if (!other.block.isTextblock) return [draw(Fragment.from(other.block))]
  const line = draw(Fragment.from(other.block.copy())).firstElementChild
  if (!line) return []
  line.classList.add('moved-here')
  let from = 0
  for (const edit of edits) {
    line.append(draw(other.block.content.cut(from, edit.fromB)))
    if (edit.from < edit.to) line.append(marked('del', base.block, edit.from, edit.to, hand))
    if (edit.fromB < edit.toB) line.append(marked('ins', other.block, edit.fromB, edit.toB, hand))
    from = edit.toB
  }
  line.append(draw(other.block.content.cut(from)))
  return [line]
}

function marked(as: 'ins' | 'del', block: Node, from: number, to: number, hand: Hand): HTMLElement {
  const element = dressed(as, hand)
  element.append(draw(block.content.cut(from, to)))
  return element
}
