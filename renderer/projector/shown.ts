import type { Node } from 'prosemirror-model'
import { type Amendment, areRivals, isPending } from '../../shared/amendments/amendment'
import { type Change, toBlock } from '../../shared/amendments/change'
import { effectsOf } from '../../shared/amendments/effect'
import { verdictIn, wordsUnder } from '../../shared/amendments/foresee'
import { applyChange, type Verdict } from '../../shared/amendments/judge'
import type { Register } from '../../shared/amendments/register'
import { number } from '../../shared/document/numbering'
import type { BlockId } from '../../shared/ids'
import { type Segment, segmentsOf } from '../panels/board/segments'

/** A paragraph as the room sees it. */
export interface Paragraph {
  readonly id: BlockId
  /** As printed before it: "12.", "(a)"; `null` where nothing is. */
  readonly label: string | null
  readonly redline: readonly Segment[]
  /** How it would read, or reads; `null` where it goes, or will not read so. */
  readonly reads: string | null
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
      /** The others on the same words that are still to be decided. */
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
    rivals: amendments.filter(
      (each) =>
        each.id !== amendment.id &&
        isPending(each) &&
        each.amends === amendment.amends &&
        areRivals(each.change, amendment.change),
    ),
  }
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
  const { state } = amendment
  const isAdopted = state.kind === 'adopted' || state.kind === 'adopted-orally'
  const before = wordsUnder(amendment, register, text)
  if (isAdopted && state.undo) {
    const undone = applyChange(before, state.undo)
    if ('text' in undone)
      return paragraphs([amendment.change, state.undo], undone.text, before, text)
  }
  const applied = isPending(amendment) ? applyChange(before, amendment.change) : null
  if (applied && 'text' in applied) {
    return paragraphs([amendment.change], before, applied.text, applied.text)
  }
  const { labels } = number(text)
  return asMarked(amendment.change).map(([was, is], at) => {
    const id = (was ?? is)?.attrs.id as BlockId | undefined
    return {
      id: id ?? (`${at}` as BlockId),
      label: (id && labels.get(id)) ?? null,
      redline: segmentsOf(was, is),
      reads: null,
    }
  })
}

function paragraphs(
  changes: readonly Change[],
  before: Node,
  after: Node,
  numbered: Node,
): readonly Paragraph[] {
  const [now, was] = [number(numbered).labels, number(before).labels]
  return effectsOf(changes, before, after).map(({ id, before: old, after: fresh }) => ({
    id,
    label: now.get(id) ?? was.get(id) ?? null,
    redline: segmentsOf(old, fresh),
    reads: fresh && readingOf(fresh),
  }))
}

function readingOf(block: Node): string {
  return segmentsOf(block, block)
    .map(({ words }) => words)
    .join('')
}

function asMarked({ base, proposed }: Change): readonly (readonly [Node | null, Node | null])[] {
  const [was, is] = [base.map(toBlock), proposed.map(toBlock)]
  const later = new Map(is.map((node) => [node.attrs.id, node]))
  const kept = new Set(was.map((node) => node.attrs.id))
  return [
    ...was.map((node) => [node, later.get(node.attrs.id) ?? null] as const),
    ...is.filter((node) => !kept.has(node.attrs.id)).map((node) => [null, node] as const),
  ]
}
