import { Plugin, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/** CSS pixels between the caret and the edge, below which the view scrolls as it always does. */
const clear = 5

/**
 * Nothing is scrolled for a caret that is in sight already.
 *
 * With each letter the view would measure every element from the caret outwards, a dozen of them,
 * to find that there is nothing to do. Within the text nothing scrolls but the text as a whole.
 */
export function caretInSightPlugin(): Plugin {
  // Styles are asked only where the page has been put somewhere else.
  let scroller: Element | null = null
  return new Plugin({
    props: {
      handleScrollToSelection(view) {
        if (!scroller?.contains(view.dom)) scroller = scrollerOf(view.dom)
        return isInSight(view, scroller)
      },
    },
  })
}

function isInSight(view: EditorView, scroller: Element | null): boolean {
  const { selection } = view.state
  if (!scroller || !(selection instanceof TextSelection)) return false
  const { top, left } = scroller.getBoundingClientRect()
  const caret = view.coordsAtPos(selection.head, 1)
  // Its scroll bars hide what is behind them.
  return (
    caret.top >= Math.max(top, 0) + clear &&
    caret.bottom <= Math.min(top + scroller.clientHeight, innerHeight) - clear &&
    caret.left >= Math.max(left, 0) + clear &&
    caret.right <= Math.min(left + scroller.clientWidth, innerWidth) - clear
  )
}

/** What the text is scrolled in. */
function scrollerOf(page: Element): Element | null {
  const around = page.parentElement
  if (!around) return null
  return /auto|scroll/.test(getComputedStyle(around).overflowY) ? around : scrollerOf(around)
}
