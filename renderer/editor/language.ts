import type { Node } from 'prosemirror-model'
import { languageOfText, type OfficialLanguage } from '../../shared/document/language'

/** Language and direction of a text, for the browser: spelling, hyphens, the side of the margin. */
export function languageOf(text: Node): { lang: OfficialLanguage; dir: 'ltr' | 'rtl' } {
  const lang = languageOfText(text)
  return { lang, dir: lang === 'ar' ? 'rtl' : 'ltr' }
}
