import { useEffect } from 'react'
import type { Session } from '../session/session'
import type { PageEditor } from './page-editor'

/** Has the machine ask before the window goes, while it holds words that are nowhere else. */
export function useHoldBack(session: Session, page: PageEditor): void {
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (holdsWords(session) || page.editor()?.hasUnproposed()) event.preventDefault()
    }
    window.addEventListener('beforeunload', onLeave)
    return () => window.removeEventListener('beforeunload', onLeave)
  }, [session, page])
}

function holdsWords({ safety, asides }: Session): boolean {
  const now = safety.get()
  return ('unsent' in now && now.unsent > 0) || asides.get().some(({ isKept }) => !isKept)
}
