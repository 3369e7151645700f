import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { delegationId } from '../ids'
import { p } from '../testing/build'
import {
  adopt,
  ana,
  ardesia,
  at,
  ben,
  draft,
  meet,
  open,
  president,
  secretariat,
  welcomed,
} from '../testing/meeting'
import { byOf } from './by'
import { emptyFolder, readFolder, writeFolder } from './folder'
import { type RecordEntry, type Register, readRegister, writeRegister } from './register'

function entry(number: number): RecordEntry {
  const deed = { kind: 'joined' } as const
  return { number, at, by: byOf(ana), deed, previous: `h${number - 1}`, hash: `h${number}` }
}

/** A register in the middle of a meeting, with something of everything in it. */
function busy(): Register {
  const meeting = meet()
  meeting.done(secretariat, { kind: 'accredit-delegation', name: 'Eland' })
  meeting.done(secretariat, { kind: 'invite', to: { role: 'observer' } })
  const first = meeting.table(ana, 'one', welcomed)
  meeting.table(ben, 'two', p('two', 'It thanked all.'))
  meeting.done(president, adopt(first))
  meeting.done(president, { kind: 'agree-ad-referendum', scope: { kind: 'document' } })
  const facts = { nature: null, proponents: [ardesia], reserving: [], status: 'open' } as const
  const brackets = [
    { id: 'x', ...facts },
    { id: 'y', ...facts },
  ]
  return { ...meeting.register, brackets, record: [entry(1), entry(2)] }
}

function written(register: Register): Y.Doc {
  const doc = new Y.Doc()
  writeRegister(doc, register)
  return doc
}

/** The same document at somebody else's. */
function sent(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function said(doc: Y.Doc): Register {
  const register = readRegister(doc)
  if (!register) throw new Error('It was written')
  return register
}

describe('a register', () => {
  it('is read as it was written, here and elsewhere', () => {
    const register = busy()
    expect(said(written(register))).toEqual(register)
    expect(said(sent(written(register)))).toEqual(register)
  })

  it('is not there before its document has arrived', () => {
    expect(readRegister(new Y.Doc())).toBeNull()
  })

  it('holds the same objects however often it is read', () => {
    const doc = sent(written(busy()))
    const [one, other] = [said(doc), said(doc)]
    expect(other.conference).toBe(one.conference)
    const lists = ['amendments', 'brackets', 'agreed', 'delegations', 'record'] as const
    for (const list of lists) {
      for (const [n, each] of other[list].entries()) expect(each).toBe(one[list][n])
    }
  })

  it('keeps the objects that did not change when it is written again', () => {
    const doc = written(busy())
    const elsewhere = sent(doc)
    const before = said(elsewhere)
    const register = said(doc)
    const [first, second] = register.amendments
    if (!first || !second) throw new Error('Two were tabled')
    const state = { kind: 'rejected', vote: null, at, by: byOf(president) } as const
    const rejected = { ...second, state }
    writeRegister(doc, {
      ...register,
      amendments: [first, rejected],
      record: [...register.record, entry(3)],
    })
    Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(doc))
    const after = said(elsewhere)
    expect(after.amendments[0]).toBe(before.amendments[0])
    expect(after.amendments[1]).toEqual(rejected)
    expect(after.record.slice(0, 2)).toEqual(before.record)
    expect(after.record[2]).toEqual(entry(3))
    expect(after.conference).toBe(before.conference)
  })

  it('no longer holds what has been reopened', () => {
    const doc = written(busy())
    writeRegister(doc, { ...said(doc), agreed: [] })
    expect(said(sent(doc)).agreed).toEqual([])
  })

  it('writes nothing when nothing changed', () => {
    const doc = written(busy())
    let updates = 0
    doc.on('update', () => updates++)
    writeRegister(doc, said(doc))
    expect(updates).toBe(0)
  })

  it('is written in one transaction, so that nobody sees half an act', () => {
    const doc = new Y.Doc()
    let updates = 0
    doc.on('update', () => updates++)
    writeRegister(doc, busy())
    expect(updates).toBe(1)
  })

  it('orders delegations by name and amendments by number, whatever came first', () => {
    const register = busy()
    const name = (of: string, n: number) => ({ id: delegationId(`d${n}`), name: of })
    const shuffled = {
      ...register,
      delegations: ['Velmara', 'Cyrane', 'Ardesia', 'Côte Alta', 'Corane'].map(name),
      amendments: [...register.amendments].reverse(),
    }
    const { delegations, amendments } = said(written(shuffled))
    expect(delegations.map((each) => each.name)).toEqual([
      'Ardesia',
      'Corane',
      'Côte Alta',
      'Cyrane',
      'Velmara',
    ])
    expect(amendments.map((each) => each.number)).toEqual([1, 2])
  })
})

describe('a folder', () => {
  const meeting = meet()
  meeting.done(ana, draft('one'))
  meeting.done(ana, draft('two'))
  const folder = meeting.folder(ardesia)

  it('is read as it was written, here and elsewhere', () => {
    const doc = new Y.Doc()
    writeFolder(doc, folder)
    expect(readFolder(doc)).toEqual(folder)
    expect(readFolder(sent(doc))).toEqual(folder)
  })

  it('is empty before anything was drafted', () => {
    expect(readFolder(new Y.Doc())).toEqual(emptyFolder)
  })

  it('loses what was discarded and keeps the rest as it is', () => {
    const doc = new Y.Doc()
    writeFolder(doc, folder)
    const before = readFolder(doc)
    writeFolder(doc, { ...before, drafts: before.drafts.slice(1) })
    expect(readFolder(doc).drafts).toHaveLength(1)
    expect(readFolder(doc).drafts[0]).toBe(before.drafts[1])
  })
})

it('byOf says who acts, and for whom', () => {
  expect(byOf(ana)).toEqual({ person: 'ana', name: 'ana', role: 'delegation', delegation: ardesia })
  expect(byOf(president)).toEqual({
    person: 'paul',
    name: 'paul',
    role: 'president',
    delegation: null,
  })
})

it('a meeting that goes through its stages is read at each', () => {
  const meeting = meet('drafting')
  const doc = written(meeting.register)
  for (const stage of ['amending', 'adopting', 'adopted'] as const) {
    meeting.done(president, open(stage))
    writeRegister(doc, meeting.register)
    expect(said(doc).stage).toBe(stage)
  }
})
