import type { OpenDraft } from '../../editor/contract'
import { cell, type Live, sameItems } from '../../session/live'
import type { Session } from '../../session/session'

/** The drafts as the editor takes them; one that did not change is the same object. */
export function openDraftViews(session: Session): Live<readonly OpenDraft[]> {
  const views = cell<readonly OpenDraft[]>([])
  const update = () => {
    const now = session.drafts.get().map(({ draft, content, awareness, state }): OpenDraft => {
      const before = views.get().find((view) => view.id === draft.id)
      const writable = 'access' in state && state.access === 'write'
      if (before?.content === content && before.writable === writable) return before
      const footer = before?.footer ?? document.createElement('div')
      const { id, target, base } = draft
      return { id, target, base, content, awareness, writable, intent: null, footer }
    })
    if (!sameItems(now, views.get())) views.set(now)
  }
  session.drafts.subscribe(update)
  update()
  return views
}
