import type { Document } from '@hocuspocus/server'
import {
  type Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import type { ClaimedClients } from '../presence'
import type { Message, Talk } from './several'

export interface PresencesOptions {
  /** By which others know this hub. */
  readonly hub: string
  readonly talk: Talk
  readonly documentOf: (name: string) => Document | undefined
  readonly claimsOf: (name: string) => ClaimedClients
  /** Milliseconds that only ever count on. */
  readonly now: () => number
}

/** Milliseconds after which the carets of a hub that is not heard any more are taken away. */
const silence = 8_000
/** Origin of what other hubs say. */
const elsewhere = { elsewhere: true } as const

type Presence = Extract<Message, { kind: 'presence' }>

interface Other {
  heard: number
  readonly clients: Map<string, Set<number>>
}

/**
 * Who is where, at other hubs. Each hub has looked at what its own windows say of themselves before
 * it tells the others, and tells whose number it is, so that it is that person's everywhere.
 */
export class Presences {
  readonly #others = new Map<string, Other>()
  readonly #followed = new Set<string>()

  constructor(readonly options: PresencesOptions) {}

  /** From the moment a document is opened here. */
  follow({ name, awareness }: Document): void {
    const { talk, hub } = this.options
    awareness.on('update', ({ added, updated, removed }: Changed, origin: unknown) => {
      // What has not been renewed is forgotten in each hub by itself.
      if (origin === elsewhere || origin === 'timeout') return
      this.#tell(name, awareness, [...added, ...updated, ...removed])
    })
    this.#followed.add(name)
    talk.say({ kind: 'who', from: hub, document: name })
  }

  /** Once others can be heard: asks who is at what was opened before. */
  begin(): void {
    const { hub, talk } = this.options
    for (const document of this.#followed) talk.say({ kind: 'who', from: hub, document })
  }

  hear(message: Exclude<Message, { kind: 'written' }>): void {
    const { hub, now } = this.options
    if (message.from === hub) return
    const other = this.#others.get(message.from) ?? { heard: 0, clients: new Map() }
    this.#others.set(message.from, other)
    other.heard = now()
    if (message.kind === 'who') this.#answer(message.document)
    if (message.kind === 'presence') this.#take(message, other)
  }

  /** Says that this hub is there, and takes away the carets of those that are no more. */
  beat(): void {
    const { hub, talk, now } = this.options
    talk.say({ kind: 'alive', from: hub })
    for (const [name, other] of this.#others) {
      if (now() - other.heard < silence) continue
      this.#others.delete(name)
      for (const [document, clients] of other.clients) this.#forget(document, clients)
    }
  }

  #answer(name: string): void {
    const document = this.options.documentOf(name)
    if (!document) return
    const claims = this.options.claimsOf(name)
    const own = [...document.awareness.getStates().keys()].filter((each) => claims.isHeld(each))
    this.#tell(name, document.awareness, own)
  }

  #tell(document: string, awareness: Awareness, clients: readonly number[]): void {
    if (clients.length === 0) return
    const { hub, talk } = this.options
    const claims = this.options.claimsOf(document)
    const owners = clients.flatMap((client) => {
      const owner = claims.ownerOf(client)
      return owner ? [[client, owner] as const] : []
    })
    const update = Buffer.from(encodeAwarenessUpdate(awareness, [...clients])).toString('base64')
    talk.say({ kind: 'presence', from: hub, document, update, owners })
  }

  #take({ document: name, update, owners }: Presence, other: Other): void {
    const document = this.options.documentOf(name)
    if (!document) return
    const claims = this.options.claimsOf(name)
    const clients = other.clients.get(name) ?? new Set()
    other.clients.set(name, clients)
    for (const [client, person] of owners) {
      if (claims.isElsewhere(client, person)) clients.add(client)
    }
    applyAwarenessUpdate(document.awareness, Buffer.from(update, 'base64'), elsewhere)
  }

  /** Those that have come to this hub meanwhile are here. */
  #forget(name: string, clients: ReadonlySet<number>): void {
    const document = this.options.documentOf(name)
    if (!document) return
    const claims = this.options.claimsOf(name)
    const gone = [...clients].filter((client) => !claims.isHeld(client))
    removeAwarenessStates(document.awareness, gone, elsewhere)
  }
}

interface Changed {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}
