import { useCallback, useEffect, useState } from 'react'
import type { VersionId } from '../../../shared/ids'
import type { Problem } from '../../session/acts'
import type { Fetched, OpenPaper } from '../../session/papers'
import { useConference } from '../conference'

export type Coming<T> =
  | { readonly kind: 'coming' }
  | { readonly kind: 'here'; readonly value: T }
  | Problem

/** What a version says, or with `null` the text as it stands when it is first asked for. */
export function usePaper(version: VersionId | null): Coming<OpenPaper> {
  const { papers } = useConference().session
  const ask = useCallback(
    () => (version === null ? papers.text() : papers.version(version)),
    [papers, version],
  )
  return useFetched(ask)
}

/** What the hub answers; asked anew when the question is another function. */
export function useFetched<T>(ask: () => Promise<Fetched<T>>): Coming<T> {
  const [answered, setAnswered] = useState<{ readonly ask: typeof ask; readonly now: Coming<T> }>()
  useEffect(() => {
    let wanted = true
    void ask().then((answer) => {
      if (!wanted) return
      const isHere = answer.kind === 'fetched'
      setAnswered({ ask, now: isHere ? { kind: 'here', value: answer.value } : answer })
    })
    return () => {
      wanted = false
    }
  }, [ask])
  return answered?.ask === ask ? answered.now : coming
}

const coming = { kind: 'coming' } as const
