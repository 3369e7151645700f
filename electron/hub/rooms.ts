import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { type Document, Hocuspocus } from '@hocuspocus/server'
import type { WebSocket } from 'ws'
import { removeAwarenessStates } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Folder } from '../../shared/amendments/folder'
import type { Register } from '../../shared/amendments/register'
import type { Seat } from '../../shared/conference'
import { schemaVersion } from '../../shared/document/schema-version'
import {
  type DocumentName,
  formatDocumentName,
  parseDocumentName,
} from '../../shared/document-name'
import type { DelegationId, Instant } from '../../shared/ids'
import type { People } from '../../shared/people'
import { type CloseReason, type HubNotice, schemaIn } from '../../shared/sync'
import type { Caller } from './callers'
import type { Conditions } from './conditions'
import { Denial, reasonOf } from './denial'
import { faultOf, type Known } from './entrance'
import type { FairTurns } from './fair-turns'
import type { Floor } from './floor'
import { takesAway } from './graves'
import type { Signer } from './hand-notes'
import type { Hands } from './hands'
import { HeldDocuments, type LiveText } from './held-documents'
import { replay } from './journal'
import { Keeping } from './keeping'
import { putInto } from './kept-sheets'
import type { Line, Rooms as LineRooms, OpenLine, Written } from './line'
import { PassingOn } from './passing-on'
import type { Quotas } from './quotas'
import { RightsNow } from './rights-now'
import { type Room, roomAt } from './room'
import { takeEarlier } from './sealed-log'
import { heard } from './several/heard'
import { Presences } from './several/presences'
import type { Talk } from './several/several'
import { Signing } from './signing'
import type { DocumentUpdate, Store } from './store'
import { connect } from './switchboard'
import { Taking } from './taking'
import type { Typists } from './typists'
import { decode } from './updates'
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

/**
 * The documents of a conference and the windows at them: Hocuspocus, which brings everyone to the
 * same state, with our few hooks, which decide who gets in and what is kept.
 */
export class Rooms implements LineRooms {
  readonly #hocuspocus: Hocuspocus
  readonly #lines = new Set<Line>()
  readonly #rooms = new Map<string, Room>()
  readonly #passingOn = new PassingOn()
  readonly #held: HeldDocuments
  readonly #rights: RightsNow
  readonly #signing: Signing
  readonly #keeping: Keeping
  readonly #taking: Taking
  /** Of windows at other hubs, `null` where there are none. */
  readonly presences: Presences | null

  constructor(readonly options: RoomsOptions) {
    const { now, store, talk } = options
    this.#held = new HeldDocuments({ store, openForGood: (name) => this.#openForGood(name) })
    this.#rights = new RightsNow(this.#held, now)
    this.#signing = new Signing(this.#held)
    this.#keeping = new Keeping({ hold: (name) => this.hold(name), now })
    this.#taking = new Taking({
      ...options,
      documents: this.#held,
      rights: this.#rights,
      signing: this.#signing,
      keeping: this.#keeping,
      passingOn: this.#passingOn,
      roomOf: (name) => this.#roomOf(name),
      announce: (name, update) => this.announce(name, update),
    })
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

  connect(socket: WebSocket, request: IncomingMessage, caller: Caller): void {
    connect(socket, request, this, caller, this.options.heartbeat)
  }

  turn(line: Line): Promise<void> {
    return this.options.turns.next(line.open?.device ?? line.request.socket.remoteAddress ?? '')
  }

  /** Opens the documents that the hub itself reads all the time. */
  open(): Promise<void> {
    return this.#held.open()
  }

  /** The live document, which from now on stays open. Change it through `announce` alone. */
  hold(name: DocumentName): Promise<Y.Doc> {
    return this.#held.hold(name)
  }

  register(): Register {
    return this.#held.register()
  }

  people(): People {
    return this.#held.people()
  }

  folderOf(delegation: DelegationId): Folder {
    return this.#held.folderOf(delegation)
  }

  get text(): LiveText {
    return this.#held.text
  }

  get hands(): Hands {
    return this.#held.hands
  }

  get typists(): Typists {
    return this.#held.typists
  }

  issuing<T>(at: Instant, work: () => Promise<T>): Promise<T> {
    return this.#signing.issuing(at, work)
  }

  signed(updates: readonly DocumentUpdate[], by: Signer): readonly DocumentUpdate[] {
    return this.#signing.signed(updates, by)
  }

  take(line: OpenLine, written: Written): Promise<CloseReason | 'early' | null> {
    return this.#taking.take(line, written)
  }

  seenTo(seat: Seat, kept: readonly string[]): Promise<void> {
    return this.#taking.seenTo(seat, kept)
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

  /** Puts into a document what is on disk already, and so before everyone at it. */
  announce(name: string, update: Uint8Array): void {
    if (name === this.hands.document) this.hands.keep({ update })
    const document = this.#hocuspocus.documents.get(name)
    if (!document) return
    const decoded = decode(update)
    if (decoded && takesAway(document, decoded.ds)) this.#roomOf(name).left.dig(document, decoded)
    this.#passingOn.flush()
    putInto(document, update)
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

  /** After an act: tells every window what it may do now, and closes what it may no longer see. */
  review(): void {
    this.#passingOn.flush()
    for (const line of [...this.#lines]) {
      if (!line.open) continue
      const standing = this.#rights.standing(line.open.device)
      if (standing.kind === 'bad') {
        line.refuse(faultOf(standing))
        continue
      }
      line.sit(standing.seat)
      line.tell(this.#rights.granted(line.open))
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
    this.#held.close()
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
    const granted = this.#rights.granted({ seat, name, sameSchema })
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

  #roomOf(document: string): Room {
    const known = this.#rooms.get(document)
    if (known) return known
    const room = roomAt(document)
    this.#rooms.set(document, room)
    return room
  }

  /** A direct connection keeps its document open until it is closed. */
  async #openForGood(name: string): Promise<Y.Doc> {
    const { document } = await this.#hocuspocus.openDirectConnection(name)
    if (!document) throw new Error('A direct connection has its document until it is closed')
    return document
  }
}

/** What we gave to `handleConnection`; the hub's own connections have none. */
function lineOf(context: { readonly line: Line } | undefined): Line | null {
  return context?.line ?? null
}
