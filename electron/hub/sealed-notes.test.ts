import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { readFolder, writeFolder } from '../../shared/amendments/folder'
import { delegationOf } from '../../shared/conference'
import { schemaVersion } from '../../shared/document/schema-version'
import type { AmendmentId, DelegationId, NoteId } from '../../shared/ids'
import { copyLength } from '../../shared/sealing/key-copy'
import { longestSealedNote } from '../../shared/sealing/note'
import { draft as beginOn } from '../../shared/testing/meeting'
import { sealEarlierNotes } from './earlier-notes'
import type { Hub } from './hub'
import { PassingStore } from './passing-store'
import { openSqliteStore, type SqliteStore } from './sqlite-store'
import { OpenedNotes } from './testing/notes-opened'
import { openTestHub, seatEveryone } from './testing/open-hub'
import { Participant } from './testing/participant'
import { RawWindow } from './testing/raw-window'

/** In no other document, and long enough not to come about by chance. */
const secret = 'quincunx of the capital'

let folder = ''
let store: SqliteStore
let hub: Hub
let everyone: Awaited<ReturnType<typeof seatEveryone>>
let more: Participant[]
const log = vi.spyOn(console, 'error')

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rapporteur-notes-'))
  await start()
  everyone = await seatEveryone(hub)
  more = []
  await everyone.secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  log.mockClear()
})
afterEach(async () => {
  await end()
  rmSync(folder, { recursive: true })
  expect(log).not.toHaveBeenCalled()
})

async function start(): Promise<void> {
  store = openSqliteStore(join(folder, 'conference.rapporteur'))
  hub = await openTestHub(store, {
    backups: {
      store,
      folder: join(folder, 'copies'),
      every: null,
      made: () => {},
      failed: (fault) => {
        throw fault
      },
    },
  })
}

async function end(): Promise<void> {
  for (const person of [...Object.values(everyone), ...more]) person.leave()
  await hub.close()
}

/** Everything that the hub has on its disk: the file, what is written ahead of it, and all beside. */
function written(): Buffer {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((each) => each.isFile())
  return Buffer.concat(files.map((each) => readFileSync(join(each.parentPath, each.name))))
}

const idOf = ({ joined }: Participant): DelegationId => {
  const own = delegationOf(joined.seat)
  if (!own) throw new Error('Of a delegation')
  return own
}

async function another(of: Participant, name: string): Promise<Participant> {
  const to = { role: 'delegation', delegation: idOf(of), pen: false } as const
  const person = await everyone.secretariat.invite(to, name)
  more.push(person)
  return person
}

async function secondDeviceOf(person: Participant): Promise<Participant> {
  const { link } = await person.do({ kind: 'invite-device' }, 'invitation')
  const second = await Participant.join(link, 'Whatever')
  more.push(second)
  return second
}

/** The same device, at a hub that was started again. */
function back({ joined, device }: Participant): Participant {
  const same = new Participant(hub.address, joined, schemaVersion, device)
  more.push(same)
  return same
}

/** A draft of Ardesia's that Belvane sponsors as well, with a note of Ardesia's on it. */
async function noted() {
  const { ardesia, belvane } = everyone
  const { amendment } = await ardesia.do(beginOn('b1'), 'draft')
  await ardesia.do({ kind: 'invite-sponsor', amendment, delegation: idOf(belvane) }, 'nothing')
  await belvane.do({ kind: 'answer-sponsorship', amendment, answer: 'accept' }, 'nothing')
  const notes = new OpenedNotes(ardesia)
  const note = notes.write(amendment, `Mind the ${secret}.`)
  await notes.reads(`Mind the ${secret}.`)
  return { amendment, notes, note }
}

const folderOf = (notes: OpenedNotes) => readFolder(notes.folder.doc)

