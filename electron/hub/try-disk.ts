import { randomBytes } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { toStoreError } from './sqlite-fault'

/** As much as a long paragraph with all that goes with it, so that a nearly full disk shows. */
const bytes = 256 * 1024

/**
 * Writes and synchronises a file beside the one of a conference, and takes it away. SQLite writes over
 * what it has already for as long as it can, and so would not notice a full disk for a while.
 *
 * @throws StoreError
 */
export async function tryDisk(beside: string): Promise<void> {
  const file = `${beside}.probe`
  try {
    const probe = await open(file, 'w', 0o600)
    try {
      // What compresses well would pass where words no longer do.
      await probe.writeFile(randomBytes(bytes))
      await probe.sync()
    } finally {
      await probe.close()
      await rm(file, { force: true })
    }
  } catch (error) {
    throw toStoreError(error)
  }
}
