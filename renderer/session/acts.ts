import { z } from 'zod'
import type { ExportForm, ExportView } from '../../shared/exchange/export-forms'
import {
  type AmendmentId,
  type DelegationId,
  isId,
  type OfferId,
  type VersionId,
} from '../../shared/ids'
import type { LettersAsk } from '../../shared/letters/asking'
import {
  type Act,
  type DevicesSeen,
  DevicesSeenSchema,
  HttpProblemSchema,
  type Outcome,
  type ProblemCode,
  type SeenTo,
} from '../../shared/protocol'
import { refusals } from '../../shared/refusals'
import { type Address, addressNow } from './address'
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
  /** With the lines numbered, in the forms that have any. */
  readonly lines?: boolean
}

export interface Desk {
  perform(act: Act): Promise<Answer>
  /** Tells of kept words that they have been put back or thrown away. */
  seenTo(kept: readonly string[]): Promise<Answer>
  /** When devices were last connected: all of them, or one's own; empty where that cannot be had. */
  seen(): Promise<DevicesSeen['seen']>
  /** Has a copy of the conference made on the hub's machine. */
  backUp(): Promise<Answer>
  export(form: ExportForm, of: ExportOf): Promise<Exported>
  /** Letters as the press sets them. Aborting the signal ends in `no-answer`. */
  letters(asked: LettersAsk, signal: AbortSignal): Promise<Exported>
}

/** Milliseconds. A long text with hundreds of footnotes takes a slow machine some seconds to set. */
const patience = { act: 15_000, takeIn: 60_000, export: 120_000 } as const

/** The hub's desk, over HTTP. */
export function openDesk(address: Address, paper: Paper): Desk {
  async function answer(
    to: 'acts' | 'kept' | 'take-in' | 'backup',
    body: object,
    ms: number = patience.act,
  ): Promise<Answer> {
    const asked = await postAs(paper, `${addressNow(address)}/api/${to}`, ms, body)
    if ('kind' in asked) return asked
    const outcome = OutcomeSchema.safeParse(parseJson(asked.bytes))
    return outcome.success ? outcome.data : { kind: 'problem', why: 'unintelligible' }
  }
  return {
    // A whole text is more than other acts bring along.
    perform: (act) =>
      act.kind === 'take-in-text' ? answer('take-in', act, patience.takeIn) : answer('acts', act),
    backUp: () => answer('backup', {}, patience.export),
    async seen() {
      const asked = await askAs(paper, `${addressNow(address)}/api/devices`, patience.act, {})
      return 'kind' in asked
        ? {}
        : (DevicesSeenSchema.safeParse(parseJson(asked.bytes)).data?.seen ?? {})
    },
    seenTo: (kept) => answer('kept', { seenTo: [...kept] } satisfies SeenTo),
    async export(form, { signal, version, view, since, lines }) {
      const asked = new URLSearchParams({
        ...(version && { version }),
        ...(view && { as: view }),
        ...(since && { since }),
        ...(lines && { lines: '1' }),
      })
      const of = asked.size > 0 ? `?${asked}` : ''
      const init = signal ? { signal } : {}
      const made = await askAs(
        paper,
        `${addressNow(address)}/api/export/${form}${of}`,
        patience.export,
        init,
      )
      return 'kind' in made ? made : { kind: 'file', bytes: made.bytes }
    },
    async letters(letters, signal) {
      const url = `${addressNow(address)}/api/letters`
      const asked = await postAs(paper, url, patience.export, letters, signal)
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

/** The same, with something to say. Aborting the signal ends in `no-answer`. */
export function postAs(
  paper: Paper,
  url: string,
  ms: number,
  body: object,
  signal?: AbortSignal,
): Promise<{ readonly bytes: Uint8Array } | Problem> {
  return askAs(paper, url, ms, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  })
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
  const problem = HttpProblemSchema.safeParse(parseJson(bytes))
  return problem.success ? problem.data.problem : 'unintelligible'
}

export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null // Not ours; the schema then says so.
  }
}

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
