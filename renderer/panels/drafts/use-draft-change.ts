import type { Node } from 'prosemirror-model'
import { useMemo, useSyncExternalStore } from 'react'
import type { Draft } from '../../../shared/amendments/amendment'
import { textOf } from '../../../shared/amendments/amendment'
import type { Change } from '../../../shared/amendments/change'
import { changeFrom, changesNothing } from '../../../shared/amendments/draft-content'
import { findAmendment } from '../../../shared/amendments/ending'
import { judge, type Verdict } from '../../../shared/amendments/judge'
import type { DraftPage } from '../../session/drafts'
import { useConference, useLive, useRegister } from '../conference'
import { useReading } from '../use-reading'

/** What a draft comes to as it stands. */
export interface DraftState {
  /** `null` while it says what the text says, or what an amendment cannot. */
  readonly change: Change | null
  /** What tabling it would meet in the text of this moment. */
  readonly verdict: Verdict | null
}

const none: DraftState = { change: null, verdict: null }

/** A moment behind the typing, as the text is. */
export function useDraftState(draft: Draft): DraftState {
  const content = useLive(readingOf(usePage(draft)))
  const register = useRegister()
  const text = useReading(draft.amends === null)
  return useMemo(() => {
    if (!content) return none
    const parent = draft.amends && register ? findAmendment(register, draft.amends) : null
    return stateOf(draft, content, parent ? textOf(parent) : text)
  }, [content, draft, register, text])
}

export function stateOf(draft: Draft, content: Node, text: Node | null): DraftState {
  let made = 0
  // These ids are never kept: the hub gives its own when it is tabled.
  const change = changeFrom(draft, content, () => `shown-${made++}`)
  if (!change || changesNothing(change)) return none
  return { change, verdict: text && judge(text, change).kind }
}

/** The page of a draft, `null` until its document is here. */
export function usePage({ id }: Draft): DraftPage | null {
  const { drafts } = useConference().session
  return useSyncExternalStore(
    drafts.subscribe,
    () => drafts.get().find(({ draft }) => draft.id === id) ?? null,
  )
}

const nothing: DraftPage['reading'] = { get: () => null, subscribe: () => () => {} }
const readingOf = (page: DraftPage | null) => page?.reading ?? nothing
