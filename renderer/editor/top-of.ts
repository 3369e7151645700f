import type { EditorView } from 'prosemirror-view'
import { findBlock } from '../../shared/document/blocks'
import type { BlockId } from '../../shared/ids'

/**
 * How far a block is from the top of an element around the page, in px; `null` if it is not in the text.
 *
 * Of a block far out of sight it is told from its place in its section: the browser has not laid out
 * what is in there, and would do so for whoever asks, which takes longer than a key.
 */
export function topOf(view: EditorView, around: Element, id: BlockId): number | null {
  const { doc } = view.state
  const block = findBlock(doc, id)
  if (!block) return null
  const from = around.getBoundingClientRect().top
  const $block = doc.resolve(block.pos)
  const { depth, parent, parentOffset } = $block
  const section = depth > 0 ? boxAt(view, $block.before()) : null
  if (section && isFar(section)) {
    return section.top - from + (section.height * parentOffset) / parent.content.size
  }
  const box = boxAt(view, block.pos)
  return box && box.top - from
}

function boxAt(view: EditorView, pos: number): DOMRect | null {
  const dom = view.nodeDOM(pos)
  return dom instanceof Element ? dom.getBoundingClientRect() : null
}

/** More than a screen away. */
function isFar({ top, bottom }: DOMRect): boolean {
  return bottom < -window.innerHeight || top > 2 * window.innerHeight
}
