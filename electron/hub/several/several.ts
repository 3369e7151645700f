import type { ConferenceId } from '../../../shared/ids'
import type { DocumentUpdate } from '../store'
import type { Holding } from './pen'

/** What a hub needs beside its store where others serve the same conference: see SCALING.md. */
export interface Several {
  readonly pen: Holding
  /**
   * From now on `take` is told of each row that another hub has written, in order. Asked for by
   * whoever holds the pen, once all that there is has been loaded.
   */
  follow(take: (row: DocumentUpdate) => Promise<void>): void
  /** Resolves when all that had been written by then has been taken. @throws StoreError */
  abreast(): Promise<void>
  /** Whether a challenge is answered for the first time, at whichever hub. */
  isFirst(nonce: string, ends: Date): Promise<boolean>
  /** The database has been away for so long that windows are better off elsewhere. */
  giveUp(fault: unknown): void
  /** How hubs reach each other; `null` where they only share a database. */
  readonly talk: Talk | null
}

/** Messages between hubs that may be lost. */
export interface Talk {
  begin(conference: ConferenceId, hear: (message: Message) => void): Promise<void>
  say(message: Message): void
  end(): void
}

export type Message =
  | { readonly kind: 'written' }
  /** Carets at a document, as y-protocols writes them in base64, and whose they are. */
  | {
      readonly kind: 'presence'
      readonly from: string
      readonly document: string
      readonly update: string
      readonly owners: readonly (readonly [client: number, person: string])[]
    }
  /** Asks for all carets at a document. */
  | { readonly kind: 'who'; readonly from: string; readonly document: string }
  | { readonly kind: 'alive'; readonly from: string }
