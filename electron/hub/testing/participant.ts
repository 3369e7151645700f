import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import * as Y from 'yjs'
import { type Folder, readFolder } from '../../../shared/amendments/folder'
import { type Register, readRegister } from '../../../shared/amendments/register'
import { delegationOf, type SeatOf } from '../../../shared/conference'
import { schemaVersion } from '../../../shared/document/schema-version'
import { contentOf, read } from '../../../shared/document/ydoc'
import {
  type DocumentName,
  formatDocumentName,
  parseDocumentName,
} from '../../../shared/document-name'
import { parseInvitationLink } from '../../../shared/invitation-link'
import type { Act, Entered, HttpProblem, Outcome } from '../../../shared/protocol'
import { writtenIn } from '../../../shared/sealing/draft-log'
import { rationaleIn } from '../../../shared/sealing/rationale'
import type { SealedDraft } from '../../../shared/sealing/sealed-draft'
import { HubNoticeSchema, syncPath } from '../../../shared/sync'
import { TestDevice } from './device'
import { QuietSocket } from './quiet-socket'
import { sealFor } from './sealed-opened'
import { Watchers } from './watchers'

/**
 * Someone at the conference, for tests: a real connection, real documents, no screen. What they
 * wait for is a state of a document, never a time.
 */
export class Participant {
  readonly socket: HocuspocusProviderWebsocket
  readonly #opened = new Map<string, Opened>()

  constructor(
    readonly address: string,
    readonly joined: Entered,
    schema = schemaVersion,
    readonly device: TestDevice | null = null,
  ) {
    this.socket = new HocuspocusProviderWebsocket({
      url: `${address.replace(/^http/, 'ws')}${syncPath(schema)}`,
      WebSocketPolyfill: QuietSocket,
    })
  }

  static async join(link: string, name: string | null): Promise<Participant> {
    const invitation = parseInvitationLink(link)
    if (!invitation) throw new Error(`Not an invitation: ${link}`)
    const device = await TestDevice.make()
    const joined = await device.join(invitation, name)
    if ('problem' in joined) throw new Error(joined.problem)
    return new Participant(invitation.address, joined, schemaVersion, device)
  }

  async act(act: Asked): Promise<Outcome | HttpProblem> {
    const body = act.kind === 'table-amendment' ? this.#tabling(act) : act
    const path = act.kind === 'take-in-text' ? 'take-in' : 'acts'
    const answer = await post(`${this.address}/api/${path}`, body, this.joined.token)
    return (await answer.json()) as Outcome | HttpProblem
  }

  /** Does an act that is meant to be done. */
  async do<K extends 'nothing' | 'draft' | 'delegation' | 'offer' | 'invitation' | 'version'>(
    act: Asked,
    kind: K,
  ) {
    const outcome = await this.act(act)
    if ('problem' in outcome || outcome.kind !== 'done' || outcome.result.kind !== kind) {
      throw new Error(`${act.kind}: ${JSON.stringify(outcome)}`)
    }
    return outcome.result as Extract<typeof outcome.result, { kind: K }>
  }

  /** With what this participant's copy of the draft says. */
  #tabling(act: Tabling): Act {
    const { amendment } = act
    const opened = this.#opened.get(formatDocumentName({ kind: 'amendment', amendment }))
    const said = opened && read(opened.doc)
    const content = said?.kind === 'valid' ? (said.node.toJSON() as object) : {}
    const seen = opened ? writtenIn(opened.log) : 0
    return { content, rationale: (opened && rationaleIn(opened.doc)) ?? '', seen, ...act }
  }

  async invite(to: SeatOf, name: string): Promise<Participant> {
    const { link } = await this.do({ kind: 'invite', to }, 'invitation')
    return Participant.join(link, name)
  }

  open(name: DocumentName): Opened {
    return this.openNamed(formatDocumentName(name))
  }

  /** By a name that may be none. */
  openNamed(key: string): Opened {
    const opened = this.#opened.get(key) ?? new Opened(this, key)
    this.#opened.set(key, opened)
    return opened
  }

  get register(): Opened {
    return this.open({ kind: 'register' })
  }

  get text(): Opened {
    return this.open({ kind: 'text', text: this.joined.conference.text as never })
  }

  /** Waits until the register says so. */
  async sees(fact: (register: Register) => boolean): Promise<Register> {
    const { doc } = this.register
    await this.register.until(() => {
      const register = readRegister(doc)
      return register !== null && fact(register)
    })
    return readRegister(doc) as Register
  }

  async folder(): Promise<Folder> {
    const delegation = delegationOf(this.joined.seat)
    if (!delegation) throw new Error('Only a delegation has a folder')
    const opened = this.open({ kind: 'folder', delegation })
    await opened.synced()
    return readFolder(opened.doc)
  }

  /** Loads the document anew the next time it is asked for. */
  forget(opened: Opened): void {
    this.#opened.delete(opened.provider.configuration.name)
  }

  leave(): void {
    for (const opened of this.#opened.values()) opened.provider.destroy()
    this.#opened.clear()
    // One that is given up while it is being made calls that an error, with nobody left to hear it.
    this.socket.webSocket?.addEventListener('error', () => {})
    this.socket.destroy()
  }
}

