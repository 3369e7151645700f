import type { DelegationId } from '../ids'
import { currentKey, type KeyCopy, lacking, type SharedKey } from './draft-keys'
import { type DraftKey, type DraftPlace, newKey, type Random } from './envelope'
import { copyFor, type Holder, keyFrom, type Recipient, type Subtle } from './key-copy'
import type { Keys } from './sealed-draft'

/** A device that may read what is sealed. */
export interface Reader extends Recipient {
  readonly delegation: DelegationId
}

/** What is known at this moment of the keys, and of who may have them. */
export interface Standing {
  /** With what it is sealed, as the folder of one's own delegation says. */
  readonly keys: readonly SharedKey[]
  /** Of a draft, the devices of its sponsors, and of those who are invited as far as one may know. */
  readonly readers: readonly Reader[]
  /** Whether this device may pass its keys on. */
  readonly shares: boolean
}

/** What is sealed on this device with the keys of one keyring: a draft, or a delegation's notes. */
export interface Keyed {
  readonly isClosed: boolean
  /** How much waits here for a key to be sealed with. */
  readonly waiting: number
  /** How much there is that does not open with the keys that are here. */
  readonly unread: number
  setKeys(keys: Keys): void
}

export interface KeyringOptions<Key> {
  readonly place: DraftPlace
  readonly holder: Holder<Key>
  readonly subtle: Subtle<Key>
  readonly random: Random
  /** Has the hub put these copies into the folders; whether it did. */
  readonly share: (key: string, copies: readonly KeyCopy[]) => Promise<boolean>
}

/** Copies that go to the hub at once. */
const mostCopies = 100

/**
 * The keys of one draft, or of a delegation's notes, on one device: opens the copies that are for it, makes a key when there is
 * none that only readers have, and passes on what readers lack. A key of which this device was given
 * no copy that opens is none to it. Told anew whenever something has changed, it does what is left to
 * be done; whatever fails is done the next time.
 */
export class DraftKeyring<Key> {
  readonly #held = new Map<string, DraftKey>()
  /** Copies for this device that do not open. */
  readonly #unfit = new Set<string>()
  readonly #busy = new Set<string>()
  readonly #keyed = new Set<Keyed>()
  /** With which the hub lets nothing more be sealed. */
  readonly #left = new Set<string>()
  #known: Standing = { keys: [], readers: [], shares: false }
  /** The hub has it, and the folder does not say so yet. */
  #made: SharedKey | null = null

  constructor(readonly options: KeyringOptions<Key>) {}

  add(keyed: Keyed): void {
    this.#keyed.add(keyed)
    this.look()
  }

  /** Seals nothing more with this key, whatever this device makes of it. */
  leave(key: string): void {
    this.#left.add(key)
    this.look()
  }

  look(known = this.#known): void {
    this.#known = known
    const { device } = this.options.holder
    const current = this.#current()
    for (const each of this.#keyed) {
      if (each.isClosed) this.#keyed.delete(each)
      each.setKeys({ all: this.#held, current: (current && this.#held.get(current.id)) ?? null })
    }
    for (const key of known.keys) this.#take(key)
    const isReader = known.readers.some((each) => each.device === device)
    if (!known.shares || !isReader) return
    for (const key of known.keys) this.#passOn(key)
    const isShutOut = known.keys.some((key) => this.#isUnfit(key))
    const waits = [...this.#keyed].some(
      ({ waiting, unread }) => waiting > 0 || (isShutOut && unread > 0),
    )
    const isMine = current?.copies.some((copy) => copy.device === device)
    if (waits && !isMine) this.#make()
  }

  #current(): SharedKey | null {
    const { keys, readers } = this.#known
    const made = this.#made
    const all = made && !keys.some(({ id }) => id === made.id) ? [...keys, made] : keys
    const fit = all.filter((key) => !this.#isUnfit(key) && !this.#left.has(key.id))
    return currentKey(fit, new Set(readers.map(({ device }) => device)))
  }

  #isUnfit(key: SharedKey): boolean {
    const copy = this.#ownCopy(key)
    return (
      copy !== undefined && !this.#held.has(key.id) && this.#unfit.has(`${key.id} ${copy.sealed}`)
    )
  }

  #ownCopy({ copies }: SharedKey): KeyCopy | undefined {
    return copies.find(({ device }) => device === this.options.holder.device)
  }

  /** Opens the copy that is for this device. */
  #take(sealed: SharedKey): void {
    const { holder, place, subtle } = this.options
    const { id } = sealed
    const copy = this.#ownCopy(sealed)
    if (!copy || this.#held.has(id)) return
    this.#once(`take ${id} ${copy.sealed}`, async () => {
      const key = await keyFrom(copy.sealed, id, holder, place, subtle)
      if (key) this.#held.set(id, key)
      else this.#unfit.add(`${id} ${copy.sealed}`)
      return true
    })
  }

  #make(): void {
    const key = newKey(this.options.random)
    this.#once('make', async () => {
      const copies = await this.#share(key, this.#known.readers)
      if (!copies) return false
      this.#held.set(key.id, key)
      this.#made = { id: key.id, made: '', closed: false, copies }
      return true
    })
  }

  #passOn(sealed: SharedKey): void {
    const key = this.#held.get(sealed.id)
    const readers = lacking(sealed, this.#known.readers)
    if (!key || readers.length === 0) return
    const whom = readers.map(({ device }) => device).join(' ')
    this.#once(`pass ${sealed.id} ${whom}`, async () => (await this.#share(key, readers)) !== null)
  }

  /** `null` if the hub has not taken all of them. */
  async #share(key: DraftKey, readers: readonly Reader[]): Promise<readonly KeyCopy[] | null> {
    const { place, share } = this.options
    const copies = await Promise.all(
      readers.map(async (reader): Promise<KeyCopy> => {
        const { delegation, device } = reader
        return { delegation, device, sealed: await copyFor(reader, key, place, this.options) }
      }),
    )
    for (let at = 0; at < copies.length; at += mostCopies) {
      if (!(await share(key.id, copies.slice(at, at + mostCopies)))) return null
    }
    return copies
  }

  /** What is on its way, or has been done, is not begun again; what failed may be. */
  #once(what: string, work: () => Promise<boolean>): void {
    if (this.#busy.has(what)) return
    this.#busy.add(what)
    void work().then((done) => {
      if (!done || what === 'make') this.#busy.delete(what)
      if (done) this.look()
    })
  }
}
