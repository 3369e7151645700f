import type { Node } from 'prosemirror-model'
import { useCallback } from 'react'
import type { Register } from '../../../shared/amendments/register'
import type { BlockId } from '../../../shared/ids'
import { useConference } from '../conference'
import { comparing, subjectOf, subjectsOf } from './subjects'

/** Sets side by side what is proposed to the paragraph at hand. */
export function useCompare(): () => void {
  const { page, session } = useConference()
  return useCallback(() => {
    const { reading } = session
    const register = session.register.get()
    if (register)
      comparing.set(
        atHand(register, reading.get(), page.amendment.get(), page.selected.get().block),
      )
  }, [page, session])
}

/** The paragraph of the caret if something is proposed to it, that of the selected amendment, or the first. */
export function atHand(
  { amendments }: Register,
  text: Node | null,
  selected: string | null,
  caret: BlockId | null,
): BlockId | null {
  const subjects = subjectsOf(amendments, text)
  if (caret && subjects.has(caret)) return caret
  const chosen = amendments.find(({ id }) => id === selected)
  const block = chosen ? subjectOf(chosen, amendments, text) : null
  if (block && subjects.has(block)) return block
  return [...subjects.keys()][0] ?? null
}
