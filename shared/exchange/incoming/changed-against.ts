import type { Node } from 'prosemirror-model'
import { draftsFromChangedText, type ProposedDraft } from '../../amendments/drafts-from-text'
import { eachBlock, findBlock, idOf } from '../../document/blocks'
import { schema } from '../../document/schema'
import type { NewId } from '../../ids'
import { rejectAll } from '../docx-in/resolve'
import { type Remark, remark } from '../recognise/report'
import { asIssued, backAsIssued, type Keeps } from './as-issued'
import { listedDrafts } from './listed'
import { saidBy } from './said'
import type { Source } from './source'
import { textAgainst, wordAgainst } from './text-against'

export interface FoundDraft extends ProposedDraft {
  /** Part of it at least was changed with tracking switched off. */
  readonly untracked?: boolean
  /** Who tabled it, and why, where the file is a list of amendments. */
  readonly author?: string
  readonly rationale?: string
}

export interface ChangedAgainst {
  readonly drafts: readonly FoundDraft[]
  /** A title and a masthead are the secretariat's: nobody proposes to amend them. */
  readonly titleChanged: boolean
  /** What became of what is no draft: left out, kept as words, or of a list and without a place. */
  readonly remarks: readonly Remark[]
}

/**
 * What a delegation's file changes in a text that was issued, however it numbers its paragraphs, and
 * whether or not its changes were tracked.
 */
export function changedAgainst(text: Node, source: Source, newId: NewId): ChangedAgainst {
  const paper = source.kind === 'document' ? source.document.paper : undefined
  if (paper?.kind === 'amendments') {
    const { drafts, withoutPlace, onAmendments } = listedDrafts(text, paper, newId)
    const left = [...withoutPlace, ...onAmendments]
    return { drafts, titleChanged: false, remarks: left.map((label) => remark('amendment', label)) }
  }
  const changed = textAgainst(text, source, newId)
  const back = backAsIssued(text, changed.text, changed.keeps)
  const drafts = draftsBetween(text, back.text)
  // What the file says without its tracked changes differs only by what was not tracked.
  const before =
    source.kind === 'word' ? wordAgainst(text, rejectAll(source.document), newId).text : text
  const isSilent = silentIn(text, drafts, draftsOf(text, before))
  return {
    drafts: drafts.map((draft) => ({ ...draft, untracked: isSilent(draft) })),
    titleChanged: changed.titleChanged,
    remarks: [
      ...changed.remarks,
      ...back.retyped.map((block) => remark('retyped', beginningOf(block))),
    ],
  }
}

/** One for each paragraph in which a text that has come back says something else. */
export function draftsOf(
  text: Node,
  changed: Node,
  keeps: Keeps = 'words',
): readonly ProposedDraft[] {
  return draftsBetween(text, asIssued(text, changed, keeps))
}

function draftsBetween(text: Node, back: Node): readonly ProposedDraft[] {
  return draftsFromChangedText(text, back).filter(
    ({ blocks, proposed }) =>
      blocks.some((id) => says(findBlock(text, id)?.node)) ||
      proposed.some((json) => says(schema.nodeFromJSON(json))),
  )
}

/** By which somebody finds it. */
function beginningOf({ textContent }: Node): string {
  const words = textContent.trim().split(/\s+/)
  return words.length > 8 ? `${words.slice(0, 8).join(' ')}…` : words.join(' ')
}

/** A block that prints nothing neither comes nor goes. */
function says(block: Node | undefined): boolean {
  return block !== undefined && saidBy(block) !== ''
}

/**
 * Which drafts are those of the file without its tracked changes, or have taken one of them in: a
 * paragraph that came in silently above one that goes with tracking stands in its place.
 */
function silentIn(
  text: Node,
  drafts: readonly ProposedDraft[],
  silent: readonly ProposedDraft[],
): (draft: ProposedDraft) => boolean {
  const own = new Set(drafts.map(keyOf))
  const keys = new Set(silent.map(keyOf))
  const order: string[] = []
  eachBlock(text, ({ node }) => {
    const id = idOf(node)
    if (id) order.push(id)
  })
  const placesOf = ({ place, blocks }: ProposedDraft): readonly string[] =>
    place.kind === 'after'
      ? [place.block, order[order.indexOf(place.block) + 1] ?? '', ...blocks]
      : blocks
  const takenIn = new Set(silent.filter((each) => !own.has(keyOf(each))).flatMap(placesOf))
  return (draft) => keys.has(keyOf(draft)) || draft.blocks.some((id) => takenIn.has(id))
}

/** Where a draft stands, whatever it says there. */
function keyOf({ place, blocks }: ProposedDraft): string {
  return JSON.stringify([place, blocks])
}
