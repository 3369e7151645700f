import { Fragment, type Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { type Amendment, isPending, labelOf } from '../../../shared/amendments/amendment'
import { type Piece, piecesOf } from '../../../shared/amendments/change'
import { findBlock, type Placed } from '../../../shared/document/blocks'
import { knownPart } from '../../../shared/document/known-part'
import { numbersOf, saidNow } from '../../../shared/document/references'
import type { Shown, TextEditorOptions } from '../contract'
import { draw } from '../draw'
import { marking } from './marking'
import { dressed, type Hand, redline, tag } from './redline'

interface Showing {
  readonly shown: readonly Shown[]
  readonly selected: Amendment['id'] | null
}

const key = new PluginKey<Showing>('amendments')

export function showAmendments(state: EditorState, showing: Showing): Transaction {
  return state.tr.setMeta(key, showing)
}

/**
 * Pending amendments over the text they would change. They are no part of it: the marks are made
 * anew from text and register, since the binding replaces the whole text whenever a colleague types.
 */
export function amendmentsPlugin(
  options: Pick<TextEditorOptions, 'translate' | 'onSelectAmendment'>,
): Plugin<Showing> {
  let last: { doc: Node; showing: Showing; set: DecorationSet } | null = null
  return new Plugin<Showing>({
    key,
    state: {
      init: () => ({ shown: [], selected: null }),
      apply: (tr, showing) => (tr.getMeta(key) as Showing | undefined) ?? showing,
    },
    props: {
      decorations(state) {
        const showing = key.getState(state)
        if (!showing || showing.shown.length === 0) return DecorationSet.empty
        if (last?.doc === state.doc && last.showing === showing) return last.set
        const decorations = showing.shown.flatMap((each) =>
          marksOf(state.doc, each, showing.selected, options.translate),
        )
        last = { doc: state.doc, showing, set: DecorationSet.create(state.doc, decorations) }
        return last.set
      },
      handleDOMEvents: {
        click(_view, event) {
          const target = event.target instanceof Element ? event.target : null
          const chosen = target?.closest('[data-amendment]')?.getAttribute('data-amendment')
          if (chosen) options.onSelectAmendment(chosen as Amendment['id'])
          return false
        },
      },
    },
  })
}

function marksOf(
  doc: Node,
  { amendment, delegation, colour }: Shown,
  selected: Amendment['id'] | null,
  translate: TextEditorOptions['translate'],
): readonly Decoration[] {
  // What amends another amendment is about its words, and not about those of the text.
  if (!isPending(amendment) || amendment.amends) return []
  const number = labelOf(amendment)
  const isSelected = amendment.id === selected
  const hand: Hand = {
    key: `${amendment.id}${isSelected ? ' selected' : ''}`,
    colour,
    class: isSelected ? 'amendment amendment-selected' : 'amendment',
    inserts: translate('page.amendment.inserts', { delegation, number }),
    deletes: translate('page.amendment.deletes', { delegation, number }),
    data: { 'data-amendment': amendment.id },
  }
  const label = `${number} ${delegation}`
  const { place, proposed } = amendment.change
  const now = (node: Node) => node.copy(saidNow(node.content, numbersOf(doc)))
  const beside = place.kind === 'after' ? findBlock(doc, place.block) : null
  return [
    ...piecesOf(amendment.change).flatMap((piece) => marksIn(doc, piece, label, hand, now)),
    ...(beside ? newBlocks(beside, proposed.map(knownPart).map(now), label, hand) : []),
  ]
}

function marksIn(
  doc: Node,
  piece: Piece,
  label: string,
  hand: Hand,
  now: (node: Node) => Node,
): readonly Decoration[] {
  const block = findBlock(doc, piece.target)
  const marks = block && marking(piece, block.node)
  if (!block || !marks) return []
  const start = block.pos + 1
  const end = marks.edits.at(-1)
  return [
    ...redline(start, marks.edits, now(marks.words), hand),
    ...(end ? [tag(start + end.to, label, hand)] : []),
    ...newBlocks(block, marks.blocks.map(now), label, hand),
  ]
}

/** Proposed blocks of their own, after the one that they follow. */
function newBlocks(
  { node, pos }: Placed,
  blocks: readonly Node[],
  label: string,
  hand: Hand,
): readonly Decoration[] {
  if (blocks.length === 0) return []
  const content = Fragment.from([...blocks])
  const build = () => {
    const element = dressed('ins', hand)
    element.classList.add('new-blocks')
    element.dataset.label = label
    element.append(draw(content))
    return element
  }
  const at = pos + node.nodeSize
  const spec = {
    key: `${hand.key} blocks ${JSON.stringify(content.toJSON())}`,
    side: 1,
    ignoreSelection: true,
  }
  return [Decoration.widget(at, build, spec)]
}
