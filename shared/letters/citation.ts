import type { OfficialLanguage } from '../document/language'

interface Cited {
  readonly symbol: string | null
  readonly label: string | null
  readonly annex: string | null
}

/** "CCW/AP.II/CONF.7/2, para. 20"; empty as long as the document has no symbol. */
export function citationIn(language: OfficialLanguage, { symbol, label, annex }: Cited): string {
  if (!symbol) return ''
  // Begun with a word, so that no bracket comes to stand beside letters that run the other way.
  const document = language === 'ar' ? `الوثيقة ${symbol}` : symbol
  const comma = language === 'ar' ? '، ' : ', '
  const place = label ? `${paragraph[language]}\u00a0${label}` : null
  return [document, annex && annexIn(language, annex), place]
    .filter((each) => each !== null)
    .join(comma)
}

/** From "Annex II", as the text has it. */
function annexIn(language: OfficialLanguage, annex: string): string {
  const numeral = annex.split(/\s+/).at(-1) ?? ''
  return `${annexes[language]}\u00a0${numeral}`
}

const annexes: Readonly<Record<OfficialLanguage, string>> = {
  ar: 'المرفق',
  en: 'annex',
  es: 'anexo',
  fr: 'annexe',
  ru: 'приложение',
  zh: '附件',
}

const paragraph: Readonly<Record<OfficialLanguage, string>> = {
  ar: 'الفقرة',
  en: 'para.',
  es: 'párr.',
  fr: 'par.',
  ru: 'пункт',
  zh: '第',
}
