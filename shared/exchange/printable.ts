/** Control characters, halves of characters, and what Unicode says is no character. */
const unprintable = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu

/** What XML and PDF can hold, on one line. */
export function clean(value: unknown): string {
  if (typeof value !== 'string') return ''
  return value.replace(/[\t\r\n\u2028\u2029]/g, ' ').replace(unprintable, '')
}

/** The same with a sign in the place of each that is left out, so that no offset changes. */
export function printed(text: string | undefined): string {
  return (text ?? '')
    .replace(/[\t\r\n\u2028\u2029]/g, ' ')
    .replace(unprintable, (sign) => gap.repeat(sign.length))
}

/** Without the gaps. */
export function kept(words: string): string {
  return words.replaceAll(gap, '')
}

/** It is no character, and so in no text that is printed. */
const gap = '\ufffe'
