/** Languages that have a file in `assets/locales`. */
export const languages = ['en'] as const

/**
 * The reader's own form of a language we have ("en-GB" for "en"), so that dates and numbers come as
 * that reader writes them; English when we have none. A sentence and the date in it are always in
 * one language.
 */
export function chooseLocale(wished: readonly string[]): string {
  const found = wished.find((locale) => languages.some((known) => languageOf(locale) === known))
  return found ?? languages[0]
}

export function directionOf(locale: string): 'ltr' | 'rtl' {
  return rightToLeft.has(languageOf(locale)) ? 'rtl' : 'ltr'
}

// Intl knows this too, but not in every Chromium that we run on.
const rightToLeft: ReadonlySet<string> = new Set(['ar', 'dv', 'fa', 'he', 'ps', 'ug', 'ur', 'yi'])

function languageOf(locale: string): string {
  return locale.split('-')[0]?.toLowerCase() ?? ''
}

export const locale = chooseLocale(typeof navigator === 'undefined' ? [] : navigator.languages)
