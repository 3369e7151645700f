import { Worker } from 'node:worker_threads'
import type { Store } from './store'

export interface TidyingOptions {
  readonly store: Pick<Store, 'load' | 'compact'>
  /** Makes one update of many, elsewhere than in this thread; `null` if that cannot be. */
  readonly together: (updates: readonly Uint8Array[]) => Promise<Uint8Array | null>
  readonly report: (fault: unknown) => void
}

/** Rows that are read in a moment when a hub is started again. */
const longEnough = 10_000

/**
 * Keeps journals short while the hub works, so that one that was killed after a million keys is
 * back as soon as any other. What takes long is done in a thread of its own; nobody waits for it.
 */
export class Tidying {
  readonly #rows = new Map<string, number>()
  #last: Promise<void> = Promise.resolve()
  #ended = false

  constructor(readonly options: TidyingOptions) {}

  /** A row has been written. */
  note(document: string): void {
    const rows = (this.#rows.get(document) ?? 0) + 1
    this.#rows.set(document, rows)
    if (rows < longEnough) return
    this.#rows.delete(document)
    this.#last = this.#last.then(() => this.#tidy(document)).catch(this.options.report)
  }

  /** Resolves when no journal is being put together any more; none is from now on. */
  async end(): Promise<void> {
    this.#ended = true
    await this.#last
  }

  /** Resolves when all journals are that are due. */
  done(): Promise<void> {
    return this.#last
  }

  async #tidy(document: string): Promise<void> {
    if (this.#ended) return
    const { store, together } = this.options
    const rows = await store.load(document)
    const last = rows.at(-1)
    const snapshot = last && (await together(rows.map(({ update }) => update)))
    if (snapshot) await store.compact(document, last.seq, snapshot)
  }
}

/** With the built `tidy-worker.ts`. */
export function inAThread(worker: string): TidyingOptions['together'] {
  return (updates) =>
    new Promise((resolve, reject) => {
      const thread = new Worker(worker, { workerData: updates })
      thread.once('message', resolve)
      thread.once('error', reject)
      // Too late to matter where it has answered.
      thread.once('exit', (code) => reject(new Error(`The thread ended with code ${code}`)))
    })
}
