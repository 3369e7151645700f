import { useEffect } from 'react'

/**
 * Mod-Alt with a key, by the key's place, since with Alt it may write another letter. Heeded in the
 * text alone, or anywhere in the window.
 */
export function useAltKey(code: `Key${string}`, within: 'text' | 'window', run: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== code || !event.altKey || event.shiftKey) return
      if (event.ctrlKey === event.metaKey) return
      const inText = event.target instanceof Element && event.target.closest('.sheet') !== null
      if (within === 'text' && !inText) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [code, within, run])
}
