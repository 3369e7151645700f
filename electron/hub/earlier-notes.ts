import { randomBytes, webcrypto } from 'node:crypto'
import * as Y from 'yjs'
import {
  type EarlierNote,
  type Folder,
  type Note,
  readFolder,
  writeFolder,
} from '../../shared/amendments/folder'
import { readRegister } from '../../shared/amendments/register'
import {
  type DocumentName,
  formatDocumentName,
  parseDocumentName,
} from '../../shared/document-name'
import type { Instant } from '../../shared/ids'
import { type Device, devicesOf, readPeople } from '../../shared/people'
import type { SharedKey } from '../../shared/sealing/draft-keys'
import { newKey } from '../../shared/sealing/envelope'
import { copyFor } from '../../shared/sealing/key-copy'
import { type NotesPlace, notesPlace, sealNote } from '../../shared/sealing/note'
import { replay } from './journal'
import { snapshotOf } from './snapshot'
import { type Store, StoreError } from './store'

/** Under which the store keeps that words of notes are still to be wiped out of it. */
const owedKey = 'earlier-notes'

const random = (length: number) => new Uint8Array(randomBytes(length))

/**
 * Seals the notes that an earlier version has kept in the open, before anybody is let in: for the
 * devices that each delegation has now, with a key that is forgotten at once and used for nothing
 * else. The hub knew these words; from then on neither it nor its file does. Those of a delegation
 * that has no device wait, as they are, for a start at which it has one.
 */
export async function sealEarlierNotes(store: Store, at: Instant): Promise<void> {
  let isOwed = (await store.getMeta(owedKey))?.[0] === 1
  let there: Awaited<ReturnType<typeof thereNow>> | null = null
  for (const name of await foldersOf(store)) {
    const document = formatDocumentName(name)
    const rows = await store.load(document)
    // Nothing is looked at more closely that cannot have one.
    if (!rows.some(({ update }) => viewOf(update).includes('words'))) continue
    const doc = new Y.Doc()
    await replay(store, document, doc)
    const folder = readFolder(doc)
    if (folder.notes.some(isEarlier)) {
      there ??= await thereNow(store)
      const place = { conference: there.conference, delegation: name.delegation }
      const devices = devicesOf(there.people, name.delegation, at)
      if (devices.length === 0) continue
      const updates: Uint8Array[] = []
      doc.on('update', (update: Uint8Array) => updates.push(update))
      writeFolder(doc, await sealed(folder, place, devices, at))
      // Owed from before the words are taken out: a hub that ends in between does the rest later.
      await store.putMeta(owedKey, new Uint8Array([1]))
      isOwed = true
      await store.append({ document, update: Y.mergeUpdates(updates) })
    }
    if (isOwed) await putTogether(store, document, doc)
    doc.destroy()
  }
  if (isOwed) await wipe(store)
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  Buffer.from(buffer, byteOffset, byteLength)

async function foldersOf(store: Store) {
  const names = (await store.documents()).map(parseDocumentName)
  return names.filter((name): name is Extract<DocumentName, { kind: 'folder' }> => {
    return name?.kind === 'folder'
  })
}

async function thereNow(store: Store) {
  const [register, people] = [new Y.Doc(), new Y.Doc()]
  await replay(store, 'register', register)
  await replay(store, 'people', people)
  const conference = readRegister(register)?.conference.id
  if (!conference) throw new StoreError('not-a-conference')
  return { conference, people: readPeople(people) }
}

async function sealed(
  folder: Folder,
  place: NotesPlace,
  devices: readonly Device[],
  at: Instant,
): Promise<Folder> {
  const key = newKey(random)
  const copies = devices.map(async ({ id: device, keys: { agree } }) => ({
    delegation: place.delegation,
    device,
    sealed: await copyFor({ device, agree }, key, notesPlace(place), {
      subtle: webcrypto.subtle,
      random,
    }),
  }))
  const own: SharedKey = { id: key.id, made: at, closed: true, copies: await Promise.all(copies) }
  const notes = folder.notes.map((note): Note => {
    if (!isEarlier(note)) return note
    const { words, ...rest } = note
    const of = { ...place, note: note.id, amendment: note.amendment, person: note.by.person }
    return { ...rest, sealed: sealNote(words, key, of, random) }
  })
  return { ...folder, notes, noteKeys: [...folder.noteKeys, own] }
}

/** One row that says what all of them come to, and nothing of what was taken out. */
async function putTogether(store: Store, document: string, doc: Y.Doc): Promise<void> {
  const rows = await store.load(document)
  const last = rows.at(-1)
  const updates = rows.map(({ update }) => update)
  const snapshot = last && snapshotOf(doc, updates)
  if (snapshot) await store.compact(document, last.seq, snapshot)
}

/** It takes about as much room as the file; where there is none it stays owed to the next start. */
async function wipe(store: Store): Promise<void> {
  try {
    await store.rewrite()
  } catch (error) {
    if (error instanceof StoreError && error.tryAgain) return
    throw error
  }
  await store.putMeta(owedKey, new Uint8Array([0]))
}

function isEarlier(note: Note | EarlierNote): note is EarlierNote {
  return 'words' in note
}
