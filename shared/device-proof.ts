import type { DeviceKeys } from './people'

/**
 * What a device signs to show the hub that it holds the private half of its key. Each statement
 * begins with what it is for and names the conference, so that none is good in another's place.
 * Signatures are ECDSA over P-256 with SHA-256, in the 64 bytes of IEEE P1363, as WebCrypto makes
 * them, in base64url without padding.
 */
export function joinStatement(conference: string, token: string, keys: DeviceKeys): string {
  return ['rapporteur/join', conference, token, keys.sign, keys.agree].join('\n')
}

/** Answers the hub's challenge, which is good once and for a minute. */
export function sessionStatement(conference: string, device: string, challenge: string): string {
  return ['rapporteur/session', conference, device, challenge].join('\n')
}

/** How many hexadecimal digits of its signing key's SHA-256 are the id of a device. */
export const deviceIdLength = 32
