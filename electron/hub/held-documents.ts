import type * as Y from 'yjs'
import { emptyFolder, type Folder, readFolder } from '../../shared/amendments/folder'
import { type Register, readRegister } from '../../shared/amendments/register'
import { KeptReading } from '../../shared/document/kept-reading'
import { type DocumentName, formatDocumentName } from '../../shared/document-name'
import type { DelegationId } from '../../shared/ids'
import { type People, readPeople } from '../../shared/people'
import { Hands, handsOf } from './hands'
import { KeptHandwriting } from './handwriting'
import { type Store, StoreError } from './store'
import { Typists } from './typists'

/** What a text says, and in whose hand. */
export interface LiveText {
  readonly reading: KeptReading
  readonly handwriting: KeptHandwriting
}

export interface HeldOptions {
  readonly store: Store
  /** Opens the document of this name, and never lets it go. */
  readonly openForGood: (name: string) => Promise<Y.Doc>
}

/** The documents that the hub itself reads all the time, each read anew only when it has changed. */
export class HeldDocuments {
  readonly #held = new Map<string, Y.Doc>()
  #register: Register | null = null
  #people: People | null = null
  #hands: Hands | null = null
  #live: LiveText | null = null
  #typists: Typists | null = null

  constructor(readonly options: HeldOptions) {}

  /** Opens those without which nothing else can be asked. */
  async open(): Promise<void> {
    const register = await this.hold({ kind: 'register' })
    register.on('update', () => {
      this.#register = null
    })
    const people = await this.hold({ kind: 'people' })
    people.on('update', () => {
      this.#people = null
    })
    const { conference, delegations } = this.register()
    const live = await this.hold({ kind: 'text', text: conference.text })
    this.#hands = await Hands.open(this.options.store, handsOf(conference.text))
    this.#live = {
      reading: new KeptReading(live),
      handwriting: new KeptHandwriting(live, this.#hands),
    }
    // Read once before anybody waits for it: from now on a look costs what has changed.
    this.#live.handwriting.of()
    this.#live.reading.now()
    const text = formatDocumentName({ kind: 'text', text: conference.text })
    this.#typists = await Typists.open(this.options.store, text)
    for (const { id } of delegations) await this.hold({ kind: 'folder', delegation: id })
    await this.hold({ kind: 'secretariat' })
  }

  /** The live document, which from now on stays open. */
  async hold(name: DocumentName): Promise<Y.Doc> {
    const key = formatDocumentName(name)
    const held = this.#held.get(key)
    if (held) return held
    const document = await this.options.openForGood(key)
    this.#held.set(key, document)
    return document
  }

  /** One that is held. */
  document(name: string): Y.Doc {
    const document = this.#held.get(name)
    if (!document) throw new Error(`open() holds the ${name} before anything else is asked`)
    return document
  }

  get hands(): Hands {
    if (!this.#hands) throw new Error('open() opens the hands before anything is written')
    return this.#hands
  }

  /** The text of the conference, read anew only where it has changed. */
  get text(): LiveText {
    if (!this.#live) throw new Error('open() opens the text before anything is asked of it')
    return this.#live
  }

  get typists(): Typists {
    if (!this.#typists) throw new Error('open() opens the typists before anything is written')
    return this.#typists
  }

  /** As it stands: the same value until it changes. */
  register(): Register {
    this.#register ??= readRegister(this.document('register'))
    if (!this.#register) throw new StoreError('not-a-conference')
    return this.#register
  }

  /** As it stands: the same value until it changes. */
  people(): People {
    this.#people ??= readPeople(this.document('people'))
    return this.#people
  }

  folderOf(delegation: DelegationId): Folder {
    const document = this.#held.get(formatDocumentName({ kind: 'folder', delegation }))
    return document ? readFolder(document) : emptyFolder
  }

  /** Of the documents themselves, whoever opened them lets go. */
  close(): void {
    this.#held.clear()
  }
}
