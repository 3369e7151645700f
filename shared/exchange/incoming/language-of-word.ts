import type { WordDocument } from '../docx-in/model'
import { languageName } from '../language-name'
import { languageIn } from '../recognise/language-in'
import type { Passage } from '../recognise/passage'

/** As a masthead names it. A file of ours says it; of any other the words are looked at first. */
export function languageOfWord(document: WordDocument, passages: readonly Passage[]): string {
  const { isOurs, language } = document
  return isOurs ? languageName(language) : languageIn(passages, language)
}
