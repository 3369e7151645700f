import type { StayReason } from '../../shared/host'
import type { FollowState } from './standby/follower'
import { StoreError } from './store'

export const logForms = ['text', 'json'] as const
export type LogForm = (typeof logForms)[number]

/** What the hub says of itself while it runs. */
export interface Log {
  tell(entry: Entry): void
  /** Puts out a line that whoever started the hub has asked for, as it is. */
  answer(line: string): void
}

export interface Entry {
  readonly level: 'info' | 'warning' | 'error'
  readonly event: Happening
  readonly numbers?: Readonly<Record<string, number>>
  readonly fault?: unknown
  /** For a person at a terminal; may name files, and links that they have asked for. */
  readonly sentence: string | null
  readonly isAnswer?: boolean
}

export type Happening =
  | 'ready'
  | 'stopped'
  | 'fault'
  | 'ended'
  | 'printed'
  | 'set-aside'
  | 'left-over'
  | 'backed-up'
  | 'backup-failed'
  | 'database-gone'
  | 'redis-away'
  | 'rescued'
  | 'superseded'
  | 'standby-ready'
  | `standby-${FollowState['kind']}`
  | 'standby-taken-over'
  | `not-started.${StayReason}`

export const textLog: Log = {
  tell({ sentence, isAnswer = false }) {
    if (sentence === null) return
    if (isAnswer) console.log(sentence)
    else console.error(sentence)
  },
  answer: (line) => console.log(line),
}

/** Before the options have been read, since they may be what is wrong. */
export function logFormIn(args: readonly string[]): LogForm {
  const isJson = args.some((arg, at) => {
    return arg === '--log=json' || (arg === '--log' && args[at + 1] === 'json')
  })
  return isJson ? 'json' : 'text'
}

/** For a log that may hold neither words nor names: what went wrong, not on what. */
export function nameOf(fault: unknown): string {
  if (!(fault instanceof Error)) return typeof fault
  const code = 'code' in fault ? ` ${fault.code}` : ''
  const cause = fault.cause === undefined ? '' : ` (${nameOf(fault.cause)})`
  return fault instanceof StoreError ? `${fault.name} ${fault.why}${cause}` : `${fault.name}${code}`
}
