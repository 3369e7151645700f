import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { DocumentName } from '../../shared/document-name'
import type { Access } from '../../shared/rights'
import type { CloseReason } from '../../shared/sync'
import type { Live } from './live'
import type { Outdated } from './outdated'

export type Readable = Exclude<Access, 'none'>

/** What is known of a document now. `unsent` counts the changes that the hub does not yet have. */
export type DocumentState =
  /** It has not arrived yet. */
  | { readonly kind: 'connecting' }
  /** It has arrived, and this device has not been given the key that it is sealed with. */
  | { readonly kind: 'sealed' }
  | { readonly kind: 'open'; readonly access: Readable; readonly unsent: number }
  /** As it last was. Whoever could write still can; it is sent when the hub is back. */
  | {
      readonly kind: 'offline'
      /** Milliseconds by this machine's clock. */
      readonly since: number
      readonly access: Readable
      readonly unsent: number
    }
  /** The hub takes nothing for now, or nothing from this seat. What was typed is still here. */
  | {
      readonly kind: 'refused'
      readonly reason: CloseReason
      readonly access: Readable
      readonly unsent: number
    }
  /** It does not exist any more, or is not for this seat. */
  | { readonly kind: 'gone' }

/** A document at one moment. `doc` is another one after words had to be set aside. */
export interface Opened {
  /** While the window is outdated, a copy that nothing is sent from. */
  readonly doc: Y.Doc
  readonly awareness: Awareness | null
  readonly state: DocumentState
  readonly outdated: Outdated | null
}

export interface SharedDocument extends Live<Opened> {
  readonly name: DocumentName
  /** Asks the hub for what it has: it answers if it lives. */
  ask(): void
  /** How much has ever been written in what the hub has, as far as it is here (`writtenIn`). */
  written(): number
  /** How much of that was written in this window. */
  writtenHere(): number
  /** Whether all of it could be opened here. */
  isWhole(): boolean
  /** Whether something typed here waits for a key. */
  isKeyless(): boolean
  /**
   * Leaves the document; what is unsent is set aside, and all that was typed here if it is no more.
   * Where only the window ends, the keeper has it for the next one.
   */
  close(why?: 'closed' | 'discarded' | 'ended'): void
}

/** Whether there is something to be shown. */
export function hasArrived({ kind }: DocumentState): boolean {
  return kind !== 'connecting' && kind !== 'sealed' && kind !== 'gone'
}
