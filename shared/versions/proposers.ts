import type { Node } from 'prosemirror-model'
import { type Amendment, changeIn } from '../amendments/amendment'
import { type BlockJSON, blockIdOf, toBlock } from '../amendments/change'
import { commonRuns } from '../amendments/common-runs'
import { diff } from '../amendments/diff'
import type { Register } from '../amendments/register'
import { wordsOf } from '../amendments/words'
import { schema } from '../document/schema'
import { type AmendmentId, type BlockId, blockId } from '../ids'
import { type Handwriting, type Run, runsOf, type Source } from './handwriting'

type Known = Pick<Register, 'amendments' | 'record'>

/**
 * The handwriting of a text, with what came by an adopted amendment divided among those who proposed
 * it: words that an amendment to that amendment brought are in the hand of that one's adoption
 * (V13). `find` gives the blocks as they stand in the text.
 */
export function byProposers(
  hands: Handwriting,
  find: (id: BlockId) => Node | null,
  register: Known,
): Handwriting {
  const sources = [...hands.sources]
  const indexOf = (source: Source | null) => {
    if (!source) return -1
    const at = sources.indexOf(source)
    return at < 0 ? sources.push(source) - 1 : at
  }
  const runs = { ...hands.runs }
  const touched = { ...hands.touched }
  for (const amendment of register.amendments) {
    const entry = entryOf(amendment, register)
    if (entry === null || amendedBy(amendment, register).length === 0) continue
    const named = idsIn(amendment)
    for (const id of new Set([...named, ...blocksBy(hands, entry)])) {
      const block = find(id)
      const from = named.has(id) ? id : originOf(block, amendment)
      if (!from) continue
      const shares = sharesOf(amendment, from, register)
      if (block?.inlineContent) {
        const parted = runsOf(hands, id, block.content.size).flatMap((run) =>
          isOf(run.source, entry) ? divided(run, block, shares, register) : [run],
        )
        if (parted.some(({ source }) => source !== null)) {
          runs[id] = parted.flatMap(({ from, to, source }) => [to - from, indexOf(source)])
        }
      }
      const hand = hands.touched[id]
      if (!hand) continue
      touched[id] = hand.flatMap((index) => {
        const source = hands.sources[index]
        if (!source || !isOf(source, entry)) return [index]
        return [...shares.takers].map((by) => indexOf(sourceOf(by, source, register)))
      })
    }
  }
  return { sources, runs, touched }
}

/** The blocks in which an act put words, or from which it took some: others may have divided those that it names. */
function blocksBy({ sources, runs, touched }: Handwriting, entry: number): readonly BlockId[] {
  const isBy = (index: number) => isOf(sources[index] ?? null, entry)
  const ids = Object.entries(runs).flatMap(([id, all]) =>
    all?.some((index, at) => at % 2 === 1 && isBy(index)) ? [id] : [],
  )
  const others = Object.entries(touched).flatMap(([id, all]) => (all?.some(isBy) ? [id] : []))
  return [...ids, ...others].map(blockId)
}

/** Which of the proposed blocks the words of one that it does not name are in: most of them, and at least one. */
function originOf(block: Node | null, amendment: Amendment): BlockId | null {
  if (!block?.inlineContent) return null
  const said = wordsOf(block).strong.keys
  let [most, origin]: [number, BlockId | null] = [0, null]
  for (const json of changeIn(amendment).proposed) {
    const proposed = toBlock(json)
    if (!proposed.inlineContent) continue
    const common = commonRuns(wordsOf(proposed).strong.keys, said)
    const length = common.reduce((sum, run) => sum + run.length, 0)
    if (length > most) [most, origin] = [length, blockIdOf(json)]
  }
  return origin
}

function isOf(source: Source | null, entry: number): boolean {
  return source?.kind === 'act' && source.entry === entry
}

/** The entry that adopted it, `null` if it is not adopted. */
function entryOf({ id, state }: Amendment, { record }: Known): number | null {
  if (state.kind !== 'adopted' && state.kind !== 'adopted-orally') return null
  const found = record.findLast(
    ({ at, deed }) => deed.kind === 'amendment-adopted' && deed.amendment === id && at === state.at,
  )
  return found?.number ?? null
}

/** The adopted amendments to it. */
function amendedBy({ id }: Amendment, register: Known): readonly Amendment[] {
  return register.amendments.filter(
    (each) => each.amends === id && entryOf(each, register) !== null,
  )
}

