import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto'
import type { Register } from '../../shared/amendments/register'
import type { Device } from '../../shared/people'
import type { Act } from '../../shared/protocol'
import {
  type Signature,
  sealOf,
  sealStatement,
  type TextSigned,
} from '../../shared/versions/text-seal'
import { isSigned } from './device-keys'
import type { Store } from './store'

/** Under which the store keeps the private half of the key with which the hub signs adopted texts. */
export const textSealKey = 'text-seal'

/** The hub's own hand beneath an adopted text. */
export interface HubSeal {
  /** The public half, as in a `Signature`. */
  readonly key: string
  sign(conference: string, digest: string): Signature
}

/** One and the same for the whole of a conference, wherever its hub is. */
export async function hubSealOf(store: Store): Promise<HubSeal> {
  const kept = await store.getMeta(textSealKey)
  const own = kept ? readKey(kept) : generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  if (!kept) await store.putMeta(textSealKey, own.export({ type: 'pkcs8', format: 'der' }))
  const key = pointOf(own)
  return {
    key,
    sign(conference, digest) {
      const words = Buffer.from(sealStatement('hub', conference, digest))
      const signature = sign('sha256', words, { key: own, dsaEncoding: 'ieee-p1363' })
      return { key, signature: signature.toString('base64url') }
    },
  }
}

/** What the act signs for the device that asks; `null` if it is not its signature over this text. */
export async function signedBy(
  { signature }: Extract<Act, { kind: 'sign-adopted-text' }>,
  { id, keys }: Device,
  register: Register,
): Promise<Pick<TextSigned, 'device' | 'seal'> | null> {
  const text = sealOf(register)?.version
  if (!text) return null
  const seal = { key: keys.sign, signature }
  const statement = sealStatement('president', register.conference.id, text.digest)
  return (await isSigned(keys.sign, statement, signature)) ? { device: id, seal } : null
}

function readKey(bytes: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.from(bytes), type: 'pkcs8', format: 'der' })
}

function pointOf(own: KeyObject): string {
  const { x = '', y = '' } = createPublicKey(own).export({ format: 'jwk' })
  const halves = [x, y].map((half) => Buffer.from(half, 'base64url'))
  return Buffer.concat([Buffer.of(4), ...halves]).toString('base64url')
}
