import type { Node } from 'prosemirror-model'
import { type Amendment, isPending, labelOf, sponsorsOf } from '../../amendments/amendment'
import { type Change, targetOf, toBlock } from '../../amendments/change'
import { nobody } from '../../amendments/in-order'
import { applyChange } from '../../amendments/judge'
import { rebase } from '../../amendments/rebase'
import type { Register } from '../../amendments/register'
import { aboutIn } from '../../amendments/subjects'
import type { AmendmentId, BlockId, Instant } from '../../ids'
import { afterLabel } from '../amended'
import type { FinalDocument, Remark } from '../final-document'
import { Plan } from './plan'
import { buildRedline } from './redline'

export interface CompilationSource {
  readonly text: Node
  readonly register: Register
  readonly at: Instant
  readonly digest: string
}

export interface Compilation {
  readonly document: FinalDocument
  /** The text with everything that is shown accepted. */
  readonly after: Node
  /** Shown by a remark alone: they go with neither the text nor the amendments before them. */
  readonly left: readonly AmendmentId[]
}

/**
 * Every pending amendment in the text, in the order of their numbers, each by its delegation and
 * with a remark that has its number, sponsors and reasons. Of two that want the same words the later
 * one is left to its remark, with what it would say.
 */
export function compile({ text, register, at, digest }: CompilationSource): Compilation {
  const plan = new Plan()
  const remarks: Remark[] = []
  const beside: { readonly block: BlockId; readonly remark: number }[] = []
  const left: AmendmentId[] = []
  let after = text
  for (const amendment of register.amendments.filter(isPending)) {
    const remark = remarks.length
    const by = nameOf(register, amendment)
    const hand = { by, at: amendment.tabled, remark }
    const { change } = amendment
    const asked = amendment.amends ? [] : rebase(text, change).edits
    // What comes in at one place stands there in the order of the numbers (A66); the parts of a
    // paragraph that is divided stay together.
    const comes = change.place.kind !== 'there'
    const others = comes ? plan.among(text, asked) : nobody
    const applied = amendment.amends ? null : applyChange(after, change, others)
    const edits = applied && 'text' in applied ? asked : []
    const isShown =
      edits.length > 0 && applied && 'text' in applied && plan.add(text, edits, hand, comes)
    if (isShown) after = applied.text
    else left.push(amendment.id)
    const lines = linesOf(amendment, register)
    remarks.push({
      by,
      at: amendment.tabled,
      lines: isShown ? lines : [...lines, ...said(amendment.change)],
    })
    const block = isShown ? null : targetIn(text, register, amendment)
    if (block) beside.push({ block, remark })
  }
  const { conference, stage } = register
  const source = { base: text, after, plan, remarks, beside, conference, stage, at, digest }
  return { document: buildRedline(source), after, left }
}

function nameOf({ delegations }: Register, { delegation }: Amendment): string {
  return delegations.find(({ id }) => id === delegation)?.name ?? delegation
}

/** "A/7 · Austria, Belgium", and why. */
function linesOf(amendment: Amendment, register: Register): readonly string[] {
  const names = sponsorsOf(amendment, register.delegations).map(
    (id) => register.delegations.find((each) => each.id === id)?.name ?? id,
  )
  const { rationale } = amendment
  return [
    `${labelOf(amendment)}${afterLabel}${names.join(', ')}`,
    ...(rationale ? [rationale] : []),
  ]
}

/** What it would say, a block a line; nothing where it would only take away. */
function said({ proposed }: Change): readonly string[] {
  return proposed.map((json) => `« ${toBlock(json).textContent} »`)
}

function targetIn(text: Node, register: Register, { amends, change }: Amendment): BlockId | null {
  if (amends === null) return targetOf(aboutIn(text, change))
  const parent = register.amendments.find(({ id }) => id === amends)
  return parent ? targetIn(text, register, parent) : null
}
