import { Redis } from 'ioredis'
import { z } from 'zod'
import type { ConferenceId } from '../../../shared/ids'
import type { Message, Talk } from './several'

/**
 * Hubs that hear each other over Redis. What is lost on the way is missed by nobody for long: words
 * are read from the database, and carets are told again.
 */
export class RedisTalk implements Talk {
  readonly #saying: Redis
  readonly #hearing: Redis
  #channel: string | null = null
  /** Of both connections, which come and go together. */
  #isWell = true

  constructor(
    url: string,
    /** Told once whenever Redis can no longer be reached. */
    readonly report: (fault: unknown) => void,
  ) {
    // What could not be said at once is no longer true when it could be said again.
    this.#saying = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 0 })
    this.#hearing = new Redis(url, { maxRetriesPerRequest: null })
    for (const redis of [this.#saying, this.#hearing]) this.#watch(redis)
  }

  /** Resolves at once where Redis cannot be reached yet: it is listened to as soon as it can. */
  async begin(conference: ConferenceId, hear: (message: Message) => void): Promise<void> {
    const channel = `rapporteur/${conference}`
    this.#channel = channel
    this.#hearing.on('message', (_channel: string, said: string) => {
      const message = parse(said)
      if (message) hear(message)
    })
    const listening = this.#hearing.subscribe(channel)
    if (this.#hearing.status === 'ready') await listening
    // If it never can, what fails has been told.
    else listening.catch(() => {})
  }

  say(message: Message): void {
    if (!this.#channel || this.#saying.status !== 'ready') return
    // It may be lost: see above.
    this.#saying.publish(this.#channel, JSON.stringify(message)).catch(() => {})
  }

  end(): void {
    this.#saying.disconnect()
    this.#hearing.disconnect()
  }

  #watch(redis: Redis): void {
    redis.on('ready', () => {
      if ([this.#saying, this.#hearing].every(({ status }) => status === 'ready'))
        this.#isWell = true
    })
    redis.on('error', (fault: Error) => {
      if (this.#isWell) this.report(fault)
      this.#isWell = false
    })
  }
}

const from = z.string().max(64)
const document = z.string().max(100)
const MessageSchema: z.ZodType<Message> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('written') }),
  z.object({ kind: z.literal('alive'), from }),
  z.object({ kind: z.literal('who'), from, document }),
  z.object({
    kind: z.literal('presence'),
    from,
    document,
    update: z.string(),
    owners: z.array(z.tuple([z.int().min(0), z.string()])),
  }),
])

/** `null` for what a hub of another version says. */
function parse(said: string): Message | null {
  try {
    return MessageSchema.safeParse(JSON.parse(said)).data ?? null
  } catch {
    return null // Nothing that a hub says.
  }
}
