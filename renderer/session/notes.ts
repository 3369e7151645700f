import type { Folder } from '../../shared/amendments/folder'
import {
  type AmendmentId,
  type DeviceId,
  type NoteId,
  noteId,
  type PersonId,
} from '../../shared/ids'
import { asOfHub, devicesOf, type People } from '../../shared/people'
import type { Act } from '../../shared/protocol'
import { longestNote, type NotesPlace } from '../../shared/sealing/note'
import { Notebook, type ReadNote, type TypedNote } from '../../shared/sealing/notebook'
import type { Answer } from './acts'
import type { HeldDevice } from './device'
import type { DocumentState } from './document-state'
import { cell, type Live, sameItems } from './live'
import type { Outbox } from './outbox'

/** What the members of one delegation say among themselves. */
export interface Notes extends Live<readonly ReadNote[]> {
  /** What of it the hub has not got, as if it were a document. */
  readonly state: Live<DocumentState>
  /** It is shown at once, and goes to the hub as soon as that can be reached. */
  write(amendment: AmendmentId, words: string): Answer
  /** Asks again for what the hub has refused. */
  again(note: NoteId): void
  /** Whether it was one that the hub has not got, which is thrown away. */
  drop(note: NoteId): boolean
  close(): void
}

export interface NotesOptions {
  readonly place: NotesPlace
  readonly person: PersonId
  readonly folder: Live<Folder>
  readonly people: Live<People>
  /** `null` if this machine has the key no longer. */
  readonly device: () => Promise<HeldDevice | null>
  readonly perform: (act: Act) => Promise<Answer>
  /** Whatever may mean that the hub can be asked again. */
  readonly again: Live<unknown>
  /** What was typed before on this machine and has not come to the hub. */
  readonly outbox: Outbox
}

/** Of those who are in no delegation. */
export const noNotes: Notes = {
  get: () => [],
  subscribe: () => () => {},
  state: cell<DocumentState>({ kind: 'gone' }),
  write: () => ({ kind: 'refused', why: 'not-your-role' }),
  again: () => {},
  drop: () => false,
  close: () => {},
}

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

export function openNotes(options: NotesOptions): Notes {
  const { place, person, folder, people, again, outbox } = options
  const shown = cell<readonly ReadNote[]>([])
  const state = cell<DocumentState>(unsent(0))
  const book = new Notebook<CryptoKey>({
    place,
    person,
    subtle: crypto.subtle,
    random,
    async perform(act) {
      const answer = await options.perform(act)
      return answer.kind === 'problem' ? null : answer
    },
    changed() {
      const now = book.read()
      if (sameItems(now, shown.get())) return
      shown.set(now)
      outbox.set(now.flatMap((note) => (note.kind === 'waiting' ? [typed(note)] : [])))
      state.set(unsent(book.waiting))
    },
  })
  let own: DeviceId | null = null
  const look = () => {
    const { notes, noteKeys } = folder.get()
    const here = new Date().toISOString()
    const now = own ? asOfHub(people.get(), own, here) : here
    const readers = devicesOf(people.get(), place.delegation, now).map(({ id, keys }) => ({
      delegation: place.delegation,
      device: id,
      agree: keys.agree,
    }))
    book.look({ notes, noteKeys, readers })
  }
  for (const note of outbox.get()) book.write(note)
  const ends = [folder, people, again].map((each) => each.subscribe(look))
  void options.device().then((device) => {
    if (!device || book.isClosed) return
    const { id, keys, agree } = device
    own = id
    look()
    book.hold({ device: id, agree: keys.agree, privateKey: agree })
  })
  look()
  return {
    get: shown.get,
    subscribe: shown.subscribe,
    state,
    write(amendment, words) {
      const hex = [...random(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
      book.write({ id: noteId(hex), amendment, words: words.trim().slice(0, longestNote) })
      return { kind: 'done', result: { kind: 'nothing' } }
    },
    again: (note) => book.again(note),
    drop: (note) => book.drop(note),
    close() {
      for (const end of ends) end()
      book.close()
    },
  }
}

const typed = ({ id, amendment, words }: TypedNote): TypedNote => ({ id, amendment, words })

const unsent = (count: number): DocumentState => ({ kind: 'open', access: 'write', unsent: count })
