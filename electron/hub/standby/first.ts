import { createReadStream, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { RecordEntry } from '../../../shared/amendments/register'
import type { ConferenceId } from '../../../shared/ids'
import {
  type Standby,
  StandbySchema,
  type Standing,
  standbyInvited,
  termOf,
} from '../../../shared/standby'
import type { TermNotice } from '../../../shared/sync'
import { wayTo } from '../../reaching/pinned-ask'
import type { Conditions } from '../conditions'
import { problem } from '../problem'
import type { Tokens } from '../tokens'
import { FollowedStore } from './followed-store'
import { encodeLog } from './op'
import type { Following } from './outbox'
import { beforeIn, knownIn, paperIn, setKnown, setSuperseded } from './standing'

export interface FirstOptions {
  readonly store: FollowedStore['inner']
  /** Where a copy for a standby is made before it is sent. */
  readonly copy: string
  /** By which a standby knows one start of this hub from another. */
  readonly run: string
  readonly now: () => Date
  readonly steady: () => number
  readonly often: (look: () => void) => () => void
  readonly report: (fault: unknown) => void
  /** Another hub has taken over: from now on this one is to take nothing. */
  readonly superseded: () => void
}

/** What it needs of the hub, once that is there. */
export interface FirstParts {
  readonly conference: ConferenceId
  readonly record: () => readonly RecordEntry[]
  readonly tokens: Tokens
  readonly conditions: Conditions
  /** The notice has changed. */
  readonly changed: () => void
}

const LogRequestSchema = z.strictObject({
  run: z.string().max(100),
  after: z.int().min(0),
  /** Where windows would find the standby, as it says itself; `null` until it can be found. */
  standby: StandbySchema.nullable(),
})
export type LogRequest = z.infer<typeof LogRequestSchema>
export const SupersededSchema = z.strictObject({ paper: z.string().min(1).max(4096) })

/** The hub's side of being followed, and of learning that it is the hub no longer. */
export class First {
  readonly store: FollowedStore
  #parts: FirstParts | null = null
  #known: readonly Standby[] = []
  #paper: string | null = null
  #term: { readonly record: readonly RecordEntry[]; readonly is: number } | null = null
  #before: Standby | null = null
  #isCopying = false
  #stops: (() => void)[] = []

  constructor(readonly options: FirstOptions) {
    const { steady } = options
    this.store = new FollowedStore(options.store, { steady, changed: () => this.#condition() })
  }

  async begin(parts: FirstParts): Promise<void> {
    this.#parts = parts
    this.#known = await knownIn(this.options.store)
    this.#paper = await paperIn(this.options.store)
    const before = await beforeIn(this.options.store)
    this.#before = before
    this.#stops.push(this.options.often(() => this.#look()))
    if (before && this.#paper) this.#stops.push(this.#tellBefore(before, this.#paper))
    if (this.#known.length > 0) this.#condition()
  }

  /** What every window is told. */
  get notice(): TermNotice {
    return {
      kind: 'term',
      term: this.#termNow(),
      standbys: [...this.#known],
      paper: this.#paper,
    }
  }

  /** Whose pages may ask here: browsers have them from the hub before, and they move with it. */
  get origins(): readonly string[] {
    return this.#before ? [this.#before.address] : []
  }

  /** Where this conference may go on. */
  get standbys(): readonly string[] {
    return this.#known.map(({ address }) => address)
  }

  mount(app: Hono): void {
    app.get('/api/standby', () => Response.json(this.#standing()))
    app.get('/api/standby/copy', (context) => this.#copy(context))
    app.post('/api/standby/log', (context) => this.#log(context))
    app.post('/api/superseded', (context) => this.#superseded(context))
  }

  end(): void {
    for (const stop of this.#stops) stop()
    this.store.outbox.end()
  }

  #standing(): Standing {
    const { conference } = this.#of()
    return { kind: 'hub', conference, term: this.#termNow(), paper: this.#paper }
  }

  async #mayFollow({ req }: Context): Promise<boolean> {
    const { tokens, record } = this.#of()
    const token = /^Bearer (\S+)$/i.exec(req.header('authorization') ?? '')?.[1] ?? ''
    const read = await tokens.readStandby(token)
    return read.kind === 'good' && read.invitation === standbyInvited(record())
  }

  /** The whole file as it is at this moment, to begin with. */
  async #copy(context: Context): Promise<Response> {
    if (!(await this.#mayFollow(context))) return problem('token-invalid')
    if (this.#isCopying) return problem('export-busy')
    this.#isCopying = true
    const { copy, run } = this.options
    const done = () => {
      this.#isCopying = false
      rmSync(copy, { force: true })
    }
    try {
      rmSync(copy, { force: true })
      const through = await this.store.copyFor(copy)
      const stream = createReadStream(copy)
      stream.once('close', done)
      const headers = { 'content-type': 'application/octet-stream', run, through: `${through}` }
      return new Response(Readable.toWeb(stream) as ReadableStream, { headers })
    } catch (error) {
      done()
      throw error
    }
  }

  async #log(context: Context): Promise<Response> {
    if (!(await this.#mayFollow(context))) return problem('token-invalid')
    const asked = LogRequestSchema.safeParse(await context.req.json().catch(() => null))
    if (!asked.success) return problem('malformed')
    const { run, after, standby } = asked.data
    if (standby) await this.#learn(standby)
    const log =
      run === this.options.run
        ? await this.store.outbox.after(after, context.req.raw.signal)
        : ({ kind: 'begin-anew' } as const)
    return new Response(new Uint8Array(encodeLog(log)), {
      headers: { 'content-type': 'application/octet-stream' },
    })
  }

  /**
   * On disk before any window is told: a hub that starts again asks there first. And the windows are
   * told before it is said that they may rely on it.
   */
  async #learn(standby: Standby): Promise<void> {
    const [known] = this.#known
    if (known?.address === standby.address && known.pin === standby.pin) return
    await setKnown(this.options.store, [standby])
    this.#known = [standby]
    this.#of().changed()
    this.#condition()
  }

  async #superseded(context: Context): Promise<Response> {
    const asked = SupersededSchema.safeParse(await context.req.json().catch(() => null))
    if (!asked.success) return problem('malformed')
    const read = await this.#of().tokens.readSuccession(asked.data.paper)
    if (read.kind === 'bad' || read.term <= this.#termNow()) return problem('token-invalid')
    await setSuperseded(this.options.store, asked.data.paper)
    setImmediate(this.options.superseded)
    return Response.json({ kind: 'done' })
  }

  /** Until it has heard it, the hub before might come back and go on as though nothing were. */
  #tellBefore(before: Standby, paper: string): () => void {
    const way = wayTo(before)
    let isTelling = false
    const stop = this.options.often(() => {
      if (isTelling) return
      isTelling = true
      way
        .json('/api/superseded', { body: { paper } })
        .then(
          // 401 is a hub of this term or a later one at the same address.
          ({ status }) => (status === 200 || status === 401) && stop(),
          () => {}, // Not there, which is why we are the hub; it is asked again.
        )
        .finally(() => {
          isTelling = false
        })
    })
    return () => {
      stop()
      way.close()
    }
  }

  #look(): void {
    this.store.outbox.look()
    if (this.store.outbox.following.kind === 'behind') this.#condition()
  }

  #condition(): void {
    const parts = this.#parts
    const [standby] = this.#known
    if (!parts || !standby) return
    const following: Following = this.store.outbox.following
    const by = following.kind === 'behind' ? following.by : 0
    const before = parts.conditions.all.find(({ kind }) => kind === 'standby')
    const { address } = standby
    const isSaid =
      before?.kind === 'standby' &&
      before.following === following.kind &&
      before.by === by &&
      before.address === address
    if (isSaid) return
    const at = this.options.now().toISOString()
    parts.conditions.set({ kind: 'standby', at, address, following: following.kind, by })
  }

  #termNow(): number {
    const record = this.#of().record()
    if (this.#term?.record !== record) this.#term = { record, is: termOf(record) }
    return this.#term.is
  }

  #of(): FirstParts {
    if (!this.#parts) throw new Error('begin() comes before anybody is answered')
    return this.#parts
  }
}
