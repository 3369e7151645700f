import { type Decision, nothing, refused, type Situation } from '../amendments/decision'
import type { RecordEntry, Register } from '../amendments/register'
import type { DeviceId, VersionId } from '../ids'
import type { Act } from '../protocol'
import type { Version } from './version'

/**
 * The seal of an adopted text: the hub signs its digest with the adoption, and the president's device
 * afterwards, each with a key of its own. How, and what it does not prove, is in `SEAL.md`.
 */
export interface Signature {
  /** The public half: the 65 bytes of an uncompressed point of P-256, in base64url. */
  readonly key: string
  /** ECDSA with SHA-256, in the 64 bytes of IEEE P1363, in base64url. */
  readonly signature: string
}

/** For the record. Whose hand it is says the entry. */
export interface TextSigned {
  readonly kind: 'text-signed'
  readonly version: VersionId
  readonly device: DeviceId
  readonly seal: Signature
}

export type Signer = 'hub' | 'president'

/** What is signed. It names the conference, so that it is good for no other that says the same. */
export function sealStatement(signer: Signer, conference: string, digest: string): string {
  return [`rapporteur/adopted-text/${signer}`, conference, digest].join('\n')
}

/** How far the seal of an adopted text has come. */
export interface TextSeal {
  readonly version: Version
  /** `null` where a hub of an earlier version adopted it. */
  readonly hub: Signature | null
  /** `null` as long as it is pending: the text is adopted all the same. */
  readonly president: { readonly entry: RecordEntry; readonly deed: TextSigned } | null
}

/** `null` until the text is adopted. */
export function sealOf({ stage, versions, record }: SealedRegister): TextSeal | null {
  const version = stage === 'adopted' ? versions.findLast(({ kind }) => kind === 'final') : null
  if (!version) return null
  let hub: Signature | null = null
  let president: TextSeal['president'] = null
  for (const entry of record.slice(version.record)) {
    const { deed } = entry
    if (deed.kind === 'stage-opened' && deed.issued?.version === version.id) {
      hub = deed.issued.seal ?? null
    } else if (deed.kind === 'text-signed' && deed.version === version.id) {
      president ??= { entry, deed }
    }
  }
  return { version, hub, president }
}

type SealedRegister = Pick<Register, 'stage' | 'versions' | 'record'>

/** Puts the signature of the president's device into the record, once. The right is there. */
export function signText(
  { version }: Extract<Act, { kind: 'sign-adopted-text' }>,
  { register, signed }: Situation,
): Decision {
  const seal = sealOf(register)
  if (!seal || seal.version.id !== version) return refused('signature-not-valid')
  if (seal.president) return refused('text-signed-already')
  // The hub has looked whether it is over this text, by the key of the device that asks.
  if (!signed) return refused('signature-not-valid')
  return {
    kind: 'done',
    deed: { kind: 'text-signed', version, ...signed },
    result: nothing,
  }
}
