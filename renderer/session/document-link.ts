import { HocuspocusProvider, WebSocketStatus } from '@hocuspocus/provider'
import {
  createDecoder,
  type Decoder,
  readVarInt,
  readVarString,
  readVarUint,
  readVarUint8Array,
} from 'lib0/decoding'
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding'
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import {
  messageYjsSyncStep1,
  messageYjsSyncStep2,
  messageYjsUpdate,
  writeSyncStep1,
  writeUpdate,
} from 'y-protocols/sync'
import * as Y from 'yjs'
import { assertNever } from '../../shared/assert-never'
import { limits } from '../../shared/protocol'
import type { Access } from '../../shared/rights'
import { noticeIn } from '../../shared/sync'
import type { Problem } from './acts'
import { atMostEvery, gather } from './coalesce'
import type { LinkEvents, LinkOptions } from './link-options'
import { outgoing } from './outgoing'
import { type Paper, tokenOf } from './pass'
import { newestCarets } from './presence'
import { tally } from './tally'

/** Hocuspocus' own numbers for its messages. */
const message = { sync: 0, awareness: 1, syncStatus: 8, close: 7 } as const

/** Milliseconds between two announcements of where one's own caret is. */
const announcePause = 200

/**
 * One document on the socket of its conference.
 *
 * Hocuspocus' provider does the handshake. What it would do otherwise is done here:
 *
 * - It counts unacknowledged messages, begins again at 1 with each connection, and keeps what is
 *   typed offline in a queue besides: the count then reaches 0 while changes are still on their
 *   way. Here each message on its way carries the number of changes it holds, and offline changes
 *   all travel in the answer to the hub's first question.
 * - It applies every update by itself; here they are gathered (see `gather`).
 * - It passes everyone's carets back to the hub; here only one's own, five times a second at most.
 * - It answers the hub's first question even where nothing may be written.
 * - It sends what the hub cannot take, loses the connection by it, and sends it again, for ever.
 * - It has every change written out for it, and then leaves alone what came from the hub.
 */
export class DocumentLink extends HocuspocusProvider {
  readonly #on: LinkEvents
  readonly #paper: Paper
  readonly #fromOthers = gather<Arrival>((arrivals) => this.#apply(arrivals))
  readonly #own = outgoing((update) => this.#sendOwn(update))
  readonly #announcing = atMostEvery(announcePause, () => this.#announce())
  #open = false
  #turn = 0
  #access: Exclude<Access, 'none'> = 'read'
  #hubSchema = 0
  #forbidden = false
  /** Whether the hub's first question has come, so that it knows all that was here before. */
  #level = false
  readonly #unsent = tally()

