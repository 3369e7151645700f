import { PassingStore } from '../passing-store'
import type { SqliteStore } from '../sqlite-store'
import type { DocumentUpdate, JournalRow, KeptAct } from '../store'
import { Outbox, type OutboxOptions } from './outbox'

/** A conference's file whose every write a standby hears of, in order. */
export class FollowedStore extends PassingStore {
  readonly outbox: Outbox

  constructor(
    override readonly inner: SqliteStore,
    options: OutboxOptions,
  ) {
    super(inner)
    this.outbox = new Outbox(options)
  }

  override append(update: DocumentUpdate): Promise<void> {
    return this.outbox.add({ kind: 'append', update }, () => super.append(update))
  }

  override commit(act: KeptAct): Promise<void> {
    const { updates, entry, ends = [] } = act
    const op = {
      kind: 'commit' as const,
      updates: [...updates],
      entry: entry && JSON.stringify(entry),
      ends: [...ends],
    }
    return this.outbox.add(op, () => super.commit(act))
  }

  override putAside(row: JournalRow): Promise<void> {
    return this.outbox.add({ kind: 'put-aside', row }, () => super.putAside(row))
  }

  override compact(document: string, through: number, snapshot: Uint8Array): Promise<void> {
    const op = { kind: 'compact', document, through, snapshot } as const
    return this.outbox.add(op, () => super.compact(document, through, snapshot))
  }

  override putMeta(key: string, value: Uint8Array): Promise<void> {
    return this.outbox.add({ kind: 'meta', key, value }, () => super.putMeta(key, value))
  }

  /**
   * A copy for a standby to begin with, and the number of the last write that it holds.
   *
   * All that was begun is written out before the copy is made, in the same turn: nothing that is
   * begun after it is in the copy, and nothing before it is missing.
   */
  async copyFor(path: string): Promise<number> {
    const through = this.outbox.begin()
    await this.inner.copyInto(path)
    return through
  }
}
