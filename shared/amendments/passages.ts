import type { Node } from 'prosemirror-model'
import {
  alignTexts,
  isLong,
  type Standing,
  type Step,
  wordsInCommon,
  wordsKey,
} from './align-texts'
import { attributesThatDiffer } from './change'

/** Blocks of a text that are one thing, and what they are in a changed one. */
export interface Passage {
  /** What moved stands elsewhere, with the same words or others. */
  readonly kind: 'same' | 'changed' | 'new' | 'moved'
  readonly bases: readonly Standing[]
  readonly now: readonly Standing[]
}

export interface Passages {
  /** In the order of the changed text; what only goes is beside what stood there. */
  readonly passages: readonly Passage[]
  /** Which section of the text a section of the changed one is: where its first known block stood. */
  readonly containers: ReadonlyMap<Node, Node>
}

/**
 * What became of a text in a changed one, passage by passage: paragraphs that were divided, or joined
 * with the next one, are one passage. A paragraph that stands elsewhere was moved, with the same words
 * or with others that are clearly its own.
 */
export function passagesIn(base: Node, changed: Node): Passages {
  const steps = alignTexts(base, changed)
  const containers = baseContainers(steps)
  const isTogether = togetherIn(steps)
  const found = joinedUp(withMoves(steps, containers), isTogether)
  const passages = withRewordedMoves(found, steps, containers, isTogether)
  return { passages: comingTogether(passages), containers }
}

/** What went in one place and came in another with the same words. */
function withMoves(
  steps: readonly Step[],
  containers: ReadonlyMap<Node, Node>,
): readonly Passage[] {
  const gone = new Map<string, Standing>()
  for (const step of steps) {
    if (step.kind === 'gone' && isLong(step.base)) gone.set(wordsKey(step.base.block), step.base)
  }
  const moved = new Set<Standing>()
  const passageOf = (step: Step): Passage => {
    switch (step.kind) {
      case 'gone':
        return { kind: 'changed', bases: [step.base], now: [] }
      case 'new': {
        // A section of nothing but new blocks takes none in from elsewhere.
        const isKnown = containers.has(step.now.container)
        const from = isKnown ? gone.get(wordsKey(step.now.block)) : undefined
        if (!from || moved.has(from)) return { kind: 'new', bases: [], now: [step.now] }
        moved.add(from)
        return { kind: 'moved', bases: [from], now: [step.now] }
      }
      case 'same':
      case 'changed': {
        const isOther = attributesThatDiffer(step.base.block, step.now.block).length > 0
        const kind = isOther ? 'changed' : step.kind
        return { kind, bases: [step.base], now: [step.now] }
      }
    }
  }
  return steps
    .map(passageOf)
    .filter(({ now, bases: [base] }) => now.length > 0 || (base && !moved.has(base)))
}

/** Divided and joined paragraphs, between those that are as they were. */
function joinedUp(passages: readonly Passage[], isTogether: IsTogether): readonly Passage[] {
  const found: Passage[] = []
  let stretch: Passage[] = []
  const settle = () => {
    found.push(...joinedIn(stretch, isTogether))
    stretch = []
  }
  for (const passage of passages) {
    if (passage.kind === 'same') {
      settle()
      found.push(passage)
    } else stretch.push(passage)
  }
  settle()
  return found
}

type IsTogether = (standings: readonly Standing[]) => boolean

/** Whether blocks follow one another in one section or annex of either text, with nothing between them. */
function togetherIn(steps: readonly Step[]): IsTogether {
  const places = new Map<Standing, number>()
  const indexes = new Map<Node, ReadonlyMap<Node, number>>()
  let b = 0
  for (const step of steps) {
    if ('base' in step) {
      const { block, container } = step.base
      const known =
        indexes.get(container) ?? new Map(container.children.map((each, at) => [each, at]))
      indexes.set(container, known)
      places.set(step.base, known.get(block) ?? 0)
    }
    // What prints nothing divides nothing in a file.
    if ('now' in step) places.set(step.now, b++)
  }
  return (standings) => {
    const [first] = standings
    const start = first ? (places.get(first) ?? 0) : 0
    return standings.every(
      (each, at) => places.get(each) === start + at && each.container === first?.container,
    )
  }
}

interface Joint {
  readonly one: Passage
  readonly other: Passage
  readonly both: Passage
  /** By how much they are more alike together. */
  readonly gain: number
}

/** By how much two passages have to be more alike with a neighbour than without it. */
const leastGain = 0.05

/** Those first that have most of being one: what stands beside a division or a joint has no part in it. */
function joinedIn(stretch: readonly Passage[], isTogether: IsTogether): readonly Passage[] {
  const known = new Map<Passage, Joint | null>()
  let passages = stretch
  for (;;) {
    const own = passages.filter(({ kind }) => kind !== 'moved')
    let best: Joint | null = null
    for (const [at, one] of own.entries()) {
      const other = own[at + 1]
      if (!other) continue
      const before = known.get(one)
      const joint = before?.other === other ? before : jointOf(one, other, isTogether)
      known.set(one, joint)
      if (joint && joint.gain > (best?.gain ?? leastGain)) best = joint
    }
    if (!best) return passages
    passages = withJoint(passages, best)
  }
}

