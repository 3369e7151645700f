import type { BlockJSON } from '../amendments/change'
import type { Handwriting } from './handwriting'

/** One block of the text as it stands, with whose hand its words are in. */
export interface Passage {
  readonly block: BlockJSON
  readonly hands: Handwriting
}