describe('[A67] a phrase that is typed in a note', () => {
  it('is in nothing that the hub writes: not in its file, beside it, in copies, nor in what a standby is sent', async () => {
    const { amendment, note, notes } = await noted()
    const { ardesia } = everyone
    const draft = await ardesia.open({ kind: 'amendment', amendment }).synced()
    draft.type('met', ' again')
    await draft.sent()
    await hub.backups?.make()
    expect(readdirSync(join(folder, 'copies'))).toHaveLength(1)
    await ardesia.do({ kind: 'table-amendment', amendment }, 'nothing')
    await notes.write(amendment, `After tabling, ${secret}.`)
    await notes.sent()
    await store.copyInto(join(folder, 'standby.rapporteur'))
    expect(written().includes(amendment)).toBe(true)
    expect(written().includes(secret)).toBe(false)
    await ardesia.do({ kind: 'remove-note', note }, 'nothing')
    await end()
    expect(written().includes(secret)).toBe(false)
  })

  it('is read by no other delegation, though it sponsors the draft, nor by secretariat, president or observer', async () => {
    const { amendment } = await noted()
    const { secretariat, president, observer, belvane, ardesia } = everyone
    const theirs = new OpenedNotes(belvane)
    theirs.write(amendment, 'Ours.')
    await theirs.reads('Ours.')
    expect(theirs.says()).toEqual(['Ours.'])
    for (const person of [secretariat, president, observer, belvane]) {
      const window = await RawWindow.connect(hub.address)
      const heard: Buffer[] = []
      window.socket.on('message', (data: Buffer) => heard.push(data))
      const own = `folder/${idOf(ardesia)}`
      const names = [own, `${own}/note`, `notes/${idOf(ardesia)}`, `note/${idOf(ardesia)}`]
      for (const name of names) {
        expect(await window.open(name, person.joined.token)).toBe('no-access')
      }
      for (const name of ['register', 'people', 'secretariat', `amendment/${amendment}`]) {
        if ((await window.open(name, person.joined.token)) === 'open') await window.read(name)
      }
      expect(Buffer.concat(heard).includes(secret)).toBe(false)
      window.leave()
    }
  })
})

describe('[A67] a note is read', () => {
  it('on a second device and by who joins later, also once the hub was started again', async () => {
    const { amendment } = await noted()
    const { ardesia } = everyone
    const second = new OpenedNotes(await secondDeviceOf(ardesia))
    await second.reads(`Mind the ${secret}.`)
    await end()
    await start()
    const [first] = [new OpenedNotes(back(ardesia))]
    await first.reads(`Mind the ${secret}.`)
    everyone.secretariat = back(everyone.secretariat)
    const late = new OpenedNotes(await another(ardesia, 'Alba'))
    await late.reads(`Mind the ${secret}.`)
    late.write(amendment, 'Read.')
    await first.reads('Read.')
  })

  it('after tabling, withdrawal, and at a time when nobody proposes, by whoever joins then', async () => {
    const { amendment } = await noted()
    const { ardesia, secretariat } = everyone
    const draft = await ardesia.open({ kind: 'amendment', amendment }).synced()
    draft.type('met', ' again')
    await draft.sent()
    await ardesia.do({ kind: 'table-amendment', amendment }, 'nothing')
    await ardesia.do({ kind: 'withdraw-amendment', amendment }, 'nothing')
    await secretariat.do({ kind: 'open-stage', stage: 'drafting' }, 'nothing')
    const late = new OpenedNotes(await another(ardesia, 'Alba'))
    await late.reads(`Mind the ${secret}.`)
  })

  it('not on a device that was struck off, if it was written afterwards', async () => {
    const { amendment, notes } = await noted()
    const { ardesia, secretariat } = everyone
    const gone = await another(ardesia, 'Aldo')
    const theirs = new OpenedNotes(gone)
    await theirs.reads(`Mind the ${secret}.`)
    await secretariat.do({ kind: 'revoke-device', device: gone.joined.device }, 'nothing')
    expect(await theirs.folder.closed()).toBe('revoked')
    notes.write(amendment, 'Without them.')
    await notes.reads('Without them.')
    // With all that the hub has, and the key that it had.
    Y.applyUpdate(theirs.folder.doc, Y.encodeStateAsUpdate(notes.folder.doc))
    expect(theirs.says()).toEqual([`Mind the ${secret}.`])
    expect(theirs.book.unread).toBe(1)
  })
})

