import type { BlockId, VersionId } from '../../../shared/ids'
import { cell } from '../../session/live'
import type { Seeing } from '../seeing/seeing'

/** What is read in the place of the text. One window shows one conference. */
export type Opened =
  | { readonly kind: 'version'; readonly version: VersionId }
  /** `to` is `null` for the text as it stands. */
  | { readonly kind: 'compare'; readonly from: VersionId; readonly to: VersionId | null }
  /** The text as it would be with these amendments. */
  | { readonly kind: 'as-amended'; readonly by: Seeing }

export const opened = cell<Opened | null>(null)

/** Words of which it is asked where they come from: offsets in the content of a block. */
export interface Spot {
  readonly block: BlockId
  readonly from: number
  readonly to: number
}

export const askedWhose = cell<Spot | null>(null)
