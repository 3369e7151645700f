import type { Node } from 'prosemirror-model'
import { type Amendment, isPending, labelOf } from '../amendments/amendment'
import { targetOf } from '../amendments/change'
import type { Register } from '../amendments/register'
import { aboutIn } from '../amendments/subjects'
import { alternativesOf } from '../document/alternatives'
import { findBlock, idOf, isContainer } from '../document/blocks'
import { type Bracket, bracketsOf } from '../document/brackets'
import type { AlternativeStyle } from '../document/kinds'
import { number } from '../document/numbering'
import { brokenReferences } from '../document/references'
import type { AmendmentId, BlockId, DelegationId } from '../ids'
import type { StatesRegister } from '../states/register'
import { isStale, keyOfTaken, placedIn, type Taken } from '../states/taken'
import { type Agreement, keyOf, type Scope, standingOf } from './agreement'
import { type BracketFacts, factsOf } from './bracket-facts'
import { type Change, changesSince } from './changes'
import { bareOf, type Whereabouts, whereIn } from './whereabouts'
import { wordsOf, wordsWithin } from './words-of'

/** What the register knows of what is open in a text; nothing is once it is adopted. */
export type Negotiation = Pick<Register, 'brackets' | 'agreed' | 'amendments'> &
  Partial<Pick<Register, 'stage'>> & {
    /** Where States stand; nothing of the text is compared with it while nobody knows. */
    readonly states?: StatesRegister | null
  }

/** One thing that is open. */
export type Open = Whereabouts & { readonly key: string } & (
    | {
        readonly kind: 'bracket'
        readonly bracket: BracketFacts
        readonly words: string
        /** How many open brackets are around it. */
        readonly depth: number
      }
    | {
        readonly kind: 'alternatives'
        readonly set: string
        readonly style: AlternativeStyle | 'words'
        readonly versions: readonly VersionOf[]
      }
    | { readonly kind: 'stray'; readonly id: string; readonly end: 'open' | 'close' }
    | {
        readonly kind: 'amendment'
        readonly amendment: AmendmentId
        readonly name: string
        readonly delegation: DelegationId
      }
    | {
        readonly kind: 'changed'
        readonly scope: Scope
        readonly standing: 'changed' | 'gone'
        readonly changes: readonly Change[]
      }
    /** A cross-reference whose target is gone, or has no number any more. */
    | {
        readonly kind: 'reference'
        /** What it said when it was put there. */
        readonly said: string
        /** Which of the broken ones of its block it is, from 0. */
        readonly nth: number
      }
    /** What came from the register of States, which by now says something else. */
    | { readonly kind: 'states'; readonly taken: Taken }
  )

export interface VersionOf {
  /** The bracket or the paragraph: what is named when it is chosen. */
  readonly id: string
  readonly label: string | null
  readonly words: string
  readonly by: readonly DelegationId[]
}

export interface Outstanding {
  /** In reading order. */
  readonly open: readonly Open[]
  /** Of those that are open, the brackets about which all but the last word is said. */
  readonly adReferendum: readonly Open[]
  /** What is agreed ad referendum and has not changed since. It is not open. */
  readonly agreed: readonly (Whereabouts & { readonly key: string; readonly scope: Scope })[]
}

const sealed: Outstanding = { open: [], adReferendum: [], agreed: [] }

const known = new WeakMap<Node, { of: Negotiation; made: Outstanding }>()

/**
 * What stands between a text and its adoption. The hub refuses to adopt by the same list by which
 * the window shows what is to be done, so the two cannot differ.
 */
export function outstandingIn(text: Node, of: Negotiation): Outstanding {
  const before = known.get(text)
  if (before && isSame(before.of, of)) return before.made
  const made = look(text, of)
  known.set(text, { of, made })
  return made
}

function isSame(one: Negotiation, other: Negotiation): boolean {
  return (
    (one.stage === 'adopted') === (other.stage === 'adopted') &&
    one.brackets === other.brackets &&
    one.agreed === other.agreed &&
    one.amendments === other.amendments &&
    (one.states ?? null) === (other.states ?? null)
  )
}

function look(text: Node, of: Negotiation): Outstanding {
  if (of.stage === 'adopted') return sealed
  const where = whereIn(text)
  const found: Found[] = [
    ...brackets(text, of),
    ...alternatives(text, of),
    ...strays(text),
    ...references(text),
    ...outOfDate(text, of),
    ...of.amendments.filter(isPending).map((amendment) => pending(text, amendment)),
    ...of.agreed.flatMap((agreement): readonly Found[] => {
      const { scope } = agreement
      const standing = standingOf(text, agreement)
      if (standing === 'stands') return []
      const changes = changesSince(text, agreement)
      const item = { kind: 'changed', scope, standing, changes } as const
      return [{ ...placeOf(text, scope), item, key: `changed ${keyOf(scope)}` }]
    }),
  ]
  const open = found
    .sort((one, other) => one.pos - other.pos)
    .map(({ block, item, key }): Open => ({ ...where(block), key, ...item }))
  return {
    open: open.filter((each) => !isAdReferendum(each)),
    adReferendum: open.filter(isAdReferendum),
    agreed: of.agreed
      .filter((agreement) => standingOf(text, agreement) === 'stands')
      .map((agreement) => agreedAt(text, agreement, where)),
  }
}

/** How many stand in the way of adoption; brackets agreed ad referendum are brackets still. */
export function countOpen({ open, adReferendum }: Outstanding): number {
  return open.length + adReferendum.length
}

