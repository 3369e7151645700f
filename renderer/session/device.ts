import { deviceIdLength } from '../../shared/device-proof'
import { type DeviceId, deviceId } from '../../shared/ids'
import type { DeviceKeys } from '../../shared/people'

/** The keys of this device at one conference. What is private in them cannot be taken out. */
export interface HeldDevice {
  readonly id: DeviceId
  readonly keys: DeviceKeys
  /** Private, for `deriveBits`: what others have sealed for this device is opened by it. */
  readonly agree: CryptoKey
  /** In base64url, as the hub takes it (`shared/device-proof.ts`). */
  sign(statement: string): Promise<string>
}

/** As a browser stores it: keys that cannot be exported are stored all the same. */
export interface StoredDevice {
  readonly id: DeviceId
  readonly keys: DeviceKeys
  readonly signing: CryptoKey
  readonly agreeing: CryptoKey
}

/** P-256 and not the newer curves: Chromium 114 knows those only behind a flag. */
export async function makeDevice(): Promise<StoredDevice> {
  const { subtle } = crypto
  const [sign, agree] = await Promise.all([
    subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']),
    subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits', 'deriveKey']),
  ])
  const point = new Uint8Array(await subtle.exportKey('raw', sign.publicKey))
  const keys = {
    sign: base64url(point),
    agree: base64url(new Uint8Array(await subtle.exportKey('raw', agree.publicKey))),
  }
  const id = deviceId((await digest(point)).slice(0, deviceIdLength))
  return { id, keys, signing: sign.privateKey, agreeing: agree.privateKey }
}

export function held({ id, keys, signing, agreeing }: StoredDevice): HeldDevice {
  return {
    id,
    keys,
    agree: agreeing,
    async sign(statement) {
      const how = { name: 'ECDSA', hash: 'SHA-256' }
      const words = new TextEncoder().encode(statement)
      return base64url(new Uint8Array(await crypto.subtle.sign(how, signing, words)))
    },
  }
}

/** SHA-256 in hexadecimal. */
export async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function base64url(bytes: Uint8Array): string {
  const plain = btoa(String.fromCharCode(...bytes))
  return plain.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
