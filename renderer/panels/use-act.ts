import { useCallback, useState } from 'react'
import type { ActResult } from '../../shared/protocol'
import type { Asked } from '../session/asked'
import { useConference } from './conference'
import type { NotDone } from './sentences'

export type Doing =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly act: Asked['kind'] }
  /** It stays until the next attempt, or until it is put away. */
  | { readonly kind: 'not-done'; readonly answer: NotDone }

export interface Acting {
  readonly doing: Doing
  /** The result is for the one who asked; what everyone sees comes with the register. */
  perform(act: Asked): Promise<ActResult | null>
  forget(): void
}

/** One place of the screen from which acts are asked for, and where it is said if one failed. */
export function useAct(): Acting {
  const { session } = useConference()
  const [doing, setDoing] = useState<Doing>({ kind: 'idle' })
  const perform = useCallback(
    async (act: Asked) => {
      setDoing({ kind: 'busy', act: act.kind })
      const answer = await session.perform(act)
      setDoing(answer.kind === 'done' ? { kind: 'idle' } : { kind: 'not-done', answer })
      return answer.kind === 'done' ? answer.result : null
    },
    [session],
  )
  const forget = useCallback(() => setDoing({ kind: 'idle' }), [])
  return { doing, perform, forget }
}
