import type { Node } from 'prosemirror-model'
import { type Amendment, isPending } from '../../shared/amendments/amendment'
import type { Drawn } from '../../shared/amendments/drawn'
import { drawBetween } from '../../shared/amendments/drawn-between'
import { drawChange } from '../../shared/amendments/drawn-change'
import { verdictIn, wordsUnder } from '../../shared/amendments/foresee'
import { among } from '../../shared/amendments/in-order'
import { applyChange, type Verdict } from '../../shared/amendments/judge'
import { orderOf } from '../../shared/amendments/order'
import type { Register } from '../../shared/amendments/register'
import { cellsOf, type DrawnLine, linesOf } from '../../shared/amendments/segments'
import { meetIn } from '../../shared/amendments/subjects'
import { idOf } from '../../shared/document/blocks'
import { number } from '../../shared/document/numbering'
import type { BlockId } from '../../shared/ids'

/** A paragraph as the room sees it. */
export interface Paragraph {
  readonly key: string
  /** As printed before it: "12.", "(a)"; `null` where nothing is. */
  readonly label: string | null
  readonly line: DrawnLine
  /** How it would read, or reads, after the last of those that are divided or joined. */
  readonly reads: readonly Reading[]
}

export interface Reading {
  readonly label: string | null
  readonly words: string
}

/** What is before the room. */
export type Shown =
  | { readonly kind: 'nothing' }
  /** The text is adopted: no decision on an amendment is before the room any more. */
  | { readonly kind: 'sealed'; readonly symbol: string | null }
  | {
      readonly kind: 'amendment'
      readonly amendment: Amendment
      readonly verdict: Verdict | null
      readonly paragraphs: readonly Paragraph[]
      /** The others on the same words that are still to be decided, in the order of decision. */
      readonly rivals: readonly Amendment[]
    }

/**
 * The amendment under consideration, or the one that was decided last until another is taken up or
 * the conference is at another stage than those in which it debates amendments.
 */
export function shownOf(register: Register, text: Node): Shown {
  const { amendments, stage, versions } = register
  if (stage === 'adopted') {
    const final = versions.findLast(({ kind }) => kind === 'final')
    return { kind: 'sealed', symbol: final?.symbol ?? null }
  }
  const amendment =
    amendments.find(({ state }) => state.kind === 'considered') ??
    (stage === 'drafting' ? null : lastDecided(register))
  if (!amendment) return { kind: 'nothing' }
  const pending = isPending(amendment)
  return {
    kind: 'amendment',
    amendment,
    verdict: pending ? verdictIn(text, amendment, register) : null,
    paragraphs: paragraphsOf(amendment, register, text),
    rivals: rivalsOf(amendment, register, text),
  }
}

function rivalsOf(amendment: Amendment, register: Register, text: Node): readonly Amendment[] {
  const { amendments, order } = register
  const on = wordsUnder(amendment, register, text)
  const rivals = amendments.filter(
    (each) =>
      each.id !== amendment.id &&
      isPending(each) &&
      each.amends === amendment.amends &&
      meetIn(on, each.change, amendment.change),
  )
  return orderOf(rivals, order).map((each) => each.amendment)
}

/** What fell with another one was not before the room. */
const decided = ['adopted', 'adopted-orally', 'rejected', 'deferred']

function lastDecided({ amendments }: Register): Amendment | null {
  let last: Amendment | null = null
  for (const each of amendments) {
    if (decided.includes(each.state.kind) && timeOf(each) >= timeOf(last)) last = each
  }
  return last
}

function timeOf(amendment: Amendment | null): string {
  return amendment && 'at' in amendment.state ? amendment.state.at : ''
}

/** With the change in them where it can be made, else as its sponsors marked them, and no more than that. */
function paragraphsOf(amendment: Amendment, register: Register, text: Node): readonly Paragraph[] {
  const { change, state } = amendment
  const isAdopted = state.kind === 'adopted' || state.kind === 'adopted-orally'
  const before = wordsUnder(amendment, register, text)
  if (isAdopted && state.undo) {
    const undone = applyChange(before, state.undo)
    if ('text' in undone) {
      return drawn(drawBetween([change, state.undo], undone.text, before), undone.text, text)
    }
  }
  const applied = isPending(amendment)
    ? applyChange(before, change, among(amendment, register.amendments))
    : null
  if (applied && 'text' in applied) {
    return drawn(drawBetween([change], before, applied.text), before, applied.text)
  }
  return drawn(drawChange(change), text, text).map((each) => ({ ...each, reads: [] }))
}

function drawn(all: readonly Drawn[], before: Node, numbered: Node): readonly Paragraph[] {
  const [now, was] = [number(numbered).labels, number(before).labels]
  const labelled = new Set<BlockId>()
  let fresh: Node[] = []
  return linesOf(all).map((line, at): Paragraph => {
    const { drawn: one } = line
    const other = 'other' in one ? one.other.block : null
    const base = 'base' in one && one.how !== 'moved-here' ? one.base.block : null
    // Of several that are joined the first bears the number; the others bore theirs.
    const [id, old] = [other && idOf(other), base && idOf(base)]
    const own = id && !labelled.has(id) ? now.get(id) : undefined
    if (id) labelled.add(id)
    if (other && 'edits' in one && !fresh.includes(other)) fresh.push(other)
    const isLast = !('edits' in one && one.turn)
    const reads = isLast && isReworded(all, fresh) ? fresh : []
    if (isLast) fresh = []
    return {
      key: `${id ?? old} ${at}`,
      label: own ?? (old ? was.get(old) : undefined) ?? null,
      line,
      reads: reads.map((node) => ({
        label: now.get(idOf(node) ?? ('' as BlockId)) ?? null,
        words: cellsOf(node).join(' · '),
      })),
    }
  })
}

/** What is only addressed to another, or moved, reads as it did. */
function isReworded(all: readonly Drawn[], blocks: readonly Node[]): boolean {
  return all.some(
    (each) =>
      'edits' in each &&
      blocks.includes(each.other.block) &&
      (each.edits.length > 0 || each.turn !== null),
  )
}