type Tables = Extract<Act, { kind: 'table-amendment' }>
/** What is not given is taken from the participant's own copy of the draft. */
type Tabling = Pick<Tables, 'kind' | 'amendment'> & Partial<Tables>
export type Asked = Exclude<Act, { kind: 'table-amendment' }> | Tabling

/** One document as one participant has it; of a draft, what its sponsors read. */
export class Opened {
  readonly doc = new Y.Doc()
  /** What goes to the hub: the document itself, or the log in which a draft is sealed. */
  readonly log: Y.Doc
  readonly sealed: SealedDraft | null
  readonly provider: HocuspocusProvider
  /** Why the hub closed it or did not open it. */
  reason: string | null = null
  readonly notices: string[] = []
  /** The schema that the hub has said it knows. */
  schema: number | null = null
  readonly #watching = new Watchers()

  constructor(participant: Participant, name: string) {
    const changed = () => {
      this.#watching.look()
    }
    const closed = (reason: string) => {
      this.reason = reason
      changed()
    }
    const document = parseDocumentName(name)
    const isDraft = document?.kind === 'amendment'
    this.log = isDraft ? new Y.Doc() : this.doc
    this.log.clientID = this.doc.clientID
    this.sealed = isDraft
      ? sealFor(participant, document.amendment, { log: this.log, draft: this.doc, changed })
      : null
    this.provider = new HocuspocusProvider({
      name,
      document: this.log,
      websocketProvider: participant.socket,
      token: participant.joined.token,
      onAuthenticationFailed: ({ reason }) => closed(reason),
      onClose: ({ event }) => closed(event.reason),
      onAuthenticated: changed,
      onSynced: changed,
      onUnsyncedChanges: changed,
      onAwarenessChange: changed,
      onStateless: ({ payload }) => {
        const notice = HubNoticeSchema.parse(JSON.parse(payload))
        if (notice.kind === 'schema') this.schema = notice.version
        else if (notice.kind !== 'term') this.notices.push(payload)
        changed()
      },
    })
    this.doc.on('update', changed)
    this.provider.attach()
  }

  until(fact: () => boolean): Promise<void> {
    return this.#watching.until(fact)
  }

  async synced(): Promise<this> {
    await this.until(
      () => this.provider.isSynced && this.provider.isAuthenticated && !this.sealed?.unread,
    )
    return this
  }

  /** Until the hub has acknowledged everything that was written here. */
  async sent(): Promise<void> {
    await this.until(
      () => this.provider.isSynced && !this.provider.hasUnsyncedChanges && !this.sealed?.waiting,
    )
  }

  /** Until the hub has answered a question asked now, behind all it was told before. */
  async answered(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.provider.on('message', () => resolve())
      this.provider.forceSync()
    })
  }

  async closed(): Promise<string> {
    await this.until(() => this.reason !== null)
    return this.reason ?? ''
  }

  words(): string {
    const found = read(this.doc)
    if (found.kind === 'invalid') throw new Error(found.why)
    return found.node.textBetween(0, found.node.content.size, '\n')
  }

  async says(words: string): Promise<void> {
    await this.until(() => this.words().includes(words))
  }

  /** Types into the block with these words, right behind them. */
  type(after: string, words: string): void {
    const place = this.#textWith(after)
    place.text.insert(place.end, words)
  }

  erase(words: string): void {
    const { text, end } = this.#textWith(words)
    text.delete(end - words.length, words.length)
  }

  #textWith(words: string): { text: Y.XmlText; end: number } {
    for (const node of contentOf(this.doc).createTreeWalker((each) => each instanceof Y.XmlText)) {
      if (!(node instanceof Y.XmlText)) continue
      const plain = node
        .toDelta()
        .map(({ insert }: { insert: string }) => insert)
        .join('')
      const start = plain.indexOf(words)
      if (start >= 0) return { text: node, end: start + words.length }
    }
    throw new Error(`No block says “${words}”`)
  }
}

export function post(url: string, body: unknown, token?: string): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
}
