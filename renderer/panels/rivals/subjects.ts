import type { Node } from 'prosemirror-model'
import { type Amendment, isPending, touches } from '../../../shared/amendments/amendment'
import { aboutIn } from '../../../shared/amendments/subjects'
import { type BlockId, blockId } from '../../../shared/ids'
import { cell } from '../../session/live'

/** The block whose amendments are compared. One window shows one conference. */
export const comparing = cell<BlockId | null>(null)

/** What is pending, under each block that it is about. */
export type Subjects = ReadonlyMap<BlockId, readonly Amendment[]>

const known = new WeakMap<readonly Amendment[], { text: Node | null; made: Subjects }>()

export function subjectsOf(amendments: readonly Amendment[], text: Node | null): Subjects {
  const before = known.get(amendments)
  if (before?.text === text) return before.made
  const made = new Map<BlockId, Amendment[]>()
  const byId = new Map(amendments.map((each) => [each.id, each]))
  for (const each of amendments.filter(isPending)) {
    const about = each.amends ? byId.get(each.amends) : each
    if (!about || !isPending(about)) continue
    for (const block of blocksOf(about, text)) made.set(block, [...(made.get(block) ?? []), each])
  }
  known.set(amendments, { text, made })
  return made
}

/** The first of the blocks by which an amendment is compared; `null` where none is. */
export function subjectOf(
  amendment: Amendment,
  amendments: readonly Amendment[],
  text: Node | null,
): BlockId | null {
  const about = amendments.find(({ id }) => id === amendment.amends) ?? amendment
  return blocksOf(about, text)[0] ?? null
}

/** New words at the head of a section are known by the section; what is apart from all has no rivals. */
function blocksOf({ change }: Amendment, text: Node | null): readonly BlockId[] {
  const { base, place } = text ? aboutIn(text, change) : change
  if (base.length > 0) return [...touches({ base })].map(blockId)
  if (place.kind === 'first') return place.within ? [place.within] : []
  return place.kind === 'after' ? [place.block] : []
}
