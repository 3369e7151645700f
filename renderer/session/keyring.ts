import type { DeviceId } from '../../shared/ids'
import { digest, type HeldDevice, held, makeDevice, type StoredDevice } from './device'

/** The keys that this machine holds, one device for each seat that was given to it. */
export interface Keyring {
  /** Makes a device for an invitation; for the same one the same device, as an answer can be lost. */
  forInvitation(token: string): Promise<HeldDevice>
  find(id: DeviceId): Promise<HeldDevice | null>
  forget(id: DeviceId): Promise<void>
}

type Kept = StoredDevice & {
  /** Digest of the token: whoever reads the disk finds no invitation there. */
  readonly invitation: string
}

/**
 * In the browser's own database, of this origin and this user. It stores keys without ever giving
 * them out, to the page or to whoever has taken the page over.
 */
export function keyringIn(factory: IDBFactory): Keyring {
  let opened: Promise<IDBDatabase> | null = null
  const open = () => {
    opened ??= openDatabase(factory)
    return opened
  }
  async function on<T>(
    mode: IDBTransactionMode,
    work: (devices: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> {
    const transaction = (await open()).transaction(store, mode)
    const asked = work(transaction.objectStore(store))
    await finished(transaction)
    return asked.result
  }
  return {
    async forInvitation(token) {
      const invitation = await digest(new TextEncoder().encode(token))
      const before = await on<Kept | undefined>('readonly', (devices) =>
        devices.index('invitation').get(invitation),
      )
      if (before) return held(before)
      const made = await makeDevice()
      await on('readwrite', (devices) => devices.put({ ...made, invitation } satisfies Kept))
      return held(made)
    },
    async find(id) {
      const kept = await on<Kept | undefined>('readonly', (devices) => devices.get(id))
      return kept ? held(kept) : null
    },
    async forget(id) {
      await on('readwrite', (devices) => devices.delete(id))
    },
  }
}

/** That of this window. */
export function ownKeyring(): Keyring {
  own ??= keyringIn(indexedDB)
  return own
}

let own: Keyring | undefined

const store = 'devices'

function openDatabase(factory: IDBFactory): Promise<IDBDatabase> {
  const asked = factory.open('rapporteur-devices', 1)
  asked.onupgradeneeded = () => {
    const devices = asked.result.createObjectStore(store, { keyPath: 'id' })
    devices.createIndex('invitation', 'invitation')
  }
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}

/** On disk, and not only in the browser's memory. */
function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
    transaction.onerror = () => reject(transaction.error)
  })
}
