import type { MiddlewareHandler } from 'hono'
import { problem } from './problem'

/**
 * Lets no more bytes of a body through than these. A length that is said is held against it before
 * anything is read; what comes in chunks is read into memory first, up to it.
 *
 * Hono's own cannot make a request anew of one of its server, unless all of this process were to use
 * that server's `Request`: whatever came in chunks would be a fault of ours.
 */
export function bodyLimit(most: number): MiddlewareHandler {
  return async (context, next) => {
    const { raw } = context.req
    if (!raw.headers.has('transfer-encoding')) {
      const length = Number(raw.headers.get('content-length') ?? 0)
      return length > most ? problem('too-large') : next()
    }
    if (!raw.body) return next()
    const body = await readUpTo(most, raw.body)
    if (!body) return problem('too-large')
    const { url, method, headers, signal } = raw
    context.req.raw = new Request(url, { method, headers, signal, body })
    return next()
  }
}

/** Whoever asked has gone before the body had come: no fault of ours, nor anything for our log. */
export function isHungUp(fault: unknown, { signal }: Request): boolean {
  return signal.aborted && Object(fault).code === 'ECONNRESET'
}

/** `null` if there is more. */
async function readUpTo(
  most: number,
  body: ReadableStream<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts: Uint8Array[] = []
  let size = 0
  const reader = body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength
    if (size > most) return null
    parts.push(part.value)
  }
  return new Uint8Array(Buffer.concat(parts, size))
}
