import type { OfficialLanguage } from '../document/language'

/**
 * What the document itself says around the words of its authors: in the language of the text and
 * never in that of the reader's window, so not among the window's translations.
 */
export interface DocumentWords {
  readonly organization: string
  /** Stands where the emblem would: it is protected, and put in by who may use it. */
  readonly emblem: string
  readonly distribution: string
  readonly original: string
  readonly symbolPending: string
  readonly draft: string
  readonly contents: string
  readonly paragraphs: string
  readonly page: string
}

const english: DocumentWords = {
  organization: 'United Nations',
  emblem: 'emblem',
  distribution: 'Distr.',
  original: 'Original',
  symbolPending: '[symbol pending]',
  draft: 'Draft',
  contents: 'Contents',
  paragraphs: 'Paragraphs',
  page: 'Page',
}

/** Distribution and original language stand in Latin letters in the documents of all languages. */
const words: Readonly<Record<OfficialLanguage, DocumentWords>> = {
  en: english,
  fr: {
    ...english,
    organization: 'Nations Unies',
    emblem: 'emblème',
    symbolPending: '[cote à attribuer]',
    draft: 'Projet',
    contents: 'Table des matières',
    paragraphs: 'Paragraphes',
  },
  es: {
    ...english,
    organization: 'Naciones Unidas',
    emblem: 'emblema',
    symbolPending: '[signatura pendiente]',
    draft: 'Proyecto',
    contents: 'Índice',
    paragraphs: 'Párrafos',
    page: 'Página',
  },
  ru: {
    ...english,
    organization: 'Организация Объединенных Наций',
    emblem: 'эмблема',
    symbolPending: '[условное обозначение не присвоено]',
    draft: 'Проект',
    contents: 'Содержание',
    paragraphs: 'Пункты',
    page: 'Стр.',
  },
  zh: {
    ...english,
    organization: '联合国',
    emblem: '会徽',
    symbolPending: '[文号待定]',
    draft: '草案',
    contents: '目录',
    paragraphs: '段次',
    page: '页次',
  },
  ar: {
    ...english,
    organization: 'الأمم المتحدة',
    emblem: 'الشعار',
    symbolPending: '[الرمز غير محدد]',
    draft: 'مشروع',
    contents: 'المحتويات',
    paragraphs: 'الفقرات',
    page: 'الصفحة',
  },
}

export function documentWords(language: OfficialLanguage): DocumentWords {
  return words[language]
}
