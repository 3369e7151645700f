import { z } from 'zod'
import { sessionStatement } from '../../shared/device-proof'
import {
  ChallengeSchema,
  HttpProblemSchema,
  type ProblemCode,
  SessionPassSchema,
  type SessionRequest,
} from '../../shared/protocol'
import type { Standby, StandbyAnswer, StandbyQuestion } from '../../shared/standby'
import type { HeldDevice } from './device'

export type AskStandby = (
  standby: Standby,
  question: StandbyQuestion,
) => Promise<StandbyAnswer | null>

export type TakenOver =
  | { readonly kind: 'taken-over'; readonly term: number }
  | { readonly kind: 'not-taken'; readonly why: NotTaken }

/** Whether it was done is not known where the answer to the last question is missing. */
export type NotTaken = 'unreachable' | 'not-known' | 'sent-away' | 'nothing-there' | 'not-written'

export interface TakeOverOptions {
  readonly ask: AskStandby
  readonly standby: Standby
  readonly conference: string
  /** `null` if this machine has the key no longer. */
  readonly device: () => Promise<HeldDevice | null>
}

const DoneSchema = z.object({ term: z.int() })

/** Has a standby take over: shows it the key of a device of the secretariat, and gives it the word. */
export async function takeOver(options: TakeOverOptions): Promise<TakenOver> {
  const { ask, standby, conference } = options
  const device = await options.device()
  if (!device) return not('not-known')
  const first = await ask(standby, { ask: 'challenge', body: { device: device.id }, token: null })
  const challenge = ChallengeSchema.safeParse(first?.body).data?.challenge
  if (challenge === undefined) return not(whyIn(first))
  const proof = await device.sign(sessionStatement(conference, device.id, challenge))
  const shown: SessionRequest = { device: device.id, challenge, proof }
  const second = await ask(standby, { ask: 'session', body: shown, token: null })
  const token = SessionPassSchema.safeParse(second?.body).data?.token
  if (token === undefined) return not(whyIn(second))
  const last = await ask(standby, { ask: 'takeover', body: {}, token })
  const done = DoneSchema.safeParse(last?.body).data
  return done ? { kind: 'taken-over', term: done.term } : not(whyIn(last))
}

const not = (why: NotTaken): TakenOver => ({ kind: 'not-taken', why })

function whyIn(answer: StandbyAnswer | null): NotTaken {
  const code = HttpProblemSchema.safeParse(answer?.body).data?.problem
  return code === undefined ? 'unreachable' : (reasons[code] ?? 'not-known')
}

const reasons: Partial<Record<ProblemCode, NotTaken>> = {
  'sent-away': 'sent-away',
  'not-found': 'nothing-there',
  'disk-full': 'not-written',
  'disk-failed': 'not-written',
}
