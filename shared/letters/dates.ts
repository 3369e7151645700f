import type { OfficialLanguage } from '../document/language'

const months: Readonly<Record<Exclude<OfficialLanguage, 'zh'>, readonly string[]>> = {
  // The United Nations writes both sets of names, so that every Arab country reads its own.
  ar: [
    'كانون الثاني/يناير',
    'شباط/فبراير',
    'آذار/مارس',
    'نيسان/أبريل',
    'أيار/مايو',
    'حزيران/يونيه',
    'تموز/يوليه',
    'آب/أغسطس',
    'أيلول/سبتمبر',
    'تشرين الأول/أكتوبر',
    'تشرين الثاني/نوفمبر',
    'كانون الأول/ديسمبر',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  es: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  ru: [
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
  ],
}

/**
 * A day, `2006-07-24`, as a letter in this language dates itself. Written out here and not left to
 * the machine, whose tables change: the same letter is the same file everywhere.
 */
export function dateIn(language: OfficialLanguage, day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const at = Number(date)
  if (language === 'zh') return `${year}年${Number(month)}月${at}日`
  const name = months[language][Number(month) - 1] ?? ''
  switch (language) {
    case 'es':
      return `${at} de ${name} de ${year}`
    case 'fr':
      return `${at === 1 ? '1er' : at} ${name} ${year}`
    case 'ru':
      return `${at} ${name} ${year} года`
    case 'ar':
    case 'en':
      return `${at} ${name} ${year}`
  }
}
