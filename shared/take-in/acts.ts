import { isPending } from '../amendments/amendment'
import {
  type Circumstances,
  type Decision,
  nothing,
  refused,
  type Situation,
} from '../amendments/decision'
import type { Seat } from '../conference'
import { eachBlock } from '../document/blocks'
import { readJson } from '../document/ydoc'
import type { VersionId } from '../ids'
import type { Act } from '../protocol'
import { replacedVersion } from '../versions/version-acts'
import { faultInText } from './fault'
import { says } from './says'

export type TakeInAct = Extract<Act, { kind: 'take-in-text' }>

/** A document of another program became the text. */
export interface TakeInDeed {
  readonly kind: 'text-taken-in'
  /** As the file was called. */
  readonly file: string
  readonly blocks: number
  /** What the text said until then, unless the last version says it. */
  readonly issued?: { readonly version: VersionId; readonly digest: string }
}

/**
 * Makes a document the text, whole or not at all. A text that says something gives way only where
 * that was confirmed, and is kept as a version; one to which amendments are tabled never does, since
 * they would be to nothing. The right is there.
 */
export function takeIn(act: TakeInAct, by: Seat, on: Situation, with_: Circumstances): Decision {
  const { register } = on
  if (register.amendments.some(isPending)) return refused('amendments-tabled')
  const isSaying = says(on.text)
  if (isSaying && !act.over) return refused('text-not-empty')
  const read = readJson(act.content)
  if (read.kind === 'invalid' || faultInText(read.node)) return refused('taken-in-not-valid')
  const kept = isSaying ? replacedVersion(by, on, with_) : null
  if (isSaying && !kept) return refused('text-not-valid')
  const version = kept && kept.changes !== 0 ? kept : null
  let blocks = 0
  eachBlock(read.node, () => {
    blocks++
  })
  const deed: TakeInDeed = {
    kind: 'text-taken-in',
    file: act.file,
    blocks,
    ...(version && { issued: { version: version.id, digest: version.digest } }),
  }
  return {
    kind: 'done',
    register: {
      ...register,
      // What was agreed were blocks that have gone.
      agreed: [],
      ...(version && { versions: [...register.versions, version] }),
    },
    text: read.node,
    anew: true,
    ...(version && { issues: version.id }),
    deed,
    result: nothing,
  }
}
