import { z } from 'zod'
import { type AmendmentRefusal, amendmentRefusals } from '../../shared/amendments/refusals'
import type { ExportForm, ExportView } from '../../shared/exchange/export-forms'
import {
  type AmendmentId,
  type DelegationId,
  isId,
  type OfferId,
  type VersionId,
} from '../../shared/ids'
import type { LettersAsk } from '../../shared/letters/asking'
import type { Act, Outcome, ProblemCode, Refusal, SeenTo } from '../../shared/protocol'
import { mayRenew, type Paper, tokenOf } from './pass'

/** What asking came to. A problem says nothing about the act itself: it may even have been done. */
export type Answer = Outcome | Problem

export interface Problem {
  readonly kind: 'problem'
  readonly why: Trouble
}

export type Trouble =
  | ProblemCode
  /** Not asked at all: this window may not show the words whole that are to be decided on. */
  | 'outdated'
  /** Nothing answers at the hub's address. The act was not done, unless the answer was lost. */
  | 'unreachable'
  /** It did not answer in time; whether the act was done is not known. */
  | 'no-answer'
  /** What answered does not speak our language: a captive portal, or a hub of another version. */
  | 'unintelligible'

export type Exported = { readonly kind: 'file'; readonly bytes: Uint8Array } | Problem

/** The text as it stands, in a view of it, or a version as it was issued. */
export interface ExportOf {
  /** Aborting it ends in `no-answer`. */
  readonly signal?: AbortSignal
  readonly version?: VersionId
  readonly view?: ExportView
  /** As it stands, with what has changed since a version. */
  readonly since?: VersionId
}

export interface Desk {
  perform(act: Act): Promise<Answer>
  /** Tells of kept words that they have been put back or thrown away. */
  seenTo(kept: readonly string[]): Promise<Answer>
  export(form: ExportForm, of: ExportOf): Promise<Exported>
  /** Letters as the press sets them. Aborting the signal ends in `no-answer`. */
  letters(asked: LettersAsk, signal: AbortSignal): Promise<Exported>
}

/** Milliseconds. A long text with hundreds of footnotes takes a slow machine some seconds to set. */
const patience = { act: 15_000, export: 120_000 } as const

/** The hub's desk, over HTTP. */
export function openDesk(address: string, paper: Paper): Desk {
  async function answer(to: 'acts' | 'kept', body: object): Promise<Answer> {
    const asked = await askAs(paper, `${address}/api/${to}`, patience.act, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if ('kind' in asked) return asked
    const outcome = OutcomeSchema.safeParse(parseJson(asked.bytes))
    return outcome.success ? outcome.data : { kind: 'problem', why: 'unintelligible' }
  }
  return {
    perform: (act) => answer('acts', act),
    seenTo: (kept) => answer('kept', { seenTo: [...kept] } satisfies SeenTo),
    async export(form, { signal, version, view, since }) {
      const asked = new URLSearchParams({
        ...(version && { version }),
        ...(view && { as: view }),
        ...(since && { since }),
      })
      const of = asked.size > 0 ? `?${asked}` : ''
      const init = signal ? { signal } : {}
      const made = await askAs(paper, `${address}/api/export/${form}${of}`, patience.export, init)
      return 'kind' in made ? made : { kind: 'file', bytes: made.bytes }
    },
    async letters(letters, signal) {
      const asked = await askAs(paper, `${address}/api/letters`, patience.export, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(letters),
        signal,
      })
      return 'kind' in asked ? asked : { kind: 'file', bytes: asked.bytes }
    },
  }
}

/** With the bearer's own token; where that has ended meanwhile, once more with a new one. */
export async function askAs(
  paper: Paper,
  url: string,
  ms: number,
  init: RequestInit,
): Promise<{ readonly bytes: Uint8Array } | Problem> {
  const attempt = async () => {
    const found = await tokenOf(paper)
    if (found.kind === 'problem') return found
    const headers = { ...init.headers, authorization: `Bearer ${found.token}` }
    return ask(url, ms, { ...init, headers })
  }
  const answer = await attempt()
  const hasEnded = 'why' in answer && answer.why === 'token-expired'
  return hasEnded && mayRenew(paper) ? attempt() : answer
}

