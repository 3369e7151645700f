import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import { updateYFragment, ySyncPluginKey } from 'y-prosemirror'
import * as Y from 'yjs'
import { longestMove } from '../../../shared/document/items'
import {
  firstWritten,
  type Holder,
  itemsIn,
  knownIn,
  type Moved,
  movedTo,
  movesOf,
  movesOfAll,
} from '../../../shared/document/moves'
import type { BlockId } from '../../../shared/ids'
import { type OwnMoves, writtenIn } from './own-moves'

/**
 * Puts a moved block into the shared document as what it is: taken out here and put in there.
 *
 * The binding compares the text before and after, and of two paragraphs that have changed places it
 * makes two that have each been written anew with the words of the other. What a colleague writes in
 * them meanwhile would end up in the wrong one. So the text is shown to it twice, once without the
 * block; this plugin stands before the binding, which then finds nothing left to do. In the same
 * transaction it says where the block has gone, for those whose words come too late.
 */
export function exactMovesPlugin(own: OwnMoves): Plugin {
  return new Plugin<Move | null>({
    key,
    state: {
      init: () => null,
      apply(tr, last) {
        // What our own plugins add to it is shown with the second look.
        if (!tr.docChanged || tr.getMeta('appendedTransaction')) return last
        return moveIn(tr)
      },
    },
    view: () => ({
      update(view, { doc: before }) {
        const move = key.getState(view.state)
        if (!move || move.before !== before) return
        const { doc, type, binding, addToHistory } = ySyncPluginKey.getState(view.state) as Bound
        const write = () => {
          const taken = elementsAt(type, move.before, move.from, move.count)
          const known = knownIn(doc, taken)
          const moved = movesOfAll(doc, taken)
          const from = writtenIn(taken, (id) =>
            id.client === doc.clientID ? own.originOf(id) : firstWritten(moved, id),
          )
          updateYFragment(doc, type, move.without, binding)
          updateYFragment(doc, type, view.state.doc, binding)
          const put = elementsAt(type, view.state.doc, move.to, move.count)
          const origins = own.copied(
            from,
            writtenIn(put, (id) => id),
          )
          const to = Y.getState(doc.store, doc.clientID)
          for (const block of put) tell(doc, block, { to, known, origins })
        }
        own.stepOfItsOwn(view.state, move, () => {
          binding.mux(() => {
            doc.transact((tr) => {
              tr.meta.set('addToHistory', addToHistory)
              write()
            }, ySyncPluginKey)
          })
        })
      },
    }),
  })
}

const key = new PluginKey<Move | null>('exact-moves')

/** Says of a transaction that its first step takes blocks out which its second puts in elsewhere. */
export function markMove(tr: Transaction, block: BlockId | null): Transaction {
  return tr.setMeta(key, { block })
}

export function isMove(tr: Transaction): boolean {
  return tr.getMeta(key) !== undefined
}

/** The first of the blocks that a transaction moves. */
export function movedId(tr: Transaction): BlockId | null {
  return (tr.getMeta(key) as { readonly block: BlockId | null } | undefined)?.block ?? null
}

export interface Move {
  readonly before: Node
  /** As the text stands between the two steps. */
  readonly without: Node
  /** Where the first of the blocks was, and where it is now. */
  readonly from: number
  readonly to: number
  readonly count: number
}

function moveIn(tr: Transaction): Move | null {
  const [taken, put] = tr.steps
  const without = tr.docs[1]
  if (!tr.getMeta(key) || !without) return null
  if (!(taken instanceof ReplaceStep && put instanceof ReplaceStep)) return null
  const { from } = taken
  return { before: tr.before, without, from, to: put.from, count: put.slice.content.childCount }
}

interface Made extends Pick<Moved, 'to' | 'known'> {
  readonly origins: readonly (readonly number[])[]
}

/** Those that have come here with the block, and were moved before, are no longer where they were. */
function tell(doc: Y.Doc, block: Y.XmlElement, { to, known, origins }: Made): void {
  const say = (element: Y.XmlElement, id: string) => {
    if (!element._item) return
    const { client, clock } = element._item.id
    const end = Math.max(clock + 1, endOf(element))
    const within = origins.filter(([at = 0]) => clock <= at && at < end)
    const whole: Moved = { by: client, from: clock, to, origins: within.flat(), known }
    const fits = JSON.stringify(whole).length <= longestMove
    movesOf(doc).set(id, fits ? whole : { ...whole, origins: [] })
  }
  const id = block.getAttribute('id')
  if (id !== undefined) say(block, id)
  for (const child of block.toArray()) {
    const inner = child instanceof Y.XmlElement ? child.getAttribute('id') : undefined
    if (child instanceof Y.XmlElement && inner && movedTo(doc, inner)) say(child, inner)
  }
}

/** The clock after all that is in it, which was put there in one go. */
function endOf(holder: Holder): number {
  const ends = itemsIn(holder).map(({ id, length, content }) =>
    Math.max(id.clock + length, content instanceof Y.ContentType ? endOf(content.type) : 0),
  )
  return Math.max(0, ...ends)
}

/** Blocks of the shared document, found by where they stand on the page. */
function elementsAt(
  type: Y.XmlFragment,
  doc: Node,
  pos: number,
  count: number,
): readonly Y.XmlElement[] {
  const $at = doc.resolve(pos)
  const parent = $at.depth === 0 ? type : type.get($at.index(0))
  if (!(parent instanceof Y.XmlFragment)) return []
  return parent
    .slice($at.index(), $at.index() + count)
    .filter((child): child is Y.XmlElement => child instanceof Y.XmlElement)
}

/** What we use of the binding's state, which has no types of its own. */
interface Bound {
  readonly doc: Y.Doc
  readonly type: Y.XmlFragment
  readonly addToHistory: boolean
  readonly binding: Parameters<typeof updateYFragment>[3] & {
    /** Whoever holds it writes to the shared document unheard by the binding. */
    readonly mux: (write: () => void) => void
  }
}
