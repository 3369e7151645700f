import type { Node } from 'prosemirror-model'

/** The six official languages, as a masthead names them. */
const codes: Readonly<Record<string, string>> = {
  Arabic: 'ar',
  Chinese: 'zh',
  English: 'en',
  French: 'fr',
  Russian: 'ru',
  Spanish: 'es',
}

/** Language and direction of a text, for the browser: spelling, hyphens, the side of the margin. */
export function languageOf(text: Node): { lang: string; dir: 'ltr' | 'rtl' } {
  const masthead = text.firstChild?.type.name === 'masthead' ? text.firstChild : null
  const lang = codes[masthead?.attrs.language ?? ''] ?? 'en'
  return { lang, dir: lang === 'ar' ? 'rtl' : 'ltr' }
}