it('[A67] whoever is given a seat in another delegation reads the notes of that one, and no new ones of their former', async () => {
  const { amendment, notes } = await noted()
  const { ardesia, belvane, secretariat } = everyone
  const theirs = new OpenedNotes(belvane)
  theirs.write(amendment, 'Ours.')
  await theirs.reads('Ours.')
  const aldo = await another(ardesia, 'Aldo')
  const before = new OpenedNotes(aldo)
  await before.reads(`Mind the ${secret}.`)
  const to = { role: 'delegation', delegation: idOf(belvane), pen: true } as const
  const { person } = aldo.joined.seat
  await secretariat.do({ kind: 'change-seat', person, to }, 'nothing')
  await before.folder.closed()
  notes.write(amendment, 'Without Aldo.')
  await notes.reads('Without Aldo.')
  Y.applyUpdate(before.folder.doc, Y.encodeStateAsUpdate(notes.folder.doc))
  expect(before.says()).toEqual([`Mind the ${secret}.`])
  const seat = { ...aldo.joined.seat, ...to }
  const moved = new Participant(hub.address, { ...aldo.joined, seat }, schemaVersion, aldo.device)
  more.push(moved)
  const there = new OpenedNotes(moved)
  await there.reads('Ours.')
  expect(there.says()).toEqual(['Ours.'])
})

describe('[A68] whoever means ill', () => {
  it('is refused in a sentence, and nothing is changed', async () => {
    const { amendment, note, notes } = await noted()
    const { ardesia, belvane, secretariat } = everyone
    const before = folderOf(notes)
    const [key] = before.noteKeys
    const [own] = before.notes
    if (!key || !own || !('sealed' in own)) throw new Error('There are both')
    const copy = { delegation: idOf(ardesia), sealed: 'a0'.repeat(copyLength / 2) }
    const shared = { kind: 'share-note-key', key: 'c0'.repeat(16) } as const
    const { sealed } = own
    const write = { kind: 'write-note', amendment, note: 'n1' as NoteId } as const
    const say = async (by: Participant, act: Parameters<Participant['act']>[0]) => {
      const outcome = await by.act(act)
      if ('problem' in outcome) return outcome.problem
      return outcome.kind === 'refused' ? outcome.why : outcome.kind
    }
    // A copy for a device of another delegation, or in another's name.
    const foreign = { ...copy, device: belvane.joined.device }
    expect(await say(ardesia, { ...shared, copies: [foreign] })).toBe('no-such-device')
    const stolen = { ...copy, device: ardesia.joined.device }
    expect(await say(belvane, { ...shared, copies: [stolen] })).toBe('no-such-device')
    expect(await say(secretariat, { ...shared, copies: [stolen] })).toBe('not-your-role')
    // A note of another delegation, put into one's own folder as it is, or removed there.
    expect(await say(belvane, { ...write, sealed })).toBe('note-key-old')
    expect(await say(belvane, { kind: 'remove-note', note })).toBe('no-such-note')
    // What is no envelope, and what is too long for one.
    expect(await say(ardesia, { ...write, sealed: '00ff' })).toBe('note-not-sealed')
    const long = 'a'.repeat(longestSealedNote + 2)
    expect(await say(ardesia, { ...write, sealed: long })).toBe('malformed')
    const huge = 'a'.repeat(1 << 20)
    expect(await say(ardesia, { ...write, sealed: huge })).toBe('too-large')
    const plain = { ...write, words: secret } as unknown as typeof write & { sealed: string }
    expect(await say(ardesia, plain)).toBe('malformed')
    expect(folderOf(notes)).toEqual(before)
  })

  it('seals nothing under a key of before somebody was struck off', async () => {
    const { amendment, notes } = await noted()
    const { ardesia, secretariat } = everyone
    const [old] = folderOf(notes).notes
    if (!old || !('sealed' in old)) throw new Error('It was sealed')
    const gone = await another(ardesia, 'Aldo')
    await new OpenedNotes(gone).reads(`Mind the ${secret}.`)
    await secretariat.do({ kind: 'revoke-device', device: gone.joined.device }, 'nothing')
    const replay = {
      kind: 'write-note',
      amendment,
      note: 'n2' as NoteId,
      sealed: old.sealed,
    } as const
    expect(await ardesia.act(replay)).toEqual({ kind: 'refused', why: 'note-key-old' })
  })

  it('puts a colleague’s note under another name, and it opens to nobody', async () => {
    const { amendment, notes } = await noted()
    const other = await another(everyone.ardesia, 'Aldo')
    const theirs = new OpenedNotes(other)
    await theirs.reads(`Mind the ${secret}.`)
    const [own] = folderOf(notes).notes
    if (!own || !('sealed' in own)) throw new Error('It was sealed')
    const copied = { kind: 'write-note', amendment, note: 'n2' as NoteId } as const
    await other.do({ ...copied, sealed: own.sealed }, 'nothing')
    await notes.until(() => notes.book.read().length === 2)
    expect(notes.book.read().map((each) => each.kind === 'kept' && each.said.kind)).toEqual([
      'open',
      'broken',
    ])
  })
})

