import type { Node } from 'prosemirror-model'
import { type EditorState, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { findBlock, idOf } from '../../../shared/document/blocks'
import type { BlockId } from '../../../shared/ids'
import type { Drafts } from '../amendments/drafts'
import { createTrail } from '../numbers/references'

/** The ways through the text that are not the caret's. */
export interface Going {
  /** Scrolls to a block and puts the caret there, so far into what it says. */
  to(target: BlockId, into?: number): void
  /** The same, remembering where the caret was. */
  follow(target: BlockId): void
  /** Scrolls to a leaf among the words of a block, and selects it. */
  select(pos: number, block: BlockId): void
  back(): boolean
}

export function createGoing(viewOf: () => EditorView, drafts: Drafts): Going {
  const trail = createTrail((state, id) => placeOf(state.doc, id))

  function to(target: BlockId, into = 0): void {
    const view = viewOf()
    const { doc } = view.state
    const at = placeOf(doc, target)
    if (at === null) return
    // It may say less than it did when somebody was there.
    put(view, at + 1 + Math.min(into, doc.nodeAt(at)?.content.size ?? 0))
    drafts.at(view, { place: { kind: 'there' }, blocks: [target] })?.view.focus()
    elementAt(view, at)?.scrollIntoView({ block: 'center' })
  }

  return {
    to,
    select(pos, block) {
      const view = viewOf()
      const { doc, tr } = view.state
      view.focus()
      view.dispatch(tr.setSelection(TextSelection.create(doc, pos, pos + 1)))
      const at = placeOf(doc, block)
      if (at !== null) elementAt(view, at)?.scrollIntoView({ block: 'center' })
    },
    follow(target) {
      trail.leave(viewOf().state)
      to(target)
    },
    back() {
      const view = viewOf()
      const at = trail.back(view.state)
      if (at === null) return false
      put(view, at)
      const block = blockAround(view.state, at)
      if (block !== null) elementAt(view, block)?.scrollIntoView({ block: 'center' })
      return true
    },
  }
}

function put(view: EditorView, at: number): void {
  const { doc, tr } = view.state
  view.focus()
  view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(at))))
}

function blockAround({ doc }: EditorState, at: number): number | null {
  const $at = doc.resolve(at)
  return $at.depth === 0 ? null : $at.before(Math.min(2, $at.depth))
}

/** Before a block or an annex. */
function placeOf(doc: Node, id: BlockId): number | null {
  const block = findBlock(doc, id)
  if (block) return block.pos
  let found: number | null = null
  doc.forEach((top, pos) => {
    if (found === null && idOf(top) === id) found = pos
  })
  return found
}

function elementAt(view: EditorView, pos: number): Element | null {
  const dom = view.nodeDOM(pos)
  return dom instanceof Element ? dom : null
}
