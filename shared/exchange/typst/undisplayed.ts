/** Scripts that people write in today and that the fonts we bring along do not have. */
const scripts = [
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Bopomofo',
  'Arabic',
  'Armenian',
  'Bengali',
  'Cyrillic',
  'Devanagari',
  'Ethiopic',
  'Georgian',
  'Greek',
  'Gujarati',
  'Gurmukhi',
  'Hebrew',
  'Kannada',
  'Khmer',
  'Lao',
  'Latin',
  'Malayalam',
  'Mongolian',
  'Myanmar',
  'Oriya',
  'Sinhala',
  'Syriac',
  'Tamil',
  'Telugu',
  'Thaana',
  'Thai',
  'Tibetan',
  'Tifinagh',
  'Yi',
] as const

const ofScript = scripts.map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const)

/** What Typst says of a sign that no font has, whichever standard it was asked for. */
const complaint = /the text `\\*"(.+?)\\*"` could not be displayed/gu

/**
 * The scripts of the words that no font has, as Typst names them: "Han"; of a letter of another
 * script, the letter itself. A sign that is no letter does not keep anyone from reading the words around it.
 */
export function scriptsUndisplayed(said: string): readonly string[] {
  const names = lettersUndisplayed(said).map(
    (letter) => ofScript.find(([, is]) => is.test(letter))?.[0] ?? letter,
  )
  return [...new Set(names)].sort()
}

/** The letters themselves: "中". */
export function lettersUndisplayed(said: string): readonly string[] {
  return [...said.matchAll(complaint)].flatMap(
    ([, words = '']) => unescaped(words).match(/\p{L}/gu) ?? [],
  )
}

/** Typst writes signs that do not show as their numbers: `\\u{f8ff}`. */
function unescaped(words: string): string {
  return words.replace(/\\+u\{([0-9a-f]+)\}/gi, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  )
}
