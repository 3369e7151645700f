import type { IncomingMessage } from 'node:http'
import type { Connection } from '@hocuspocus/server'
import * as Y from 'yjs'
import { assertNever } from '../../shared/assert-never'
import type { Seat } from '../../shared/conference'
import type { DocumentName } from '../../shared/document-name'
import type { DeviceId } from '../../shared/ids'
import type { Access } from '../../shared/rights'
import type { CloseReason, HubNotice } from '../../shared/sync'
import type { LineSocket } from './line-socket'
import { type Claims, ownPresence } from './presence'
import { isDenial, type Message, presenceMessage, takenMessage } from './wire'

/** Who is at the other end of a line, and what they may do there. */
export interface Admission {
  readonly seat: Seat
  readonly device: DeviceId
  readonly name: DocumentName
  /** Whether the window knows the schema that this hub does, and so may write by it. */
  readonly sameSchema: boolean
  readonly access: Access
  readonly claims: Claims
}

/** What a line asks of the rooms. */
export interface Rooms {
  /** Ends when the window has been let in or turned away. */
  enter(line: Line, auth: Uint8Array): Promise<void>
  /**
   * Takes an update: kept and in the document, or not at all and why; `early` if it builds on what
   * this line has not brought yet.
   */
  take(line: OpenLine, written: Written): Promise<CloseReason | 'early' | null>
  left(line: Line): void
  /** Tells everyone what they have not been told yet, so that an answer comes behind it. */
  passOn(): void
  /** Resolves when a line may go on with its next message. */
  turn(line: Line): Promise<void>
  report(fault: unknown): void
}

export type OpenLine = Admission & { readonly connection: Connection }

type State =
  | { readonly kind: 'new' }
  | { readonly kind: 'admitted'; readonly admission: Admission }
  | { readonly kind: 'open'; at: OpenLine; told: Access }
  | { readonly kind: 'closed' }

export type Written = Extract<Message, { readonly kind: 'write' }>

interface Received {
  readonly message: Message
  readonly data: Uint8Array
}

type ReceivedWrite = Received & { readonly message: Written }

/** Bytes typed between coming back and being asked. */
const mostEarly = 256 * 1024

/** `null` if one of them is no update. */
function mergedOf(updates: readonly Uint8Array[]): Uint8Array | null {
  const [only, ...others] = updates
  if (only && others.length === 0) return only
  try {
    return Y.mergeUpdates([...updates])
  } catch {
    return null
  }
}

/**
 * One window at one document.
 *
 * Its messages are dealt with one after the other, each to its end: Hocuspocus alone would let a
 * later update overtake one that waits for the disk. After a refusal the line is closed, and what
 * was behind is refused with it.
 */
export class Line {
  readonly socket: LineSocket
  #state: State = { kind: 'new' }
  #queue: Received[] = []
  #early: readonly ReceivedWrite[] = []
  #working = false
  #leaving = false
  #answered: () => void = () => {}
  /** Messages that have been taken, and not yet acknowledged. */
  #owed = 0