/** By the heading beneath which they are, for the outline and the president. */
export function bySection(outstanding: Outstanding): ReadonlyMap<BlockId | null, number> {
  const counts = new Map<BlockId | null, number>()
  for (const { under } of [...outstanding.open, ...outstanding.adReferendum]) {
    counts.set(under, (counts.get(under) ?? 0) + 1)
  }
  return counts
}

/** Whose an open thing is: who proposes it and who reserves on it. */
export function concerning(item: Open): readonly DelegationId[] {
  switch (item.kind) {
    case 'bracket':
      return [...new Set([...item.bracket.proponents, ...item.bracket.reserving])]
    case 'alternatives':
      return [...new Set(item.versions.flatMap(({ by }) => by))]
    case 'amendment':
      return [item.delegation]
    case 'stray':
    case 'changed':
    case 'reference':
    case 'states':
      return []
  }
}

/** Omits from each of a union, and not from what all of them have. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

interface Found {
  readonly pos: number
  readonly block: BlockId | null
  readonly key: string
  readonly item: Without<Open, keyof Whereabouts | 'key'>
}

function isAdReferendum(item: Open): boolean {
  return item.kind === 'bracket' && item.bracket.status === 'ad-referendum'
}

function brackets(text: Node, { brackets: facts }: Negotiation): readonly Found[] {
  const inSets = new Set(
    alternativesOf(text).flatMap((each) =>
      each.kind === 'words' ? each.members.map(({ id }) => id) : [],
    ),
  )
  const byId = new Map(facts.map((each) => [each.id, each]))
  const depths = new Map<string, number>()
  return bracketsOf(text).all.flatMap((bracket) => {
    const { id, open, close, parent, block } = bracket
    const depth = parent === null ? 0 : (depths.get(parent) ?? 0) + 1
    depths.set(id, depth)
    if (close === null || inSets.has(id)) return []
    const known = byId.get(id)
    const item = {
      kind: 'bracket',
      bracket: factsOf(bracket, known ? [known] : []),
      words: wordsWithin(text, block, open + 1, close),
      depth,
    } as const
    return [{ pos: open, block, item, key: `bracket ${id}` }]
  })
}

function alternatives(text: Node, { brackets: facts }: Negotiation): readonly Found[] {
  const { labels } = number(text)
  return alternativesOf(text).map((of): Found => {
    const first = of.members[0]
    if (!first) throw new Error('A set has more than one member')
    const at = 'open' in first ? first.open : first.pos
    const versions =
      of.kind === 'words'
        ? of.members.map(versionOf)
        : of.members.map(({ block, pos, end }) => ({
            id: block,
            label: bareOf(labels.get(block)),
            words: wordsOf(text, pos, end),
            by: [],
          }))
    const style = of.kind === 'words' ? 'words' : of.style
    const item = { kind: 'alternatives', set: of.set, style, versions } as const
    return { pos: at, block: first.block, item, key: `set ${of.set}` }
  })

  function versionOf(bracket: Bracket & { readonly close: number }): VersionOf {
    const { id, open, close } = bracket
    const by = factsOf(bracket, facts).proponents
    return { id, label: null, words: wordsOf(text, open + 1, close), by }
  }
}

/** Signs with one name are taken away together, and are one here. */
function strays(text: Node): readonly Found[] {
  const found = new Map<string, Found>()
  for (const { id, end, pos, block } of bracketsOf(text).strays) {
    const key = `stray ${end} ${id}`
    if (!found.has(key)) found.set(key, { pos, block, item: { kind: 'stray', id, end }, key })
  }
  return [...found.values()]
}

function references(text: Node): readonly Found[] {
  const counts = new Map<BlockId | null, number>()
  return brokenReferences(text).map(({ block, said, pos }) => {
    const nth = counts.get(block) ?? 0
    counts.set(block, nth + 1)
    return { pos, block, item: { kind: 'reference', said, nth }, key: `reference ${block} ${nth}` }
  })
}

function outOfDate(text: Node, { states }: Negotiation): readonly Found[] {
  if (!states) return []
  return placedIn(text, states).flatMap(({ taken, places: [pos] }) => {
    if (pos === undefined || !isStale(taken)) return []
    const item = { kind: 'states', taken } as const
    return [{ pos, block: taken.block, item, key: `states ${keyOfTaken(taken)}` }]
  })
}

function pending(text: Node, amendment: Amendment): Found {
  const { id, delegation, change } = amendment
  const target = targetOf(aboutIn(text, change))
  const at = (target && findBlock(text, target)?.pos) ?? text.content.size
  const item = { kind: 'amendment', amendment: id, name: labelOf(amendment), delegation } as const
  return { pos: at, block: target, item, key: `amendment ${id}` }
}

function placeOf(text: Node, scope: Scope): { block: BlockId | null; pos: number } {
  if (scope.kind === 'block') {
    return { block: scope.id, pos: findBlock(text, scope.id)?.pos ?? text.content.size }
  }
  let found: { block: BlockId | null; pos: number } = { block: null, pos: 0 }
  text.forEach((top, pos) => {
    if (scope.kind !== 'section' || idOf(top) !== scope.id || !isContainer(top)) return
    found = { block: top.firstChild && idOf(top.firstChild), pos }
  })
  return found
}

function agreedAt(
  text: Node,
  { scope }: Agreement,
  where: (block: BlockId | null) => Whereabouts,
): Outstanding['agreed'][number] {
  return { ...where(placeOf(text, scope).block), scope, key: `agreed ${keyOf(scope)}` }
}
