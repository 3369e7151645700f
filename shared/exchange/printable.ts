/** Control characters, halves of characters, and what Unicode says is no character. */
const unprintable = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu

/** What XML and PDF can hold, on one line. */
export function clean(value: unknown): string {
  if (typeof value !== 'string') return ''
  return value.replace(/[\t\r\n\u2028\u2029]/g, ' ').replace(unprintable, '')
}