function idsIn(amendment: Amendment): ReadonlySet<BlockId> {
  const { base, proposed } = changeIn(amendment)
  return new Set([...base, ...proposed].flatMap((json) => blockIdOf(json) ?? []))
}

/** Whose a word of a proposal is: of the amendment to it, `null` for its own sponsors. */
type Whose = AmendmentId | null

interface Shares {
  /** What was adopted of this block in the end, `null` if it went. */
  readonly proposed: Node | null
  /** For each position in it; the words that were there before it are nobody's. */
  readonly whose: readonly (Whose | 'base')[]
  /** Who proposed to take words of the base away; its sponsors if it is not known. */
  readonly takers: ReadonlySet<Whose>
}

/**
 * From what the sponsors saw by each revision to what was adopted: words that come are of who made
 * the revision, and the others stay whose they were.
 */
function sharesOf(amendment: Amendment, id: BlockId, register: Known): Shares {
  const { earlier, tabled, change, state } = amendment
  const makers = new Map(
    amendedBy(amendment, register).flatMap(({ id: by, state: own }) =>
      'at' in own ? [[own.at, by] as const] : [],
    ),
  )
  const said = (revision: Pick<Amendment, 'change' | 'tabled'>) => ({
    block: blockIn(revision.change.proposed, id),
    by: makers.get(revision.tabled) ?? null,
  })
  const states = [...earlier.map(said), said({ change, tabled })]
  // The words that were read out are nobody's but the amendment's own.
  if (state.kind === 'adopted-orally') {
    states.push({ block: blockIn(state.change.proposed, id), by: null })
  }
  let now = blockIn(earlier[0]?.change.base ?? change.base, id) ?? empty
  let whose: readonly (Whose | 'base')[] = Array.from({ length: now.content.size }, () => 'base')
  const takers = new Set<Whose>()
  for (const { block, by } of states) {
    const next = block ?? empty
    if (!now.inlineContent || !next.inlineContent) break
    const after: (Whose | 'base')[] = []
    let at = 0
    for (const { from, to, fromB, toB } of diff(now, next)) {
      after.push(...whose.slice(at, from))
      if (whose.slice(from, to).includes('base')) takers.add(by)
      for (let n = fromB; n < toB; n++) after.push(by)
      at = to
    }
    whose = [...after, ...whose.slice(at)]
    now = next
  }
  return { proposed: now, whose, takers: takers.size > 0 ? takers : new Set([null]) }
}

const empty = schema.node('paragraph')

function blockIn(blocks: readonly BlockJSON[], id: BlockId): Node | null {
  const found = blocks.find((json) => blockIdOf(json) === id)
  return found ? toBlock(found) : null
}

/** A run in parts of one proposer each. */
function divided(
  { from, to, source }: Run,
  block: Node,
  { proposed, whose }: Shares,
  register: Known,
): readonly Run[] {
  if (!source || !proposed?.inlineContent) return [{ from, to, source }]
  const owners = ownersIn(block, proposed, whose)
  const parts: Run[] = []
  for (let at = from; at < to; ) {
    const by = owners[at] ?? null
    let end = at + 1
    while (end < to && (owners[end] ?? null) === by) end++
    parts.push({ from: at, to: end, source: sourceOf(by, source, register) })
    at = end
  }
  return parts
}

/** For each position of the block as it stands, whose the word was in what was adopted. */
function ownersIn(block: Node, proposed: Node, whose: Shares['whose']): readonly Whose[] {
  const owners: Whose[] = []
  let at = 0
  const keep = (upTo: number) => {
    for (; at < upTo; at++) {
      const by = whose[at]
      owners.push(by === 'base' ? null : (by ?? null))
    }
  }
  for (const { from, to, fromB, toB } of diff(proposed, block)) {
    keep(from)
    for (let n = fromB; n < toB; n++) owners.push(null)
    at = to
  }
  keep(proposed.content.size)
  return owners
}

/** The adoption of the amendment to it, as of the time at which its words came into the text. */
function sourceOf(by: Whose, own: Source, register: Known): Source {
  const amendment = by && register.amendments.find(({ id }) => id === by)
  const entry = amendment ? entryOf(amendment, register) : null
  return entry === null ? own : { kind: 'act', entry, at: own.at }
}
