import { Fragment, type Node } from 'prosemirror-model'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { findBlock } from '../../../shared/document/blocks'
import { draw } from '../draw'
import { placeOf } from './draft-places'
import type { Typed } from './intents'
import { markedNotes } from './marked-notes'
import { dressed, type Hand, struck } from './redline'

/** What was typed, shown where it was typed, until the draft is there to show it. */
export function ghosts(doc: Node, typed: readonly Typed[], hand: Hand): DecorationSet {
  if (typed.length === 0) return DecorationSet.empty
  return DecorationSet.create(
    doc,
    typed.flatMap((each, index) =>
      each.place.kind === 'there' ? inBlocks(doc, each, index, hand) : beside(doc, each, hand),
    ),
  )
}

function inBlocks(
  doc: Node,
  { blocks: [first], from, to, text }: Typed,
  index: number,
  hand: Hand,
): readonly Decoration[] {
  const block = text !== null && first ? findBlock(doc, first) : null
  if (!block || text === null) return []
  const start = block.pos + 1
  const build = () => {
    const element = dressed('ins', hand)
    element.textContent = text
    return element
  }
  const spec = { key: `typed ${index} ${text}`, side: -1, marks: [], ignoreSelection: true }
  return [
    ...(to > from ? [struck(start + from, start + to, hand)] : []),
    ...markedNotes(doc, 0, { from: start + from, to: start + to }, 'del', hand),
    ...(text ? [Decoration.widget(start + to, build, spec)] : []),
  ]
}

/** New words between blocks, or blocks that go there. */
function beside(doc: Node, { place, blocks, text }: Typed, hand: Hand): readonly Decoration[] {
  const at = placeOf(doc, place)
  const moved = blocks.flatMap((id) => findBlock(doc, id) ?? [])
  const build = () => {
    const element = dressed('ins', hand)
    element.classList.add('new-blocks')
    if (moved.length > 0) element.append(draw(Fragment.from(moved.map(({ node }) => node))))
    else element.textContent = text || '\u00a0'
    return element
  }
  const spec = { key: `going ${at} ${text ?? ''}`, side: -1, ignoreSelection: true }
  return [...moved.map(goes), Decoration.widget(at, build, spec)]
}

/** A block that would leave its place. */
export function goes({ pos, node }: { readonly pos: number; readonly node: Node }): Decoration {
  return Decoration.node(pos, pos + node.nodeSize, { class: 'goes' })
}
