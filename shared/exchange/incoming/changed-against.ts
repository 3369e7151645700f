import type { Node } from 'prosemirror-model'
import { draftsFromChangedText, type ProposedDraft } from '../../amendments/drafts-from-text'
import type { NewId } from '../../ids'
import { unbind } from '../bind'
import { rejectAll } from '../docx-in/resolve'
import { type Remark, remark } from '../recognise/report'
import { asIssued } from './as-issued'
import { listedDrafts } from './listed'
import type { Source } from './source'
import { textOfSource, textOfWord } from './text-of-source'

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
  /** What of a list of amendments could be no draft. */
  readonly remarks: readonly Remark[]
}

/**
 * What a delegation's file changes in a text that was issued, however it numbers its paragraphs, and
 * whether or not its changes were tracked.
 */
export function changedAgainst(
  text: Node,
  source: Source,
  newId: NewId,
  changed: Node = textOfSource(source, newId).text,
): ChangedAgainst {
  const paper = source.kind === 'document' ? source.document.paper : undefined
  if (paper?.kind === 'amendments') {
    const { drafts, withoutPlace, onAmendments } = listedDrafts(text, paper, newId)
    const left = [...withoutPlace, ...onAmendments]
    return { drafts, titleChanged: false, remarks: left.map((label) => remark('amendment', label)) }
  }
  const drafts = draftsFromChangedText(text, asIssued(text, changed))
  // What the file says without its tracked changes differs only by what was not tracked.
  const before = source.kind === 'word' ? textOfWord(rejectAll(source.document), newId).text : text
  const silent = new Set(draftsFromChangedText(text, asIssued(text, before)).map(keyOf))
  return {
    drafts: drafts.map((draft) => ({ ...draft, untracked: silent.has(keyOf(draft)) })),
    titleChanged: titlesOf(text) !== titlesOf(changed),
    remarks: [],
  }
}

/** Where a draft stands, whatever it says there. */
function keyOf({ place, blocks }: ProposedDraft): string {
  return JSON.stringify([place, blocks])
}

export function titlesOf(text: Node): string {
  const titles = text.children.filter(({ type }) => type.name === 'title')
  return titles.map(({ textContent }) => unbind(textContent)).join('\n')
}