describe('[A43] notes that an earlier version has kept in the open', () => {
  /** As it wrote them, in rows of their own. */
  async function keepPlain(of: Participant, amendment: AmendmentId): Promise<void> {
    const document = `folder/${idOf(of)}`
    const doc = new Y.Doc()
    for (const { update } of await store.load(document)) Y.applyUpdate(doc, update)
    const before = readFolder(doc)
    for (let count = 0; count < 20; count++) {
      const { person, name } = of.joined.seat
      const by = { person, name, role: 'delegation', delegation: idOf(of) } as const
      const words = `Openly ${count}, the ${secret}.`
      const note = { id: `n${count}` as NoteId, amendment, words, at: new Date().toISOString(), by }
      const held = new Promise<Uint8Array>((resolve) => doc.once('update', resolve))
      const notes = [...readFolder(doc).notes, note].slice(-10)
      writeFolder(doc, { ...before, notes })
      await store.append({ document, update: await held })
    }
  }

  it('are sealed before anybody is let in, and their words are in nothing that it has on its disk', async () => {
    const { ardesia } = everyone
    const { amendment } = await ardesia.do(beginOn('b1'), 'draft')
    await end()
    store = openSqliteStore(join(folder, 'conference.rapporteur'))
    await keepPlain(ardesia, amendment)
    await store.close()
    expect(written().includes(secret)).toBe(true)
    await start()
    expect(written().includes(secret)).toBe(false)
    const notes = new OpenedNotes(back(ardesia))
    await notes.reads(`Openly 19, the ${secret}.`)
    expect(notes.says()).toHaveLength(10)
    everyone.secretariat = back(everyone.secretariat)
    const late = new OpenedNotes(await another(ardesia, 'Alba'))
    await late.reads(`Openly 19, the ${secret}.`)
    late.write(amendment, `New, the ${secret}.`)
    await notes.reads(`New, the ${secret}.`)
    // Nothing is sealed with the key that the hub has had in its hands.
    expect(folderOf(notes).noteKeys.map(({ closed }) => closed)).toEqual([true, false])
  })

  it('wait as they are for a device of the delegation', async () => {
    const { ardesia, secretariat } = everyone
    const { amendment } = await ardesia.do(beginOn('b1'), 'draft')
    const { device } = ardesia.joined
    await secretariat.do({ kind: 'revoke-device', device }, 'nothing')
    await end()
    store = openSqliteStore(join(folder, 'conference.rapporteur'))
    await keepPlain(ardesia, amendment)
    await store.close()
    await start()
    expect(written().includes(secret)).toBe(true)
    everyone.secretariat = back(everyone.secretariat)
    const late = await another(ardesia, 'Alba')
    const notes = new OpenedNotes(late)
    await notes.until(() => notes.book.read().length === 10)
    expect(
      notes.book.read().every((each) => each.kind === 'kept' && each.said.kind === 'earlier'),
    ).toBe(true)
    await end()
    await start()
    await new OpenedNotes(back(late)).reads(`Openly 19, the ${secret}.`)
    expect(written().includes(secret)).toBe(false)
  })

  it('are wiped out by a later start, where one ended in between', async () => {
    const { ardesia } = everyone
    const { amendment } = await ardesia.do(beginOn('b1'), 'draft')
    await end()
    store = openSqliteStore(join(folder, 'conference.rapporteur'))
    await keepPlain(ardesia, amendment)
    class Ending extends PassingStore {
      override compact(): Promise<void> {
        return Promise.reject(new Error('The hub has ended'))
      }
    }
    const at = new Date().toISOString()
    await expect(sealEarlierNotes(new Ending(store), at)).rejects.toThrow('has ended')
    await store.close()
    expect(written().includes(secret)).toBe(true)
    await start()
    expect(written().includes(secret)).toBe(false)
    await new OpenedNotes(back(ardesia)).reads(`Openly 19, the ${secret}.`)
  })
})