  constructor({ name, doc, awareness, paper, socket, on }: LinkOptions) {
    super({ name, document: doc, awareness, websocketProvider: socket })
    this.#on = on
    this.#paper = paper
    this.document.on('afterTransactionCleanup', this.#listenToOwn)
  }

  get unsent(): number {
    return this.#unsent.total()
  }

  /** Asks for what the hub has. Besides bringing the document level, it shows that the hub lives. */
  ask(): void {
    this.#send((to) => {
      writeVarUint(to, message.sync)
      writeSyncStep1(to, this.document)
    })
  }

  /** While it is forbidden, nothing is written from here, whatever the hub allows. */
  forbid(forbidden: boolean): void {
    this.#forbidden = forbidden
    if (forbidden && this.#access === 'write') this.#setAccess('read')
  }

  /** After the hub has closed the document alone. A new connection opens it by itself. */
  reopen(): void {
    const { receivedOnOpenPayload: opened, status } = this.configuration.websocketProvider
    if (!this.#open && opened && status === WebSocketStatus.Connected) void this.onOpen(opened)
  }

  /** Leaves the document to its owner; the hub is told only if it still has it open. */
  end(): void {
    this.#own.flush()
    this.#own.stop()
    this.#fromOthers.stop()
    this.#announcing.stop()
    this.document.off('afterTransactionCleanup', this.#listenToOwn)
    this.destroy()
  }

  /** Like `end`, after the hub has closed the document: another word on it would open it again. */
  endSilently(): void {
    this.#open = false
    this.end()
  }

  override async onOpen(event: Parameters<HocuspocusProvider['onOpen']>[0]): Promise<void> {
    this.#open = true
    this.#level = false
    this.#hubSchema = 0
    this.#own.clear()
    this.#unsent.interrupted()
    this.#turn++
    const turn = this.#turn
    const found = await tokenOf(this.#paper)
    // The connection may have gone meanwhile, and another one come.
    if (turn !== this.#turn || !this.#open) return
    if (found.kind === 'problem') return this.#without(found)
    this.configuration.token = found.token
    await super.onOpen(event)
  }

  override startSync(): void {
    this.ask()
    // The hub knows this caret from before with the same count, and would take it for an old one.
    this.awareness?.setLocalState(this.awareness.getLocalState())
    this.#announce()
  }

  override onClose(): void {
    this.#interrupt()
    this.#on.lost()
  }

  override onMessage(event: Parameters<HocuspocusProvider['onMessage']>[0]): void {
    const from = createDecoder(new Uint8Array(event.data as ArrayBuffer))
    readVarString(from) // the document's name, by which it came here
    switch (readVarUint(from)) {
      case message.sync:
        this.#onSync(from)
        break
      case message.awareness:
        this.#fromOthers.push({ kind: 'carets', bytes: readVarUint8Array(from) })
        break
      case message.syncStatus:
        this.#onAnswer(readVarInt(from) === 1)
        break
      case message.close:
        this.#onClosed(readVarString(from))
        break
      default:
        super.onMessage(event)
    }
  }

  override documentUpdateHandler(update: Uint8Array, origin: unknown): void {
    if (origin === this) return
    if (this.#access === 'read') {
      this.#on.trespassed()
      return
    }
    this.#fromOthers.typed()
    if (update.byteLength > limits.message) this.#tooLarge()
    this.#unsent.waits()
    // Before that, it is in the answer to the hub's first question.
    if (this.#level) this.#own.push(update)
    this.#on.written(update)
    this.#on.unsent()
  }

  override awarenessUpdateHandler({ added, updated, removed }: AwarenessChange): void {
    const own = this.document.clientID
    if (removed.includes(own)) this.#announce()
    else if (added.includes(own) || updated.includes(own)) this.#announcing.ask()
  }

  override authenticatedHandler(scope: string): void {
    super.authenticatedHandler(scope)
    this.#on.met(this.#hubSchema)
    this.#setAccess(scope === 'read-write' ? 'write' : 'read')
  }

  override permissionDeniedHandler(reason: string): void {
    super.permissionDeniedHandler(reason)
    this.#open = false
    this.#on.denied(reason)
  }

  override receiveStateless(payload: string): void {
    const notice = noticeIn(payload)
    if (!notice) return
    switch (notice.kind) {
      case 'schema':
        this.#hubSchema = notice.version
        break
      case 'access':
        this.#setAccess(notice.access)
        break
      case 'term':
        this.#on.term(notice)
        break
      case 'conditions':
        this.#on.conditions(notice.conditions)
        break
      default:
        assertNever(notice)
    }
  }

  override send(...args: Parameters<HocuspocusProvider['send']>): void {
    if (this.#reaches()) super.send(...args)
  }

  /**
   * Yjs asks after each change whether anybody listens, and writes it out only then. That would be
   * the whole text when it opens, and all that colleagues write.
   */
  readonly #listenToOwn = ({ origin }: Y.Transaction): void => {
    const listen = origin === this ? 'off' : 'on'
    this.document[listen]('update', this.boundDocumentUpdateHandler)
  }

  /** No token could be had: because of who we are, or for now. */
  #without({ why }: Problem): void {
    this.#open = false
    if (why === 'revoked' || why === 'token-invalid' || why === 'token-expired')
      this.#on.denied(why)
    else this.#onClosed(why)
  }

  #setAccess(access: Exclude<Access, 'none'>): void {
    // Typed while it was allowed.
    this.#own.flush()
    this.#access = this.#forbidden ? 'read' : access
    this.#on.access(this.#access)
  }

  #onSync(from: Decoder): void {
    const kind = readVarUint(from)
    if (kind === messageYjsUpdate) {
      this.#fromOthers.push({ kind: 'update', bytes: readVarUint8Array(from) })
      return
    }
    this.#fromOthers.flush()
    if (kind === messageYjsSyncStep1) this.#answer(from)
    if (kind === messageYjsSyncStep2) {
      this.#put(readVarUint8Array(from), true)
      this.#on.arrived()
    }
  }

  /** The hub asks what it lacks. Who may not write has nothing to tell it. */
  #answer(from: Decoder): void {
    this.#level = true
    // All of it is in the answer.
    this.#own.clear()
    if (this.#access === 'read') return
    const lacking = Y.encodeStateAsUpdate(this.document, readVarUint8Array(from))
    if (lacking.byteLength > limits.message) this.#tooLarge()
    const sent = this.#send((to) => {
      writeVarUint(to, message.sync)
      writeVarUint(to, messageYjsSyncStep2)
      writeVarUint8Array(to, lacking)
    })
    if (sent) this.#unsent.sentAll()
  }

  /** The hub would not take it, nor what is typed after it, so that nothing more is sent here. */
  #tooLarge(): void {
    this.#open = false
    // The editor is in the middle of the change.
    queueMicrotask(() => this.#onClosed('too-large'))
  }

  #onAnswer(taken: boolean): void {
    if (taken) {
      this.#unsent.taken()
      this.#on.unsent()
    } else {
      this.#on.refused()
    }
  }

  #onClosed(reason: string): void {
    this.#interrupt()
    this.#on.closed(reason)
  }

  #interrupt(): void {
    this.#open = false
    this.#own.clear()
    this.#fromOthers.flush()
    super.onClose()
    this.#forgetOthers()
  }

  /** In one transaction: the binding redraws once, and the carets after it find their words. */
  #apply(arrivals: readonly Arrival[]): void {
    try {
      this.document.transact(() => {
        for (const { kind, bytes } of arrivals) {
          if (kind === 'update') this.#put(bytes, false)
        }
      }, this)
    } catch (error) {
      // What came together with a broken update comes again by itself.
      this.ask()
      throw error
    }
    const carets = arrivals.flatMap(({ kind, bytes }) => (kind === 'carets' ? [bytes] : []))
    if (!this.awareness || carets.length === 0) return
    applyAwarenessUpdate(this.awareness, newestCarets(carets, this.document.clientID), this)
  }

  #put(update: Uint8Array, away: boolean): void {
    this.#on.arriving(update, away)
    Y.applyUpdate(this.document, update, this)
  }

  #announce(): void {
    const { awareness } = this
    if (!awareness) return
    // The caret stands behind words that it would otherwise overtake.
    this.#own.flush()
    this.#send((to) => {
      writeVarUint(to, message.awareness)
      writeVarUint8Array(to, encodeAwarenessUpdate(awareness, [awareness.clientID]))
    })
  }

  /** So that those who are still there when the connection is back are not taken for old news. */
  #forgetOthers(): void {
    const { awareness } = this
    if (!awareness) return
    for (const client of [...awareness.meta.keys()]) {
      if (client !== awareness.clientID) awareness.meta.delete(client)
    }
  }

  /** A closing socket takes nothing, and what is put in its queue would come out of turn. */
  #reaches(): boolean {
    const socket = this.configuration.websocketProvider.webSocket
    return this.#open && socket?.readyState === 1
  }

  /** What cannot be sent waits for the hub's next question. */
  #sendOwn(update: Uint8Array): void {
    const sent = this.#send((to) => {
      writeVarUint(to, message.sync)
      writeUpdate(to, update)
    })
    if (sent) this.#unsent.sent()
  }

  #send(write: (to: Encoder) => void): boolean {
    if (!this.#reaches()) return false
    const to = createEncoder()
    writeVarString(to, this.configuration.name)
    write(to)
    this.configuration.websocketProvider.send(toUint8Array(to))
    return true
  }
}

interface Arrival {
  readonly kind: 'update' | 'carets'
  readonly bytes: Uint8Array
}

interface AwarenessChange {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}