export async function ask(
  url: string,
  ms: number,
  init: RequestInit,
): Promise<{ readonly bytes: Uint8Array } | Problem> {
  const inTime = AbortSignal.timeout(ms)
  const signal = init.signal ? anyOf(init.signal, inTime) : inTime
  try {
    const response = await fetch(url, { ...init, signal })
    const bytes = new Uint8Array(await response.arrayBuffer())
    return response.ok ? { bytes } : { kind: 'problem', why: problemIn(bytes) }
  } catch {
    // Only the network can fail here, and it does not say how: aborted or not is all there is.
    return { kind: 'problem', why: signal.aborted ? 'no-answer' : 'unreachable' }
  }
}

/** `AbortSignal.any`, which came after Chromium 114. */
function anyOf(one: AbortSignal, other: AbortSignal): AbortSignal {
  const controller = new AbortController()
  for (const signal of [one, other]) {
    if (signal.aborted) controller.abort()
    signal.addEventListener('abort', () => controller.abort(), { once: true })
  }
  return controller.signal
}

function problemIn(bytes: Uint8Array): Trouble {
  const problem = ProblemSchema.safeParse(parseJson(bytes))
  return problem.success ? problem.data.problem : 'unintelligible'
}

export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null // Not ours; the schema then says so.
  }
}

/** All of them, by the compiler's word: the codes of the protocol are types only. */
const otherRefusals = Object.keys({
  'not-your-role': true,
  'not-your-pen': true,
  'not-at-this-stage': true,
  'delegation-exists': true,
  'no-such-delegation': true,
  'invitation-gone': true,
  'no-such-device': true,
  'no-such-person': true,
  'own-seat': true,
  'seat-unchanged': true,
  'amendments-pending': true,
  'no-such-bracket': true,
  'no-such-alternative': true,
  'points-open': true,
  'nothing-to-agree': true,
  'agreed-already': true,
  'agreed-above': true,
  'not-agreed': true,
  'no-masthead': true,
  'numbers-unchanged': true,
  'symbol-malformed': true,
  'symbol-taken': true,
  'version-unchanged': true,
  'no-such-recommendation': true,
  'text-not-valid': true,
  'state-untimely': true,
  'state-unchanged': true,
  'states-full': true,
  quota: true,
  'too-many-acts': true,
} satisfies Record<Exclude<Refusal, AmendmentRefusal>, true>) as Exclude<
  Refusal,
  AmendmentRefusal
>[]
const refusals: readonly Refusal[] = [...amendmentRefusals, ...otherRefusals]

const problems = Object.keys({
  malformed: true,
  'too-large': true,
  'not-found': true,
  'token-invalid': true,
  'token-expired': true,
  'another-conference': true,
  revoked: true,
  'disk-full': true,
  'disk-failed': true,
  'export-failed': true,
  'export-no-font': true,
  'export-busy': true,
  'version-damaged': true,
} satisfies Record<ProblemCode, true>) as ProblemCode[]

export { problems, refusals }

const OutcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('done'),
    result: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('nothing') }),
      z.object({ kind: z.literal('draft'), amendment: z.custom<AmendmentId>(isId) }),
      z.object({ kind: z.literal('delegation'), delegation: z.custom<DelegationId>(isId) }),
      z.object({ kind: z.literal('offer'), offer: z.custom<OfferId>(isId) }),
      z.object({ kind: z.literal('invitation'), link: z.string() }),
      z.object({ kind: z.literal('version'), version: z.custom<VersionId>(isId) }),
    ]),
  }),
  z.object({ kind: z.literal('refused'), why: z.enum(refusals) }),
])

const ProblemSchema = z.object({ problem: z.enum(problems) })
