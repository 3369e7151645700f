import type { Condition } from '../../shared/conditions'
import type { TypedWords } from '../../shared/document/kept-words'
import type { DocumentName } from '../../shared/document-name'
import type { Presence } from '../../shared/presence'
import type { TermNotice } from '../../shared/sync'
import type { Keeper } from './keeper'
import type { Paper } from './pass'
import type { Seal } from './sealing'
import type { Aside } from './set-aside'
import type { Socket } from './socket'

/** With what a document of the conference is opened. */
export interface DocumentOptions {
  readonly name: DocumentName
  /** The version of the schema that this window knows. */
  readonly schema: number
  readonly socket: Socket
  readonly paper: Paper
  /** How others see this person here; `null` where nobody is seen. */
  readonly presence: Presence['user'] | null
  /** Keeps them, beyond the end of the window if this machine can. */
  readonly onSetAside: (aside: Aside) => void
  /** For the documents in which people write. */
  readonly keeper?: Keeper | undefined
  /** For a draft, which the hub cannot read. */
  readonly seal?: Seal
  /** Words that went with a colleague's deletion, but that this window has brought to where they belong. */
  readonly onBrought: (words: readonly TypedWords[]) => void
  /** Which hub this is. Answers `false` for one that is none any more. */
  readonly onTerm?: (notice: TermNotice) => boolean
  /** What the hub says of its machine, at the secretariat's file. */
  readonly onConditions?: (all: readonly Condition[]) => void
}
