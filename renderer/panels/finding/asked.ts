import { useEffect, useRef } from 'react'
import { cell } from '../../session/live'

/** What is open over the page for finding one's way: asked for by a key, a tool, the menu or its name. */
export type Asked = 'find' | 'replace' | 'go-to' | 'reference'

/** One window shows one conference. */
export const asked = cell<Asked | null>(null)

/** Heeds a key wherever the focus is, unless something above has taken it. */
export function useKeyDown(heed: (event: KeyboardEvent) => boolean): void {
  const latest = useRef(heed)
  latest.current = heed
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.defaultPrevented && latest.current(event)) event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

/** Control, or the command key of a Mac, and not both. */
export function isMod({ ctrlKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey !== metaKey
}

/** Nothing is asked while a dialog waits for its answer. */
export function isFree(): boolean {
  return document.querySelector('[role="dialog"][data-rac], [role="alertdialog"]') === null
}
