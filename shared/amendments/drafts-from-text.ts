import type { Node } from 'prosemirror-model'
import { idOf } from '../document/blocks'
import type { BlockId } from '../ids'
import { alignTexts, type Standing, type Step, wordsInCommon, wordsKey } from './align-texts'
import { attributesThatDiffer, type BlockJSON } from './change'
import { keptObjects } from './kept-objects'
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
 * proposal of its own. A paragraph that stands elsewhere with the same words was moved.
 */
export function draftsFromChangedText(base: Node, changed: Node): readonly ProposedDraft[] {
  const steps = withMoves(alignTexts(base, changed))
  const groups = groupsOf(steps)
  const known = baseContainers(steps)
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
  for (const { kind, bases, now, from } of groups) {
    const [first] = now
    if (kind === 'new') {
      if (!first) continue
      const own = known.get(first.container) ?? null
      // A file may have one section where the text has two.
      const isBehind = last?.container === own || within === first.container
      const anchor: Standing | null = isBehind ? last : null
      coming.push(...comingIn(now, from, anchor, own, before))
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

/** Blocks of the base, and what stands in their place. */
interface Group {
  readonly kind: 'same' | 'changed' | 'new'
  readonly bases: readonly Standing[]
  readonly now: readonly Standing[]
  /** Where a new one came from, if it was moved. */
  readonly from: Standing | null
}

type MovingStep =
  | Exclude<Step, { kind: 'new' }>
  | { readonly kind: 'new'; readonly now: Standing; readonly from: Standing | null }
  | { readonly kind: 'moved-away'; readonly base: Standing }

/** Fewer words than these are said again without having been moved. */
const leastMoved = 4

/** What went in one place and came in another with the same words. */
function withMoves(steps: readonly Step[]): readonly MovingStep[] {
  const gone = new Map<string, Standing>()
  for (const step of steps) {
    if (step.kind === 'gone' && isLong(step.base)) gone.set(wordsKey(step.base.block), step.base)
  }
  const moved = new Set<Standing>()
  const found = steps.map((step): MovingStep => {
    if (step.kind !== 'new') return step
    const from = gone.get(wordsKey(step.now.block))
    if (!from || moved.has(from)) return { ...step, from: null }
    moved.add(from)
    return { ...step, from }
  })
  return found.map((step) =>
    step.kind === 'gone' && moved.has(step.base) ? { ...step, kind: 'moved-away' } : step,
  )
}

function isLong({ block }: Standing): boolean {
  return block.textContent.trim().split(/\s+/).length >= leastMoved
}

function groupsOf(steps: readonly MovingStep[]): readonly Group[] {
  const groups: Group[] = []
  for (const step of steps) {
    if (step.kind === 'moved-away') continue
    const made = groupOf(step)
    const before = groups.at(-1)
    const joined = before && join(before, made)
    if (joined) groups[groups.length - 1] = joined
    else groups.push(made)
  }
  return groups
}

function groupOf(step: Exclude<MovingStep, { kind: 'moved-away' }>): Group {
  switch (step.kind) {
    case 'gone':
      return { kind: 'changed', bases: [step.base], now: [], from: null }
    case 'new':
      return { kind: 'new', bases: [], now: [step.now], from: step.from }
    case 'same':
    case 'changed': {
      const isOther = attributesThatDiffer(step.base.block, step.now.block).length > 0
      const kind = isOther ? 'changed' : step.kind
      return { kind, bases: [step.base], now: [step.now], from: null }
    }
  }
}

/** By how much two passages have to be more alike with a neighbour than without it. */
const gain = 0.05

/** Two neighbours that are one thing: parts of one paragraph, or new ones at one place. */
function join(one: Group, other: Group): Group | null {
  if (one.kind === 'same' || other.kind === 'same' || one.from || other.from) return null
  const both: Group = {
    kind: one.kind === 'new' && other.kind === 'new' ? 'new' : 'changed',
    bases: [...one.bases, ...other.bases],
    now: [...one.now, ...other.now],
    from: null,
  }
  if (both.kind === 'new') {
    return one.now[0]?.container === other.now[0]?.container ? both : null
  }
  if (new Set([...both.bases, ...both.now].map(({ container }) => container)).size > 2) return null
  const alike = ({ bases, now }: Group) => wordsInCommon(bases.map(blockOf), now.map(blockOf))
  return alike(both) > Math.max(alike(one), alike(other)) + gain ? both : null
}

function blockOf({ block }: Standing): Node {
  return block
}

function inPlace(bases: readonly Standing[], now: readonly Standing[]): readonly ProposedDraft[] {
  const ids = namesOf(bases)
  if (!ids) return []
  const own = (at: number) => Math.min(at, bases.length - 1)
  const words = keptObjects(bases.map(blockOf), now.map(blockOf), own)
  const proposed = now.map(({ block }, at) => {
    const was = at < bases.length ? bases[at]?.block : undefined
    return json(continued(was, block.copy(words[at])))
  })
  return [{ place: { kind: 'there' }, blocks: ids, proposed }]
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
  from: Standing | null,
  anchor: Standing | null,
  own: Node | null,
  before: BlockId | null,
): readonly ProposedDraft[] {
  const moved = from && idOf(from.block)
  const blocks = moved ? [moved] : []
  const proposed = now.map(({ block }) => json(from ? from.block : block))
  const beside = anchor && idOf(anchor.block)
  if (beside) return [{ place: { kind: 'after', block: beside }, blocks, proposed }]
  if (!own) return [{ place: { kind: 'apart', after: before }, blocks: [], proposed }]
  const within = idOf(own)
  return within ? [{ place: { kind: 'first', within }, blocks, proposed }] : []
}

/** Which section of the base a section of the changed text is: where its first known block stood. */
function baseContainers(steps: readonly MovingStep[]): ReadonlyMap<Node, Node> {
  const known = new Map<Node, Node>()
  for (const step of steps) {
    if (step.kind !== 'same' && step.kind !== 'changed') continue
    if (!known.has(step.now.container)) known.set(step.now.container, step.base.container)
  }
  return known
}

function json(block: Node): BlockJSON {
  return block.toJSON() as BlockJSON
}
