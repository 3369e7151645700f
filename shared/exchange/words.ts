import { nameOf, type OfficialLanguage, officialLanguages } from '../document/language'

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
  /** What the masthead calls kinds of distribution and languages, where not as English does. */
  readonly called: Readonly<Record<string, string>>
  readonly symbolPending: string
  readonly draft: string
  readonly contents: string
  readonly paragraphs: string
  /** Above the column of pages in the contents. */
  readonly page: string
  /** At the head of a page, before and after its number. */
  readonly pageHead: readonly [string, string]
  /** How a redline is read where no colour is printed; the first two are printed as they say. */
  readonly legend: { readonly inserted: string; readonly deleted: string; readonly moved: string }
  /** Above what is said of the amendments that a compilation shows. */
  readonly amendments: string
  /** Between titles that are named in one line, and between the parts of the legend. */
  readonly comma: string
  readonly semicolon: string
}

const english: DocumentWords = {
  organization: 'United Nations',
  emblem: 'emblem',
  distribution: 'Distr.',
  original: 'Original',
  called: {},
  symbolPending: '[symbol pending]',
  draft: 'Draft',
  contents: 'Contents',
  paragraphs: 'Paragraphs',
  page: 'Page',
  pageHead: ['Page ', ''],
  legend: {
    inserted: 'Inserted words are underlined',
    deleted: 'deleted words are struck through',
    moved: 'words that have moved are struck where they stood and underlined where they stand now.',
  },
  amendments: 'Amendments',
  comma: ', ',
  semicolon: '; ',
}

/** Distribution and languages are said in English in Arabic, Chinese and Russian documents too. */
const words: Readonly<Record<OfficialLanguage, DocumentWords>> = {
  en: english,
  fr: {
    ...english,
    organization: 'Nations Unies',
    emblem: 'emblème',
    called: {
      General: 'Générale',
      Limited: 'Limitée',
      Restricted: 'Restreinte',
      Arabic: 'Arabe',
      Chinese: 'Chinois',
      English: 'Anglais',
      French: 'Français',
      Russian: 'Russe',
      Spanish: 'Espagnol',
    },
    symbolPending: '[cote à attribuer]',
    draft: 'Projet',
    contents: 'Table des matières',
    paragraphs: 'Paragraphes',
    amendments: 'Amendements',
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
    called: {
      General: 'General',
      Limited: 'Limitada',
      Restricted: 'Reservada',
      Arabic: 'Árabe',
      Chinese: 'Chino',
      English: 'Inglés',
      French: 'Francés',
      Russian: 'Ruso',
      Spanish: 'Español',
    },
    symbolPending: '[signatura pendiente]',
    draft: 'Proyecto',
    contents: 'Índice',
    paragraphs: 'Párrafos',
    page: 'Página',
    pageHead: ['Página ', ''],
    amendments: 'Enmiendas',
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
    pageHead: ['Стр. ', ''],
    amendments: 'Поправки',
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
    pageHead: ['第 ', ' 页'],
    amendments: '修正案',
    legend: {
      inserted: '插入的文字加下划线',
      deleted: '删除的文字加删除线',
      moved: '移动的文字在原处加删除线，在新处加下划线。',
    },
    comma: '，',
    semicolon: '；',
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
    pageHead: ['الصفحة ', ''],
    amendments: 'التعديلات',
    legend: {
      inserted: 'الكلمات المضافة تحتها خط',
      deleted: 'الكلمات المحذوفة مشطوبة',
      moved: 'الكلمات المنقولة مشطوبة في موضعها السابق وتحتها خط في موضعها الجديد.',
    },
    comma: '، ',
    semicolon: '؛ ',
  },
}

export function documentWords(language: OfficialLanguage): DocumentWords {
  return words[language]
}

/** In a masthead of a language; anything else is somebody's own word. */
export function calledIn(language: OfficialLanguage, english: string): string {
  return words[language].called[english] ?? english
}

/** What a masthead in whatever language says, as English does; `null` where nothing is known of it. */
export function calledInEnglish(said: string): string | null {
  return known.get(said.trim().toLowerCase()) ?? null
}

const known: ReadonlyMap<string, string> = new Map([
  ...officialLanguages.map(nameOf).map((name) => [name.toLowerCase(), name] as const),
  ...Object.values(words).flatMap(({ called }) =>
    Object.entries(called).map(([english, name]) => [name.toLowerCase(), english] as const),
  ),
])
