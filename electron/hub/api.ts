import { Hono, type MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import type { z } from 'zod'
import type { Seat } from '../../shared/conference'
import {
  type ExportForm,
  type ExportView,
  exportForms,
  exportViews,
  hasLines,
  isOfAdopted,
  type PrintChoice,
  printsText,
} from '../../shared/exchange/export-forms'
import { type BlockId, isId } from '../../shared/ids'
import { LettersAsk } from '../../shared/letters/asking'
import {
  ActSchema,
  ChallengeRequestSchema,
  JoinRequestSchema,
  limits,
  type Outcome,
  type ProblemCode,
  SeenToSchema,
  SessionRequestSchema,
} from '../../shared/protocol'
import { tokenIn } from './bearer'
import { bodyLimit, isHungUp } from './body-limit'
import type { Desk } from './desk'
import type { Entrance } from './entrance'
import type { ExportedFile } from './export'
import type { Exports } from './exports'
import type { FairTurns } from './fair-turns'
import type { Readiness } from './health'
import { PressError } from './press'
import { problem, problemOf } from './problem'
import type { Versions } from './versions'

/** Where the application's own window comes from, which is not where the hub is. */
export const appOrigin = 'app://rapporteur'

export interface ApiOptions {
  readonly desk: Pick<Desk, 'perform'>
  readonly entrance: Entrance
  /** Of the pages that may ask, beside its own and the application's. */
  readonly origins?: readonly string[]
  /** Lets go of kept words; of those that are not this person's nothing happens. */
  readonly seenTo: (by: Seat, kept: readonly string[]) => Promise<void>
  readonly readiness: () => Promise<Readiness>
  readonly exports: Exports
  /** Whose question is dealt with next: to read a long text takes a while. */
  readonly turns: Pick<FairTurns, 'next'>
  readonly isAdopted: () => boolean
  /** `null` if the text is not valid, or this hub cannot make files. */
  readonly exportAs: (
    form: ExportForm,
    view: ExportView,
    choice: PrintChoice,
  ) => Promise<ExportedFile | null>
  /** The same for an issued version; also `null` if there is no such, or it is not what was issued. */
  readonly exportVersion: (
    form: ExportForm,
    version: string,
    choice: PrintChoice,
  ) => Promise<ExportedFile | null>
  /** `null` if this hub cannot make files. */
  readonly letters: (asked: LettersAsk) => Promise<ExportedFile | null>
  /** The text as it stands as a redline of a version. */
  readonly exportSince: (
    form: ExportForm,
    version: string,
    choice: PrintChoice,
  ) => Promise<ExportedFile | null>
  readonly versions: Pick<Versions, 'load' | 'current' | 'passage'>
  /** What else is answered here. */
  readonly mount?: (app: Hono) => void
  readonly windowFile: ((path: string) => Promise<Response | null>) | null
  readonly report: (fault: unknown) => void
}

const actsPath = '/api/acts'
const lettersPath = '/api/letters'

const takeInPath = '/api/take-in'

const isLonger = (path: string) => [actsPath, lettersPath, takeInPath].includes(path)

const json = { headers: { 'content-type': 'application/json' } }

/** What the hub answers over HTTP. See `shared/protocol.ts`. */
export function api(options: ApiOptions): (request: Request) => Response | Promise<Response> {
  const { desk, entrance, versions } = options
  const app = new Hono()

  app.use(plain)
  app.use(
    '/api/*',
    cors({
      origin: [appOrigin, ...(options.origins ?? [])],
      allowHeaders: ['authorization', 'content-type'],
    }),
  )
  const most = bodyLimit(limits.act)
  app.use('/api/*', async (context, next) => {
    return (await mayBeLong(context.req.raw, context.req.path)) ? next() : most(context, next)
  })
  app.use(actsPath, bodyLimit(limits.tabling))
  app.use(takeInPath, bodyLimit(limits.takeIn))
  app.use(lettersPath, bodyLimit(limits.letters))

  app.get('/health', async () => {
    const found = await options.readiness()
    return Response.json(found, { status: found.ready ? 200 : 503 })
  })

  app.post('/api/join', async ({ req }) => {
    const asked = await parse(req.raw, JoinRequestSchema)
    return asked ? answered(await entrance.join(asked)) : problem('malformed')
  })

  app.post('/api/challenge', async ({ req }) => {
    const asked = await parse(req.raw, ChallengeRequestSchema)
    return asked ? Response.json(await entrance.challenge(asked)) : problem('malformed')
  })

  app.post('/api/session', async ({ req }) => {
    const asked = await parse(req.raw, SessionRequestSchema)
    return asked ? answered(await entrance.session(asked)) : problem('malformed')
  })

  app.post(actsPath, async ({ req }) => {
    const known = await entrance.known(tokenIn(req.raw))
    if (known.kind === 'bad') return problem(known.why)
    const body = await req.raw.text()
    const act = ActSchema.safeParse(parseJson(body)).data
    // Only these bring a whole amendment along, or a whole register.
    const mayBeLong = act?.kind === 'table-amendment' || act?.kind === 'keep-states'
    const isLong = Buffer.byteLength(body) > limits.act && !mayBeLong
    if (isLong) return problem('too-large')
    if (!act) return problem('malformed')
    return answered(await desk.perform(act, known.device))
  })

  app.post(takeInPath, async ({ req }) => {
    const known = await entrance.known(tokenIn(req.raw))
    if (known.kind === 'bad') return problem(known.why)
    // From nobody else is a whole text even read.
    if (known.seat.role !== 'secretariat') {
      return Response.json({ kind: 'refused', why: 'not-your-role' } satisfies Outcome)
    }
    const act = await parse(req.raw, ActSchema)
    if (act?.kind !== 'take-in-text') return problem('malformed')
    return answered(await desk.perform(act, known.device))
  })

  app.post('/api/kept', async ({ req }) => {
    const by = await seatOf(req.raw)
    if (typeof by === 'string') return problem(by)
    const asked = await parse(req.raw, SeenToSchema)
    if (!asked) return problem('malformed')
    await options.seenTo(by, asked.seenTo)
    const done: Outcome = { kind: 'done', result: { kind: 'nothing' } }
    return Response.json(done)
  })

  app.get('/api/export/:form', async ({ req }) => {
    const known = await entrance.known(tokenIn(req.raw))
    if (known.kind === 'bad') return problem(known.why)
    const form = exportForms.find((each) => each === req.param('form'))
    const view = exportViews.find((each) => each === (req.query('as') ?? 'clean'))
    if (!form || !view) return problem('not-found')
    const [version, since] = [req.query('version'), req.query('since')]
    const choice = { lines: req.query('lines') === '1' && hasLines(form) && printsText(view) }
    const isOfNow = version === undefined && since === undefined
    if (isOfNow && isOfAdopted(view) && !options.isAdopted()) return problem('export-not-adopted')
    try {
      const file = await options.exports.of(known.device, req.raw.signal, () => {
        if (version !== undefined) return options.exportVersion(form, version, choice)
        return since === undefined
          ? options.exportAs(form, view, choice)
          : options.exportSince(form, since, choice)
      })
      if (file === 'export-busy') return problem(file)
      return file ? download(file) : problem('export-failed')
    } catch (fault) {
      if (fault instanceof PressError && fault.why === 'no-font') return problem('export-no-font')
      options.report(fault)
      return problem('export-failed')
    }
  })

  app.post(lettersPath, async ({ req }) => {
    const known = await entrance.known(tokenIn(req.raw))
    if (known.kind === 'bad') return problem(known.why)
    // To nobody else there are any letters.
    if (known.seat.role !== 'secretariat') return problem('not-found')
    const asked = await parse(req.raw, LettersAsk)
    if (!asked) return problem('malformed')
    try {
      const file = await options.exports.of(known.device, req.raw.signal, () =>
        options.letters(asked),
      )
      if (file === 'export-busy') return problem(file)
      return file ? download(file) : problem('export-failed')
    } catch (fault) {
      if (fault instanceof PressError && fault.why === 'no-font') return problem('export-no-font')
      options.report(fault)
      return problem('export-failed')
    }
  })

  app.get('/api/versions/:id', async ({ req }) => {
    const by = await readerOf(req.raw)
    if (typeof by === 'string') return problem(by)
    const kept = await versions.load(req.param('id'))
    switch (kept.kind) {
      case 'paper':
        return new Response(new Uint8Array(kept.bytes), json)
      case 'missing':
        return problem('not-found')
      case 'damaged':
        return problem('version-damaged')
    }
  })

  app.get('/api/text', async ({ req }) => {
    const by = await readerOf(req.raw)
    if (typeof by === 'string') return problem(by)
    const paper = await versions.current()
    return paper ? Response.json(paper) : problem('not-found')
  })

  app.get('/api/text/:block', async ({ req }) => {
    const by = await readerOf(req.raw)
    if (typeof by === 'string') return problem(by)
    const block = req.param('block')
    const passage = isId(block) ? await versions.passage(block as BlockId) : null
    return passage ? Response.json(passage) : problem('not-found')
  })

  options.mount?.(app)

  app.get('*', async ({ req }) => {
    const { pathname } = new URL(req.url)
    const file = pathname.startsWith('/api/') ? null : await options.windowFile?.(pathname)
    return file ?? problem('not-found')
  })
  app.notFound(() => problem('not-found'))
  app.onError((fault, { req }) => {
    if (!isHungUp(fault, req.raw)) options.report(fault)
    return problem(problemOf(fault))
  })

  /**
   * What says how long it is is held against that before any of it is read. What does not is read into
   * memory first, and as much as that is only for those who may send it.
   */
  async function mayBeLong(request: Request, path: string): Promise<boolean> {
    if (!isLonger(path)) return false
    if (!request.headers.has('transfer-encoding')) return true
    const known = await entrance.known(tokenIn(request))
    return known.kind === 'good' && (path === actsPath || known.seat.role === 'secretariat')
  }

  async function seatOf(request: Request): Promise<Seat | ProblemCode> {
    const known = await entrance.known(tokenIn(request))
    return known.kind === 'good' ? known.seat : known.why
  }

  /** In their turn, so that whoever asks a thousand times waits for their own; nothing for who has gone. */
  async function readerOf(request: Request): Promise<Seat | ProblemCode> {
    const known = await entrance.known(tokenIn(request))
    if (known.kind === 'bad') return known.why
    await options.turns.next(known.device)
    return request.signal.aborted ? 'not-found' : known.seat
  }

  return (request) => app.fetch(request)
}

/** For answers that are no page: nothing in them is to be shown, kept, or guessed at. */
const plain: MiddlewareHandler = async (context, next) => {
  await next()
  const { headers } = context.res
  if (headers.has('content-security-policy')) return
  headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
  headers.set('x-content-type-options', 'nosniff')
  headers.set('referrer-policy', 'no-referrer')
  headers.set('cache-control', 'no-store')
}

function answered(answer: object | ProblemCode): Response {
  return typeof answer === 'string' ? problem(answer) : Response.json(answer)
}

async function parse<T>(request: Request, schema: z.ZodType<T>): Promise<T | null> {
  const json = await request.json().catch(() => null)
  const parsed = schema.safeParse(json)
  return parsed.success ? parsed.data : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // No JSON; the schema then says so.
  }
}

function download({ name, type, bytes }: ExportedFile): Response {
  const plainName = name.replace(/[^\w. -]/g, '_')
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  })
}
