import { type RefObject, useCallback, useEffect, useRef } from 'react'

/** Gives the focus back to what had it before a panel was opened, if that is still there to be used. */
export function useGivingBack(root: RefObject<HTMLElement | null>, isOpen: boolean): () => void {
  const last = useRef<HTMLElement | null>(null)
  const open = useRef(isOpen)
  open.current = isOpen
  useEffect(() => {
    const element = root.current
    if (!element) return
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && !open.current) last.current = target
    }
    element.addEventListener('focusin', onFocus)
    return () => element.removeEventListener('focusin', onFocus)
  }, [root])
  return useCallback(() => {
    const before = last.current
    if (before?.isConnected && before.checkVisibility()) before.focus()
  }, [])
}
