import { useCallback, useState } from 'react'
import type { AmendmentId } from '../../../shared/ids'
import { useConference } from '../conference'
import type { NotDone } from '../sentences'
import type { Row } from './rows'

/** How far the adoption of several has come. Each is an act of its own, in the order of the board. */
export type Bulk =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly done: number; readonly all: number }
  | { readonly kind: 'done'; readonly labels: readonly string[] }
  /** At the first that is refused the others are not put. */
  | {
      readonly kind: 'stopped'
      readonly labels: readonly string[]
      readonly at: string
      readonly answer: NotDone
      readonly rest: readonly string[]
    }

export function useBulk(onDone: (adopted: readonly AmendmentId[]) => void) {
  const { session } = useConference()
  const [bulk, setBulk] = useState<Bulk>({ kind: 'idle' })
  const adopt = useCallback(
    async (rows: readonly Row[]) => {
      const labels: string[] = []
      const adopted: AmendmentId[] = []
      for (const [at, { amendment, label }] of rows.entries()) {
        setBulk({ kind: 'busy', done: at, all: rows.length })
        const answer = await session.perform({ kind: 'adopt-amendment', amendment: amendment.id })
        if (answer.kind !== 'done') {
          const rest = rows.slice(at + 1).map((each) => each.label)
          setBulk({ kind: 'stopped', labels, at: label, answer, rest })
          return onDone(adopted)
        }
        labels.push(label)
        adopted.push(amendment.id)
      }
      setBulk({ kind: 'done', labels })
      onDone(adopted)
    },
    [session, onDone],
  )
  return { bulk, adopt, forget: () => setBulk({ kind: 'idle' }) }
}
