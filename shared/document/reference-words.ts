import type { OfficialLanguage } from './language'

/**
 * How the text itself says what a reference refers to, by its language: "paragraph 12 (a)",
 * "section IV.A", "annex II", "paragraph 3 of annex II". In the nominative, since the words around
 * it are not understood: where a sentence wants another case, its author takes the number alone.
 */
export interface ReferenceWords {
  readonly paragraph: (path: readonly string[]) => string
  readonly section: (path: readonly string[]) => string
  /** From what stands at its head: "Annex II". */
  readonly top: (called: string) => string
  /** "paragraph 3", "annex II". */
  readonly within: (inner: string, outer: string, kind: 'annex' | 'part') => string
}

export function referenceWords(language: OfficialLanguage): ReferenceWords {
  return words[language]
}

const lowered = (called: string) => called.charAt(0).toLocaleLowerCase() + called.slice(1)

const words: Readonly<Record<OfficialLanguage, ReferenceWords>> = {
  en: {
    paragraph: (path) => `paragraph ${path.join(' ')}`,
    section: (path) => `section ${path.join('.')}`,
    top: lowered,
    within: (inner, outer) => `${inner} of ${outer}`,
  },
  fr: {
    paragraph: (path) => `paragraphe ${path.join(' ')}`,
    section: (path) => `section ${path.join('.')}`,
    top: lowered,
    within: (inner, outer, kind) => `${inner} de ${kind === 'annex' ? 'l’' : 'la '}${outer}`,
  },
  es: {
    paragraph: (path) => `párrafo ${path.join(' ')}`,
    section: (path) => `sección ${path.join('.')}`,
    top: lowered,
    within: (inner, outer, kind) => `${inner} ${kind === 'annex' ? 'del' : 'de la'} ${outer}`,
  },
  ru: {
    paragraph: (path) => `пункт ${path.join(' ')}`,
    section: (path) => `раздел ${path.join('.')}`,
    top: lowered,
    within: (inner, outer) =>
      `${inner} ${outer.replace('приложение', 'приложения').replace('часть', 'части')}`,
  },
  zh: {
    paragraph: ([first = '', ...rest]) => `第${first}段${rest.join('')}`,
    section: ([first = '', ...rest]) => `第${first}节${rest.join('.')}`,
    top: (called) => called,
    within: (inner, outer) => `${outer}${inner}`,
  },
  ar: {
    paragraph: (path) => `الفقرة ${path.join(' ')}`,
    section: (path) => `الفرع ${path.join('-')}`,
    top: (called) => called,
    within: (inner, outer) => `${inner} من ${outer}`,
  },
}
