import { z } from 'zod'
import type { Register } from '../amendments/register'
import type { BlockId } from '../ids'
import { calendarDate } from '../states/register'
import type { Matter, Progress } from './follow-up'

/** Letters of one day that followed a recommendation, by the record. */
export interface LettersSent {
  /** `2006-07-24` */
  readonly day: string
  /** To so many States, each once. */
  readonly count: number
}

export const LettersSentSchema = z.strictObject({ day: calendarDate, count: z.int().min(1) })

/** What the record knows to have gone out after a recommendation, the earliest first. */
export function lettersAfter(
  { record }: Pick<Register, 'record'>,
  recommendation: BlockId,
): readonly LettersSent[] {
  const days = new Map<string, Set<string>>()
  for (const { deed } of record) {
    if (deed.kind !== 'letters-dispatched' || deed.recommendation !== recommendation) continue
    const states = days.get(deed.day) ?? new Set()
    for (const state of deed.states) states.add(state)
    days.set(deed.day, states)
  }
  return [...days]
    .filter(([, states]) => states.size > 0)
    .map(([day, states]) => ({ day, count: states.size }))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** How far it is: nothing is open after which letters went out. */
export function progressAfter({ progress }: Matter, letters: readonly LettersSent[]): Progress {
  return progress === 'open' && letters.length > 0 ? 'under-way' : progress
}
