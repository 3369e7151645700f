import type { Draft } from '../../../shared/amendments/amendment'
import { targetOf } from '../../../shared/amendments/change'
import { findAmendment } from '../../../shared/amendments/ending'
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
      const amends = besideOf(draft, session)
      const isSame =
        before?.amends?.beside === amends?.beside &&
        JSON.stringify(before?.place) === JSON.stringify(draft.place)
      if (before?.content === content && before.writable === writable && isSame) return before
      const { id, delegation, place, base } = draft
      const footer = before?.footer ?? document.createElement('div')
      return {
        id,
        delegation,
        place,
        base,
        amends,
        content,
        awareness,
        writable,
        intent: null,
        footer,
      }
    })
    if (!sameItems(now, views.get())) views.set(now)
  }
  session.drafts.subscribe(update)
  session.register.subscribe(update)
  update()
  return views
}

/** An amendment to an amendment is written by the block that the latter would change. */
function besideOf({ amends }: Draft, session: Session): OpenDraft['amends'] {
  if (!amends) return null
  const register = session.register.get()
  const parent = register && findAmendment(register, amends)
  return { beside: parent && targetOf(parent.change) }
}
