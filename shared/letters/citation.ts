import type { OfficialLanguage } from '../document/language'

interface Cited {
  readonly symbol: string | null
  readonly label: string | null
  readonly annex: string | null
}

/** "CCW/AP.II/CONF.7/2, para. 20"; empty as long as the document has no symbol. */
export function citationIn(language: OfficialLanguage, { symbol, ...place }: Cited): string {
  if (!symbol) return ''
  if (language === 'zh') return placeIn(language, `${symbol}号文件`, place)
  // Begun with a word, so that no bracket comes to stand beside letters that run the other way.
  return placeIn(language, language === 'ar' ? `الوثيقة ${symbol}` : symbol, place)
}

/** A place in a document that is called so. */
export function placeIn(
  language: OfficialLanguage,
  document: string,
  { label, annex }: Omit<Cited, 'symbol'>,
): string {
  if (language === 'zh') return inChinese(document, label, annex)
  const place = label ? `${paragraph[language]}\u00a0${label}` : null
  return [document, annex && annexIn(language, annex), place]
    .filter((each) => each !== null)
    .join(language === 'ar' ? '، ' : ', ')
}

/** One word, in which the document comes first and what is cited last. */
function inChinese(document: string, label: string | null, annex: string | null): string {
  return `${document}${annex ? `附件${numeralOf(annex)}` : ''}${label ? `第${label}段` : ''}`
}

/** From "Annex II", as the text has it. */
function annexIn(language: NotChinese, annex: string): string {
  return [annexes[language], numeralOf(annex)].filter((each) => each).join('\u00a0')
}

/** Empty for the only annex. */
function numeralOf(annex: string): string {
  return /[IVXLC\d]+$/.exec(annex)?.[0] ?? ''
}

type NotChinese = Exclude<OfficialLanguage, 'zh'>

const annexes: Readonly<Record<NotChinese, string>> = {
  ar: 'المرفق',
  en: 'annex',
  es: 'anexo',
  fr: 'annexe',
  ru: 'приложение',
}

const paragraph: Readonly<Record<NotChinese, string>> = {
  ar: 'الفقرة',
  en: 'para.',
  es: 'párr.',
  fr: 'par.',
  ru: 'пункт',
}
