import { createHash, webcrypto } from 'node:crypto'
import { deviceIdLength } from '../../shared/device-proof'
import { type DeviceId, deviceId } from '../../shared/ids'
import type { DeviceKeys } from '../../shared/people'

const { subtle } = webcrypto

/** A device is called by its signing key, so that nobody can join as one that is known. */
export function idOfDevice({ sign }: Pick<DeviceKeys, 'sign'>): DeviceId {
  return deviceId(createHash('sha256').update(bytesOf(sign)).digest('hex').slice(0, deviceIdLength))
}

/** Whether whoever wrote the statement holds the private half of `sign`, and `agree` is a key. */
export async function isProven(
  keys: DeviceKeys,
  statement: string,
  proof: string,
): Promise<boolean> {
  const agree = await importKey(keys.agree, 'ECDH', []).catch(() => null) // Not a point of the curve.
  return agree !== null && isSigned(keys.sign, statement, proof)
}

/** Whether the private half of that key has signed the statement. */
export async function isSigned(
  point: string,
  statement: string,
  signature: string,
): Promise<boolean> {
  const key = await importKey(point, 'ECDSA', ['verify']).catch(() => null) // As above.
  if (!key) return false
  const words = new TextEncoder().encode(statement)
  return subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytesOf(signature), words)
}

function importKey(point: string, name: 'ECDSA' | 'ECDH', uses: 'verify'[] | []) {
  return subtle.importKey('raw', bytesOf(point), { name, namedCurve: 'P-256' }, true, uses)
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'base64url')
}
