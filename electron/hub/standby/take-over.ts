import * as Y from 'yjs'
import type { By } from '../../../shared/amendments/by'
import { readRegister, writeRegister } from '../../../shared/amendments/register'
import { termOf } from '../../../shared/standby'
import { secretOf } from '../founding'
import { replay } from '../journal'
import { nextEntry } from '../record'
import { sheetOf } from '../sheet'
import { type Store, StoreError } from '../store'
import { tokensOf } from '../tokens'
import { followsIn, setTakenOver } from './standing'

/** A century: what is signed with it must outlast every copy of the earlier hub's file. */
const lasts = 100 * 365 * 86_400_000

/**
 * Makes a standby's copy the file of the hub, by an entry in the record that says in which term. It
 * is the hub from the moment at which this is on its disk.
 *
 * Answers the term, `null` where this is no standby's copy (any more).
 *
 * @throws StoreError nothing was done.
 */
export async function takeOver(store: Store, by: By, now: Date): Promise<number | null> {
  const follows = await followsIn(store)
  if (!follows) return null
  const doc = new Y.Doc()
  await replay(store, 'register', doc)
  const register = readRegister(doc)
  const secret = await secretOf(store)
  if (!register || !secret) throw new StoreError('damaged')
  const term = termOf(register.record) + 1
  const entry = nextEntry(register.record, now.toISOString(), by, { kind: 'taken-over', term })
  const sheet = sheetOf(doc)
  writeRegister(sheet.doc, { ...register, record: [...register.record, entry] })
  const update = sheet.tearOff()
  if (!update) throw new Error('An entry of the record changes the register')
  const tokens = tokensOf(register.conference.id, secret, () => now)
  const paper = await tokens.succession(term, new Date(now.getTime() + lasts))
  const { address, pin } = follows.link
  // Begun in one turn, and so written as a whole.
  await Promise.all([
    store.commit({ updates: [{ document: 'register', update }], entry }),
    setTakenOver(store, paper, { address, pin }),
  ])
  return term
}
