import type { Delegation } from '../../shared/conference'
import type { FoundDraft } from '../../shared/exchange/incoming/changed-against'
import { InputError } from './command'
import type { Proposal } from './proposals'
import { say } from './say'
import type { Source } from './source'

/**
 * Whose file it is: of the delegation that was named, or the one whose name is that of the only
 * author of its changes, or stands in the name of the file.
 *
 * @throws InputError where a conference has no such delegation, or nobody can tell.
 */
export function sponsorOf({
  asked,
  source,
  file,
  known,
}: {
  readonly asked: string | null
  readonly source: Source
  readonly file: string
  /** `null` for a conference that is only made with it. */
  readonly known: readonly Delegation[] | null
}): string {
  const authors =
    source.kind === 'word'
      ? [...new Set(source.document.changes.map(({ author }) => author).filter(Boolean))]
      : []
  const [author] = authors.length === 1 ? authors : []
  if (!known) return asked ?? author ?? say('cli.import.nobody')
  const found = known.find(({ name }) => {
    if (asked) return same(name, asked)
    return author ? same(name, author) : file.toLowerCase().includes(name.toLowerCase())
  })
  if (!found)
    throw new InputError(
      say('cli.import.whose', { names: known.map(({ name }) => name).join(', ') }),
    )
  return found.name
}

/** Whether a file says itself of each amendment who tabled it. */
export function isList(source: Source): boolean {
  return source.kind === 'document' && source.document.paper?.kind === 'amendments'
}

/**
 * The drafts of a list, delegation by delegation, or those of the one that was named; and by whom
 * others are, whom a conference does not know.
 */
export function byTheirAuthors(
  drafts: readonly FoundDraft[],
  asked: string | null,
  known: readonly Delegation[] | null,
): { readonly proposals: readonly Proposal[]; readonly unknown: readonly string[] } {
  const authors = [...new Set(drafts.map(({ author = '' }) => author))]
  const wanted = authors.filter((author) => !asked || same(author, asked))
  const nameOf = (author: string) =>
    known ? known.find(({ name }) => same(name, author))?.name : author
  return {
    proposals: wanted.flatMap((author) => {
      const name = nameOf(author)
      const own = drafts.filter((draft) => draft.author === author)
      return name === undefined ? [] : [{ author: name || say('cli.import.nobody'), drafts: own }]
    }),
    unknown: wanted.filter((author) => nameOf(author) === undefined),
  }
}

function same(one: string, other: string): boolean {
  return one.localeCompare(other, 'en', { sensitivity: 'base' }) === 0
}
