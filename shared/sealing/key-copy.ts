import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/ciphers/utils.js'
import type { DeviceId } from '../ids'
import type { DraftKey, DraftPlace, Random } from './envelope'

/**
 * What is taken of WebCrypto, with its own name for a key, which is never looked into: the private
 * key of a device cannot be read out, and does not leave the machine it was made on.
 */
export interface Subtle<Key> {
  generateKey(
    algorithm: { name: 'ECDH'; namedCurve: 'P-256' },
    extractable: boolean,
    usages: 'deriveBits'[],
  ): Promise<{ readonly publicKey: Key; readonly privateKey: Key }>
  importKey(
    format: 'raw',
    bytes: Uint8Array<ArrayBuffer>,
    algorithm: { name: 'ECDH'; namedCurve: 'P-256' } | { name: 'HKDF' },
    extractable: boolean,
    usages: 'deriveBits'[],
  ): Promise<Key>
  exportKey(format: 'raw', key: Key): Promise<ArrayBuffer>
  deriveBits(
    algorithm:
      | { name: 'ECDH'; public: Key }
      | {
          name: 'HKDF'
          hash: 'SHA-256'
          salt: Uint8Array<ArrayBuffer>
          info: Uint8Array<ArrayBuffer>
        },
    key: Key,
    length: number,
  ): Promise<ArrayBuffer>
}

/** The device for which a draft's key is copied. */
export interface Recipient {
  readonly device: DeviceId
  /** The public half of its key to agree by: 65 bytes of a point of P-256, in base64url. */
  readonly agree: string
}

/** The same device, from the inside. */
export interface Holder<Key> extends Recipient {
  readonly privateKey: Key
}

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const
const lengths = { version: 1, point: 65, nonce: 24, secret: 32, tag: 16 } as const
const version = 1
const longEnough = lengths.version + lengths.point + lengths.nonce + lengths.secret + lengths.tag

/** Hexadecimal digits of a copy. */
export const copyLength = 2 * longEnough

/**
 * A draft's key for one device alone: under a secret that a pair of keys made for this once has in
 * common with the device's own.
 */
export async function copyFor<Key>(
  { device, agree }: Recipient,
  key: DraftKey,
  place: DraftPlace,
  { subtle, random }: { readonly subtle: Subtle<Key>; readonly random: Random },
): Promise<string> {
  const theirs = fromBase64url(agree)
  const once = await subtle.generateKey(curve, false, ['deriveBits'])
  const point = new Uint8Array(await subtle.exportKey('raw', once.publicKey))
  const other = await subtle.importKey('raw', theirs, curve, false, [])
  const info = boundTo(key.id, device, place)
  const secret = await secretOf(subtle, once.privateKey, other, joined(point, theirs), info)
  const nonce = random(lengths.nonce)
  const sealed = xchacha20poly1305(secret, nonce, info).encrypt(key.secret)
  return bytesToHex(concatBytes(new Uint8Array([version]), point, nonce, sealed))
}

/** `null` if it is no copy, or for another device, draft or key. */
export async function keyFrom<Key>(
  copy: string,
  key: string,
  { device, agree, privateKey }: Holder<Key>,
  place: DraftPlace,
  subtle: Subtle<Key>,
): Promise<DraftKey | null> {
  try {
    const bytes = hexToBytes(copy)
    if (bytes.length !== longEnough || bytes[0] !== version) return null
    const point = bytes.slice(lengths.version, lengths.version + lengths.point)
    const rest = bytes.subarray(lengths.version + lengths.point)
    const once = await subtle.importKey('raw', point, curve, false, [])
    const info = boundTo(key, device, place)
    const salt = joined(point, fromBase64url(agree))
    const secret = await secretOf(subtle, privateKey, once, salt, info)
    const cipher = xchacha20poly1305(secret, rest.subarray(0, lengths.nonce), info)
    return { id: key, secret: cipher.decrypt(rest.subarray(lengths.nonce)) }
  } catch {
    return null // A point off the curve, or not as it was sealed: WebCrypto and the cipher throw.
  }
}

/** ECDH, and HKDF with SHA-256 over what it comes to. */
async function secretOf<Key>(
  subtle: Subtle<Key>,
  own: Key,
  other: Key,
  salt: Uint8Array<ArrayBuffer>,
  info: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  const agreed = await subtle.deriveBits({ name: 'ECDH', public: other }, own, 256)
  const from = await subtle.importKey('raw', new Uint8Array(agreed), { name: 'HKDF' }, false, [
    'deriveBits',
  ])
  const bits = await subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, from, 256)
  return new Uint8Array(bits)
}

/** Names and ids hold no line breaks. */
function boundTo(key: string, device: DeviceId, { conference, document }: DraftPlace) {
  const all = ['rapporteur/draft-key', conference, document, key, device].join('\n')
  return new Uint8Array(utf8ToBytes(all))
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(concatBytes(one, other))
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(Math.floor((text.length * 3) / 4))
  let [bits, count, at] = [0, 0, 0]
  for (const digit of text) {
    const value = digits.indexOf(digit)
    if (value < 0) throw new TypeError('Not base64url')
    bits = ((bits << 6) | value) & 0xffff
    count += 6
    if (count < 8) continue
    count -= 8
    out[at++] = (bits >> count) & 0xff
  }
  return out
}
