import { useEffect, useRef } from 'react'

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

/**
 * Mod-Alt with a key, by the key's place, since with Alt it may write another letter. Heeded in the
 * text alone, or anywhere in the window while no dialog waits for its answer.
 */
export function useAltKey(code: `Key${string}`, within: 'text' | 'window', run: () => void): void {
  useKeyDown((event) => {
    if (event.code !== code || !event.altKey || event.shiftKey || !isMod(event)) return false
    const inText = event.target instanceof Element && event.target.closest('.sheet') !== null
    if (within === 'text' ? !inText : !isFree()) return false
    run()
    return true
  })
}

/** Control, or the command key of a Mac, and not both. */
export function isMod({ ctrlKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey !== metaKey
}

/** Nothing is asked while a dialog waits for its answer. */
export function isFree(): boolean {
  return document.querySelector('[role="dialog"][data-rac], [role="alertdialog"]') === null
}
