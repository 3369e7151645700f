import type { Draft } from '../../../shared/amendments/amendment'
import { targetOf } from '../../../shared/amendments/change'
import type { OpenDraft } from '../../editor/contract'
import { cell, type Live, sameItems } from '../../session/live'
import type { Session } from '../../session/session'

/** The drafts as the editor takes them; one that did not change is the same object. */
export function openDraftViews(session: Session): Live<readonly OpenDraft[]> {
  const views = cell<readonly OpenDraft[]>([])
  const update = () => {
    const now = session.drafts
      .get()
      .flatMap(({ draft, content, awareness, state }): OpenDraft[] => {
        const [base, ...more] = draft.base
        const target = targetOf(draft)
        // A draft of one block of the text opens in its place.
        if (!base || !target || more.length > 0 || !opensInPlace(draft)) return []
        const before = views.get().find((view) => view.id === draft.id)
        const writable = 'access' in state && state.access === 'write'
        if (before?.content === content && before.writable === writable) return [before]
        const footer = before?.footer ?? document.createElement('div')
        const { id } = draft
        return [{ id, target, base, content, awareness, writable, intent: null, footer }]
      })
    if (!sameItems(now, views.get())) views.set(now)
  }
  session.drafts.subscribe(update)
  update()
  return views
}

function opensInPlace({ place, amends }: Draft): boolean {
  return place.kind === 'there' && amends === null
}
