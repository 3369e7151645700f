import type { IncomingMessage } from 'node:http'
import { Agent as PlainAgent, request as plainRequest } from 'node:http'
import { Agent, request } from 'node:https'
import type { Duplex } from 'node:stream'
import { connect } from 'node:tls'
import type { Standby } from '../../shared/standby'
import { pinOf } from './pin'

/** Another hub is not there, or what is there is not that hub. Trying again may help. */
export class AskError extends Error {
  override readonly name = 'AskError'
}

/** A way to another hub that is used again and again, until it is closed. */
export interface Way {
  /** Answers the status and what follows it, which the caller reads to its end. */
  ask(path: string, asked?: Asked): Promise<IncomingMessage>
  json(path: string, asked?: Asked): Promise<{ readonly status: number; readonly body: unknown }>
  close(): void
}

interface Asked {
  readonly body?: object
  readonly token?: string
  readonly signal?: AbortSignal
}

/** Milliseconds without a byte. */
const patience = 12_000
/** Bytes of an answer in JSON. */
const most = 64 * 1024

/** Nothing is sent before the key on the other end has been compared with the one that is named. */
export function wayTo({ address, pin }: Standby): Way {
  const url = new URL(address)
  const isSecure = url.protocol === 'https:'
  const options = { keepAlive: true, maxSockets: 2 }
  const agent = isSecure
    ? pin
      ? new PinnedAgent(pin)
      : new Agent(options)
    : new PlainAgent(options)

  const ask: Way['ask'] = (path, { body, token, signal } = {}) =>
    new Promise((resolve, reject) => {
      const sent = (isSecure ? request : plainRequest)(new URL(path, address), {
        agent,
        method: body ? 'POST' : 'GET',
        timeout: patience,
        headers: {
          ...(body && { 'content-type': 'application/json' }),
          ...(token && { authorization: `Bearer ${token}` }),
        },
        ...(signal && { signal }),
      })
      sent.on('response', resolve)
      sent.on('timeout', () => sent.destroy(new Error('timeout')))
      sent.on('error', (cause) => reject(new AskError('unreachable', { cause })))
      sent.end(body && JSON.stringify(body))
    })

  return {
    ask,
    async json(path, asked) {
      const answer = await ask(path, asked)
      const body = await bytesOf(answer, most)
      return { status: answer.statusCode ?? 0, body: parse(body) }
    },
    close: () => agent.destroy(),
  }
}

/** @throws AskError where it is longer, or ends before its end. */
export async function bytesOf(answer: IncomingMessage, longest: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  try {
    for await (const part of answer as AsyncIterable<Buffer>) {
      length += part.byteLength
      if (length > longest) throw new AskError('too-long')
      parts.push(part)
    }
  } catch (cause) {
    throw cause instanceof AskError ? cause : new AskError('cut-short', { cause })
  }
  return Buffer.concat(parts)
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return null // Not a hub's answer; the schema then says so.
  }
}

class PinnedAgent extends Agent {
  constructor(readonly pin: string) {
    super({ keepAlive: true, maxSockets: 2 })
  }

  createConnection(
    options: { host?: string | null; port?: string | number | null },
    done?: (error: Error | null, socket: Duplex) => void,
  ): Duplex | null | undefined {
    const host = (options.host ?? '').replace(/^\[|\]$/g, '')
    const socket = connect({
      host,
      port: Number(options.port ?? 443),
      ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
      // Its key says who it is, and it is compared below.
      rejectUnauthorized: false,
      timeout: patience,
    })
    const fail = (error: Error) => {
      socket.destroy()
      done?.(error, socket)
    }
    socket.once('error', fail)
    socket.once('timeout', () => fail(new Error('timeout')))
    socket.once('secureConnect', () => {
      socket.off('error', fail)
      const { raw } = socket.getPeerCertificate()
      if (raw && pinOf(raw) === this.pin) done?.(null, socket)
      else fail(new Error('another-hub'))
    })
    return undefined
  }
}
