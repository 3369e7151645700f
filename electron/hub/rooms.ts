import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { type Document, Hocuspocus } from '@hocuspocus/server'
import type { WebSocket } from 'ws'
import { removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { isPending } from '../../shared/amendments/amendment'
import { byOf } from '../../shared/amendments/by'
import { partIn } from '../../shared/amendments/draft-parts'
import { emptyFolder, type Folder, readFolder } from '../../shared/amendments/folder'
import { type Register, readRegister } from '../../shared/amendments/register'
import { delegationOf, type Seat } from '../../shared/conference'
import { KeptReading } from '../../shared/document/kept-reading'
import { schemaVersion } from '../../shared/document/schema-version'
import {
  type DocumentName,
  formatDocumentName,
  parseDocumentName,
} from '../../shared/document-name'
import type { AmendmentId, DelegationId, DeviceId, Instant } from '../../shared/ids'
import { type People, readPeople, type Standing, standingOf } from '../../shared/people'
import { type CloseReason, type HubNotice, limits, schemaIn } from '../../shared/protocol'
import { type Access, access, type Part } from '../../shared/rights'
import { applied } from './applied'
import { Authors } from './authors'
import type { Conditions } from './conditions'
import { Denial, reasonOf } from './denial'
import { faultOf, type Known } from './entrance'
import type { FairTurns } from './fair-turns'
import { Floor } from './floor'
import { type Decoded, takesAway } from './graves'
import type { Signer } from './hand-notes'
import { Hands, handsOf } from './hands'
import { KeptHandwriting } from './handwriting'
import { InOrder } from './in-order'
import { replay } from './journal'
import { Keeping } from './keeping'
import { LeftBehind } from './left-behind'
import type { Admission, Line, Rooms as LineRooms, OpenLine, Written } from './line'
import { PassingOn } from './passing-on'
import { ClaimedClients } from './presence'
import type { Quotas } from './quotas'
import { examineLog, takeEarlier } from './sealed-log'
import { heard } from './several/heard'
import { Presences } from './several/presences'
import type { Talk } from './several/several'
import { type DocumentUpdate, type Store, StoreError } from './store'
import { connect } from './switchboard'
import { Typists } from './typists'
import { decode, examine, newOf } from './updates'
import { noticeMessage } from './wire'

export interface RoomsOptions {
  readonly store: Store
  readonly known: (token: string) => Promise<Known>
  readonly floor: Floor
  readonly turns: FairTurns
  readonly quotas: Quotas
  readonly conditions: Conditions
  readonly now: () => Date
  /** Milliseconds after which a window is asked whether it is there. */
  readonly heartbeat?: number | undefined
  /** Told what became of each update: `taken`, or why it was not. */
  readonly judged?: ((name: DocumentName, outcome: string) => void) | undefined
  /** Told of each update that has gone to the disk. */
  readonly written?: ((document: string) => void) | undefined
  /** Which hub this is, where another may follow it: told to every window before it is let in. */
  readonly term: () => HubNotice | null
  /** Told when somebody has typed in the text of which amendments are pending. */
  readonly typed: () => void
  /** Told of faults of our own, for the log; never of what people write. */
  readonly report: (fault: unknown) => void
  /** With other hubs of the same conference. */
  readonly talk?: Talk | null
}

/** What a text says, and in whose hand. */
export interface LiveText {
  readonly reading: KeptReading
  readonly handwriting: KeptHandwriting
}

/** What is known of the windows at one document, for as long as it is open here. */
interface Room {
  readonly presence: ClaimedClients
  readonly authors: Authors
  readonly left: LeftBehind
  /** Words come many at a time; what takes a block away, alone. */
  readonly floor: Floor
  /** What one person sends from several windows: a number of Yjs may come from two of them. */
  readonly inOrder: InOrder
}

/**
 * The documents of a conference and the windows at them: Hocuspocus, which brings everyone to the
 * same state, with our few hooks, which decide who gets in and what is kept.
 */
export class Rooms implements LineRooms {
  readonly #hocuspocus: Hocuspocus
  readonly #held = new Map<string, Document>()
  readonly #lines = new Set<Line>()
  readonly #rooms = new Map<string, Room>()
  readonly #keeping: Keeping
  readonly #passingOn = new PassingOn()
  /** Of windows at other hubs, `null` where there are none. */
  readonly presences: Presences | null
  #register: Register | null = null
  #people: People | null = null
  #hands: Hands | null = null
  #live: LiveText | null = null
  #issuing: Instant | null = null
  #typists: Typists | null = null

  constructor(readonly options: RoomsOptions) {
    this.#keeping = new Keeping({
      hold: (name) => this.hold(name),
      now: options.now,
    })
    const { talk } = options
    this.presences = talk
      ? new Presences({
          hub: randomUUID(),
          talk,
          documentOf: (name) => this.#hocuspocus.documents.get(name),
          claimsOf: (name) => this.#roomOf(name).presence,
          now: () => performance.now(),
        })
      : null
    options.conditions.subscribe(() => {
      for (const line of this.#lines) this.#tellConditions(line)
    })
    this.#hocuspocus = new Hocuspocus({
      quiet: true,
      onAuthenticate: ({ token, documentName, connectionConfig, context }) =>
        this.#authenticate(lineOf(context), token, documentName, connectionConfig),
      connected: async ({ context, connection }) => {
        const line = lineOf(context)
        line?.opened(connection)
        if (!line) return
        this.#lines.add(line)
        this.#tellConditions(line)
      },
      // Hocuspocus could not send, and has given the window up.
      onDisconnect: async ({ context }) => lineOf(context)?.leave(),
      onLoadDocument: ({ documentName, document }) => this.#load(documentName, document),
      afterUnloadDocument: async ({ documentName }) => {
        this.#rooms.delete(documentName)
      },
    })
  }

  /** The secretariat's file is open to the secretariat alone. */
  #tellConditions(line: Line): void {
    if (line.open?.name.kind !== 'secretariat') return
    line.notify({ kind: 'conditions', conditions: [...this.options.conditions.all] })
  }

  /** To whoever has the register open, which is every window. */
  tellTerm(): void {
    const term = this.options.term()
    if (!term) return
    for (const line of this.#lines) if (line.open?.name.kind === 'register') line.notify(term)
  }

  /** Opens the documents that the hub itself reads all the time. */
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

  connect(socket: WebSocket, request: IncomingMessage, seated: (device: DeviceId) => void): void {
    connect(socket, request, this, seated, this.options.heartbeat)
  }

  turn(line: Line): Promise<void> {
    return this.options.turns.next(line.open?.device ?? line.request.socket.remoteAddress ?? '')
  }

  /** The live document, which from now on stays open. Change it through `announce` alone. */
  async hold(name: DocumentName): Promise<Y.Doc> {
    const key = formatDocumentName(name)
    const held = this.#held.get(key)
    if (held) return held
    const { document } = await this.#hocuspocus.openDirectConnection(key)
    if (!document) throw new Error('A direct connection has its document until it is closed')
    this.#held.set(key, document)
    return document
  }

  /** Reads a document that nobody may have open, and lets it go again. */
  async look<T>(name: DocumentName, work: (document: Y.Doc) => T): Promise<T> {
    const direct = await this.#hocuspocus.openDirectConnection(formatDocumentName(name))
    try {
      if (!direct.document) throw new Error('A direct connection has its document until it ends')
      return work(direct.document)
    } finally {
      await direct.disconnect()
    }
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

  /** While a version of the text at this moment is made ready, what is written comes after it. */
  async issuing<T>(at: Instant, work: () => Promise<T>): Promise<T> {
    this.#issuing = at
    try {
      return await work()
    } finally {
      this.#issuing = null
    }
  }

  /** The updates with what goes to the disk beside those of the text: whose hand they are in. */
  signed(updates: readonly DocumentUpdate[], by: Signer): readonly DocumentUpdate[] {
    const { conference, versions } = this.register()
    const text = formatDocumentName({ kind: 'text', text: conference.text })
    const since = this.#issuing ?? versions.at(-1)?.issued
    return updates.flatMap((each) => {
      const note =
        each.document === text && this.hands.note(this.#document(text), each.update, by, since)
      return note ? [each, note] : [each]
    })
  }

  /** As it stands: the same value until it changes. */
  register(): Register {
    this.#register ??= readRegister(this.#document('register'))
    if (!this.#register) throw new StoreError('not-a-conference')
    return this.#register
  }

  /** As it stands: the same value until it changes. */
  people(): People {
    this.#people ??= readPeople(this.#document('people'))
    return this.#people
  }

  folderOf(delegation: DelegationId): Folder {
    const document = this.#held.get(formatDocumentName({ kind: 'folder', delegation }))
    return document ? readFolder(document) : emptyFolder
  }

  /** Puts into a document what is on disk already, and so before everyone at it. */
  announce(name: string, update: Uint8Array): void {
    if (name === this.hands.document) this.hands.keep({ update })
    const document = this.#hocuspocus.documents.get(name)
    if (!document) return
    const decoded = decode(update)
    if (decoded && takesAway(document, decoded.ds)) this.#roomOf(name).left.dig(document, decoded)
    this.#passingOn.flush()
    Y.applyUpdate(document, update)
    this.#passingOn.flush()
  }

  /** Takes what another hub has put on the disk. */
  heard(row: DocumentUpdate): Promise<void> {
    return heard(row, {
      hands: this.hands,
      typists: this.typists,
      keeping: this.#keeping,
      passingOn: this.#passingOn,
      documentOf: (name) => this.#hocuspocus.documents.get(name),
      roomOf: (name) => this.#roomOf(name),
      hold: (name) => this.hold(name),
      register: () => this.register(),
      typed: () => this.options.typed(),
      review: () => this.review(),
    })
  }

  /** Lets go of kept words to which whoever typed them has seen. */
  seenTo(seat: Seat, kept: readonly string[]): Promise<void> {
    return this.options.floor.alone(async () => {
      const name: DocumentName = { kind: 'kept', delegation: delegationOf(seat) }
      if (this.#access(seat, name) === 'none') return
      await this.#keep(await this.#keeping.seenTo(seat, kept))
    })
  }

  /** After an act: tells every window what it may do now, and closes what it may no longer see. */
  review(): void {
    this.#passingOn.flush()
    for (const line of [...this.#lines]) {
      if (!line.open) continue
      const standing = this.#standing(line.open)
      if (standing.kind === 'bad') {
        line.refuse(faultOf(standing))
        continue
      }
      line.sit(standing.seat)
      line.tell(this.#granted(line.open))
    }
  }

  async enter(line: Line, auth: Uint8Array): Promise<void> {
    // The stage cannot change between the answer and the moment we know whom we gave it to.
    await this.options.floor.shared(async () => {
      const answered = line.answer()
      this.#hocuspocus.handleConnection(line.socket.asWebSocket(), line.request, { line })
      line.socket.emit('message', auth)
      await answered
    })
  }

  async take(line: OpenLine, written: Written): Promise<CloseReason | 'early' | null> {
    const why = await this.options.floor.shared(() => this.#take(line, written))
    if (why) this.options.judged?.(line.name, why)
    return why
  }

  /** The names of those that are open. */
  get documents(): readonly DocumentName[] {
    return [...this.#hocuspocus.documents.keys()].flatMap((name) => parseDocumentName(name) ?? [])
  }

  left(line: Line): void {
    this.#lines.delete(line)
    if (!line.open) return
    const { document } = line.open.connection
    const clients = this.#roomOf(document.name).presence.release(line)
    removeAwarenessStates(document.awareness, clients, null)
  }

  passOn(): void {
    this.#passingOn.flush()
  }

  report(fault: unknown): void {
    this.options.report(fault)
  }

  /** Lets every document go. The lines have ended by then. */
  close(): void {
    this.#passingOn.stop()
    for (const document of this.#hocuspocus.documents.values()) document.destroy()
    this.#held.clear()
  }

  /**
   * Words and what takes their block away never cross on the way to the disk: each is judged by the
   * document in which it then arrives, so that no word goes unnoticed.
   */
  async #take(line: OpenLine, written: Written): Promise<CloseReason | 'early' | null> {
    const { update } = written
    const standing = this.#standing(line)
    if (standing.kind === 'bad') return faultOf(standing)
    if (update.byteLength > limits.message) return 'too-large'
    const { document } = line.connection
    const { floor, inOrder } = this.#roomOf(document.name)
    const decoded = decode(update)
    const { seat } = standing
    const put = () => inOrder.of(seat.person, () => this.#put({ ...line, seat }, written, decoded))
    return decoded && takesAway(document, decoded.ds) ? floor.alone(put) : floor.shared(put)
  }

  /**
   * In this order: what brings nothing new may come from anyone who reads; what does needs the
   * right at this moment; then to disk, with what it leaves behind; and only then into the document,
   * which passes it on.
   */
  async #put(
    line: OpenLine,
    { update: whole, isAnswer }: Written,
    read: Decoded | null,
  ): Promise<CloseReason | 'early' | null> {
    const { connection, seat, name, sameSchema } = line
    const { document } = connection
    const { authors, left, presence } = this.#roomOf(document.name)
    const { quotas } = this.options
    const update = newOf(document, whole, read)
    const decoded = update === whole ? read : decode(update)
    const sent = decoded && { document, left, seat, isAnswer, ...decoded }
    const isLog = name.kind === 'amendment'
    const found = isLog
      ? examineLog(document, update, (key) => this.#hasKey(seat, name.amendment, key))
      : examine(document, update)
    try {
      if (found.kind === 'nothing-new') {
        if (sent && !isLog) await this.#keep(await this.#keeping.takenBackBy(sent))
        return null
      }
      if (this.#access(seat, name) !== 'write') return 'read-only'
      if (!sameSchema) return 'outdated'
      if (found.kind === 'malformed' || !sent) return 'malformed'
      if (found.kind === 'early') return 'early'
      const isTheirs = (client: number) => presence.isFor(client, seat.person)
      if (![...found.clients].every(isTheirs)) return 'malformed'
      if (!authors.mayWrite(byOf(seat), found.clients)) return 'malformed'
      if (!quotas.allows(delegationOf(seat), update.byteLength)) return 'quota'
      // What goes with a deletion in a sealed draft only the windows can see.
      const kept = isLog ? [] : await this.#keeping.leftBy(sent)
      const own = { document: document.name, update }
      const fresh = authors.toKeep(found.clients)
      const by: Signer = { kind: 'person', by: byOf(seat), at: this.options.now().toISOString() }
      const signed = this.signed([own], by)
      const isJudged = this.#isJudged(name)
      const typist = isJudged ? this.typists.note(byOf(seat)) : null
      const more = [fresh, typist].flatMap((each) => each ?? [])
      await this.#write([...signed, ...more, ...kept])
      for (const each of signed) if (each.document === this.hands.document) this.hands.keep(each)
      quotas.kept(delegationOf(seat), update.byteLength)
      this.options.judged?.(name, 'taken')
      authors.kept(found.clients)
      if (typist) this.typists.keep(typist)
      if (isJudged) this.options.typed()
      const isApplied = applied(sent, update, connection, this.#passingOn)
      for (const each of kept) this.announce(each.document, each.update)
      return isApplied ? null : 'malformed'
    } catch (error) {
      return reasonOf(error)
    }
  }

  async #keep(updates: readonly DocumentUpdate[]): Promise<void> {
    if (updates.length === 0) return
    await this.#write(updates)
    for (const { document, update } of updates) this.announce(document, update)
  }

  /** All of it or nothing. */
  async #write(updates: readonly DocumentUpdate[]): Promise<void> {
    const { store } = this.options
    const [only, ...others] = updates
    if (!only || others.length > 0) await store.commit({ updates, entry: null })
    else await store.append(only)
    for (const { document } of updates) {
      if (parseDocumentName(document)) this.options.written?.(document)
    }
  }

  async #authenticate(
    line: Line | null,
    token: string,
    documentName: string,
    config: { readOnly: boolean },
  ): Promise<void> {
    const known = await this.options.known(token)
    if (known.kind === 'bad')
      throw new Denial(known.why === 'another-conference' ? 'token-invalid' : known.why)
    const name = parseDocumentName(documentName)
    if (!line || !name) throw new Denial('no-access')
    const { seat, device } = known
    const sameSchema = schemaIn(line.request.url ?? '') === schemaVersion
    const granted = this.#granted({ seat, name, sameSchema })
    if (granted === 'none') throw new Denial('no-access')
    config.readOnly = granted === 'read'
    const claims = this.#roomOf(documentName).presence.of(line, seat.person)
    const term = this.options.term()
    if (term) line.socket.send(noticeMessage(documentName, term))
    // Before the yes, so that a window knows in time what it must not bind its editor to.
    line.socket.send(noticeMessage(documentName, { kind: 'schema', version: schemaVersion }))
    line.admitted({ seat, device, name, sameSchema, access: granted, claims })
  }

  async #load(name: string, document: Document): Promise<void> {
    try {
      if (parseDocumentName(name)?.kind === 'amendment') await takeEarlier(this.options.store, name)
      await replay(this.options.store, name, document)
      await this.#roomOf(name).authors.load(this.options.store)
      this.#passingOn.follow(document)
      this.presences?.follow(document)
    } catch (error) {
      throw new Denial(reasonOf(error), { cause: error })
    }
  }

  /** The seat that a device has now, whatever it had when its line was opened. */
  #standing({ device }: Pick<Admission, 'device'>): Standing {
    return standingOf(this.people(), device, this.options.now().toISOString())
  }

  /** A window of another schema would take what it does not know for a fault, and remove it. */
  #granted({ seat, name, sameSchema }: Pick<Admission, 'seat' | 'name' | 'sameSchema'>): Access {
    const right = this.#access(seat, name)
    return right === 'write' && !sameSchema ? 'read' : right
  }

  /**
   * Asks only what the seat's own delegation may know, so that the answer for another's draft, for
   * a tabled amendment and for one that never was takes the same way and the same time.
   */
  #access(seat: Seat, name: DocumentName): Access {
    const { stage, conference } = this.register()
    if (name.kind === 'text' && name.text !== conference.text) return 'none'
    return access(seat, name, stage, this.#partOf(delegationOf(seat), name))
  }

  /** Whether what is typed in it may give amendments another verdict. */
  #isJudged({ kind }: DocumentName): boolean {
    return kind === 'text' && this.register().amendments.some(isPending)
  }

  #partOf(own: DelegationId | null, name: DocumentName): Part {
    if (!own || name.kind !== 'amendment') return 'none'
    const { drafts, discarded } = this.folderOf(own)
    const draft = drafts.find(({ id }) => id === name.amendment)
    if (draft) return partIn(draft, own)
    // Whoever could write in a draft that was thrown away can take its words from there (A38).
    const isKept = discarded.some((each) => each.amendment === name.amendment && each.draft)
    return isKept ? 'discarded' : 'none'
  }

  #hasKey(seat: Seat, amendment: AmendmentId, key: string): boolean {
    const own = delegationOf(seat)
    const { keys } = own ? this.folderOf(own) : emptyFolder
    return keys.some((each) => each.amendment === amendment && each.id === key)
  }

  #roomOf(document: string): Room {
    const known = this.#rooms.get(document)
    if (known) return known
    const authors = Authors.of(document)
    const room = {
      presence: new ClaimedClients((client) => authors.of(client)?.person ?? null),
      authors,
      left: new LeftBehind(document, (client) => authors.of(client)),
      floor: new Floor(),
      inOrder: new InOrder(),
    }
    this.#rooms.set(document, room)
    return room
  }

  #document(name: string): Y.Doc {
    const document = this.#held.get(name)
    if (!document) throw new Error(`open() holds the ${name} before anything else is asked`)
    return document
  }
}

/** What we gave to `handleConnection`; the hub's own connections have none. */
function lineOf(context: { readonly line: Line } | undefined): Line | null {
  return context?.line ?? null
}
