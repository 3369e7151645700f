import type { HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Condition } from '../../shared/conditions'
import type { Access } from '../../shared/rights'
import type { TermNotice } from '../../shared/sync'

import type { Paper } from './pass'

/** With what one document is put on the socket of its conference. */
export interface LinkOptions {
  readonly name: string
  readonly doc: Y.Doc
  readonly awareness: Awareness | null
  readonly paper: Paper
  readonly socket: HocuspocusProviderWebsocket
  readonly on: LinkEvents
}

/** What a document hears from its link. Each is called once for each time it happens. */
export interface LinkEvents {
  /** At each connection, before anything else: the schema that the hub knows, 0 if it does not say. */
  met(schema: number): void
  /** The hub has said what may be done here: at each connection, and when it changes. */
  access(access: Exclude<Access, 'none'>): void
  /** An update is about to be put into the document; after a time `away` it tells of all of that. */
  arriving(update: Uint8Array, away: boolean): void
  /** All that the hub had is here. */
  arrived(): void
  /** A change was made here. The hub may have it in a moment, or when it can be reached. */
  written(update: Uint8Array): void
  /** The number of changes that are not yet with the hub is another one. */
  unsent(): void
  /** The hub took none of what was sent; it has not closed the document. */
  refused(): void
  /** The hub has closed the document, or does not open it: a `CloseReason`, or its own words. */
  closed(reason: string): void
  denied(reason: string): void
  /** A change was made here although nothing may be written. It was not sent. */
  trespassed(): void
  /** Which hub it is, and who follows it: see `shared/standby.ts`. */
  term(notice: TermNotice): void
  /** What the hub has to say of its machine, to the secretariat. */
  conditions(all: readonly Condition[]): void
  /** The connection is gone; whatever was on its way is not acknowledged any more. */
  lost(): void
}
