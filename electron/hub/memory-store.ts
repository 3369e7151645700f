import {
  type DocumentUpdate,
  type JournalRow,
  type KeptAct,
  type LeftOver,
  type Store,
  StoreError,
} from './store'

/** A conference that is forgotten when the hub ends: for tests, and for trying things out. */
export class MemoryStore implements Store {
  readonly leftOver: LeftOver | null = null
  #rows: JournalRow[] = []
  #aside: JournalRow[] = []
  readonly #acts: string[] = []
  readonly #meta = new Map<string, Uint8Array>()
  #seq = 0
  #open = true

  async append(update: DocumentUpdate): Promise<void> {
    this.#check()
    this.#add(update)
  }

  async commit({ updates, entry, ends = [] }: KeptAct): Promise<void> {
    this.#check()
    if (entry) this.#acts.push(JSON.stringify(entry))
    for (const update of updates) this.#add(update)
    this.#rows = this.#rows.filter(({ document }) => !ends.includes(document))
  }

  async load(document: string): Promise<readonly JournalRow[]> {
    this.#check()
    return this.#rows.filter((row) => row.document === document)
  }

  async documents(): Promise<readonly string[]> {
    this.#check()
    return [...new Set(this.#rows.map(({ document }) => document))].sort()
  }

  async putAside(row: JournalRow): Promise<void> {
    this.#check()
    this.#aside.push(...this.#rows.filter((each) => each.seq === row.seq))
    this.#rows = this.#rows.filter((each) => each.seq !== row.seq)
  }

  async setAside(): Promise<number> {
    this.#check()
    return this.#aside.length
  }

  async compact(document: string, through: number, snapshot: Uint8Array): Promise<void> {
    this.#check()
    if (!this.#rows.some((row) => row.document === document && row.seq === through)) return
    const isReplaced = (row: JournalRow) => row.document === document && row.seq <= through
    const kept = this.#rows.filter((row) => !isReplaced(row))
    this.#rows = [...kept, { document, seq: through, update: snapshot.slice() }].sort(
      (a, b) => a.seq - b.seq,
    )
  }

  async rewrite(): Promise<void> {
    this.#check()
  }

  async acts(): Promise<readonly string[]> {
    this.#check()
    return [...this.#acts]
  }

  async getMeta(key: string): Promise<Uint8Array | null> {
    this.#check()
    return this.#meta.get(key) ?? null
  }

  async metaFaults(): Promise<readonly string[]> {
    return []
  }

  async putMeta(key: string, value: Uint8Array): Promise<void> {
    this.#check()
    this.#meta.set(key, value.slice())
  }

  async probe(): Promise<void> {
    this.#check()
  }

  async close(): Promise<void> {
    this.#open = false
  }

  #add({ document, update }: DocumentUpdate): void {
    this.#rows.push({ document, seq: ++this.#seq, update: update.slice() })
  }

  #check(): void {
    if (!this.#open) throw new StoreError('closed')
  }
}
