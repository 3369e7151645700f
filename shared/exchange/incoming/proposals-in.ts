import type { Node } from 'prosemirror-model'
import { type DraftNow, draftNow } from '../../amendments/on-text-now'
import type { NewId } from '../../ids'
import { rejectAll } from '../docx-in/resolve'
import type { Remark } from '../recognise/report'
import { changedAgainst } from './changed-against'
import { type MadeFrom, madeFrom, type Origin } from './made-from'
import type { Source } from './source'
import { textOfSource, textOfWord } from './text-of-source'

/** One amendment that a file asks for, on the text as it stands. */
export interface Proposal extends DraftNow {
  /** Part of it at least was changed with tracking switched off. */
  readonly untracked: boolean
  /** Of whoever tabled it, where the file is a list of amendments. */
  readonly rationale: string
}

export interface ProposalsIn<O extends Origin> {
  readonly from: MadeFrom<O>
  readonly proposals: readonly Proposal[]
  readonly titleChanged: boolean
  readonly remarks: readonly Remark[]
}

/**
 * What a delegation's file would have otherwise in the text that it was made from, as amendments to
 * the text of today. With `chosen` somebody has said which text that is.
 */
export function proposalsIn<O extends Origin>(
  source: Source,
  origins: readonly O[],
  { now, newId, chosen }: { readonly now: Node; readonly newId: NewId; readonly chosen?: O },
): ProposalsIn<O> | null {
  const made = textOfSource(source, newId)
  const before = source.kind === 'word' ? textOfWord(rejectAll(source.document), newId) : made
  const symbol = symbolOf(source) ?? before.masthead.symbol
  const from = chosen
    ? { origin: chosen, by: 'chosen' as const }
    : madeFrom({ symbol, text: before.text }, origins)
  if (!from) return null
  const { text } = from.origin
  const { drafts, titleChanged, remarks } = changedAgainst(text, source, newId)
  return {
    from,
    titleChanged,
    remarks,
    proposals: drafts.map(({ untracked = false, author: _, rationale = '', ...draft }) => ({
      ...draftNow(draft, text, now),
      untracked,
      rationale,
    })),
  }
}

/** Of the text that a paper is about, which is not the paper's own. */
function symbolOf(source: Source): string | null {
  return source.kind === 'document' ? (source.document.paper?.of.symbol ?? null) : null
}
