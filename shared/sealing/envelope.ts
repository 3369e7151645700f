import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/ciphers/utils.js'

/** What a draft is sealed with, and the name by which envelopes and copies speak of it. */
export interface DraftKey {
  /** 32 hexadecimal digits. */
  readonly id: string
  /** 32 bytes. */
  readonly secret: Uint8Array
}

/**
 * Where an envelope lies. It opens there and nowhere else, so that none can be put in the place of
 * another, or into another draft.
 */
export interface EnvelopePlace extends DraftPlace {
  /** Who wrote it, and how many they had written before: of the log, as Yjs counts. */
  readonly client: number
  readonly clock: number
}

export interface DraftPlace {
  readonly conference: string
  /** The name of the draft's document. */
  readonly document: string
}

/** Random bytes, so many of them. */
export type Random = (length: number) => Uint8Array

export type Unsealed =
  | { readonly kind: 'open'; readonly update: Uint8Array }
  /** Sealed with a key that this device has not been given. */
  | { readonly kind: 'no-key'; readonly key: string }
  /** No envelope, or not this one, or not as it was sealed. */
  | { readonly kind: 'broken' }

const version = 1
const lengths = { version: 1, key: 16, nonce: 24, tag: 16, size: 4 } as const
const header = lengths.version + lengths.key
/** The size of a keystroke says which it was: everything is filled up to the next multiple. */
const step = 64

export const newKey = (random: Random): DraftKey => ({
  id: bytesToHex(random(lengths.key)),
  secret: random(32),
})

export function seal(
  update: Uint8Array,
  { id, secret }: DraftKey,
  place: EnvelopePlace,
  random: Random,
): Uint8Array {
  const head = concatBytes(new Uint8Array([version]), hexToBytes(id))
  const nonce = random(lengths.nonce)
  const cipher = xchacha20poly1305(secret, nonce, bound(head, place))
  return concatBytes(head, nonce, cipher.encrypt(filled(update)))
}

export function unseal(
  envelope: Uint8Array,
  keys: ReadonlyMap<string, DraftKey>,
  place: EnvelopePlace,
): Unsealed {
  const shortest = header + lengths.nonce + step + lengths.tag
  if (envelope.length < shortest || envelope[0] !== version) return { kind: 'broken' }
  const head = envelope.subarray(0, header)
  const id = bytesToHex(head.subarray(lengths.version))
  const key = keys.get(id)
  if (!key) return { kind: 'no-key', key: id }
  const nonce = envelope.subarray(header, header + lengths.nonce)
  const cipher = xchacha20poly1305(key.secret, nonce, bound(head, place))
  try {
    const update = emptied(cipher.decrypt(envelope.subarray(header + lengths.nonce)))
    return update ? { kind: 'open', update } : { kind: 'broken' }
  } catch {
    return { kind: 'broken' } // How the cipher says that something is not as it was sealed.
  }
}

/** The key that an envelope says it is sealed with; `null` for what is none. */
export function keyOf(envelope: Uint8Array): string | null {
  if (envelope.length < header || envelope[0] !== version) return null
  return bytesToHex(envelope.subarray(lengths.version, header))
}

/** Names and ids hold no line breaks. */
function bound(head: Uint8Array, { conference, document, client, clock }: EnvelopePlace) {
  const place = ['rapporteur/draft', conference, document, client, clock].join('\n')
  return concatBytes(head, utf8ToBytes(place))
}

function filled(update: Uint8Array): Uint8Array {
  const size = lengths.size + update.length
  const out = new Uint8Array(Math.ceil(size / step) * step)
  new DataView(out.buffer).setUint32(0, update.length)
  out.set(update, lengths.size)
  return out
}

function emptied(plain: Uint8Array): Uint8Array | null {
  const { buffer, byteOffset, length } = plain
  const size = new DataView(buffer, byteOffset, length).getUint32(0)
  return size <= length - lengths.size ? plain.subarray(lengths.size, lengths.size + size) : null
}
