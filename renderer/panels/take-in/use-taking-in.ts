import type { Node } from 'prosemirror-model'
import { useState } from 'react'
import type { Row } from '../../../shared/exchange/take-in/row'
import { mastheadOf } from '../../../shared/exchange/take-in/text-of-rows'
import { filledUp } from '../../../shared/take-in/filled-up'
import { useConference } from '../conference'
import type { NotDone } from '../sentences'

export type TakingIn =
  | { readonly kind: 'waiting' | 'taking' }
  /** The text says something already, and it has not been confirmed that it gives way. */
  | { readonly kind: 'asking' }
  | { readonly kind: 'stopped'; readonly answer: NotDone }

/** One act, after which the text is what was looked at, or nothing has changed. */
export function useTakingIn(onDone: () => void): {
  readonly taking: TakingIn
  readonly takeIn: (of: { file: string; rows: readonly Row[]; text: Node; over?: true }) => void
  readonly wait: () => void
} {
  const { session } = useConference()
  const [taking, setTaking] = useState<TakingIn>({ kind: 'waiting' })
  const wait = () => setTaking({ kind: 'waiting' })
  const takeIn = async (of: {
    readonly file: string
    readonly rows: readonly Row[]
    readonly text: Node
    readonly over?: true
  }) => {
    setTaking({ kind: 'taking' })
    const now = await session.papers.text()
    if (now.kind === 'problem') return setTaking({ kind: 'stopped', answer: now })
    const content = filledUp(of.text, mastheadOf(of.rows), now.value.text).toJSON()
    const answer = await session.perform({
      kind: 'take-in-text',
      content,
      file: of.file.slice(0, 200),
      ...(of.over && { over: true }),
    })
    if (answer.kind === 'done') return onDone()
    if (answer.kind === 'refused' && answer.why === 'text-not-empty') {
      return setTaking({ kind: 'asking' })
    }
    setTaking({ kind: 'stopped', answer })
  }
  return { taking, takeIn: (of) => void takeIn(of), wait }
}
