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
  /** How a redline is read where no colour is printed; the first two are printed as they say. */
  readonly legend: { readonly inserted: string; readonly deleted: string; readonly moved: string }
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
  legend: {
    inserted: 'Inserted words are underlined',
    deleted: 'deleted words are struck through',
    moved: 'words that have moved are struck where they stood and underlined where they stand now.',
  },
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
    legend: {
      inserted: 'Les mots insérés sont soulignés',
      deleted: 'les mots supprimés sont barrés',
      moved: 'les mots déplacés sont barrés à leur ancienne place et soulignés à la nouvelle.',
    },
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
    legend: {
      inserted: 'Las palabras insertadas van subrayadas',
      deleted: 'las palabras suprimidas van tachadas',
      moved: 'las trasladadas van tachadas en su antiguo lugar y subrayadas en el nuevo.',
    },
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
    legend: {
      inserted: 'Вставленные слова подчеркнуты',
      deleted: 'исключенные слова зачеркнуты',
      moved: 'перемещенные слова зачеркнуты на прежнем месте и подчеркнуты на новом.',
    },
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
    legend: {
      inserted: '插入的文字加下划线',
      deleted: '删除的文字加删除线',
      moved: '移动的文字在原处加删除线，在新处加下划线。',
    },
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
    legend: {
      inserted: 'الكلمات المضافة تحتها خط',
      deleted: 'الكلمات المحذوفة مشطوبة',
      moved: 'الكلمات المنقولة مشطوبة في موضعها السابق وتحتها خط في موضعها الجديد.',
    },
  },
}

export function documentWords(language: OfficialLanguage): DocumentWords {
  return words[language]
}
