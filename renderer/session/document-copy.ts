import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { SealedDraft } from '../../shared/sealing/sealed-draft'
import type { DocumentLink } from './document-link'
import type { Readable } from './document-state'
import type { Outdated } from './outdated'

/** A document as it is here, until it has to be thrown away and loaded anew. */
export interface Copy {
  readonly doc: Y.Doc
  /** What goes to the hub and comes from it: `doc` itself, or the log in which it is sealed. */
  readonly carried: Y.Doc
  readonly sealed: SealedDraft | null
  /** Whether the hub has sent all that it had. */
  came: boolean
  /** Whether what is arriving tells of a time when the hub could not be reached. */
  away: boolean
  readonly awareness: Awareness | null
  readonly link: DocumentLink
  /** What the window sees: `doc` itself, or a copy of it while the window is outdated. */
  shown: Y.Doc
  outdated: Outdated | null
  /** The hub's own at this connection. */
  hubSchema: number
  /** Whether something came that the schema has not. */
  foreign: boolean
  access: Readable
  /** How much of what was typed here the hub is known to have: a Yjs clock. */
  safe: number
}

/** What waits to be sealed is not with the hub either. */
export function unsentIn({ link, sealed }: Copy): number {
  return link.unsent + (sealed?.waiting ?? 0)
}
