import type { BlockJSON } from '../../shared/amendments/change'
import type { ProposedDraft } from '../../shared/amendments/drafts-from-text'
import type { MadeFrom, Origin } from '../../shared/exchange/incoming/made-from'
import type { Proposal, ProposalsIn } from '../../shared/exchange/incoming/proposals-in'
import type { NoSource, Source } from '../../shared/exchange/incoming/source'
import type { Row } from '../../shared/exchange/take-in/row'
import type { TakenIn } from '../../shared/exchange/take-in/taken-in'

/** A text as it goes from one thread to the other. */
export type TextJSON = BlockJSON

export interface OriginJSON {
  readonly key: string
  readonly symbol: string | null
  readonly text: TextJSON
}

/** What the window asks of the thread that reads. What is read is kept there for what is asked next. */
export type Question = { readonly id: number } & (
  | { readonly kind: 'read'; readonly file: File }
  /** The whole of a file, to be the text of a conference. */
  | { readonly kind: 'take-in'; readonly file: File }
  | {
      readonly kind: 'proposals'
      readonly origins: readonly OriginJSON[]
      readonly now: TextJSON
      /** Which of them somebody has said that it is. */
      readonly chosen: string | null
    }
)

export interface FileRead {
  readonly kind: 'read'
  readonly as: Source['kind']
  /** In the masthead. */
  readonly symbol: string | null
  /** Of tracked changes. */
  readonly authors: readonly string[]
  readonly tracked: number
  /** Which are never run. */
  readonly hasMacros: boolean
}

export interface FoundProposals extends Omit<ProposalsIn<Origin>, 'from' | 'proposals'> {
  readonly kind: 'proposals'
  readonly from: { readonly key: string; readonly by: MadeFrom<Origin>['by'] }
  readonly proposals: readonly FoundProposal[]
}

export type FoundProposal = Omit<Proposal, 'draft'> & { readonly draft: ProposedDraft }

export type Reply = { readonly id: number } & (
  | FileRead
  | FoundProposals
  | FoundText
  | NoSource
  | Failed
)

/** What a file would become as the text. */
export interface FoundText extends Omit<TakenIn, 'rows'>, Pick<FileRead, FactsOfFile> {
  readonly kind: 'text'
  readonly rows: readonly FoundRow[]
}

/** What is told of a file, whatever it is brought in for. */
export type FactsOfFile = 'authors' | 'tracked' | 'hasMacros'

/** Each block has an id from here on. */
export type FoundRow = Omit<Row, 'block'> & { readonly block: BlockJSON }

/** It fell over, as over a file that takes more memory than there is. */
export interface Failed {
  readonly kind: 'failed'
}
