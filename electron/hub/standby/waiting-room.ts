import { timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import * as Y from 'yjs'
import { z } from 'zod'
import { type By, byOf } from '../../../shared/amendments/by'
import { type Register, readRegister } from '../../../shared/amendments/register'
import { type People, readPeople } from '../../../shared/people'
import { ChallengeRequestSchema, limits, SessionRequestSchema } from '../../../shared/protocol'
import type { Standing } from '../../../shared/standby'
import { appOrigin } from '../api'
import { tokenIn } from '../bearer'
import { bodyLimit, isHungUp } from '../body-limit'
import { Entrance } from '../entrance'
import { secretOf } from '../founding'
import { replay } from '../journal'
import { problem } from '../problem'
import type { Store } from '../store'
import { tokensOf } from '../tokens'
import type { Follower } from './follower'
import { operator } from './operator'

export interface WaitingRoomOptions {
  readonly follower: Pick<Follower, 'state' | 'edition' | 'heard'> & {
    readonly store: Store | null
    readonly options: Pick<Follower['options'], 'link'>
  }
  readonly now: () => Date
  /** By which a command on this machine is known: it is in a file that only its user reads. */
  readonly control: string
  /** The secretariat has decided it. Answers the term, `null` if there is nothing to take over with. */
  readonly takeOver: (by: By) => Promise<number | null>
  readonly report: (fault: unknown) => void
}

const Named = z.strictObject({ name: z.string().trim().min(1).max(80) })

/**
 * What a standby answers while it follows. Nobody is let in; the secretariat, whose devices it knows
 * from what it has copied, can show who they are and have it take over.
 */
export function waitingRoom(
  options: WaitingRoomOptions,
): (request: Request) => Response | Promise<Response> {
  const { follower, now } = options
  const app = new Hono()
  const door = doorOf(follower, now)
  // Browsers' windows come from the first.
  const origin = [appOrigin, follower.options.link.address]
  app.use('/api/*', cors({ origin, allowHeaders: ['authorization', 'content-type'] }))
  app.use('/api/*', bodyLimit(limits.act))
  // For a proxy: it lets nobody in.
  app.get('/health', () => {
    const { kind: follows } = follower.state
    const why = follows === 'sent-away' ? follows : 'standby'
    return Response.json({ ready: false, why, follows }, { status: 503 })
  })

  // For a monitor: whether it can take over.
  app.get('/health/standby', () => {
    const { kind: follows } = follower.state
    return follows === 'sent-away'
      ? Response.json({ ready: false, why: follows, follows }, { status: 503 })
      : Response.json({ ready: true, follows })
  })

  app.get('/api/standby', () => {
    const { state, heard } = follower
    const standing: Standing = {
      kind: 'follows',
      conference: follower.options.link.conference,
      behind: state.kind === 'following' ? state.behind : 0,
      heard: heard?.toISOString() ?? null,
    }
    return Response.json(standing)
  })

  app.post('/api/challenge', async ({ req }) => {
    const asked = ChallengeRequestSchema.safeParse(await req.json().catch(() => null))
    const entrance = await door()
    if (!entrance) return problem('not-found')
    return asked.success
      ? Response.json(await entrance.challenge(asked.data))
      : problem('malformed')
  })

  app.post('/api/session', async ({ req }) => {
    const asked = SessionRequestSchema.safeParse(await req.json().catch(() => null))
    if (!asked.success) return problem('malformed')
    const answer = (await (await door())?.session(asked.data)) ?? 'not-found'
    return typeof answer === 'string' ? problem(answer) : Response.json(answer)
  })

  app.post('/api/takeover', async ({ req }) => {
    // Another standby was chosen: what this one knows, of people too, may be old.
    if (follower.state.kind === 'sent-away') return problem('sent-away')
    const token = tokenIn(req.raw)
    const by = isSame(token, options.control) ? await named(req.raw) : await seated(token)
    if (typeof by === 'string') return problem(by)
    const term = await options.takeOver(by)
    return term === null ? problem('not-found') : Response.json({ kind: 'done', term })
  })

  app.notFound(() => problem('not-found'))
  app.onError((fault, { req }) => {
    if (!isHungUp(fault, req.raw)) options.report(fault)
    return problem('disk-failed')
  })

  async function named(request: Request): Promise<By> {
    const asked = Named.safeParse(await request.json().catch(() => null))
    return operator(asked.data?.name ?? 'Secretariat')
  }

  async function seated(token: string): Promise<By | 'token-invalid'> {
    const known = await (await door())?.known(token)
    const isTheirs = known?.kind === 'good' && known.seat.role === 'secretariat'
    return isTheirs ? byOf(known.seat) : 'token-invalid'
  }

  return (request) => app.fetch(request)
}

/**
 * Who is known is read only after something about it has come from the first: anybody may ask for a
 * challenge, and as often as they like. One entrance hears the answers to all of its challenges.
 */
function doorOf(follower: WaitingRoomOptions['follower'], now: () => Date) {
  let entrance: Entrance | null = null
  let current: People = { persons: [], devices: [] }
  let read: { readonly edition: number; readonly known: Promise<Known | null> } | null = null
  let of: string | null = null

  return async (): Promise<Entrance | null> => {
    const { store, edition } = follower
    if (!store) return null
    if (read?.edition !== edition) read = { edition, known: knownIn(store) }
    const { known } = read
    const found = await known.catch((error: unknown) => {
      // The next to ask has it tried anew.
      if (read?.known === known) read = null
      throw error
    })
    if (!found) return null
    current = found.people
    const secret = Buffer.from(found.secret).toString('base64')
    if (entrance && of === secret) return entrance
    of = secret
    const { id, title, text } = found.conference
    entrance = new Entrance({
      tokens: tokensOf(id, found.secret, now),
      now,
      conference: () => ({ id, title, text }),
      people: () => current,
      // Nobody new comes in by a standby.
      admit: async () => 'token-invalid',
    })
    return entrance
  }
}

interface Known {
  readonly secret: Uint8Array
  readonly conference: Register['conference']
  readonly people: People
}

async function knownIn(store: Store): Promise<Known | null> {
  const [secret, register, people] = await Promise.all([
    secretOf(store),
    document(store, 'register').then(readRegister),
    document(store, 'people').then(readPeople),
  ])
  return secret && register && { secret, conference: register.conference, people }
}

async function document(store: Store, name: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  await replay(store, name, doc)
  return doc
}

function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.byteLength === other.byteLength && timingSafeEqual(one, other)
}
