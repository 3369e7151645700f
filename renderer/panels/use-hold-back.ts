import { useEffect } from 'react'
import type { Session } from '../session/session'
import type { PageEditor } from './page-editor'

/**
 * Has the machine ask before the window goes, while it holds words that are not with the hub. To the
 * hub that has taken over it goes by itself, with what is kept on this machine; words that are in this
 * window alone hold it back there as well.
 */
export function useHoldBack(session: Session, page: PageEditor): void {
  useEffect(() => {
    const { leaving } = session
    const isHeld = () => holdsUnkept(session) || (page.editor()?.hasUnproposed() ?? false)
    const onLeave = (event: BeforeUnloadEvent) => {
      if (isHeld() || (!leaving.isLeaving() && unsentIn(session) > 0)) event.preventDefault()
    }
    leaving.askBefore(() => !isHeld())
    window.addEventListener('beforeunload', onLeave)
    return () => window.removeEventListener('beforeunload', onLeave)
  }, [session, page])
}

function holdsUnkept(session: Session): boolean {
  const isUnsent = unsentIn(session) > 0 && !session.keepsUnsent
  return isUnsent || session.asides.get().some(({ isKept }) => !isKept)
}

function unsentIn({ safety }: Session): number {
  const now = safety.get()
  return 'unsent' in now ? now.unsent : 0
}
