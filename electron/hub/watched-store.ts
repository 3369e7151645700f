import { type DiskCondition, isOfDisk } from '../../shared/conditions'
import { PassingStore } from './passing-store'
import type { DocumentUpdate, KeptAct, Store } from './store'
import { StoreError } from './store'

/**
 * Says when the disk begins to take nothing, and when it takes something again. What is refused
 * meanwhile is told to whoever sent it; this is for whoever can do something about the disk.
 */
export class WatchedStore extends PassingStore {
  #why: DiskCondition | null = null

  constructor(
    inner: Store,
    readonly changed: (why: DiskCondition | null) => void,
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
      this.#set(null)
    } catch (error) {
      if (error instanceof StoreError && isOfDisk(error.why)) this.#set(error.why)
      throw error
    }
  }

  #set(why: DiskCondition | null): void {
    if (this.#why === why) return
    this.#why = why
    this.changed(why)
  }
}
