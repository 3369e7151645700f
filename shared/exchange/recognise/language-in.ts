import { nameOf } from '../../document/language'
import { writtenIn } from '../../language/written-in'
import { languageName } from '../language-name'
import { inCell } from './in-cell'
import { type Passage, textOf } from './passage'

/**
 * The language of a file, as a masthead names it. Its words come before what is said of it: a program
 * says the language that it is itself used in, whatever is written with it.
 *
 * @param said its tag, if any is
 */
export function languageIn(passages: readonly Passage[], said: string | null): string {
  const written = writtenIn(textOf(inCell(passages)))
  return written ? nameOf(written) : languageName(said)
}
