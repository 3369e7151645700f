import type { EditorView } from 'prosemirror-view'

/** Keys by which someone who follows goes on by themselves. */
const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta', 'Tab'])

/** Reading along where a colleague writes: the page is kept where their caret is. */
export interface Following {
  /** `null` follows nobody any more. */
  follow(client: number | null): void
  /** After whatever may have moved the caret on the screen. */
  update(): void
  destroy(): void
}

/**
 * Whoever scrolls, presses a key on the page or clicks into it goes on by themselves, and so it ends;
 * it ends as well when there is no caret to follow any more. `onEnd` is told only what was not asked
 * for.
 */
export function following(view: EditorView, onEnd: () => void): Following {
  let followed: number | null = null
  let seen = false

  const end = () => {
    if (followed === null) return
    follow(null)
    onEnd()
  }
  const onKey = (event: KeyboardEvent) => {
    const isPage = event.target instanceof Node && view.dom.contains(event.target)
    if (event.key === 'Escape' || (isPage && !modifiers.has(event.key))) end()
  }
  const onPointer = (event: Event) => {
    if (event.target instanceof Node && view.dom.contains(event.target)) end()
  }

  function follow(client: number | null): void {
    followed = client
    seen = false
    const change = client === null ? 'removeEventListener' : 'addEventListener'
    document[change]('wheel', end, { passive: true })
    document[change]('touchmove', end, { passive: true })
    // Not in the capture: what closes a list with Escape keeps it to itself.
    document[change]('keydown', onKey as EventListener)
    document[change]('pointerdown', onPointer)
    update()
  }

  function update(): void {
    if (followed === null) return
    const caret = view.dom.querySelector(`.colleague-caret[data-client="${followed}"]`)
    if (!caret) {
      // It may not be drawn yet; once it was, it has gone.
      if (seen) end()
      return
    }
    seen = true
    const { top, bottom } = caret.getBoundingClientRect()
    const height = document.documentElement.clientHeight
    if (top < height * 0.2 || bottom > height * 0.75) {
      const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
      caret.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' })
    }
  }

  return { follow, update, destroy: () => follow(null) }
}
