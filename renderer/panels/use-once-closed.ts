import { useCallback, useEffect, useRef } from 'react'

/**
 * Does what was chosen once the popover that it was chosen in has closed: until then the popover
 * holds the focus, and the text could not take it to go on where the caret is.
 */
export function useOnceClosed(isOpen: boolean): (act: () => void) => void {
  const waiting = useRef<(() => void) | null>(null)
  useEffect(() => {
    if (isOpen) return
    const act = waiting.current
    waiting.current = null
    act?.()
  })
  return useCallback((act) => {
    waiting.current = act
  }, [])
}
