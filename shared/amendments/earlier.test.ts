import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { AmendmentId, DelegationId } from '../ids'
import { changeOf, json, tabledAmendment } from '../testing/amendments'
import { p } from '../testing/build'
import { adopt, ana, ardesia, at, meet, president, secretariat, welcomed } from '../testing/meeting'
import { byOf } from './by'
import type { EarlierAmendment, EarlierDraft } from './earlier'
import { readFolder, writeFolder } from './folder'
import { readRegister, writeRegister } from './register'
import { mapOf } from './stored'

const noted = p('one', 'The Conference noted the report.')
const earlier = (id: string, number: number, more: Partial<EarlierAmendment> = {}) => ({
  id: id as AmendmentId,
  number,
  delegation: ardesia,
  change: { target: 'one' as never, base: json(noted), proposed: [json(welcomed)] },
  tabled: at,
  state: { kind: 'tabled' } as const,
  ...more,
})
const known: readonly EarlierAmendment[] = [
  earlier('a1', 1),
  earlier('a2', 2, { state: { kind: 'adopted', at, by: byOf(president) } }),
  earlier('a3', 3, { state: { kind: 'rejected', at, by: byOf(president) } }),
  earlier('a4', 4, { state: { kind: 'withdrawn', at, by: byOf(ana) } }),
]

/** A register as an earlier version has left it in a file. */
function fileOf(amendments: readonly EarlierAmendment[]): Y.Doc {
  const doc = new Y.Doc()
  const { amendments: _none, positions, deadlines, leaves, votes, ...register } = meet().register
  writeRegister(doc, { ...register, amendments: [], positions, deadlines, leaves, votes })
  for (const key of ['deadlines', 'leaves', 'votes']) mapOf(doc).delete(key)
  for (const each of amendments) mapOf(doc).set(`amendment/${each.id}`, each)
  return doc
}

function read(doc: Y.Doc) {
  const register = readRegister(doc)
  if (!register) throw new Error('It was written')
  return register
}

it('[A43] amendments of an earlier version are read as they would be today', () => {
  const change = changeOf(noted, welcomed)
  const by = byOf(president)
  const more = { id: 'a1' as AmendmentId, delegation: ardesia as DelegationId }
  expect(read(fileOf(known)).amendments).toEqual([
    tabledAmendment(change, more),
    tabledAmendment(change, {
      ...more,
      id: 'a2' as AmendmentId,
      number: 2,
      state: {
        kind: 'adopted',
        merge: 'clean',
        undo: changeOf(welcomed, noted),
        vote: null,
        at,
        by,
      },
    }),
    tabledAmendment(change, {
      ...more,
      id: 'a3' as AmendmentId,
      number: 3,
      state: { kind: 'rejected', vote: null, at, by },
    }),
    tabledAmendment(change, {
      ...more,
      id: 'a4' as AmendmentId,
      number: 4,
      state: { kind: 'withdrawn', at, by: byOf(ana) },
    }),
  ])
})

it('[A43] are the same objects however often they are read, and written anew with the next act', () => {
  const doc = fileOf(known)
  const [before, again] = [read(doc), read(doc)]
  for (const [n, each] of before.amendments.entries()) expect(again.amendments[n]).toBe(each)
  writeRegister(doc, { ...before, votes: true })
  expect([...mapOf(doc).keys()].filter((key) => key.startsWith('amendment/'))).toEqual([])
  expect(read(doc).amendments).toEqual(before.amendments)
})

it('[A43] a pending one can be adopted, and an adopted one reconsidered', () => {
  const meeting = meet()
  const { register } = meeting
  const [pending] = read(fileOf(known)).amendments
  if (!pending) throw new Error('Four were written')
  const amendments = [pending]
  const adopted = meet(register.stage, { ...register, amendments })
  adopted.done(president, adopt(pending.id))
  expect(adopted.text.textContent).toContain('welcomed')
  adopted.done(secretariat, { kind: 'allow-votes', allowed: true })
  adopted.done(president, { kind: 'reconsider-amendment', amendment: pending.id })
  expect(adopted.text.textContent).not.toContain('welcomed')
})

it('[A43] a draft of an earlier version is its delegation’s, and can be tabled', () => {
  const doc = new Y.Doc()
  const draft: EarlierDraft = {
    id: 'd1' as AmendmentId,
    target: 'one' as never,
    base: json(noted),
    begun: at,
    by: byOf(ana),
  }
  mapOf(doc).set('draft/d1', draft)
  const { drafts } = readFolder(doc)
  expect(drafts).toMatchObject([
    { id: 'd1', delegation: ardesia, place: { kind: 'there' }, base: [json(noted)], sponsors: [] },
  ])
  expect(readFolder(doc).drafts[0]).toBe(drafts[0])
  writeFolder(doc, readFolder(doc))
  expect([...mapOf(doc).keys()]).toEqual(['paper/d1'])
  expect(readFolder(doc).drafts).toEqual(drafts)
})
