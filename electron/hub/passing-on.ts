import type { Connection, Document } from '@hocuspocus/server'
import { encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { type Clock, Gathering } from './gathering'
import { presenceMessage, updateMessage } from './wire'

/** Milliseconds of work that telling everyone may be as often as somebody types: there are few windows. */
const little = 1
/** From what goes beyond that it rests twice as long, so that it never takes all of the hub's time. */
const restsPerWork = 2
/** Milliseconds for which nobody notices that words wait. */
const mostRest = 40
/** Milliseconds between two messages that say where colleagues are. */
const presenceRest = 200

/**
 * What is in a document goes to all windows at it.
 *
 * Hocuspocus sends each update to each window at once, its author's among them: forty people who
 * type would make a message for each of their keys at each of 350 windows. Here what came within a
 * few milliseconds goes as one message, written once for all windows, and nobody is told only what
 * they have said themselves. After a quiet moment it goes at once.
 *
 * Nothing overtakes anything: before an answer, an act of the hub or a change of what somebody may
 * do, what waits is passed on, in all documents.
 */
export class PassingOn {
  readonly #words = new Map<Document, Waiting<Uint8Array>>()
  readonly #presence = new Map<Document, Waiting<number>>()
  readonly #talking: Gathering
  readonly #moving: Gathering

  constructor(clock?: Clock) {
    const rest = (took: number) => Math.min(mostRest, Math.max(0, took - little) * restsPerWork)
    this.#talking = new Gathering(() => this.#tellWords(), rest, clock)
    this.#moving = new Gathering(
      () => this.#tellPresence(),
      () => presenceRest,
      clock,
    )
  }

  /** From now on; what is in it already a window asks for when it comes. */
  follow(document: Document): void {
    // The windows to which Hocuspocus itself would pass everything on.
    document.getConnections = () => []
    document.on('update', (update: Uint8Array, origin: unknown) => {
      push(this.#words, document, [update], origin)
      this.#talking.ask()
    })
    document.awareness.on('update', (change: PresenceChange, origin: unknown) => {
      const { added, updated, removed } = change
      push(this.#presence, document, [...added, ...updated, ...removed], origin)
      this.#moving.ask()
    })
  }

  /** Passes on what waits, so that what is sent next comes after it. */
  flush(): void {
    if (this.#words.size > 0) this.#talking.now()
    if (this.#presence.size > 0) this.#moving.now()
  }

  /** Passes an update on by itself, as it is. */
  alone(document: Document, update: Uint8Array, from: unknown): void {
    this.flush()
    send(document, updateMessage(document.name, update), (window) => window === from)
  }

  stop(): void {
    this.#talking.stop()
    this.#moving.stop()
  }

  #tellWords(): void {
    for (const [document, { items, from }] of taken(this.#words)) {
      const [only, ...others] = items
      const update = only && others.length === 0 ? only : Y.mergeUpdates([...items])
      send(document, updateMessage(document.name, update), (window) => isAll(from, window))
    }
  }

  /** Where everyone is by now, of those who have moved. */
  #tellPresence(): void {
    for (const [document, { items, from }] of taken(this.#presence)) {
      const update = encodeAwarenessUpdate(document.awareness, [...new Set(items)])
      const message = presenceMessage(document.name, update)
      send(document, message, ({ webSocket }) => isAll(from, webSocket))
    }
  }
}

interface Waiting<T> {
  readonly items: T[]
  /** From whom these are. */
  readonly from: Set<unknown>
}

interface PresenceChange {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}

function push<T>(
  all: Map<Document, Waiting<T>>,
  document: Document,
  items: readonly T[],
  origin: unknown,
): void {
  const waiting = all.get(document) ?? { items: [], from: new Set() }
  waiting.items.push(...items)
  waiting.from.add(origin)
  all.set(document, waiting)
}

/** All that waits, in the order in which it began to. Nothing waits then. */
function taken<T>(all: Map<Document, Waiting<T>>): readonly (readonly [Document, Waiting<T>])[] {
  const waiting = [...all]
  all.clear()
  return waiting
}

/** Whether nothing is from anybody else. */
function isAll(from: ReadonlySet<unknown>, one: unknown): boolean {
  return from.size === 1 && from.has(one)
}

function send(document: Document, message: Uint8Array, isOwn: (window: Connection) => boolean) {
  for (const { connection } of document.connections.values()) {
    if (!isOwn(connection)) connection.send(message)
  }
}
