import { Fragment, type Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { type Amendment, isPending, labelOf } from '../../../shared/amendments/amendment'
import { blockIdOf, type Change, type Piece, piecesOf } from '../../../shared/amendments/change'
import { findBlock } from '../../../shared/document/blocks'
import { knownPart } from '../../../shared/document/known-part'
import { numbersOf, saidNow } from '../../../shared/document/references'
import { schema } from '../../../shared/document/schema'
import { carry, changedBlocks } from '../carried'
import type { Shown, TextEditorOptions } from '../contract'
import { draw } from '../draw'
import { isThere, placeOf } from './draft-places'
import { goes } from './ghosts'
import { marking } from './marking'
import { dressed, type Hand, redline, tag } from './redline'

interface Showing {
  readonly shown: readonly Shown[]
  readonly selected: Amendment['id'] | null
}

const key = new PluginKey<Marked>('amendments')

interface Marked {
  readonly showing: Showing
  readonly set: DecorationSet
}

export function showAmendments(state: EditorState, showing: Showing): Transaction {
  return state.tr.setMeta(key, showing)
}

/**
 * Pending amendments over the text they would change. They are no part of it. What changes nothing
 * but words carries the marks along, and those of the blocks with these words are made anew: a key
 * does not pay for five hundred amendments elsewhere.
 */
export function amendmentsPlugin(
  options: Pick<TextEditorOptions, 'translate' | 'onSelectAmendment'>,
): Plugin<Marked> {
  const marks = (doc: Node, { shown, selected }: Showing, only: ReadonlySet<unknown> | null) =>
    shown.flatMap((each) => marksOf(doc, each, selected, options.translate, only))
  const marked = (doc: Node, showing: Showing): Marked => ({
    showing,
    set: DecorationSet.create(doc, marks(doc, showing, null)),
  })

  return new Plugin<Marked>({
    key,
    state: {
      init: (_config, { doc }) => marked(doc, { shown: [], selected: null }),
      apply(tr, before, { doc: old }, { doc }) {
        const told = tr.getMeta(key) as Showing | undefined
        if (told) return marked(doc, told)
        const { showing } = before
        if (!tr.docChanged || showing.shown.length === 0) return before
        const set = carry(before.set, old, doc)
        if (!set) return marked(doc, showing)
        const changed = changedBlocks(old, doc)
        const gone = set.find(undefined, undefined, ({ block }) => changed.has(block))
        return { showing, set: set.remove(gone).add(doc, marks(doc, showing, changed)) }
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.set,
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
  { amendment, delegation, colour, pattern }: Shown,
  selected: Amendment['id'] | null,
  translate: TextEditorOptions['translate'],
  /** The blocks whose marks are wanted; `null` for all. */
  only: ReadonlySet<unknown> | null,
): readonly Decoration[] {
  // What amends another amendment is about its words, and not about those of the text.
  if (!isPending(amendment) || amendment.amends) return []
  const { change } = amendment
  const pieces = piecesOf(change).filter(({ target }) => !only || only.has(target))
  // Blocks that come or go as a whole stay what they are while only words change.
  const comes = !only && change.place.kind !== 'there'
  if (pieces.length === 0 && !comes) return []
  const number = labelOf(amendment)
  const isSelected = amendment.id === selected
  const hand: Hand = {
    key: `${amendment.id}${isSelected ? ' selected' : ''}`,
    colour,
    class: `amendment${pattern === 'solid' ? '' : ` amendment-${pattern}`}${isSelected ? ' amendment-selected' : ''}`,
    inserts: translate('page.amendment.inserts', { delegation, number }),
    deletes: translate('page.amendment.deletes', { delegation, number }),
    data: { 'data-amendment': amendment.id },
  }
  const label = `${number} ${delegation}`
  // To number a text takes a walk through it, which most words can do without.
  const now = (node: Node) =>
    refers(node) ? node.copy(saidNow(node.content, numbersOf(doc))) : node
  return [
    ...pieces.flatMap((piece) => marksIn(doc, piece, label, hand, now)),
    ...(comes ? comingIn(doc, change, label, hand, now) : []),
  ]
}

function refers(node: Node): boolean {
  return node.type === schema.nodes.reference || node.children.some(refers)
}

/** Blocks that come in beside what is there, and where they would go from. */
function comingIn(
  doc: Node,
  { place, base, proposed }: Change,
  label: string,
  hand: Hand,
  now: (node: Node) => Node,
): readonly Decoration[] {
  if (!isThere(doc, place)) return []
  const leaving = base.flatMap((json) => {
    const id = blockIdOf(json)
    return (id && findBlock(doc, id)) || []
  })
  return [
    ...leaving.map(goes),
    ...newBlocks(placeOf(doc, place), proposed.map(knownPart).map(now), label, hand),
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
  const own = { ...hand, block: piece.target }
  const after = block.pos + block.node.nodeSize
  return [
    ...redline(start, marks.edits, now(marks.words), own),
    ...(end ? [tag(start + end.to, label, own)] : []),
    ...newBlocks(after, marks.blocks.map(now), label, own),
  ]
}

/** Proposed blocks of their own, at the place where they would stand. */
function newBlocks(
  at: number,
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
  const spec = {
    key: `${hand.key} blocks ${JSON.stringify(content.toJSON())}`,
    side: 1,
    ignoreSelection: true,
    block: hand.block,
  }
  return [Decoration.widget(at, build, spec)]
}
