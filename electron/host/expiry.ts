import { z } from 'zod'

const Payload = z.object({ exp: z.number() })

/**
 * Whether a token says of itself that its time has passed. Only to know when to ask for a new one:
 * whether a token is good is for the hub to say.
 */
export function hasExpired(token: string, now = Date.now()): boolean {
  const payload = token.split('.')[1] ?? ''
  try {
    const { exp } = Payload.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()))
    return exp * 1000 <= now
  } catch {
    return false // Not one that says so.
  }
}
