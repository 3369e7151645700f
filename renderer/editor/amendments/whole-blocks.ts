import type { Node } from 'prosemirror-model'
import { EditorState, type Selection } from 'prosemirror-state'
import { idOf, isContainer, type Placed } from '../../../shared/document/blocks'
import type { BlockProposal, Intent, Subject } from '../contract'
import { move, type Place, selectedLot } from '../moving/move'
import { blockAt } from '../selected'
import { blockIds, blocksBetween } from './intents'

/** What a key or a list proposes of the blocks of the selection; `null` if there is nothing to it. */
export function proposalAt(state: EditorState, what: BlockProposal): Intent | null {
  switch (what) {
    case 'after':
      return insertAfter(state)
    case 'delete':
      return deletion(state)
    case 'up':
      return movedBy(state, -1)
    case 'down':
      return movedBy(state, 1)
    case 'apart':
      return newSection(state)
  }
}

/** Enter with the caret at the end of a block, or at its start: there is nothing in it to split. */
export function enterAt(state: EditorState): Intent | null {
  const { $from, empty } = state.selection
  const block = blockAt($from)
  if (!empty || !block?.node.isTextblock || $from.parent !== block.node) return null
  if (!isContainer($from.node(-1))) return null
  if ($from.parentOffset === block.node.content.size) return insertAfter(state)
  return $from.parentOffset === 0 ? insertBefore(state) : null
}

function insertAfter({ doc, selection: { to } }: EditorState): Intent | null {
  const block = inContainer(doc, blockAt(doc.resolve(to)))
  const id = block && idOf(block.node)
  return id ? opening({ place: { kind: 'after', block: id }, blocks: [] }, '') : null
}

function insertBefore({ doc, selection: { $from } }: EditorState): Intent | null {
  const container = $from.node(-1)
  const place = placeAt({ start: $from.start(-1), parent: container, index: $from.index(-1) }, doc)
  return place && opening({ place, blocks: [] }, '')
}

function deletion({ doc, selection: { from, to } }: EditorState): Intent | null {
  const blocks = blocksBetween(doc, from, to)
  const [first] = blocks
  const last = blocks.at(-1)
  if (!first || !last || !inContainer(doc, first)) return null
  const size = last.pos + last.node.nodeSize - first.pos - 2
  const subject: Subject = { place: { kind: 'there' }, blocks: blockIds(blocks) }
  return { ...subject, from: 0, to: size, text: '' }
}

function newSection({ doc, selection: { $from } }: EditorState): Intent | null {
  const top = doc.maybeChild($from.index(0))
  return top ? opening({ place: { kind: 'apart', after: idOf(top) }, blocks: [] }, '') : null
}

/**
 * Where the blocks of the selection come to stand that go so many places up or down; `null` if they
 * cannot go that far, or are where they were.
 */
export function movedBy(
  { doc, selection }: { readonly doc: Node; readonly selection: Selection },
  steps: number,
): Intent | null {
  // Tried on a state without the guard of a closed text.
  let state = EditorState.create({ doc, selection })
  for (let left = Math.abs(steps); left > 0; left--) {
    const before = state.doc
    move(steps > 0 ? 1 : -1)(state, (tr) => {
      state = state.apply(tr)
    })
    if (state.doc === before) return null
  }
  const lot = selectedLot(state)
  if (!lot || steps === 0) return null
  const place = placeAt({ start: lot.start, parent: lot.parent, index: lot.from }, state.doc)
  const blocks = lot.parent.children.slice(lot.from, lot.to).flatMap((node) => idOf(node) ?? [])
  return place && opening({ place, blocks }, null)
}

function opening(subject: Subject, text: string | null): Intent {
  return { ...subject, from: 0, to: 0, text }
}

/** What a place is called; `null` where nothing can be proposed to stand. */
export function placeAt({ parent, index }: Place, doc: Node): Subject['place'] | null {
  if (parent === doc) return null
  const above = parent.maybeChild(index - 1)
  if (above) {
    const block = idOf(above)
    return block && { kind: 'after', block }
  }
  const within = idOf(parent)
  return within && { kind: 'first', within }
}

function inContainer(doc: Node, block: Placed | null): Placed | null {
  return block && isContainer(doc.resolve(block.pos).parent) ? block : null
}
