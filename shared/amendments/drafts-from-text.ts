import type { Node } from 'prosemirror-model'
import { idOf } from '../document/blocks'
import type { BlockId } from '../ids'
import { type Standing, wordsKey } from './align-texts'
import { attributesThatDiffer, type BlockJSON } from './change'
import { keptObjects } from './kept-objects'
import { passagesIn } from './passages'
import type { Named } from './subject'

/** A draft amendment as it is asked of the hub, with the words that it begins with. */
export interface ProposedDraft extends Named {
  readonly proposed: readonly BlockJSON[]
}

/**
 * The drafts that turn a text into a changed one, if they are adopted in this order: one for each
 * paragraph that is affected. The changed one need not know the ids: it may come from another program.
 *
 * A paragraph that was divided, or joined with the next one, is one draft with all of its parts.
 * Paragraphs that are new at one place are one draft, and a section of nothing but new ones is a
 * proposal of its own. A paragraph that stands elsewhere was moved, and may have been reworded there.
 */
export function draftsFromChangedText(base: Node, changed: Node): readonly ProposedDraft[] {
  const { passages, containers: known } = passagesIn(base, changed)
  const drafts: ProposedDraft[] = []
  /** What comes in behind `last`, and what `last` becomes where it is more than one block. */
  let coming: ProposedDraft[] = []
  let divided: readonly ProposedDraft[] = []
  let last: Standing | null = null
  let within: Node | null = null
  let before: BlockId | null = null
  /**
   * Of things that come in at one place the last one is put first, so that each that is adopted
   * after it stands before it, and the parts of a divided paragraph before all of them.
   */
  const settle = () => {
    drafts.push(...coming.reverse(), ...divided)
    coming = []
    divided = []
  }
  for (const { kind, bases, now } of passages) {
    const [first] = now
    if (kind === 'new' || kind === 'moved') {
      if (!first) continue
      const own = known.get(first.container) ?? null
      // A file may have one section where the text has two.
      const isBehind = last?.container === own || within === first.container
      const anchor: Standing | null = isBehind ? last : null
      coming.push(...comingIn(now, bases, anchor, own, before))
      continue
    }
    const made = kind === 'changed' ? inPlace(bases, now) : []
    if (!first) {
      // What goes is no place beside which anything could stand.
      drafts.push(...made)
      continue
    }
    settle()
    if (now.length > bases.length) divided = made
    else drafts.push(...made)
    last = bases[Math.min(now.length, bases.length) - 1] ?? last
    within = now.at(-1)?.container ?? within
    before = idOf(known.get(first.container) ?? first.container) ?? before
  }
  settle()
  return drafts
}

function inPlace(bases: readonly Standing[], now: readonly Standing[]): readonly ProposedDraft[] {
  const ids = namesOf(bases)
  return ids ? [{ place: { kind: 'there' }, blocks: ids, proposed: becoming(bases, now) }] : []
}

/** Blocks as what they are in the changed text: the first of these go on under their names. */
function becoming(bases: readonly Standing[], now: readonly Standing[]): readonly BlockJSON[] {
  const own = (at: number) => Math.min(at, bases.length - 1)
  const words = keptObjects(bases.map(blockOf), now.map(blockOf), own)
  return now.map(({ block }, at) => {
    const was = at < bases.length ? bases[at]?.block : undefined
    return json(continued(was, block.copy(words[at])))
  })
}

function blockOf({ block }: Standing): Node {
  return block
}

/** `null` where one of them has no name by which the hub could find it. */
function namesOf(bases: readonly Standing[]): BlockId[] | null {
  const ids = bases.map(({ block }) => idOf(block))
  return ids.every((id) => id !== null) ? ids : null
}

/** What of a block may be amended in what the other is: its kind and place are not what was changed. */
function continued(was: Node | undefined, now: Node): Node {
  if (was?.isTextblock !== now.isTextblock) return now
  const amended = attributesThatDiffer(was, now).map((name) => [name, now.attrs[name]])
  return was.type.create({ ...was.attrs, ...Object.fromEntries(amended) }, now.content)
}

function comingIn(
  now: readonly Standing[],
  from: readonly Standing[],
  anchor: Standing | null,
  own: Node | null,
  before: BlockId | null,
): readonly ProposedDraft[] {
  const blocks = namesOf(from)
  if (!blocks) return []
  const proposed = from.length > 0 ? moving(from, now) : now.map(({ block }) => json(block))
  const beside = anchor && idOf(anchor.block)
  if (beside) return [{ place: { kind: 'after', block: beside }, blocks, proposed }]
  if (!own) return [{ place: { kind: 'apart', after: before }, blocks: [], proposed }]
  const within = idOf(own)
  return within ? [{ place: { kind: 'first', within }, blocks, proposed }] : []
}

/** With the same words, it is what it was in all else too. */
function moving(from: readonly Standing[], now: readonly Standing[]): readonly BlockJSON[] {
  const isSame = from.map(blockOf).map(wordsKey).join() === now.map(blockOf).map(wordsKey).join()
  return isSame ? from.map(({ block }) => json(block)) : becoming(from, now)
}

function json(block: Node): BlockJSON {
  return block.toJSON() as BlockJSON
}