  constructor(
    readonly request: IncomingMessage,
    readonly rooms: Rooms,
    openSocket: (watch: (data: Uint8Array) => void) => LineSocket,
    /** Bytes that came in (+) and were dealt with (−). */
    readonly weigh: (bytes: number) => void,
    readonly ended: () => void,
    readonly seated: (device: DeviceId) => void,
  ) {
    this.socket = openSocket((data) => {
      if (this.#state.kind !== 'open' && isDenial(data)) this.#answered()
    })
    this.socket.once('close', () => this.#close())
  }

  get open(): OpenLine | null {
    return this.#state.kind === 'open' ? this.#state.at : null
  }

  get #writes(): boolean {
    return this.#state.kind === 'open' && this.#state.told === 'write'
  }

  receive(message: Message, data: Uint8Array): void {
    if (this.#state.kind === 'closed' || this.#leaving) return
    this.#queue.push({ message, data })
    this.weigh(data.byteLength)
    if (!this.#working) void this.#work()
  }

  /** The window has turned away; what it wrote before is still taken. */
  leave(): void {
    if (this.#leaving) return
    this.#leaving = true
    this.socket.muted = true
    if (!this.#working) this.#end()
  }

  refuse(why: CloseReason): void {
    this.#payOff()
    if (this.#state.kind === 'open') this.#state.at.connection.close({ code: 4403, reason: why })
    this.#end()
  }

  /** Resolves when Hocuspocus has let the window in, or has told it that it may not. */
  answer(): Promise<void> {
    return new Promise((resolve) => {
      this.#answered = resolve
    })
  }

  admitted(admission: Admission): void {
    this.#state = { kind: 'admitted', admission }
  }

  opened(connection: Connection): void {
    if (this.#state.kind !== 'admitted') return
    const { admission } = this.#state
    // Only we decide what may be written: Hocuspocus drops in silence, and after it was kept.
    connection.readOnly = false
    this.#state = { kind: 'open', at: { ...admission, connection }, told: admission.access }
    this.seated(admission.device)
    this.#answered()
  }

  /** Whoever is at the other end has this seat from now on. */
  sit(seat: Seat): void {
    if (this.#state.kind === 'open') this.#state.at = { ...this.#state.at, seat }
  }

  /** Tells the window when it may write and when it no longer may. */
  tell(access: Access): void {
    if (this.#state.kind !== 'open' || this.#state.told === access) return
    if (access === 'none') {
      this.refuse('no-access')
    } else {
      this.#state.told = access
      this.notify({ kind: 'access', access })
    }
  }

  /** Tells the window something beside the words. */
  notify(notice: HubNotice): void {
    if (this.#state.kind !== 'open') return
    this.#payOff()
    this.#state.at.connection.sendStateless(JSON.stringify(notice))
  }

  async #work(): Promise<void> {
    this.#working = true
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
      try {
        await this.rooms.turn(this)
        await this.#handle(next)
      } catch (error) {
        // A fault of ours. It costs this window its line, and nobody else anything.
        this.rooms.report(error)
        this.refuse('disk-failed')
      }
      this.weigh(-next.data.byteLength)
    }
    this.#working = false
    if (this.#leaving) this.#end()
  }

  async #handle({ message, data }: Received): Promise<void> {
    if (message.kind === 'auth') {
      if (this.#state.kind !== 'new') return
      await this.rooms.enter(this, data)
      if (!this.open) this.#end()
      return
    }
    const at = this.open
    if (!at) return
    if (message.kind === 'write') return this.#write(at, { message, data })
    if (this.#leaving) return
    switch (message.kind) {
      case 'ask':
        // Each answer may be a whole text: one is made when the one before has gone out.
        await this.socket.allGone()
        this.rooms.passOn()
        return this.#pass(data)
      case 'presence': {
        const caret = at.name.kind === 'amendment' ? 'sealed' : 'caret'
        const shows = this.#writes ? caret : 'nothing'
        const own = ownPresence(message.update, at.seat, at.claims, shows)
        if (own) this.#pass(presenceMessage(at.connection.document.name, own))
        return
      }
      // Hocuspocus has told the window already, when it let it in.
      case 'ask-presence':
      case 'close':
        return
      case 'stateless':
      case 'unreadable':
        return this.refuse('malformed')
      default:
        return assertNever(message)
    }
  }

  /**
   * A window that comes back may type before the hub has asked it for what was written meanwhile.
   * Such words are laid by here, and taken with those on which they build; until then they are in no
   * document, and nothing has been said about them.
   */
  async #write(at: OpenLine, { message, data }: ReceivedWrite): Promise<void> {
    const all = [...this.#early, { message, data }]
    const update = mergedOf(all.map((each) => each.message.update))
    if (!update) return this.refuse('malformed')
    const isAnswer = all.some((each) => each.message.isAnswer)
    const written: Written = { kind: 'write', update, isAnswer }
    const why = await this.rooms.take(at, written)
    if (why === 'early' && written.update.byteLength <= mostEarly) {
      this.#early = all
    } else if (why) {
      this.refuse(why === 'early' ? 'malformed' : why)
    } else {
      this.#early = []
      this.#acknowledge(all.length)
    }
  }

  /**
   * Once the others have been told: whoever wrote it sees it already, and while they read that it is
   * kept, a small machine would let those wait who do not.
   */
  #acknowledge(count: number): void {
    if (this.#owed === 0) process.nextTick(() => this.#payOff())
    this.#owed += count
  }

  /** Before anything else that is said of what this line may do, which is true of what comes later. */
  #payOff(): void {
    for (; this.#owed > 0; this.#owed--) {
      this.open?.connection.send(takenMessage(this.open.connection.document.name))
    }
  }

  #pass(data: Uint8Array): void {
    this.socket.emit('message', data)
  }

  #end(): void {
    this.#payOff()
    this.socket.close()
  }

  #close(): void {
    if (this.#state.kind === 'closed') return
    this.rooms.left(this)
    this.#state = { kind: 'closed' }
    for (const { data } of this.#queue) this.weigh(-data.byteLength)
    this.#queue = []
    this.#answered()
    this.ended()
  }
}
