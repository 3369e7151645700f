import type { EarlierNote, Folder, Note } from '../amendments/folder'
import type { AmendmentId, NoteId, PersonId } from '../ids'
import type { Act, Outcome } from '../protocol'
import type { Refusal } from '../refusals'
import { DraftKeyring, type Keyed, type Reader } from './draft-keyring'
import type { Random } from './envelope'
import type { Holder, Subtle } from './key-copy'
import { type NotesPlace, notesPlace, type OpenedNote, openNote, sealNote } from './note'
import type { Keys } from './sealed-draft'

/** A note as a window of its delegation has it. */
export type ReadNote =
  | (Pick<Note, 'id' | 'amendment' | 'at' | 'by'> & { readonly kind: 'kept'; readonly said: Said })
  | (TypedNote & {
      readonly kind: 'waiting'
      /** Why the hub has not taken it, and will not before it is asked again. */
      readonly refused: Refusal | null
    })

type Said = OpenedNote | { readonly kind: 'earlier'; readonly words: string }

export interface TypedNote {
  readonly id: NoteId
  readonly amendment: AmendmentId
  readonly words: string
}

export interface NotebookOptions<Key> {
  readonly place: NotesPlace
  /** Whose window it is. */
  readonly person: PersonId
  readonly subtle: Subtle<Key>
  readonly random: Random
  /** `null` if nobody has answered: it may have been done. */
  readonly perform: (act: Act) => Promise<Outcome | null>
  /** What is waiting, or what can be read, is something else. */
  readonly changed: () => void
}

/** What is known at this moment. */
export interface NotesKnown extends Pick<Folder, 'notes' | 'noteKeys'> {
  /** The devices of the delegation. */
  readonly readers: readonly Reader[]
}

/**
 * The notes of one delegation on one of its devices: opens what the folder has, and seals what is
 * typed and sends it, one after the other, for as long as the hub has not said that it is kept. Told
 * anew whenever something has changed, or the hub may be there again.
 */
export class Notebook<Key> implements Keyed {
  #keys: Keys = { all: new Map(), current: null }
  #known: NotesKnown = { notes: [], noteKeys: [], readers: [] }
  #keyring: DraftKeyring<Key> | null = null
  #typed: readonly Extract<ReadNote, { kind: 'waiting' }>[] = []
  /** Thrown away while the hub may have been given it. */
  readonly #dropped = new Set<NoteId>()
  #read: readonly ReadNote[] | null = null
  readonly #opened = new WeakMap<Note | EarlierNote, ReadNote>()
  #isSending = false
  #looks = 0
  #closed = false

  constructor(readonly options: NotebookOptions<Key>) {}

  /** From now on it is known which device this is. */
  hold(holder: Holder<Key>): void {
    const { place, subtle, random, perform } = this.options
    this.#keyring = new DraftKeyring({
      place: notesPlace(place),
      holder,
      subtle,
      random,
      share: async (key, copies) => {
        const outcome = await perform({ kind: 'share-note-key', key, copies: [...copies] })
        if (outcome?.kind === 'refused') this.#unkeyed(outcome.why)
        return outcome?.kind === 'done'
      },
    })
    this.#keyring.add(this)
    this.look()
  }

  look(known = this.#known): void {
    this.#known = known
    const kept = new Set(known.notes.map(({ id }) => id))
    this.#typed = this.#typed.filter(({ id }) => !kept.has(id))
    for (const id of this.#dropped) if (kept.has(id)) this.#remove(id)
    this.#changed()
    this.#keyring?.look({ keys: known.noteKeys, readers: known.readers, shares: true })
  }

  /** Shown and waiting from now on, whatever becomes of it. */
  write(note: TypedNote): void {
    this.#typed = [...this.#typed, { ...note, kind: 'waiting', refused: null }]
    this.look()
  }

  /** Asks again for what was refused. */
  again(note: NoteId): void {
    this.#refuse(note, null)
    this.look()
  }

  /** Whether it was one that the hub has not taken, which is no more, should it come there yet. */
  drop(note: NoteId): boolean {
    const isTyped = this.#typed.some(({ id }) => id === note)
    if (isTyped) this.#dropped.add(note)
    this.#end(note)
    return isTyped
  }

  /** The kept ones in the order of the folder, then those that are typed here and not yet kept. */
  read(): readonly ReadNote[] {
    this.#read ??= [...this.#known.notes.map((note) => this.#open(note)), ...this.#typed]
    return this.#read
  }

  /** What the hub has not taken and was not refused. */
  get waiting(): number {
    return this.#typed.filter(({ refused }) => refused === null).length
  }

  get unread(): number {
    return this.read().filter((note) => note.kind === 'kept' && isShut(note.said)).length
  }

  get isClosed(): boolean {
    return this.#closed
  }

  close(): void {
    this.#closed = true
  }

  setKeys(keys: Keys): void {
    this.#keys = keys
    this.#looks++
    this.#changed()
    void this.#send()
  }

  async #send(): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    const { place, person, random, perform } = this.options
    for (;;) {
      const { current } = this.#keys
      const next = this.#typed.find(({ refused }) => refused === null)
      if (!current || !next || this.#closed) break
      const { id: note, amendment, words } = next
      const looks = this.#looks
      const sealed = sealNote(words, current, { ...place, note, amendment, person }, random)
      const outcome = await perform({ kind: 'write-note', amendment, note, sealed })
      if (outcome?.kind === 'done') this.#end(note)
      else if (outcome?.why === 'note-key-old') this.#keyring?.leave(current.id)
      else if (outcome) this.#refuse(note, outcome.why)
      // Somebody may have come back while nobody answered.
      else if (looks === this.#looks) break
    }
    this.#isSending = false
  }

  /** If nobody answers, it is there to be removed like any other that is kept. */
  #remove(note: NoteId): void {
    this.#dropped.delete(note)
    void this.options.perform({ kind: 'remove-note', note })
  }

  /** Without a key nothing can be sent, for the same reason. Who has gone is known in a moment. */
  #unkeyed(why: Refusal): void {
    if (this.#keys.current || why === 'no-such-device') return
    for (const { id } of this.#typed) this.#refuse(id, why)
  }

  #end(note: NoteId): void {
    this.#typed = this.#typed.filter(({ id }) => id !== note)
    this.#changed()
  }

  #refuse(note: NoteId, refused: Refusal | null): void {
    this.#typed = this.#typed.map((each) => (each.id === note ? { ...each, refused } : each))
    this.#changed()
  }

  #changed(): void {
    this.#read = null
    this.options.changed()
  }

  /** The same object for a note that can be read; with another key, what cannot may be another one. */
  #open(note: Note | EarlierNote): ReadNote {
    const known = this.#opened.get(note)
    if (known) return known
    const { id, amendment, at, by } = note
    const said: Said =
      'words' in note ? { kind: 'earlier', words: note.words } : this.#unsealed(note)
    const read: ReadNote = { kind: 'kept', id, amendment, at, by, said }
    if (!isShut(said)) this.#opened.set(note, read)
    return read
  }

  #unsealed({ id, amendment, by, sealed }: Note): OpenedNote {
    const of = { ...this.options.place, note: id, amendment, person: by.person }
    return openNote(sealed, this.#keys.all, of)
  }
}

const isShut = ({ kind }: Said) => kind === 'no-key' || kind === 'broken'