/** Two neighbours as parts of one paragraph, divided or joined with the next one; `null` where they cannot be. */
function jointOf(one: Passage, other: Passage, isTogether: IsTogether): Joint | null {
  if (one.kind === 'new' && other.kind === 'new') return null
  const bases = [...one.bases, ...other.bases]
  const now = [...one.now, ...other.now]
  if (!isTogether(bases) || !isTogether(now)) return null
  const kind = one.kind === 'moved' ? 'moved' : 'changed'
  const both: Passage = { kind, bases, now }
  return { one, other, both, gain: alike(both) - Math.max(alike(one), alike(other)) }
}

function alike({ bases, now }: Passage): number {
  return wordsInCommon(bases.map(blockOf), now.map(blockOf))
}

function blockOf({ block }: Standing): Node {
  return block
}

/** Where that stands of the two of which something is left. */
function withJoint(passages: readonly Passage[], { one, other, both }: Joint): readonly Passage[] {
  const place = one.now.length === 0 ? other : one
  return passages.flatMap((each) => {
    if (each === place) return [both]
    return each === one || each === other ? [] : [each]
  })
}

/** With less of its words in common, what came is not what went elsewhere. */
const clearlyAlike = 0.6
/** Pairs of blocks that are compared at most, to find what was moved and reworded. */
const mostPairs = 20_000

interface RewordedMove {
  readonly from: readonly Passage[]
  readonly to: readonly Passage[]
  readonly both: Passage
  readonly part: number
}

/**
 * What went in one place and came in another with other words, divided or joined with the next one or
 * neither, if it is more like it than anything else was.
 */
function withRewordedMoves(
  found: readonly Passage[],
  steps: readonly Step[],
  containers: ReadonlyMap<Node, Node>,
  isTogether: IsTogether,
): readonly Passage[] {
  const gone = found.filter(({ now }) => now.length === 0)
  const come = found.filter(
    ({ kind, now: [first] }) => kind === 'new' && first && containers.has(first.container),
  )
  if (gone.length * come.length > mostPairs) return found
  const froms = withNeighbours(gone, ({ bases }) => bases, isTogether)
  const moves: RewordedMove[] = withNeighbours(come, ({ now }) => now, isTogether)
    .filter((to) => to.some(({ now: [first] }) => first && isLong(first)))
    .flatMap((to) => froms.map((from) => moveOf(from, to)))
    .filter(({ both, part }) => part > clearlyAlike && isOfOneKind(both))
    .toSorted((one, other) => other.part - one.part)
  const bases = steps.flatMap((step) => ('base' in step ? [step.base] : []))
  const done = new Map<Passage, Passage | null>()
  for (const { from, to, both, part } of moves) {
    const parts = [...from, ...to]
    if (parts.some((each) => done.has(each)) || !isIts(both, part, bases)) continue
    for (const each of parts) done.set(each, each === to[0] ? both : null)
  }
  return found.flatMap((each) => {
    const made = done.get(each)
    return made === undefined ? [each] : (made ?? [])
  })
}

/** Each by itself, and with the one behind it. */
function withNeighbours(
  passages: readonly Passage[],
  side: (passage: Passage) => readonly Standing[],
  isTogether: IsTogether,
): readonly (readonly Passage[])[] {
  return passages.flatMap((one, at) => {
    const next = passages[at + 1]
    return next && isTogether([...side(one), ...side(next)]) ? [[one], [one, next]] : [[one]]
  })
}

function moveOf(from: readonly Passage[], to: readonly Passage[]): RewordedMove {
  const bases = from.flatMap((each) => each.bases)
  const both: Passage = { kind: 'moved', bases, now: to.flatMap(({ now }) => now) }
  return { from, to, both, part: alike(both) }
}

function isOfOneKind({ bases, now }: Passage): boolean {
  return new Set([...bases, ...now].map(({ block }) => block.isTextblock)).size === 1
}

/** Whether it is that much less like anything else that was there: many paragraphs have words in common. */
function isIts({ bases, now }: Passage, part: number, all: readonly Standing[]): boolean {
  const own = new Set(bases)
  const others = all.filter((each) => !own.has(each))
  return others.every((other) => wordsInCommon([other.block], now.map(blockOf)) < part - leastGain)
}

/** New blocks at one place are one passage, as far as none of them is a part of what was there. */
function comingTogether(passages: readonly Passage[]): readonly Passage[] {
  const together: Passage[] = []
  for (const passage of passages) {
    const before = together.at(-1)
    const areNew = before?.kind === 'new' && passage.kind === 'new'
    if (areNew && before.now[0]?.container === passage.now[0]?.container) {
      together[together.length - 1] = { ...before, now: [...before.now, ...passage.now] }
    } else together.push(passage)
  }
  return together
}

function baseContainers(steps: readonly Step[]): ReadonlyMap<Node, Node> {
  const known = new Map<Node, Node>()
  for (const step of steps) {
    if (step.kind !== 'same' && step.kind !== 'changed') continue
    if (!known.has(step.now.container)) known.set(step.now.container, step.base.container)
  }
  return known
}
