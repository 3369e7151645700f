import { createHash, webcrypto } from 'node:crypto'
import { deviceIdLength } from '../../shared/device-proof'
import { type DeviceId, deviceId } from '../../shared/ids'
import type { DeviceKeys } from '../../shared/people'

const { subtle } = webcrypto

/** A device is called by its signing key, so that nobody can join as one that is known. */
export function idOfDevice({ sign }: DeviceKeys): DeviceId {
  return deviceId(createHash('sha256').update(bytesOf(sign)).digest('hex').slice(0, deviceIdLength))
}

/** Whether whoever wrote the statement holds the private half of `sign`, and `agree` is a key. */
export async function isProven(
  keys: DeviceKeys,
  statement: string,
  proof: string,
): Promise<boolean> {
  const [sign] = await Promise.all([
    importKey(keys.sign, 'ECDSA', ['verify']),
    importKey(keys.agree, 'ECDH', []),
  ]).catch(() => [null]) // Not a point of the curve.
  if (!sign) return false
  const words = new TextEncoder().encode(statement)
  return subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, sign, bytesOf(proof), words)
}

function importKey(point: string, name: 'ECDSA' | 'ECDH', uses: 'verify'[] | []) {
  return subtle.importKey('raw', bytesOf(point), { name, namedCurve: 'P-256' }, true, uses)
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'base64url')
}
