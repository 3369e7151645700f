import type { Source } from '../../../shared/document/kinds'
import type { Clause } from '../../../shared/language/clause'
import { folded } from '../../../shared/language/fold'
import type { Passage } from '../../editor/contract'
import { shorten } from '../amendments/change-summary'
import { clauseWords } from './say-clause'

/**
 * A passage as a clause of one's own. Its id follows from where and what it is, so that whoever keeps
 * the same passage twice has it once. Words that were agreed before keep the place they came from.
 */
export function keptFrom(
  passage: Passage,
  { language, ...here }: Source & { readonly language: string },
): Clause {
  const words = clauseWords(passage)
  const source = passage.source ?? here
  return {
    id: `own-${hash([source.conference, source.symbol, source.paragraph, words].join('\n'))}`,
    title: shorten(words),
    kind: 'own',
    style: passage.style,
    text: passage.text,
    items: passage.items,
    source,
    language,
  }
}

/** FNV-1a on the plain letters: to tell passages apart, not to keep anything secret. */
function hash(words: string): string {
  let value = 0x811c9dc5
  for (const letter of folded(words)) {
    value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  }
  return (value >>> 0).toString(16).padStart(8, '0')
}
