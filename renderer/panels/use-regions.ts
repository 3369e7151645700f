import { type RefObject, useEffect } from 'react'

/** In the order in which F6 goes through them; Shift goes back. */
const order = ['bar', 'outline', 'page', 'margin', 'foot']

const focusable = 'button:not(:disabled), input, [contenteditable="true"], [tabindex="0"], a[href]'

/** F6 moves between the regions of the window, and comes back to where one was in each. */
export function useRegions(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = root.current
    if (!element) return
    const last = new WeakMap<Element, HTMLElement>()

    const onFocus = ({ target }: FocusEvent) => {
      const region = target instanceof HTMLElement ? target.closest('[data-region]') : null
      if (region && target instanceof HTMLElement) last.set(region, target)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      const regions = [...element.querySelectorAll<HTMLElement>('[data-region]')]
        .filter((region) => region.checkVisibility())
        .sort((a, b) => rank(a) - rank(b))
      const now = regions.findIndex((region) => region.contains(document.activeElement))
      const step = event.shiftKey ? -1 : 1
      const next = regions.at((Math.max(now, step === 1 ? -1 : 0) + step) % regions.length)
      if (next) focusIn(next, last.get(next))
    }
    element.addEventListener('focusin', onFocus)
    // On the document: the focus may be nowhere, after what had it has gone.
    document.addEventListener('keydown', onKey)
    return () => {
      element.removeEventListener('focusin', onFocus)
      document.removeEventListener('keydown', onKey)
    }
  }, [root])
}

function rank(region: HTMLElement): number {
  return order.indexOf(region.dataset.region ?? '')
}

function focusIn(region: HTMLElement, last: HTMLElement | undefined): void {
  const target = last && region.contains(last) ? last : region.querySelector<HTMLElement>(focusable)
  if (target) target.focus()
  else region.focus()
}
