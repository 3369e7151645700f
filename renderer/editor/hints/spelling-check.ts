import type { Node } from 'prosemirror-model'
import { type SpelledLanguage, spelledLanguages } from '../../../shared/spelling/speller'
import type { FoundIn } from '../../../shared/style/check'

/** Which words of a text are not in the dictionary, as far as that is known. */
export interface SpellingCheck {
  known(top: Node, language: string | undefined): readonly FoundIn[]
  /** Looks at the words of a part of the text; `false` if the time was over first. */
  look(top: Node, language: string | undefined, hasTime: () => boolean): boolean
  /** Called when more is known. The answer ends that. */
  subscribe(heed: () => void): () => void
}

/** Where there is no dictionary. */
export const unchecked: SpellingCheck = {
  known: () => [],
  look: () => true,
  subscribe: () => () => {},
}

export function isSpelled(language: string | undefined): language is SpelledLanguage {
  return spelledLanguages.some((known) => known === language)
}
