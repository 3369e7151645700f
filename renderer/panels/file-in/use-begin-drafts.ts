import { useCallback, useEffect, useRef, useState } from 'react'
import type { FoundProposal } from '../../file-in/questions'
import { t } from '../../i18n/translate'
import { beginDrafts } from '../../session/drafts-from-text'
import { useConference } from '../conference'
import type { NotDone } from '../sentences'

export type Beginning =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'beginning'; readonly done: number; readonly of: number }
  /** Those before it are begun. */
  | { readonly kind: 'stopped'; readonly answer: NotDone }

/**
 * Begins a draft of each proposal, in the order in which they would be adopted. With the window
 * closed in between no further one is asked for; those that are begun stay.
 */
export function useBeginDrafts(onDone: () => void): {
  readonly beginning: Beginning
  readonly begin: (proposals: readonly FoundProposal[]) => Promise<void>
} {
  const { session } = useConference()
  const [beginning, setBeginning] = useState<Beginning>({ kind: 'waiting' })
  const begun = useRef<Set<FoundProposal>>(new Set())
  const gone = useRef(false)
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
    }
  }, [])

  const begin = useCallback(
    async (proposals: readonly FoundProposal[]) => {
      let stopped: NotDone | null = null
      for (const [at, proposal] of proposals.entries()) {
        if (gone.current) return
        if (begun.current.has(proposal)) continue
        setBeginning({ kind: 'beginning', done: at, of: proposals.length })
        const [outcome] = await beginDrafts(session, [proposal.draft])
        if (outcome?.kind === 'not-begun') {
          stopped ??= outcome.answer
          if (outcome.answer.kind === 'problem') break
          continue
        }
        begun.current.add(proposal)
        const rationale = proposal.untracked ? t('file-in.untracked-draft') : proposal.rationale
        if (outcome && rationale) {
          await session.perform({ kind: 'explain-draft', amendment: outcome.amendment, rationale })
        }
      }
      if (stopped) setBeginning({ kind: 'stopped', answer: stopped })
      else onDone()
    },
    [session, onDone],
  )
  return { beginning, begin }
}
