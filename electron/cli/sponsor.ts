import type { Delegation } from '../../shared/conference'
import { InputError } from './command'
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
  const same = (one: string, other: string) =>
    one.localeCompare(other, 'en', { sensitivity: 'base' }) === 0
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
