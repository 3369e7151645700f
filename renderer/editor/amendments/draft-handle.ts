import type { EditorView } from 'prosemirror-view'
import type { TextEditorOptions } from '../contract'
import type { Lot, Place } from '../moving/move'
import { edge, placeNear, scrollerOf, slack, topOf } from '../moving/moving'

export interface ByHand {
  readonly text: () => EditorView
  /** What would move; `null` where nothing may. */
  readonly lot: () => Lot | null
  readonly drop: (between: Place) => void
}

/**
 * Moving a draft by hand: by the handle at its side to a line between two blocks of the text, as
 * blocks are moved where the text is open. Escape leaves it. Alt with an arrow does the same.
 */
export function draftHandle({
  byHand,
  translate,
}: {
  readonly byHand: ByHand
  readonly translate: TextEditorOptions['translate']
}) {
  const dom = document.createElement('button')
  dom.type = 'button'
  dom.tabIndex = -1
  dom.className = 'block-handle draft-handle'
  dom.title = translate('page.draft.move')
  dom.setAttribute('aria-label', dom.title)
  const line = document.createElement('div')
  line.className = 'drop-line'

  let from: number | null = null
  let y = 0
  let frame = 0
  const isMoving = () => line.isConnected
  const pageOf = () => byHand.text().dom.parentElement ?? byHand.text().dom

  function target(): Place | null {
    const lot = byHand.lot()
    return lot && placeNear(byHand.text(), lot, y)
  }

  function show(): void {
    const at = target()
    line.hidden = at === null
    if (!at) return
    const top = topOf(byHand.text(), at) - pageOf().getBoundingClientRect().top
    line.style.insetBlockStart = `${top}px`
  }

  /** Near the edge of what is seen the page goes on by itself. */
  function scrollAlong(): void {
    const scroller = scrollerOf(pageOf())
    const { top, bottom } = scroller.getBoundingClientRect()
    const beyond = Math.max(0, y - bottom + edge) - Math.max(0, top + edge - y)
    if (beyond !== 0) {
      scroller.scrollBy({ top: Math.sign(beyond) * Math.min(16, Math.abs(beyond) / 3) })
      show()
    }
    frame = requestAnimationFrame(scrollAlong)
  }

  function begin(): void {
    pageOf().append(line)
    pageOf().classList.add('moving-block')
    document.addEventListener('keydown', onKey, true)
    frame = requestAnimationFrame(scrollAlong)
  }

  function end(): void {
    cancelAnimationFrame(frame)
    document.removeEventListener('keydown', onKey, true)
    from = null
    if (!isMoving()) return
    line.remove()
    pageOf().classList.remove('moving-block')
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    end()
  }

  dom.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    event.preventDefault()
    dom.setPointerCapture(event.pointerId)
    from = event.clientY
  })
  dom.addEventListener('pointermove', (event) => {
    if (from === null) return
    y = event.clientY
    if (!isMoving() && Math.abs(y - from) < slack) return
    if (!isMoving()) begin()
    show()
  })
  dom.addEventListener('pointerup', () => {
    const at = isMoving() ? target() : null
    end()
    if (at) byHand.drop(at)
  })
  dom.addEventListener('pointercancel', end)

  return {
    dom,
    /** It is there for as long as there is something to move. */
    update() {
      dom.hidden = byHand.lot() === null
    },
    destroy: end,
  }
}
