import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { emptyFolder, writeFolder } from '../../shared/amendments/folder'
import { newRegister, type Register, writeRegister } from '../../shared/amendments/register'
import { amendmentId, conferenceId, delegationId, personId, textId } from '../../shared/ids'
import type { Opened, SharedDocument } from './document-state'
import { cell } from './live'
import { folderView, registerView } from './register-view'

const register: Register = {
  ...newRegister({
    id: conferenceId('c1'),
    title: 'Seventh Annual Conference',
    symbol: null,
    meeting: 'Geneva',
    text: textId('t1'),
  }),
  delegations: [{ id: delegationId('ardesia'), name: 'Ardesia' }],
}

/** A document that is here, and can be replaced by another one. */
function documentWith(doc: Y.Doc) {
  const state = { kind: 'open', access: 'read', unsent: 0 } as const
  const opened = cell<Opened>({ doc, awareness: null, state, outdated: null })
  const document: SharedDocument = {
    name: { kind: 'register' },
    get: opened.get,
    subscribe: opened.subscribe,
    ask: () => {},
    written: () => 0,
    writtenHere: () => 0,
    isWhole: () => true,
    isKeyless: () => false,
    close: () => {},
  }
  return {
    document,
    put: (next: Y.Doc) => opened.set({ doc: next, awareness: null, state, outdated: null }),
  }
}

it('is nothing until the register has arrived, and then what it says', () => {
  const doc = new Y.Doc()
  const view = registerView(documentWith(doc).document)
  expect(view.get()).toBeNull()
  writeRegister(doc, register)
  expect(view.get()).toEqual(register)
})

it('keeps every part that did not change', () => {
  const doc = new Y.Doc()
  writeRegister(doc, register)
  const view = registerView(documentWith(doc).document)
  const before = view.get()
  writeRegister(doc, { ...register, stage: 'amending' })
  const after = view.get()
  expect(after?.stage).toBe('amending')
  expect(after?.delegations).toBe(before?.delegations)
  expect(after?.conference).toBe(before?.conference)
})

it('tells nobody of a change that changes nothing', () => {
  const doc = new Y.Doc()
  writeRegister(doc, register)
  const view = registerView(documentWith(doc).document)
  let told = 0
  view.subscribe(() => told++)
  doc.transact(() => {})
  writeRegister(doc, register)
  expect(told).toBe(0)
})

it('goes on with the copy that has taken the place of the first', () => {
  const { document, put } = documentWith(new Y.Doc())
  const view = registerView(document)
  const other = new Y.Doc()
  writeRegister(other, register)
  put(other)
  expect(view.get()?.conference.title).toBe('Seventh Annual Conference')
})

it('shows a folder, and none to those who have none', () => {
  const doc = new Y.Doc()
  const view = folderView(documentWith(doc).document)
  const draft = {
    id: amendmentId('a1'),
    delegation: delegationId('ardesia'),
    place: { kind: 'there' },
    base: [{ type: 'paragraph' }],
    amends: null,
    revises: null,
    rationale: '',
    sponsors: [],
    begun: '2005-11-23T10:00:00.000Z',
    by: {
      person: personId('ana'),
      name: 'Ana',
      role: 'delegation',
      delegation: delegationId('ardesia'),
    },
  } as const
  writeFolder(doc, { ...emptyFolder, drafts: [draft] })
  expect(view.get()).toEqual({ ...emptyFolder, drafts: [draft] })
  expect(folderView(null).get()).toEqual(emptyFolder)
})
