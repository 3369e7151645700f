import type { By } from '../amendments/by'
import type { BlockJSON } from '../amendments/change'
import type { Instant, VersionId } from '../ids'
import type { Handwriting } from './handwriting'

/**
 * An issued state of the text, as the register lists it. What it says is kept apart, as it would
 * make everyone fetch the whole text once more for each version: see `Paper`.
 */
export interface Version {
  readonly id: VersionId
  /** "CCW/AP.II/CONF.7/L.1/Rev.1"; `null` of an adopted text, or one that another has replaced, whose symbol is pending. */
  readonly symbol: string | null
  /** The adopted text is issued by its adoption. */
  readonly kind: 'draft' | 'final'
  readonly issued: Instant
  readonly by: By
  /** How many entries the record had when it was issued. */
  readonly record: number
  /** SHA-256 in hexadecimal over the canonical JSON of the paper; the record has it as well. */
  readonly digest: string
  /** Blocks that differ from the version before, `null` of the first. */
  readonly changes: number | null
}

/** What a version says, and in whose hand each word of it is. It never changes. */
export interface Paper {
  readonly text: BlockJSON
  readonly hands: Handwriting
}

/** What was issued, for the record. */
export type VersionDeed = {
  readonly kind: 'version-issued'
  readonly version: VersionId
  readonly symbol: string
  readonly digest: string
}

/** In the order in which they were issued. */
export function byIssue(one: Version, other: Version): number {
  return one.record - other.record
}
