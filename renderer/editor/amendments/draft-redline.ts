import { Fragment, type Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { besidesOf } from '../../../shared/amendments/besides'
import { partsOf } from '../../../shared/amendments/changed-notes'
import { type Drawn, draw } from '../../../shared/amendments/drawn'
import { idOf, type Placed } from '../../../shared/document/blocks'
import { saidNow } from '../../../shared/document/references'
import type { TextEditorOptions } from '../contract'
import { draw as shownAs } from '../draw'
import type { Referring } from '../numbers/references'
import { sayBesides } from './besides'
import { blocksOf } from './draft-writing'
import { markedNotes } from './marked-notes'
import {
  added,
  besideSign,
  dressed,
  type Hand,
  noteWords,
  shownEdit,
  tag,
  turnSign,
} from './redline'

const key = new PluginKey<boolean>('draft redline')

/** As amended: without what is struck, and with nothing marked. */
export function showAsAmended(state: EditorState, asAmended: boolean): Transaction {
  return state.tr.setMeta(key, asAmended)
}

/**
 * A draft against the blocks it was begun on: words struck and words added, as they are typed,
 * paragraphs divided and joined, and whole blocks that come or go.
 */
export function draftRedline(
  base: readonly Node[],
  hand: Hand,
  { numbers, translate }: Pick<Referring, 'numbers'> & Pick<TextEditorOptions, 'translate'>,
): Plugin<boolean> {
  let last: { doc: Node; set: DecorationSet } | null = null
  return new Plugin<boolean>({
    key,
    state: {
      init: () => false,
      apply: (tr, before) => (tr.getMeta(key) as boolean | undefined) ?? before,
    },
    props: {
      decorations(state) {
        if (key.getState(state)) return DecorationSet.empty
        const { doc } = state
        if (last?.doc !== doc) last = { doc, set: DecorationSet.create(doc, marks(state)) }
        return last.set
      },
    },
  })

  function marks(state: EditorState): Decoration[] {
    const blocks = blocksOf({ state })
    const places = new Map(blocks.map((block) => [block.node, block]))
    const end = blocks.at(-1)
    const said = (node: Node) => node.copy(saidNow(node.content, numbers(state)))
    const out: Decoration[] = []
    // What goes stands before the next block that is there.
    let at = blocks[0]?.pos ?? 1
    const nodes = blocks.map(({ node }) => node)
    for (const drawn of draw(base, nodes)) {
      const block = 'other' in drawn ? places.get(drawn.other.block) : undefined
      if (block) {
        out.push(...(drawn.how === 'inserted' ? newBlock(block) : within(block, drawn, said)))
        at = block.pos + block.node.nodeSize
      } else if (drawn.how === 'deleted') {
        out.push(goneBlock(end ? at : 1, said(drawn.base.block), hand))
      }
    }
    return out
  }

  function within(
    { node, pos }: Placed,
    drawn: Exclude<Drawn, { how: 'inserted' }>,
    said: (node: Node) => Node,
  ): Decoration[] {
    if (!('edits' in drawn)) return []
    const { base: was, other, edits, turn, how } = drawn
    const start = pos + 1
    const parts = edits.flatMap((edit) => partsOf(was.block, node, edit))
    const words = parts.flatMap(({ from, to, fromB, toB, note }) => [
      ...(to > from ? shownEdit(start + fromB, said(was.block), { from, to }, 'del', hand) : []),
      ...(toB > fromB ? [added(start + fromB, start + toB, hand)] : []),
      ...markedNotes(node, start, { from: fromB, to: toB }, 'ins', hand),
      ...(note ? [noteWords(start + note.is.pos + note.is.node.nodeSize, note, hand)] : []),
    ])
    const besides = sayBesides(besidesOf(drawn), translate)
    const end = start + node.content.size
    return [
      ...words,
      ...(turn ? [turnSign(start + other.to, turn, hand)] : []),
      ...besides.map((each) => besideSign(end, each, hand)),
      ...(how === 'moved-here' ? [tag(end, translate('page.draft.moved-here'), hand, true)] : []),
    ]
  }

  function newBlock({ node, pos }: Placed): Decoration[] {
    const class_ = Decoration.node(pos, pos + node.nodeSize, { class: 'added-block' })
    if (!node.isTextblock || node.content.size === 0) return [class_]
    const all = { from: 0, to: node.content.size }
    const notes = markedNotes(node, pos + 1, all, 'ins', hand)
    return [added(pos + 1, pos + node.nodeSize - 1, hand), ...notes, class_]
  }
}

/** A whole block struck, where it stood. */
function goneBlock(at: number, block: Node, hand: Hand): Decoration {
  const build = () => {
    const element = dressed('del', hand)
    element.classList.add('gone-block')
    element.append(shownAs(Fragment.from(block)))
    return element
  }
  const spec = { key: `gone ${idOf(block)}`, side: -2, ignoreSelection: true }
  return Decoration.widget(at, build, spec)
}
