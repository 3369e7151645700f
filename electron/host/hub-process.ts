import { z } from 'zod'
import { type StayReason, stayReasons } from '../../shared/host'

/** As much of a process as is used: Electron's utility process and Node's child are both one. */
export interface HubChild {
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'exit', listener: () => void): unknown
  kill(): boolean
}

export interface RunningHub {
  readonly address: string
  /** The secretariat's own. */
  readonly invitation: string
  /** Resolves when the process has ended, for whatever reason. */
  readonly gone: Promise<void>
  /** Ends it; resolves when it has ended. */
  stop(): Promise<void>
}

export type HubStart =
  | { readonly kind: 'running'; readonly hub: RunningHub }
  | { readonly kind: 'failed'; readonly why: StayReason }

const MessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), address: z.string(), invitation: z.string() }),
  z.object({ type: z.literal('failed'), why: z.enum(stayReasons) }),
])

/** Milliseconds in which even a slow machine reads a large conference from its disk. */
const patience = 30_000

/** Starts a hub and waits until it is ready, says why it is not, ends, or says nothing at all. */
export function startHub(fork: () => HubChild, wait = patience): Promise<HubStart> {
  const child = fork()
  const gone = new Promise<void>((resolve) => child.on('exit', resolve))
  const stop = () => {
    child.kill()
    return gone
  }
  return new Promise((resolve) => {
    const fail = (why: StayReason) => resolve({ kind: 'failed', why })
    const silence = setTimeout(() => stop().then(() => fail('hub-did-not-start')), wait)
    child.on('message', (said) => {
      const message = MessageSchema.safeParse(said).data
      if (!message) return
      clearTimeout(silence)
      if (message.type === 'failed') fail(message.why)
      else resolve({ kind: 'running', hub: { ...message, gone, stop } })
    })
    child.on('exit', () => {
      clearTimeout(silence)
      fail('hub-did-not-start')
    })
  })
}
