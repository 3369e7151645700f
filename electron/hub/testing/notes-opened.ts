import { randomBytes, webcrypto } from 'node:crypto'
import { readFolder } from '../../../shared/amendments/folder'
import { delegationOf } from '../../../shared/conference'
import { type AmendmentId, type NoteId, noteId } from '../../../shared/ids'
import { devicesOf, readPeople } from '../../../shared/people'
import { Notebook, type ReadNote } from '../../../shared/sealing/notebook'
import type { Opened, Participant } from './participant'
import { Watchers } from './watchers'

const random = (length: number) => new Uint8Array(randomBytes(length))

/** The notes of a participant's delegation as a window has them, with the keys of this device. */
export class OpenedNotes {
  readonly book: Notebook<webcrypto.CryptoKey>
  readonly folder: Opened
  /** Whether the hub can be asked at all. */
  isOnline = true
  readonly #watching = new Watchers()

  constructor(readonly by: Participant) {
    const { device, joined } = by
    const delegation = delegationOf(joined.seat)
    if (!delegation || !device) throw new Error('Of a delegation, with a device')
    this.book = new Notebook({
      place: { conference: joined.conference.id, delegation },
      person: joined.seat.person,
      subtle: webcrypto.subtle,
      random,
      perform: async (act) => {
        const outcome = this.isOnline ? await by.act(act).catch(() => null) : null
        return outcome && 'kind' in outcome ? outcome : null
      },
      changed: () => {
        this.#watching.look()
      },
    })
    this.folder = by.open({ kind: 'folder', delegation })
    const people = by.open({ kind: 'people' })
    const look = () => {
      const { notes, noteKeys } = readFolder(this.folder.doc)
      const now = new Date().toISOString()
      const devices = devicesOf(readPeople(people.doc), delegation, now)
      const readers = devices.map(({ id, keys }) => ({ delegation, device: id, agree: keys.agree }))
      this.book.look({ notes, noteKeys, readers })
    }
    for (const { doc } of [this.folder, people]) doc.on('update', look)
    this.book.hold({ device: device.id, agree: device.keys.agree, privateKey: device.agreeing })
    look()
  }

  write(amendment: AmendmentId, words: string): NoteId {
    const id = noteId(Buffer.from(random(16)).toString('hex'))
    this.book.write({ id, amendment, words })
    return id
  }

  /** What is kept and opens here, sorted. */
  says(): readonly string[] {
    return this.book.read().flatMap(wordsIn).sort()
  }

  until(fact: () => boolean): Promise<void> {
    return this.#watching.until(fact)
  }

  sent(): Promise<void> {
    return this.until(() => this.book.waiting === 0)
  }

  reads(words: string): Promise<void> {
    return this.until(() => this.says().includes(words))
  }
}

function wordsIn(note: ReadNote): readonly string[] {
  return note.kind === 'kept' && note.said.kind === 'open' ? [note.said.words] : []
}
