import { type DiskCondition, isOfDisk } from '../../shared/conditions'
import { PassingStore } from './passing-store'
import type { DocumentUpdate, KeptAct, Store } from './store'
import { StoreError } from './store'

/**
 * Says of each write in the journal whether the disk took it. What is refused is told to whoever sent
 * it as well; this is for whoever can do something about the disk.
 */
export class WatchedStore extends PassingStore {
  constructor(
    inner: Store,
    readonly wrote: (why: DiskCondition | null) => void,
  ) {
    super(inner)
  }

  override append(update: DocumentUpdate): Promise<void> {
    return this.#watch(super.append(update))
  }

  override commit(act: KeptAct): Promise<void> {
    return this.#watch(super.commit(act))
  }

  async #watch(writing: Promise<void>): Promise<void> {
    try {
      await writing
      this.wrote(null)
    } catch (error) {
      if (error instanceof StoreError && isOfDisk(error.why)) this.wrote(error.why)
      throw error
    }
  }
}
