import type { RecordEntry, Register } from '../../shared/amendments/register'
import type { People } from '../../shared/people'
import { type Signature, type Signer, sealOf, sealStatement } from '../../shared/versions/text-seal'
import { idOfDevice, isSigned } from './device-keys'

/** A signature beneath the adopted text that is not what it says, by its entry in the record. */
export interface SealFinding {
  readonly kind: 'seal'
  readonly signer: Signer
  readonly number: number
}

/**
 * Whether whoever signed the adopted text by the record signed this text of this conference: the hub
 * by the key with which it was founded, and a device by the key that it is called by, which joined as
 * the person who signed, presided at the time, and had not been revoked.
 */
export async function sealFindings(
  register: Register,
  people: People,
): Promise<readonly SealFinding[]> {
  const { conference, record } = register
  const founded = record[0]?.deed.kind === 'hosted' ? record[0].deed.seal : undefined
  const found: SealFinding[] = []
  for (const { number, deed } of record) {
    if (deed.kind !== 'stage-opened' || !deed.issued) continue
    const { seal, digest } = deed.issued
    // A hub of an earlier version had no such key, and signed nothing.
    if (!seal && founded === undefined) continue
    const isKnown = seal !== undefined && (founded ?? seal.key) === seal.key
    const isGood = isKnown && (await isOver(seal, sealStatement('hub', conference.id, digest)))
    if (!isGood) found.push({ kind: 'seal', signer: 'hub', number })
  }
  for (const entry of record) {
    if (entry.deed.kind !== 'text-signed' || (await isByPresident(entry, register, people)))
      continue
    found.push({ kind: 'seal', signer: 'president', number: entry.number })
  }
  return found
}

async function isByPresident(
  { number, by, deed }: RecordEntry,
  register: Register,
  people: People,
): Promise<boolean> {
  if (deed.kind !== 'text-signed' || by.role !== 'president') return false
  const { device, seal, version } = deed
  const before = register.record.slice(0, number - 1)
  const digest = digestIn(before, version)
  if (digest === null || sealOf(register)?.version.id !== version) return false
  if (idOfDevice({ sign: seal.key }) !== device) return false
  if (ownerOf(device, before, people) !== by.person) return false
  if (before.some((each) => each.deed.kind === 'device-revoked' && each.deed.device === device)) {
    return false
  }
  return isOver(seal, sealStatement('president', register.conference.id, digest))
}

function isOver({ key, signature }: Signature, statement: string): Promise<boolean> {
  return isSigned(key, statement, signature)
}

function digestIn(record: readonly RecordEntry[], version: string): string | null {
  for (const { deed } of record) {
    if (deed.kind === 'stage-opened' && deed.issued?.version === version) return deed.issued.digest
  }
  return null
}

/** By the record, which is chained; what an earlier version wrote of it does not name the device. */
function ownerOf(device: string, record: readonly RecordEntry[], people: People): string | null {
  const joined = record.find(({ deed }) => deed.kind === 'joined' && deed.device === device)
  return joined?.by.person ?? people.devices.find(({ id }) => id === device)?.person ?? null
}
