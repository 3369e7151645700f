import { type RefObject, useLayoutEffect } from 'react'

/**
 * Takes the selection out of the page while that cannot be reached, and puts it back afterwards.
 *
 * Whatever is drawn, the browser looks for a place at which to show the selection. In a page that is
 * inert there is none, and it looks through the whole text, several times over.
 */
export function useSelectionTakenOut(
  page: RefObject<HTMLElement | null>,
  isCovered: boolean,
): void {
  useLayoutEffect(() => {
    const selection = document.getSelection()
    const anchor = selection?.anchorNode
    if (!isCovered || !anchor || !page.current?.contains(anchor)) return
    const range = selection.getRangeAt(0)
    const isBackward = anchor === range.endContainer && selection.anchorOffset === range.endOffset
    // The range follows what colleagues change around it, as the selection itself would.
    selection.removeAllRanges()
    return () => {
      if (selection.rangeCount > 0 || !range.startContainer.isConnected) return
      const { startContainer, startOffset, endContainer, endOffset } = range
      if (isBackward)
        selection.setBaseAndExtent(endContainer, endOffset, startContainer, startOffset)
      else selection.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset)
    }
  }, [page, isCovered])
}
