import { Fragment, type Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { diff, type Edit } from '../../../shared/amendments/diff'
import { idOf, type Placed } from '../../../shared/document/blocks'
import { saidNow } from '../../../shared/document/references'
import { draw } from '../draw'
import type { Referring } from '../numbers/references'
import { blocksOf } from './draft-writing'
import { added, dressed, type Hand, shown } from './redline'

const key = new PluginKey<boolean>('draft redline')

/** As amended: without what is struck, and with nothing marked. */
export function showAsAmended(state: EditorState, asAmended: boolean): Transaction {
  return state.tr.setMeta(key, asAmended)
}

/**
 * A draft against the blocks it was begun on: words struck and words added, as they are typed, and
 * whole blocks that come or go. Each block is compared once for each of its states.
 */
export function draftRedline(
  base: readonly Node[],
  hand: Hand,
  numbers: Referring['numbers'],
): Plugin<boolean> {
  let last: { doc: Node; set: DecorationSet } | null = null
  const compared = new WeakMap<Node, readonly Mark[]>()
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
    const continued = whichContinue(base, blocks)
    const said = (node: Node) => node.copy(saidNow(node.content, numbers(state)))
    const struckBefore = goneBefore(base, continued)
    const end = blocks.at(-1)
    const all = blocks.flatMap((block, index) => {
      const gone = (struckBefore.get(index) ?? []).map((node) =>
        goneBlock(block.pos, said(node), hand),
      )
      const was = continued[index]
      return [...gone, ...(was ? within(block, was, said) : newBlock(block))]
    })
    const after = end ? end.pos + end.node.nodeSize : 1
    const atEnd = struckBefore.get(blocks.length) ?? []
    return [...all, ...atEnd.map((node) => goneBlock(after, said(node), hand))]
  }

  function within({ node, pos }: Placed, was: Node, said: (node: Node) => Node): Decoration[] {
    let found = compared.get(node)
    if (!found) {
      found = compare(was, node)
      compared.set(node, found)
    }
    return found.flatMap(({ offset, source, edit: { from, to, fromB, toB } }) => {
      const start = pos + 1 + offset
      return [
        ...(to > from ? [shown(start + fromB, said(source), { from, to }, 'del', hand)] : []),
        ...(toB > fromB ? [added(start + fromB, start + toB, hand)] : []),
      ]
    })
  }

  function newBlock({ node, pos }: Placed): Decoration[] {
    const class_ = Decoration.node(pos, pos + node.nodeSize, { class: 'added-block' })
    if (!node.isTextblock || node.content.size === 0) return [class_]
    return [added(pos + 1, pos + node.nodeSize - 1, hand), class_]
  }
}

interface Mark {
  /** Of the words that were compared, in the content of the block. */
  readonly offset: number
  readonly source: Node
  readonly edit: Edit
}

/** A table of the same shape is compared cell by cell; of another shape, its cells stand as they are. */
function compare(was: Node, now: Node): readonly Mark[] {
  if (now.isTextblock) {
    return diff(was, now).map((edit) => ({ offset: 0, source: was, edit }))
  }
  if (was.childCount !== now.childCount) return []
  const marks: Mark[] = []
  let offset = 0
  now.children.forEach((child, index) => {
    for (const mark of compare(was.child(index), child)) {
      marks.push({ ...mark, offset: mark.offset + offset + 1 })
    }
    offset += child.nodeSize
  })
  return marks
}

/** Which block of the base each block goes on from; the first from the first if none bears an id. */
function whichContinue(base: readonly Node[], blocks: readonly Placed[]): readonly (Node | null)[] {
  let next = 0
  const claims = blocks.map(({ node }) => {
    const at = base.findIndex(
      (each, index) =>
        index >= next && idOf(each) === idOf(node) && each.isTextblock === node.isTextblock,
    )
    if (at < 0) return null
    next = at + 1
    return base[at] ?? null
  })
  const [first] = base
  const [begins] = blocks
  if (!first || !begins || claims.some((claim) => claim !== null)) return claims
  return first.isTextblock === begins.node.isTextblock ? [first, ...claims.slice(1)] : claims
}

/** The blocks of the base that none continues, by the block before which they stood. */
function goneBefore(
  base: readonly Node[],
  continued: readonly (Node | null)[],
): ReadonlyMap<number, readonly Node[]> {
  const gone = new Map<number, readonly Node[]>()
  let waiting: readonly Node[] = []
  for (const block of base) {
    const at = continued.indexOf(block)
    if (at < 0) {
      waiting = [...waiting, block]
      continue
    }
    if (waiting.length > 0) gone.set(at, waiting)
    waiting = []
  }
  if (waiting.length > 0) gone.set(continued.length, waiting)
  return gone
}

/** A whole block struck, where it stood. */
function goneBlock(at: number, block: Node, hand: Hand): Decoration {
  const build = () => {
    const element = dressed('del', hand)
    element.classList.add('gone-block')
    element.append(draw(Fragment.from(block)))
    return element
  }
  const spec = { key: `gone ${idOf(block)}`, side: -2, ignoreSelection: true }
  return Decoration.widget(at, build, spec)
}
