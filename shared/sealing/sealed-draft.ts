import * as Y from 'yjs'
import { envelopesIn, type Lying, lyingIn, openingOf } from './draft-log'
import { type DraftKey, type DraftPlace, keyOf, type Random, seal, unseal } from './envelope'

export interface SealedDraftOptions {
  /** As the hub has it. */
  readonly log: Y.Doc
  /** As its sponsors read it, and write in it. */
  readonly draft: Y.Doc
  readonly place: DraftPlace
  readonly random: Random
  /** An update of others is about to be put into the draft. */
  readonly arriving: (update: Uint8Array) => void
  /** Something has been typed for which there is no key. */
  readonly needsKey: () => void
  /** The keys are others now: what else is sealed with them is opened and sealed anew. */
  readonly keyed?: (keys: Keys) => void
  /** `waiting` or `unread` is another number. */
  readonly changed: () => void
}

export interface Keys {
  readonly all: ReadonlyMap<string, DraftKey>
  /** With which to seal what is typed now; `null` while there is none that only sponsors hold. */
  readonly current: DraftKey | null
}

/** Envelopes after which whoever writes puts one in the place of all. */
const longEnough = 200

/**
 * A draft and the log of sealed envelopes in which it goes through the hub, kept level.
 *
 * Both are shared documents. What is typed into the draft is sealed at once and put into the log,
 * which Yjs and the hub carry like any other document: so nothing is known here of connections, of
 * what is acknowledged, or of working offline. Whatever comes with the log is opened and put into
 * the draft. Everything happens in the same turn, as the cipher needs no waiting for.
 */
export class SealedDraft {
  #keys: Keys = { all: new Map(), current: null }
  #begun = false
  readonly #read = new WeakSet<Y.Item>()
  /** What does not open with the keys that are here, or is no envelope. */
  #broken = new WeakSet<Y.Item>()
  /** Under a key that is not here, and broken ones. */
  #unread = 0
  #waiting: Uint8Array[] = []
  #closed = false
  readonly #onTyped = (update: Uint8Array, origin: unknown) => {
    if (origin !== this) this.#write(update)
  }
  readonly #onLog = (_: Uint8Array, origin: unknown) => {
    if (origin !== this) this.#open()
  }

  constructor(readonly options: SealedDraftOptions) {
    options.draft.on('update', this.#onTyped)
    options.log.on('update', this.#onLog)
    this.#open()
  }

  /** How many changes were typed here that are in no envelope yet. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** How many envelopes lie in the log that cannot be opened on this device. */
  get unread(): number {
    return this.#unread
  }

  setKeys(keys: Keys): void {
    this.#keys = keys
    this.options.keyed?.(keys)
    this.#broken = new WeakSet()
    this.#open()
    this.#flush()
  }

  get isClosed(): boolean {
    return this.#closed
  }

  close(): void {
    this.#closed = true
    this.options.draft.off('update', this.#onTyped)
    this.options.log.off('update', this.#onLog)
  }

  #write(update: Uint8Array): void {
    this.#waiting.push(update)
    if (this.#keys.current) this.#flush()
    else {
      this.options.needsKey()
      this.options.changed()
    }
  }

  #flush(): void {
    const { current } = this.#keys
    if (!current || this.#waiting.length === 0) return
    const updates = this.#waiting
    this.#waiting = []
    for (const update of updates) this.#put(update, current)
    this.#tidy(current)
    this.options.changed()
  }

  #put(update: Uint8Array, key: DraftKey): void {
    const { log } = this.options
    log.transact(() => {
      envelopesIn(log).push([this.#sealed(update, key)])
      for (const { item } of lyingIn(log)) if (isOwn(item, log)) this.#read.add(item)
    }, this)
  }

  #sealed(update: Uint8Array, key: DraftKey): Uint8Array {
    const { log, place, random } = this.options
    const clock = Y.getState(log.store, log.clientID)
    return seal(update, key, { ...place, client: log.clientID, clock }, random)
  }

  /** All that came at once is put in at once, in the order in which it was written. */
  #open(): void {
    const { draft, log, arriving, changed } = this.options
    const opening = this.#begun ? null : openingOf(log)
    const updates = [...(opening ? [opening] : []), ...this.#unsealed()]
    this.#begun ||= opening !== null
    if (updates.length > 0) {
      draft.transact(() => {
        for (const update of updates) {
          arriving(update)
          Y.applyUpdate(draft, update, this)
        }
      }, this)
    }
    const before = this.#unread
    this.#unread = this.#lying().length
    if (before !== this.#unread) changed()
  }

  /**
   * A broken one may still be whole to others, as this device may have been given a wrong secret: so
   * it counts as unread, and is looked at again only with other keys.
   */
  #unsealed(): readonly Uint8Array[] {
    const { place } = this.options
    return this.#lying().flatMap(({ item, envelope }) => {
      if (this.#broken.has(item)) return []
      const { client, clock } = item.id
      const found = unseal(envelope, this.#keys.all, { ...place, client, clock })
      if (found.kind === 'broken') this.#broken.add(item)
      if (found.kind !== 'open') return []
      this.#read.add(item)
      return isUpdate(found.update) ? [found.update] : []
    })
  }

  /** Those that have not been read. */
  #lying(): readonly Lying[] {
    return lyingIn(this.options.log).filter(({ item }) => !this.#read.has(item))
  }

  /**
   * One envelope in the place of many: when there are many, and when some are sealed with a key that
   * somebody has who left. Only what was read here is taken out, and only after a look that the one
   * holds all of it.
   */
  #tidy(key: DraftKey): void {
    const { draft, log } = this.options
    const lying = lyingIn(log)
    const isDue =
      lying.length >= longEnough || lying.some(({ envelope }) => keyOf(envelope) !== key.id)
    if (!isDue || this.#unread > 0 || lying.length < 2) return
    const whole = Y.encodeStateAsUpdate(draft)
    if (!holds(whole, draft)) return
    log.transact(() => {
      const envelopes = envelopesIn(log)
      envelopes.delete(0, envelopes.length)
      envelopes.push([this.#sealed(whole, key)])
      for (const { item } of lyingIn(log)) this.#read.add(item)
    }, this)
  }
}

function isOwn({ id }: Y.Item, { clientID }: Y.Doc): boolean {
  return id.client === clientID
}

function isUpdate(bytes: Uint8Array): boolean {
  try {
    Y.decodeUpdate(bytes)
    return true
  } catch {
    return false // Sealed by a sponsor, and still nothing that Yjs can read.
  }
}

/** A draft in which something waits for what has not come is in no update as a whole. */
function holds(update: Uint8Array, draft: Y.Doc): boolean {
  if (draft.store.pendingStructs || draft.store.pendingDs) return false
  const again = new Y.Doc()
  Y.applyUpdate(again, update)
  const same = Y.equalSnapshots(Y.snapshot(again), Y.snapshot(draft))
  again.destroy()
  return same
}
