import type { RecordEntry } from '../../shared/amendments/register'

/**
 * Where a conference is kept: for every document a journal of its updates, the record of acts, and
 * a few values of the hub's own. It knows no Yjs and no rights; bytes that were given come back as
 * they were, or not at all.
 */
export interface Store {
  /** What the hub before this one has left behind, if it was not stopped but ended. */
  readonly leftOver: LeftOver | null

  /** Resolves when the update is on disk. Appends of one turn of the event loop share one write. */
  append(update: DocumentUpdate): Promise<void>

  /** What an act comes to, all of it or nothing. Resolves when it is on disk. */
  commit(act: KeptAct): Promise<void>

  /**
   * The journal of a document, oldest first. Rows that are no longer what was written are set
   * aside, where `setAside` counts them, and the rest is answered.
   */
  load(document: string): Promise<readonly JournalRow[]>

  /** The names of all documents of which there is a journal. */
  documents(): Promise<readonly string[]>

  /** Takes a row out of the journal that could be read but not understood. It is kept. */
  putAside(row: JournalRow): Promise<void>

  /** How many rows have been set aside in this conference so far. */
  setAside(): Promise<number>

  /**
   * Puts one snapshot in the place of all rows up to and including `through`. The caller has made
   * sure that the snapshot holds what they held. The rows go only once it has been read back.
   */
  compact(document: string, through: number, snapshot: Uint8Array): Promise<void>

  /** Writes all that is kept anew, so that nothing is left on the disk of what was taken out of it. */
  rewrite(): Promise<void>

  /** The entries of acts as they were written beside the journal, in JSON. */
  acts(): Promise<readonly string[]>

  /** @throws StoreError where what is there is not what was put there. */
  getMeta(key: string): Promise<Uint8Array | null>
  putMeta(key: string, value: Uint8Array): Promise<void>

  /** The keys of those values that are not what was put there. */
  metaFaults(): Promise<readonly string[]>

  /** Resolves when something has been written beside all that is kept, as durably, and forgotten. */
  probe(): Promise<void>

  /** After it, every other call is refused. What was appended before it is on disk. */
  close(): Promise<void>
}

/** Found when a conference was opened after a crash, a kill or a power cut. */
export interface LeftOver {
  /** Bytes of a write that was cut short. Nobody had been told that any of it was kept. */
  readonly unfinished: number
  /** Where these bytes were put, if they did not hold together. */
  readonly keptIn: string | null
}

export interface DocumentUpdate {
  readonly document: string
  readonly update: Uint8Array
}

export function bytesOf(updates: readonly DocumentUpdate[]): number {
  return updates.reduce((bytes, { update }) => bytes + update.byteLength, 0)
}

export interface KeptAct {
  /** Written in this order. */
  readonly updates: readonly DocumentUpdate[]
  /** `null` where even the existence of the act is confidential. */
  readonly entry: RecordEntry | null
  /** Documents that are no more, whose journals go with the act. */
  readonly ends?: readonly string[]
}

export interface JournalRow {
  readonly document: string
  /** Grows with every row of the store, whatever its document. */
  readonly seq: number
  readonly update: Uint8Array
}

export type StoreFault =
  | 'disk-full'
  | 'disk-read-only'
  /** The disk answered with an error of its own. */
  | 'disk-failed'
  /** The file is a conference and cannot be read as a whole. It has not been touched. */
  | 'damaged'
  /** The file is something else. */
  | 'not-a-conference'
  /** A later version has written to it, and this one would not know all that it holds. */
  | 'later-version'
  /** Another hub has the conference open. */
  | 'locked'
  | 'closed'

const passing: ReadonlySet<StoreFault> = new Set(['disk-full', 'disk-failed', 'locked'])

/** The disk could not do what was asked; nothing of it was done. */
export class StoreError extends Error {
  override readonly name = 'StoreError'

  constructor(
    readonly why: StoreFault,
    options?: ErrorOptions,
  ) {
    super(why, options)
  }

  /** Whether trying again helps, once somebody has made room or closed the other hub. */
  get tryAgain(): boolean {
    return passing.has(this.why)
  }
}
