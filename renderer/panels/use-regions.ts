import { type RefObject, useEffect } from 'react'

/** In the order in which F6 goes through them; Shift goes back. */
const order = ['bar', 'outline', 'tools', 'page', 'draft', 'margin', 'foot']

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
      const regions = regionsIn(element)
      // What ends a draft is a region within the page: Tab in a draft is a key of the writing.
      const around = document.activeElement?.closest<HTMLElement>('[data-region]')
      const here = around ? regions.indexOf(around) : -1
      const next = event.shiftKey ? before(here, regions) : regions[(here + 1) % regions.length]
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

/** Those that have something to focus, in their order. */
function regionsIn(element: HTMLElement): readonly HTMLElement[] {
  const rank = (region: HTMLElement) => order.indexOf(region.dataset.region ?? '')
  return [...element.querySelectorAll<HTMLElement>('[data-region]')]
    .filter((region) => region.querySelector(focusable) && region.checkVisibility())
    .filter((region) => !region.closest('[inert]'))
    .sort((a, b) => rank(a) - rank(b))
}

/** From the first, and from nowhere, to the last. */
function before(here: number, regions: readonly HTMLElement[]): HTMLElement | undefined {
  return regions.at(here <= 0 ? -1 : here - 1)
}

function focusIn(region: HTMLElement, last: HTMLElement | undefined): void {
  const target = last && region.contains(last) ? last : region.querySelector<HTMLElement>(focusable)
  target?.focus()
}
