import type { DocumentUpdate, JournalRow, KeptAct, LeftOver, Store } from './store'

/** A store that passes everything on to another: for what has to look at, or to hold up, a part. */
export class PassingStore implements Store {
  constructor(readonly inner: Store) {}

  get leftOver(): LeftOver | null {
    return this.inner.leftOver
  }

  append(update: DocumentUpdate): Promise<void> {
    return this.inner.append(update)
  }

  commit(act: KeptAct): Promise<void> {
    return this.inner.commit(act)
  }

  load(document: string): Promise<readonly JournalRow[]> {
    return this.inner.load(document)
  }

  documents(): Promise<readonly string[]> {
    return this.inner.documents()
  }

  putAside(row: JournalRow): Promise<void> {
    return this.inner.putAside(row)
  }

  setAside(): Promise<number> {
    return this.inner.setAside()
  }

  compact(document: string, through: number, snapshot: Uint8Array): Promise<void> {
    return this.inner.compact(document, through, snapshot)
  }

  rewrite(): Promise<void> {
    return this.inner.rewrite()
  }

  acts(): Promise<readonly string[]> {
    return this.inner.acts()
  }

  getMeta(key: string): Promise<Uint8Array | null> {
    return this.inner.getMeta(key)
  }

  metaFaults(): Promise<readonly string[]> {
    return this.inner.metaFaults()
  }

  putMeta(key: string, value: Uint8Array): Promise<void> {
    return this.inner.putMeta(key, value)
  }

  probe(): Promise<void> {
    return this.inner.probe()
  }

  close(): Promise<void> {
    return this.inner.close()
  }
}
