/**
 * Keeps a name written the other way round from turning the sentence about it: an Arabic name in an
 * English sentence would else drag the punctuation that follows it. What runs with the sentence is
 * left as it is, so that it can be found and compared as it was typed.
 */
export function isolate(value: string, direction: 'ltr' | 'rtl'): string {
  const other = direction === 'ltr' ? rightToLeft : leftToRight
  return other.test(value) ? `${firstStrongIsolate}${value}${popIsolate}` : value
}

const firstStrongIsolate = '\u2068'
const popIsolate = '\u2069'
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u
const leftToRight = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}]/u
