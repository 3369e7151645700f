import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import * as Y from 'yjs'
import { type Difference, differences } from '../../shared/amendments/by-record'
import { type RecordEntry, type Register, readRegister } from '../../shared/amendments/register'
import { type FollowUpDifference, followUpDifferences } from '../../shared/follow-up/by-record'
import { readFollowUp } from '../../shared/follow-up/follow-up'
import { readPeople } from '../../shared/people'
import type { Version } from '../../shared/versions/version'
import { replay } from './journal'
import { canonical, digestOf, firstFalse } from './record'
import { type Store, StoreError } from './store'
import { type SealFinding, sealFindings } from './verify-seal'

/** Something in a conference's file that is not what a hub has written. */
export type Finding =
  /** Entries of the journal whose sums are wrong, or that mean nothing. */
  | { readonly kind: 'rows'; readonly count: number }
  /** Of the hub's own values this one is another, or gone. */
  | { readonly kind: 'value'; readonly key: string }
  /** The chain is broken at this entry of the record: it, or one before it, is another one. */
  | { readonly kind: 'entry'; readonly number: number }
  /** What was written of an act beside the journal, and the record in it, are not the same. */
  | { readonly kind: 'act'; readonly number: number }
  /** The register is not what the acts in the record come to. */
  | { readonly kind: 'register'; readonly difference: Difference }
  /** What is kept of an issued version is not what the record says was issued. */
  | { readonly kind: 'version'; readonly version: Version }
  /** Of the States, or of what is done about a recommendation, the record says something else. */
  | { readonly kind: 'follow-up'; readonly difference: FollowUpDifference }
  | SealFinding

export interface Verified {
  readonly register: Register
  readonly findings: readonly Finding[]
}

/**
 * Looks whether a conference is what was written, from the disk to the record: every row of the
 * journal, the hub's own values, the chain of the record, its second copy, the register against the acts in the record,
 * each issued version and the follow-up against their digests, and who signed the adopted text.
 *
 * @throws StoreError where there is no register to look at.
 */
export async function verify(store: Store): Promise<Verified> {
  for (const document of await store.documents()) await store.load(document)
  const doc = new Y.Doc()
  await replay(store, 'register', doc)
  const count = await store.setAside()
  const register = readRegister(doc)
  if (!register) throw new StoreError('damaged')
  const number = firstFalse(register.record)
  const findings: Finding[] = [
    ...(count > 0 ? [{ kind: 'rows', count } as const] : []),
    ...(await store.metaFaults()).map((key) => ({ kind: 'value', key }) as const),
    ...(number === null ? [] : [{ kind: 'entry', number } as const]),
    ...actsIn(await store.acts(), register.record),
    ...differences(register).map((difference) => ({ kind: 'register', difference }) as const),
  ]
  for (const version of register.versions) {
    if (!(await isAsIssued(store, version))) findings.push({ kind: 'version', version })
  }
  const people = new Y.Doc()
  await replay(store, 'people', people)
  findings.push(...(await sealFindings(register, readPeople(people))))
  const followed = new Y.Doc()
  await replay(store, 'follow-up', followed)
  const deeds = register.record.map(({ deed }) => deed)
  for (const difference of followUpDifferences(readFollowUp(followed), deeds, digestOf)) {
    findings.push({ kind: 'follow-up', difference })
  }
  return { register, findings }
}

function actsIn(acts: readonly string[], record: readonly RecordEntry[]): readonly Finding[] {
  const findings: Finding[] = []
  for (let index = 0; index < Math.max(acts.length, record.length); index++) {
    const entry = record[index]
    const act = acts[index]
    const same = entry !== undefined && act !== undefined && isThis(act, entry)
    if (!same) findings.push({ kind: 'act', number: index + 1 })
  }
  return findings
}

function isThis(act: string, entry: RecordEntry): boolean {
  try {
    return canonical(JSON.parse(act)) === canonical(entry)
  } catch {
    return false // Not even JSON any more.
  }
}

async function isAsIssued(store: Store, { id, digest }: Version): Promise<boolean> {
  const [row] = await store.load(`version/${id}`)
  if (!row) return false
  try {
    return createHash('sha256').update(inflateSync(row.update)).digest('hex') === digest
  } catch {
    return false // Nothing that a hub has packed.
  }
}
