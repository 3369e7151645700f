import { randomUUID } from 'node:crypto'
import type { Node } from 'prosemirror-model'
import type { Change, WordDocument } from '../../shared/exchange/docx-in/model'
import { acceptFrom, rejectAll } from '../../shared/exchange/docx-in/resolve'
import {
  changedAgainst,
  draftsOf,
  type FoundDraft,
} from '../../shared/exchange/incoming/changed-against'
import { wordAgainst } from '../../shared/exchange/incoming/text-against'
import { type TextOfSource, textOfWord } from '../../shared/exchange/incoming/text-of-source'
import { InputError } from './command'
import { remarkSentences } from './remarks'
import { say } from './say'
import type { Source } from './source'

/** What somebody would have otherwise in a text, one draft for each paragraph that is affected. */
export interface Proposal {
  readonly author: string
  readonly drafts: readonly FoundDraft[]
}

export interface Proposed {
  readonly base: TextOfSource
  readonly proposals: readonly Proposal[]
  readonly warnings: readonly string[]
}

/**
 * A document with tracked changes is the text as it was before them, and what each author would have
 * in its place. Nothing has been decided by writing it down.
 */
export function proposedIn(document: WordDocument): Proposed {
  const nobody = say('cli.import.nobody')
  const base = textOfWord(rejectAll(document), randomUUID, true)
  const authors = [...new Set(document.changes.filter(isOfWords).map(({ author }) => author))]
  const looks = document.changes.filter((change) => !isOfWords(change))
  const by = [...new Set(looks.map(({ author }) => author).filter(Boolean))]
  const proposals = authors.map((author) => {
    const { text, titleChanged } = wordAgainst(base.text, acceptFrom(document, author), randomUUID)
    return { author: author || nobody, drafts: draftsOf(base.text, text), titleChanged }
  })
  const nested = document.changes.filter((change) => isOfWords(change) && change.nested).length
  const titles = proposals.some(({ titleChanged }) => titleChanged)
  return {
    base,
    proposals,
    warnings: [
      ...(nested > 0 ? [say('cli.import.nested', { count: nested })] : []),
      ...(titles ? [say('cli.import.title')] : []),
      ...(looks.length > 0
        ? [say('cli.import.looks', { count: looks.length, names: by.join(', ') || nobody })]
        : []),
    ],
  }
}

/**
 * What a delegation's file changes in a text that was issued, however it numbers its paragraphs, and
 * whether or not its changes were tracked.
 */
export function proposedAgainst(
  text: Node,
  source: Source,
): Omit<Proposed, 'base' | 'proposals'> & { readonly drafts: readonly FoundDraft[] } {
  if (source.kind === 'conference') throw new InputError(say('cli.import.against-conference'))
  const { drafts, titleChanged, remarks } = changedAgainst(text, source, randomUUID)
  const silent = drafts.filter(({ untracked }) => untracked).length
  return {
    drafts,
    warnings: [
      ...(silent > 0 ? [say('cli.import.untracked', { count: silent })] : []),
      ...(titleChanged ? [say('cli.import.title')] : []),
      ...remarkSentences(remarks),
    ],
  }
}

function isOfWords({ kind }: Change): boolean {
  return kind !== 'formatting' && kind !== 'renumbering' && !kind.startsWith('control')
}
