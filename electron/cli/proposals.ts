import type { Node } from 'prosemirror-model'
import { draftsFromChangedText, type ProposedDraft } from '../../shared/amendments/drafts-from-text'
import type { Change, WordDocument } from '../../shared/exchange/docx-in/model'
import { acceptFrom, rejectAll } from '../../shared/exchange/docx-in/resolve'
import { InputError } from './command'
import { say } from './say'
import { type Source, type TextOfSource, textOf, textOfWord } from './source'

/** What somebody would have otherwise in a text, one draft for each paragraph that is affected. */
export interface Proposal {
  readonly author: string
  readonly drafts: readonly FoundDraft[]
}

export interface FoundDraft extends ProposedDraft {
  /** Part of it at least was changed with tracking switched off. */
  readonly untracked?: boolean
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
  const base = textOfWord(rejectAll(document))
  const authors = [...new Set(document.changes.filter(isOfWords).map(({ author }) => author))]
  const proposals = authors.map((author) => {
    const changed = textOfWord(acceptFrom(document, author))
    return { author: author || say('cli.import.nobody'), ...apart(base.text, changed.text) }
  })
  const nested = document.changes.filter((change) => isOfWords(change) && change.nested).length
  const titles = proposals.some(({ titleChanged }) => titleChanged)
  return {
    base,
    proposals,
    warnings: [
      ...(nested > 0 ? [say('cli.import.nested', { count: nested })] : []),
      ...(titles ? [say('cli.import.title')] : []),
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
): Omit<Proposed, 'base' | 'proposals'> & { readonly drafts: readonly ProposedDraft[] } {
  if (source.kind === 'conference') throw new InputError(say('cli.import.against-conference'))
  const changed = textOf(source).text
  const { drafts, titleChanged } = apart(text, changed)
  // What the file says without its tracked changes differs only by what was not tracked.
  const before = source.kind === 'word' ? textOfWord(rejectAll(source.document)).text : text
  const silent = new Set(apart(text, before).drafts.map(keyOf))
  const marked = drafts.map((draft) => ({ ...draft, untracked: silent.has(keyOf(draft)) }))
  return {
    drafts: marked,
    warnings: [
      ...(silent.size > 0 ? [say('cli.import.untracked', { count: silent.size })] : []),
      ...(titleChanged ? [say('cli.import.title')] : []),
    ],
  }
}

/** Where a draft stands, whatever it says there. */
function keyOf({ place, blocks }: ProposedDraft): string {
  return JSON.stringify([place, blocks])
}

function apart(base: Node, changed: Node) {
  return {
    drafts: draftsFromChangedText(base, changed),
    titleChanged: titlesOf(base) !== titlesOf(changed),
  }
}

/** A title and a masthead are the secretariat's: nobody proposes to amend them. */
function titlesOf(text: Node): string {
  const titles = text.children.filter(({ type }) => type.name === 'title')
  return titles.map(({ textContent }) => textContent).join('\n')
}

function isOfWords({ kind }: Change): boolean {
  return kind !== 'formatting' && kind !== 'renumbering' && !kind.startsWith('control')
}
