import type { OfficialLanguage } from '../document/language'
import type { BlockId } from '../ids'
import type { Progress } from './follow-up'

/**
 * What was done about the follow-up. What it came to is in a document of its own, and the record has
 * its digest: SHA-256 in hexadecimal over the canonical JSON, of all States, of one matter or of all
 * names.
 */
export type FollowUpDeed =
  | {
      readonly kind: 'states-kept'
      readonly source: string
      readonly count: number
      readonly digest: string
    }
  | { readonly kind: 'state-changed'; readonly name: string; readonly digest: string }
  | {
      readonly kind: 'recommendation-followed'
      readonly recommendation: BlockId
      /** As it was numbered: "20". */
      readonly label: string | null
      readonly progress: Progress
      readonly digest: string
    }
  | {
      readonly kind: 'names-kept'
      readonly languages: readonly OfficialLanguage[]
      readonly digest: string
    }
